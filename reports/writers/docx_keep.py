"""Which rows of a table stay on the page of the row after them, so that no page ends in the middle of something."""

from __future__ import annotations

from itertools import pairwise
from operator import ge

from reports.document import Cell, Figure, Table, walk
from reports.writers.docx_grid import CELL_MARGINS, Line

SHARE = 1 / 3
"""Of a page: joined rows that together are no higher are moved to the next page rather than parted; so is one row."""
_WHOLE_TABLE = 0.5
"""Of a page: a table that is no higher is moved to the next page rather than parted."""

# Estimates in dxa for 9 points: the middle width of a letter, the height of a line, the air above and below a row.
_LETTER, _LINE, _AIR = 95, 230, 75
_SUMS = ("summa", "delsumma")
_PICTURE = 0.6
"""Height of a picture as a share of its cell's width."""


def row_heights(lines: list[Line], edges: tuple[int, ...]) -> list[float]:
    """About how high each row is, in dxa."""
    widths = [end - start - CELL_MARGINS for start, end in pairwise(edges)]
    letters = [width // _LETTER for width in widths]
    return [_LINE + _AIR if _is_low(line, letters) else _height(line, widths, letters) for line in lines]


def kept_rows(table: Table, lines: list[Line], heights: list[float], page_height: int) -> list[bool]:
    """For each row whether it stays with the next, or the last one with the small print.

    All rows of a short table do; in others header rows, the first row of figures, the last but one, group headings,
    the row before a sum, and rows that a cell joins; but none that is so high that it may be parted itself.
    """
    room = page_height * SHARE
    if sum(heights) <= page_height * _WHOLE_TABLE:
        return [True] * (len(lines) - 1) + [bool(table.notes)] * bool(lines)
    kinds = ["head"] * len(table.head) + [row.kind for row in table.body]
    joined = _joined(lines, heights, room)
    middle = {len(lines) - 2, *range(len(table.head) + 1)}
    kept = [
        kind == "head"
        or (height <= room and (number in middle or number in joined or kind == "grupp" or following in _SUMS))
        for number, (height, (kind, following)) in enumerate(zip(heights, pairwise(kinds), strict=False))
    ]
    return [*kept, bool(table.notes)]


def _is_low(line: Line, letters: list[int]) -> bool:
    """Whether each text of a row has room to spare on one line, of so many letters in each column."""
    return line.said is line.texts and not any(map(ge, map(len, line.said), letters))


def _height(line: Line, widths: list[int], letters: list[int]) -> float:
    """About how high a row is."""
    return max(map(_lines, line.cells, line.texts, line.said, widths, letters), default=1) * _LINE + _AIR


def _lines(cell: Cell, text: str, said: str, width: int, letters: int) -> int:
    per_line = max(1, letters)
    if text:
        return 1 if len(text) == letters and "\n" not in text else 1 + len(text) // per_line
    pictures = sum(isinstance(block, Figure) and not block.small for block in walk(cell.blocks))
    lines = sum(1 + len(paragraph) // per_line for paragraph in said.split("\n"))
    return lines + int(pictures * width * _PICTURE / _LINE)


def _joined(lines: list[Line], heights: list[float], room: float) -> set[int]:
    """Numbers of the rows from which a cell goes on into the next, where all the rows it joins have room together."""
    joined: set[int] = set()
    for number, line in enumerate(lines):
        if line.rows > 1 and sum(heights[number : number + line.rows]) <= room:
            joined.update(range(number, number + line.rows - 1))
    return joined
