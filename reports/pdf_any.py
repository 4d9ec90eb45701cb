"""Any PDF that is open for changes in the cells of its tables, as `pdf_plain` is for those that Typst writes today."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reports.pdf_tree import listed


class AnyPdf:
    """A PDF that is open for changes in the cells of its tables."""

    def __init__(self, pdf: bytes) -> None:
        import pikepdf

        self._pdf = pikepdf.open(io.BytesIO(pdf))

    def tables(self) -> list[list[AnyCell]]:
        """The cells of each table, tables and cells in reading order; a table within a cell comes after its own."""
        from pikepdf import Dictionary

        tables: list[list[AnyCell]] = []
        waiting: list[tuple[Any, list[AnyCell]]] = [(self._pdf.Root.StructTreeRoot, [])]
        while waiting:
            element, cells = waiting.pop()
            kind = element.get("/S")
            if kind == "/Table":
                tables.append(cells := [])
            elif kind in ("/TH", "/TD"):
                cells.append(AnyCell(element))
            below = listed(element.get("/K"))
            waiting += [(kid, cells) for kid in reversed(below) if isinstance(kid, Dictionary)]
        return tables

    def saved(self, ids: Sequence[tuple[str, AnyCell]]) -> bytes:
        """The changed PDF, in which these cells are found by their names too."""
        import pikepdf

        structure = self._pdf.Root.StructTreeRoot
        if "/IDTree" not in structure:
            structure.IDTree = pikepdf.NameTree.new(self._pdf).obj
        names = pikepdf.NameTree(structure.IDTree)
        for id_, cell in ids:
            names[id_] = cell.element
        out = io.BytesIO()
        self._pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
        return out.getvalue()


@dataclass(frozen=True, slots=True)
class AnyCell:
    """A cell's element in the structure tree."""

    element: Any

    @property
    def is_data(self) -> bool:
        """Whether it is tagged as no header."""
        return bool(self.element.S == "/TD")

    @property
    def id(self) -> str:
        """The name that other cells know a header by."""
        return str(self.element.ID)

    def head_row(self, id_: str) -> None:
        """Make it the header of its row, with a name."""
        from pikepdf import Name, String

        self.element.S = Name.TH
        self.element.ID = String(id_)
        self._of_table().Scope = Name.Row

    def name_headers(self, ids: Sequence[str]) -> None:
        """Name all headers of it."""
        from pikepdf import Array, String

        self._of_table().Headers = Array([String(id_) for id_ in ids])

    def _of_table(self) -> Any:
        """The attributes that say how it stands in its table."""
        from pikepdf import Array, Dictionary, Name

        every = listed(self.element.get("/A"))
        for attributes in every:
            if attributes.get("/O") == "/Table":
                return attributes
        self.element.A = Array([Dictionary(O=Name.Table), *every])
        return self.element.A[0]
