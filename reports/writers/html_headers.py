"""The attributes by which cells name their headers, for a table with groups of rows.

HTML has one level of row groups, and few readers know of it: the cells name their headers themselves (WCAG, H43).
"""

from __future__ import annotations

from reports.document import Table
from reports.table_heads import Place, cells, heads, is_group

Attributes = dict[Place, str]
"""The attributes of cells, by the number of the row (header rows first) and of the column."""


def has_groups(block: Table) -> bool:
    """Whether the rows of a table stand under names of groups."""
    return any(map(is_group, block.body))


def headers(block: Table, name: str) -> Attributes:
    """An `id` for every header cell, beginning with `name`, and `headers` for every cell of data."""
    over = heads(block)
    made: Attributes = {}
    for (row, column), cell in cells(block).items():
        own = f' id="{name}-{row}-{column}"' if cell.scope or row < len(block.head) else ""
        above = " ".join(f"{name}-{y}-{x}" for y, x in over[row, column])
        made[row, column] = own + (f' headers="{above}"' if above else "")
    return made
