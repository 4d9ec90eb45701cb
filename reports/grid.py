"""Where the cells of a table stand when cells span columns and rows, and how columns share its width.

One answer for all who lay tables out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from reports.document import Cell, Row

_WIDE = frozenset({"grupp", "kommentar"})


class Slot(NamedTuple):
    """A cell with the number of its first column."""

    column: int
    cell: Cell


def with_room(shares: Sequence[float], needs: Sequence[float]) -> list[float]:
    """Widths of columns that have at least what they need, those with room to spare giving way, in one unit.

    When all the room to spare isn't enough the columns have what they need, which is more than there is.
    """
    lack = sum(max(0.0, need - share) for need, share in zip(needs, shares, strict=True))
    spare = sum(max(0.0, share - need) for need, share in zip(needs, shares, strict=True))
    given = min(1.0, lack / spare) if spare else 0.0
    return [max(need, share - (share - need) * given) for need, share in zip(needs, shares, strict=True)]


def count(rows: Sequence[Row]) -> int:
    """How many columns the rows span."""
    return max((slot.column + slot.cell.colspan for slot in chain.from_iterable(placed(rows))), default=0)


def is_regular(rows: Sequence[Row], columns: int) -> bool:
    """Whether each row has a cell for each column and no cell spans, as in by far the most tables."""
    for row in rows:
        if len(row.cells) != columns:
            return False
        for cell in row.cells:
            if cell.colspan != 1 or cell.rowspan != 1:
                return False
    return True


def placed(rows: Sequence[Row], columns: int | None = None) -> Iterator[Sequence[Slot]]:
    """The cells of each row in their places, past the columns that cells above reach down into.

    No cell reaches over another or below the last row. With a number of columns no cell reaches past them and every
    row is full: those of the kind `grupp` or `kommentar` by their last cell, others by empty cells.

    Raises ValueError where a row has more cells than there are columns for.
    """
    reach: dict[int, int] = {}
    for left, row in zip(range(len(rows), 0, -1), rows, strict=True):
        number = len(row.cells)
        if not reach and columns in (number, None) and all(cell.colspan == cell.rowspan == 1 for cell in row.cells):
            yield list(map(Slot, range(number), row.cells))  # by far the most are like this
            continue
        slots = [Slot(column, _cut(cell, left)) for column, cell in _own(row, reach, columns)]
        reach = {column: rows_left - 1 for column, rows_left in reach.items() if rows_left > 1}
        for column, cell in slots:
            if cell.rowspan > 1:
                reach |= dict.fromkeys(range(column, column + cell.colspan), cell.rowspan - 1)
        yield slots


def _own(row: Row, reach: dict[int, int], columns: int | None) -> Iterator[Slot]:
    """The cells of one row; `reach` has the columns that cells above reach down into."""
    column = 0
    for number, cell in enumerate(row.cells, 1):
        while column in reach:
            column += 1
        room = _room(column, reach, columns)
        if room is not None and room < 1:
            raise ValueError(f"a table row has more cells than its {columns} columns hold")
        fills = row.kind in _WIDE and number == len(row.cells) and cell.rowspan == 1
        colspan = cell.colspan if room is None or (cell.colspan <= room and not fills) else room
        yield Slot(column, cell if colspan == cell.colspan else replace(cell, colspan=colspan))
        column += colspan
    for free in range(column, columns or 0):
        if free not in reach:
            yield Slot(free, Cell(()))


def _room(column: int, reach: dict[int, int], columns: int | None) -> int | None:
    """How many columns are free from one on; None when nothing ends them."""
    end = min((start for start in reach if start > column), default=columns)
    return None if end is None else end - column


def _cut(cell: Cell, left: int) -> Cell:
    return replace(cell, rowspan=left) if cell.rowspan > left else cell
