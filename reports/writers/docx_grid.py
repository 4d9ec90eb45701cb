"""Where the cells of a table stand: spans laid out on the columns, widths in dxa; and the plain text of a cell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from reports.document import Blocks, Cell, Column, Paragraph, Row, Sourced, Text, plain, walk

CELL_MARGINS = 170
"""Air to the left and right of a cell's text together, in dxa."""
_EMPTY = Cell(())


class Slot(NamedTuple):
    """Where one `w:tc` stands."""

    column: int
    span: int
    merge: str
    """Empty, `restart` where a cell goes on into the rows below, `continue` where it comes from above."""
    rows: int = 1
    """How many rows it covers from here."""


class Line(NamedTuple):
    """A row laid out: the slots from left to right, in all as wide as the table, and what stands in each."""

    slots: tuple[Slot, ...]
    cells: tuple[Cell, ...]
    """As many as slots; what a cell from a row above covers is empty here."""


class _Hanging(NamedTuple):
    span: int
    rows_left: int


def edges(columns: tuple[Column, ...], width: int) -> tuple[int, ...]:
    """Where columns begin and end, so that rounding never makes a table wider than the text."""
    shares = accumulate((column.width for column in columns), initial=0.0)
    whole = sum(column.width for column in columns) or 1.0
    return tuple(round(width * share / whole) for share in shares)


def layout(rows: tuple[Row, ...], columns: int) -> Iterator[Line]:
    """Lay the rows out on the columns.

    Raises ValueError where a row has more cells than there is room for. A row with too few is filled up: one of the
    kind `grupp` or `kommentar` by its last cell, others by empty cells.
    """
    regular = tuple(Slot(column, 1, "") for column in range(columns))
    hanging: dict[int, _Hanging] = {}
    for row in rows:
        if not hanging and len(row.cells) == columns and all(cell.colspan == cell.rowspan == 1 for cell in row.cells):
            yield Line(regular, row.cells)  # by far the most are like this
        else:
            yield _line(row, columns, hanging)


def _line(row: Row, columns: int, hanging: dict[int, _Hanging]) -> Line:
    slots: list[Slot] = []
    cells: list[Cell] = []
    waiting = list(reversed(row.cells))
    column = 0
    while column < columns:
        room = min((start for start in hanging if start > column), default=columns) - column
        if column in hanging:
            slot, cell = _covered(column, hanging), _EMPTY
        else:
            cell = waiting.pop() if waiting else _EMPTY
            fills = cell is not _EMPTY and not waiting and row.kind in ("grupp", "kommentar")
            span = room if fills else min(cell.colspan, room)
            slot = Slot(column, span, "restart" if cell.rowspan > 1 else "", cell.rowspan)
        if slot.merge == "restart":
            hanging[column] = _Hanging(slot.span, cell.rowspan - 1)
        slots.append(slot)
        cells.append(cell)
        column += slot.span
    if waiting:
        raise ValueError(f"a table row has more cells than its {columns} columns hold")
    return Line(tuple(slots), tuple(cells))


def _covered(column: int, hanging: dict[int, _Hanging]) -> Slot:
    span, rows_left = hanging.pop(column)
    if rows_left > 1:
        hanging[column] = _Hanging(span, rows_left - 1)
    return Slot(column, span, "continue")


def only_text(cell: Cell) -> str:
    """The text of a cell that holds nothing but one plain text; empty for all others."""
    if len(cell.blocks) == 1:
        block = cell.blocks[0]
        if type(block) is Paragraph and not block.role and len(block.inlines) == 1:
            inline = block.inlines[0]
            if type(inline) is Sourced and len(inline.inlines) == 1:
                inline = inline.inlines[0]
            if type(inline) is Text:
                return inline.text
    return ""


def plain_blocks(blocks: Blocks) -> str:
    """The text of a cell, a paragraph a line."""
    return "\n".join(plain(block.inlines) for block in walk(blocks) if isinstance(block, Paragraph))
