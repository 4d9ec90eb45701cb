"""The names of a table's rows as header cells in LibreOffice's PDF, which knows only those of columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reports.pdf_tree import elements, kids, listed


def mark_row_names(root: Any, named: Sequence[Sequence[bool]]) -> bool:
    """Make the first cell a header (TH with `/Scope /Row`) in the rows that have a name there; whether that was done.

    `named` says so for each row of each table, in reading order. A table that the PDF has in other rows stays as it is,
    and so do all where it has other tables.
    """
    tables = [[*_rows(table)] for table in elements(root) if table.S == "/Table"]
    if len(tables) != len(named):
        return not any(map(any, named))
    pairs = list(zip(tables, named, strict=True))
    known = [(rows, names) for rows, names in pairs if len(rows) == len(names)]
    for row, has_name in (pair for rows, names in known for pair in zip(rows, names, strict=True)):
        if has_name:
            _mark(kids(row)[0])
    return not any(any(names) for rows, names in pairs if len(rows) != len(names))


def _mark(cell: Any) -> None:
    from pikepdf import Array, Dictionary, Name

    if cell.S == "/TD":
        cell.S = Name.TH
        cell.A = Array([*listed(cell.get("/A")), Dictionary(O=Name.Table, Scope=Name.Row)])


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, without those of tables within it."""
    for kid in kids(table):
        if kid.S == "/TR":
            yield kid
        elif kid.S in ("/THead", "/TBody", "/TFoot"):
            yield from _rows(kid)
