"""Which header cells stand over each cell of a table: its columns', its groups' and its row's.

HTML and PDF can say it outright (`headers`, `/Headers`) where the place in the grid isn't enough (WCAG, H43).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.document import Cell, Row, Table
from reports.grid import Slot, placed

Place = tuple[int, int]
"""The number of a cell's row, header rows first, and of its first column."""


def cells(block: Table) -> dict[Place, Cell]:
    """The cells in reading order by their places, the head's first."""
    rows = [*placed(block.head, len(block.columns)), *placed(block.body, len(block.columns))]
    return {(number, column): cell for number, slots in enumerate(rows) for column, cell in slots}


def heads(block: Table) -> dict[Place, tuple[Place, ...]]:
    """The header cells over every cell: over a header of a row or a group the groups that it lies in."""
    made: dict[Place, tuple[Place, ...]] = {}
    over: list[list[Place]] = [[] for _ in block.columns]
    for number, slots in enumerate(placed(block.head, len(block.columns))):
        for column, cell in slots:
            made[number, column] = ()
            for reached in over[column : column + cell.colspan]:
                reached.append((number, column))
    return made | dict(_body(block, over))


def is_group(row: Row) -> bool:
    """Whether a row names the group of those below it."""
    return row.kind == "grupp" and any(cell.scope == "rowgroup" for cell in row.cells)


def _body(block: Table, over: Sequence[Sequence[Place]]) -> Iterator[tuple[Place, tuple[Place, ...]]]:
    groups: list[tuple[int, Place]] = []
    reaching: dict[Place, int] = {}
    rows = zip(block.body, placed(block.body, len(block.columns)), strict=True)
    for number, (row, slots) in enumerate(rows, len(block.head)):
        if not _is_first(row, number, groups):
            groups = [(level, place) for level, place in groups if not _ends(row, level)]
        own = {(number, slot.column): slot.cell.rowspan for slot in slots if slot.cell.scope}
        around = [place for _, place in groups]
        reaching |= own
        is_wide = _is_wide(slots)
        for column, cell in slots:
            if cell.scope:
                yield (number, column), tuple(around)
            elif is_wide:
                yield (number, column), ()
            else:
                columns = dict.fromkeys(place for places in over[column : column + cell.colspan] for place in places)
                yield (number, column), (*columns, *around, *reaching)
        reaching = {place: left - 1 for place, left in reaching.items() if left > 1}
        if is_group(row):
            groups.append((row.level, next(iter(own))))


def _is_first(row: Row, number: int, groups: Sequence[tuple[int, Place]]) -> bool:
    """Whether a row stands right under a group's name: then even the sum of the table belongs to it."""
    return row.kind != "grupp" and bool(groups) and groups[-1][1][0] == number - 1


def _ends(row: Row, level: int) -> bool:
    """Whether a row ends a group of a level: another group or a sum of its level, or the subtotal of one around it."""
    if row.kind == "delsumma":
        return level > row.level
    return row.kind in ("grupp", "summa") and level >= row.level


def _is_wide(slots: Sequence[Slot]) -> bool:
    """Whether one cell is the whole row: a comment, which no column heads."""
    return len(slots) == 1
