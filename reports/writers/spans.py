"""Where a table's cells stand when cells span columns and rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.document import Cell, Row

Slot = tuple[int, Cell]
"""A cell with the number of its first column."""

_WIDE = frozenset({"grupp", "kommentar"})


def placed(rows: Sequence[Row], columns: int) -> list[list[Slot]]:
    """The cells of each row in their places, past the columns that cells above reach down into.

    Every row is made full: those of the kind `grupp` or `kommentar` by their last cell, others by empty cells. No cell
    reaches past the last column or below the last row.
    """
    reach: dict[int, int] = {}
    result = []
    for left, row in zip(range(len(rows), 0, -1), rows, strict=True):
        slots = _slots(row, reach, columns)
        reach = {column: below - 1 for column, below in reach.items() if below > 1}
        for at, (column, cell) in enumerate(slots):
            if cell.rowspan > left:
                slots[at] = column, replace(cell, rowspan=left)
            if cell.rowspan > 1:
                reach |= dict.fromkeys(range(column, column + cell.colspan), cell.rowspan - 1)
        result.append(slots)
    return result


def _slots(row: Row, reach: dict[int, int], columns: int) -> list[Slot]:
    slots: list[Slot] = []
    column = 0
    for cell in row.cells:
        while column in reach:
            column += 1
        if cell.colspan > max(columns - column, 1):
            cell = replace(cell, colspan=max(columns - column, 1))
        slots.append((column, cell))
        column += cell.colspan
    missing = [free for free in range(column, columns) if free not in reach]
    if missing and slots and row.kind in _WIDE and not reach:
        last, cell = slots[-1]
        slots[-1] = last, replace(cell, colspan=columns - last)
    else:
        slots += [(free, Cell(())) for free in missing]
    return slots
