"""Row headers in a finished PDF, which Typst can't mark, and the headers of each cell.

Typst tags the cells of a body as data (TD) and names as their headers only those above them. Here the names of rows
become header cells (TH with `/Scope /Row`), and every cell names its columns', groups' and row's headers
(ISO 32000-1, 14.8.5.7; PDF/UA-1, 7.5).
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from reports.document import Blocks, Cell, Table, walk
from reports.pdf_tree import listed
from reports.table_heads import Place, cells, heads

_ROWS = ("row", "rowgroup")


def with_row_headers(pdf: bytes, blocks: Blocks) -> bytes:
    """The PDF with every header that the tables' cells have; the same bytes where no table has row headers."""
    tables = [block for block in walk(blocks) if isinstance(block, Table)]
    if not any(cell.scope in _ROWS for table in tables for row in table.body for cell in row.cells):
        return pdf
    import pikepdf

    written = [cells(table) for table in tables]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root.StructTreeRoot
        ids = pikepdf.NameTree(root.IDTree)
        found = _cells(root)
        if [len(tagged) for tagged in found] != [len(own) for own in written]:
            return pdf  # better the headers that Typst gives than some on the wrong cell
        for number, (table, own, tagged) in enumerate(zip(tables, written, found, strict=True)):
            _mark(table, own, dict(zip(own, tagged, strict=True)), ids, f"R{number}")
        out = io.BytesIO()
        opened.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return out.getvalue()


def _mark(table: Table, own: Mapping[Place, Cell], tagged: Mapping[Place, Any], ids: Any, name: str) -> None:
    from pikepdf import Array, Name, String

    for (row, column), element in tagged.items():
        if own[row, column].scope in _ROWS and element.S == "/TD":
            element.S = Name.TH
            element.ID = String(f"{name}x{column}y{row}")
            ids[str(element.ID)] = element
            _of_table(element).Scope = Name.Row
    for place, over in heads(table).items():
        _of_table(tagged[place]).Headers = Array([tagged[head].ID for head in over])


def _cells(root: Any) -> list[list[Any]]:
    """The cells of each table, tables and cells in reading order; a table within a cell comes after its own."""
    from pikepdf import Dictionary

    tables: list[list[Any]] = []
    waiting: list[tuple[Any, list[Any]]] = [(root, [])]
    while waiting:
        element, cells_ = waiting.pop()
        kind = element.get("/S")
        if kind == "/Table":
            tables.append(cells_ := [])
        elif kind in ("/TH", "/TD"):
            cells_.append(element)
        below = listed(element.get("/K"))
        waiting += [(kid, cells_) for kid in reversed(below) if isinstance(kid, Dictionary)]
    return tables


def _of_table(cell: Any) -> Any:
    """The attributes of a cell that say how it stands in its table."""
    from pikepdf import Array, Dictionary, Name

    every = listed(cell.get("/A"))
    for attributes in every:
        if attributes.get("/O") == "/Table":
            return attributes
    cell.A = Array([Dictionary(O=Name.Table), *every])
    return cell.A[0]
