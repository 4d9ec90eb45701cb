"""Which rows of a table stay on the page of the row after them, so that no page ends in the middle of something."""

from __future__ import annotations

from itertools import pairwise

from reports.document import Cell, Table
from reports.writers.docx_grid import CELL_MARGINS, Line, only_text, plain_blocks

_SHARE = 1 / 3
"""Of a page: rows that together are no higher are moved to the next page rather than parted."""

# Estimates in dxa for 9 points: the middle width of a letter, the height of a line, the air above and below a row.
_LETTER, _LINE, _AIR = 95, 230, 75


def kept_rows(table: Table, lines: list[Line], edges: tuple[int, ...], page_height: int) -> list[bool]:
    """For each row whether it stays with the next, or the last one with the small print.

    All rows of a short table do; in others header rows, the first row of figures, the last but one, group headings,
    the row before a sum, and rows that a cell joins.
    """
    heights = [_height(line, edges) for line in lines]
    room = page_height * _SHARE
    if sum(heights) <= room:
        return [True] * (len(lines) - 1) + [bool(table.notes)] * bool(lines)
    kinds = ["head"] * len(table.head) + [row.kind for row in table.body]
    joined = _joined(lines, heights, room)
    middle = {len(lines) - 2, *range(len(table.head) + 1)}
    kept = [
        number in middle or number in joined or kind == "grupp" or following == "summa"
        for number, (kind, following) in enumerate(pairwise(kinds))
    ]
    return [*kept, bool(table.notes)]


def _height(line: Line, edges: tuple[int, ...]) -> float:
    """About how high a row is."""
    cells = zip(line.slots, line.cells, strict=True)
    widths = ((edges[slot.column + slot.span] - edges[slot.column], cell) for slot, cell in cells if slot.rows == 1)
    return max((_lines(cell, width - CELL_MARGINS) for width, cell in widths), default=1) * _LINE + _AIR


def _lines(cell: Cell, width: int) -> int:
    text = only_text(cell)
    if text and len(text) * _LETTER <= width:
        return 1
    per_line = max(1, width // _LETTER)
    return sum(1 + len(paragraph) // per_line for paragraph in (text or plain_blocks(cell.blocks)).split("\n"))


def _joined(lines: list[Line], heights: list[float], room: float) -> set[int]:
    """Numbers of the rows from which a cell goes on into the next, where all the rows it joins have room together."""
    joined: set[int] = set()
    for number, line in enumerate(lines):
        rows = max((slot.rows for slot in line.slots), default=1)
        if rows > 1 and sum(heights[number : number + rows]) <= room:
            joined.update(range(number, number + rows - 1))
    return joined
