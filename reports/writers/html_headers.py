"""The attributes by which cells name their headers, for a table whose groups lie within groups.

HTML has one level of row groups. Where a table has more, its cells name their headers themselves (WCAG, H43).
"""

from __future__ import annotations

from reports.document import Table
from reports.table_heads import Place, cells, heads, is_group

Attributes = dict[Place, str]
"""The attributes of cells, by the number of the row (header rows first) and of the column."""


def has_nested_groups(block: Table) -> bool:
    """Whether some group of rows lies within another."""
    return any(row.level for row in block.body if is_group(row))


def headers(block: Table, name: str) -> Attributes:
    """An `id` for every header cell, beginning with `name`, and `headers` for every cell of data."""
    over = heads(block)
    made: Attributes = {}
    for (row, column), cell in cells(block).items():
        own = f' id="{name}-{row}-{column}"' if cell.scope or row < len(block.head) else ""
        above = " ".join(f"{name}-{y}-{x}" for y, x in over[row, column])
        made[row, column] = own + (f' headers="{above}"' if above else "")
    return made
