"""Which header cells stand over each cell of a table whose groups lie within groups.

HTML has one level of row groups. Where a table has more, its cells name their headers themselves (WCAG, H43).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.document import Row, Table
from reports.grid import Slot, placed

Attributes = dict[tuple[int, int], str]
"""The attributes of cells, by the number of the row (header rows first) and of the column."""


def has_nested_groups(block: Table) -> bool:
    """Whether some group of rows lies within another."""
    return any(row.level for row in block.body if _is_group(row))


def headers(block: Table, name: str) -> Attributes:
    """An `id` for every header cell, beginning with `name`, and `headers` for every cell of data."""
    made: Attributes = {}
    over: list[list[str]] = [[] for _ in block.columns]
    for number, slots in enumerate(placed(block.head, len(block.columns))):
        for column, cell in slots:
            made[number, column] = f' id="{name}-{number}-{column}"'
            for reached in over[column : column + cell.colspan]:
                reached.append(f"{name}-{number}-{column}")
    return made | dict(_body(block, over, name))


def _body(block: Table, over: Sequence[Sequence[str]], name: str) -> Iterator[tuple[tuple[int, int], str]]:
    groups: list[tuple[int, str]] = []
    reaching: dict[str, int] = {}
    rows = zip(block.body, placed(block.body, len(block.columns)), strict=True)
    for number, (row, slots) in enumerate(rows, len(block.head)):
        groups = [(level, id_) for level, id_ in groups if not _ends(row, level)]
        heads = {f"{name}-{number}-{slot.column}": slot.cell.rowspan for slot in slots if slot.cell.scope}
        around = [id_ for _, id_ in groups]
        reaching |= heads
        for column, cell in slots:
            if cell.scope:
                above = f' headers="{" ".join(around)}"' if around else ""
                yield (number, column), f' id="{name}-{number}-{column}"{above}'
            elif not _is_wide(slots):
                columns = dict.fromkeys(id_ for ids in over[column : column + cell.colspan] for id_ in ids)
                yield (number, column), f' headers="{" ".join([*columns, *around, *reaching])}"'
        reaching = {id_: left - 1 for id_, left in reaching.items() if left > 1}
        if _is_group(row):
            groups.append((row.level, next(iter(heads))))


def _is_group(row: Row) -> bool:
    return row.kind == "grupp" and any(cell.scope == "rowgroup" for cell in row.cells)


def _ends(row: Row, level: int) -> bool:
    """Whether a row ends a group of a level: another group or a sum of its level, or the subtotal of one around it."""
    if row.kind == "delsumma":
        return level > row.level
    return row.kind in ("grupp", "summa") and level >= row.level


def _is_wide(slots: Sequence[Slot]) -> bool:
    """Whether one cell is the whole row: a comment, which no column heads."""
    return len(slots) == 1
