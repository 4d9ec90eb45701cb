"""The attributes by which cells name their headers, for a table whose groups lie within groups.

HTML has one level of row groups. Where a table has more, its cells name their headers themselves (WCAG, H43).
"""

from __future__ import annotations

from reports.document import Table
from reports.grid import placed
from reports.table_heads import Place, heads, is_group

Attributes = dict[Place, str]
"""The attributes of cells, by the number of the row (header rows first) and of the column."""


def has_nested_groups(block: Table) -> bool:
    """Whether some group of rows lies within another."""
    return any(row.level for row in block.body if is_group(row))


def headers(block: Table, name: str) -> Attributes:
    """An `id` for every header cell, beginning with `name`, and `headers` for every cell of data."""
    named = _header_cells(block)
    made: Attributes = {}
    for (row, column), over in heads(block).items():
        own = f' id="{name}-{row}-{column}"' if (row, column) in named else ""
        above = " ".join(f"{name}-{y}-{x}" for y, x in over)
        made[row, column] = own + (f' headers="{above}"' if above else "")
    return made


def _header_cells(block: Table) -> set[Place]:
    head = enumerate(placed(block.head, len(block.columns)))
    body = enumerate(placed(block.body, len(block.columns)), len(block.head))
    return {(number, column) for number, slots in head for column, _ in slots} | {
        (number, column) for number, slots in body for column, cell in slots if cell.scope
    }
