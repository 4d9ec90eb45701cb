"""Row headers in a finished PDF, which Typst can't mark, and the headers of each cell.

Typst tags the cells of a body as data (TD) and names as their headers only those above them. Here the names of rows
become header cells (TH with `/Scope /Row`), and every cell names its columns', groups' and row's headers
(ISO 32000-1, 14.8.5.7; PDF/UA-1, 7.5).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from reports.document import Blocks, Table, walk
from reports.grid import placed
from reports.table_heads import Place, heads

_ROWS = ("row", "rowgroup")


def with_row_headers(pdf: bytes, blocks: Blocks) -> bytes:
    """The PDF with every header that the tables' cells have; the same bytes where no table has row headers."""
    tables = [block for block in walk(blocks) if isinstance(block, Table)]
    if not any(cell.scope in _ROWS for table in tables for row in table.body for cell in row.cells):
        return pdf
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root.StructTreeRoot
        ids = pikepdf.NameTree(root.IDTree)
        found = [list(_cells(element)) for element in _tables(root)]
        if [len(cells) for cells in found] != [len(_scopes(table)) for table in tables]:
            return pdf  # better the headers that Typst gives than some on the wrong cell
        for number, (table, cells) in enumerate(zip(tables, found, strict=True)):
            _mark(table, cells, ids, f"R{number}")
        out = io.BytesIO()
        opened.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return out.getvalue()


def _mark(table: Table, cells: Sequence[Any], ids: Any, name: str) -> None:
    from pikepdf import Array, Name, String

    scopes = _scopes(table)
    placed_cells = dict(zip(scopes, cells, strict=True))
    for (row, column), cell in placed_cells.items():
        if scopes[row, column] in _ROWS and cell.S == "/TD":
            cell.S = Name.TH
            cell.ID = String(f"{name}x{column}y{row}")
            ids[str(cell.ID)] = cell
            _of_table(cell).Scope = Name.Row
    for place, over in heads(table).items():
        _of_table(placed_cells[place]).Headers = Array([placed_cells[head].ID for head in over])


def _scopes(table: Table) -> dict[Place, str]:
    """The scope of each cell by its place, in reading order."""
    rows = [*placed(table.head, len(table.columns)), *placed(table.body, len(table.columns))]
    return {(number, column): cell.scope for number, slots in enumerate(rows) for column, cell in slots}


def _tables(element: Any) -> Iterator[Any]:
    for child in _children(element):
        if child.S == "/Table":
            yield child
        yield from _tables(child)


def _cells(element: Any) -> Iterator[Any]:
    """The cells of one table, without those of tables in them."""
    for child in _children(element):
        if child.S in ("/TH", "/TD"):
            yield child
        elif child.S in ("/THead", "/TBody", "/TFoot", "/TR"):
            yield from _cells(child)


def _children(element: Any) -> Iterator[Any]:
    from pikepdf import Array, Dictionary

    kids = element.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid


def _of_table(cell: Any) -> Any:
    """The attributes of a cell that say how it stands in its table."""
    from pikepdf import Array, Dictionary, Name

    owned = cell.get("/A")
    every = [*owned] if isinstance(owned, Array) else [owned] if owned is not None else []
    for attributes in every:
        if attributes.get("/O") == "/Table":
            return attributes
    cell.A = Array([Dictionary(O=Name.Table), *every])
    return cell.A[0]
