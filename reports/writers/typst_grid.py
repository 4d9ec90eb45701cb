"""Where a table's text goes: widths that hold the words, and how high rows will be.

Typst is told the widths outright, since measuring every cell is what takes time in it. Heights decide what is kept
together on a page. Both are estimated from the number of characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from reports.document import Blocks, Break, Cell, Figure, Paragraph, Picture, Sourced, Table, Text, plain, walk
from reports.grid import placed, with_room
from reports.records import dataclass

SIZE = 9.0
"""Size of table text in points."""
SMALLEST = 7.0
"""Size in points that the text of a crowded table may shrink to."""

_POINTS = 72 / 25.4
_CHARACTER = 0.5
"""Mean width of a character in ems; figures of Source Sans Pro are 0.497."""
_INSET = 9.1
"""Room beside the text of a cell in points, left and right together (1.6 mm each)."""
_FIRST_LINE, _LINE = 0.66, 1.2
"""Height in ems of a cell's first line (of its capitals) and of each further one, with some room for uneven lines."""
_ABOVE_BELOW = 7.7
"""Room above and below the text of a row in points."""

_SYLLABLES = 8
"""Letters that a column must have room for; hyphenation goes on from there."""
_LONGEST = 16
"""Characters of a figure or a code that a column must have room for; what is longer is broken."""
_KEPT = 0.5
"""Greatest share of a page's height of a table that is kept together."""
_TALL = 1 / 3
"""Share of a page's height from which a cell may be broken over two pages."""
_PROSE = 4
"""Lines from which a cell's text is prose."""
_TIGHT = 0.8
"""Share of a line from which a word may be too wide for it, since characters differ."""

TALLEST = 0.8
"""Greatest share of a page's height that a picture takes."""
_CAPTION = 30.0
"""Points that the caption of a picture takes, and the air around it."""

_WORD = re.compile(r"[^\s-]+-?")
_HYPHENATED = re.compile(r"[^\W\d_]{6,}[,.;:)]?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell in its place: its first column, its paragraphs' texts, the characters that a line has room for."""

    cell: Cell
    column: int
    texts: tuple[str, ...]
    is_right: bool = False
    """Whether its first column is set flush right."""
    drawn: float = 0.0
    """Height in points of the pictures in it."""
    room: int = 1

    @property
    def lines(self) -> int:
        """Estimated number of lines."""
        return sum(-(-len(text) // self.room) for text in self.texts)

    @property
    def is_text(self) -> bool:
        """Whether it holds one paragraph of plain text and nothing else."""
        match self.cell.blocks:
            case (Paragraph(inlines=(Sourced(inlines=inlines),)) | Paragraph(inlines=inlines),):
                return {*map(type, inlines)} <= {Text, Break}
        return False

    @property
    def is_hyphenated(self) -> bool:
        """Whether words may be divided: in prose, and where one has no line to itself. `Uppnås delvis` is not."""
        return self.is_tight(_TIGHT) or self.lines > _PROSE

    def is_tight(self, share: float) -> bool:
        """Whether some word takes more than a share of a line."""
        most = share * self.room
        if sum(map(len, self.texts)) <= most:
            return False
        return any(len(word) > most for text in self.texts for word in _HYPHENATED.findall(text))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table laid out: its columns' widths and its rows' estimated heights in points."""

    widths: Sequence[float]
    size: float
    """Size of the text in points."""
    rows: Sequence[Sequence[Placed]]
    heights: Sequence[float]
    page: float
    """Height of the page's text in points."""

    def width(self, item: Placed) -> float:
        """Width in points of what stands in a cell."""
        return _width(item, self.widths)

    @property
    def is_kept(self) -> bool:
        """Whether the table is small enough to stand on one page."""
        return sum(self.heights) <= _KEPT * self.page

    @property
    def is_flat(self) -> bool:
        """Whether no cell stands over several rows, and each that has more than a line is plain text."""
        cells = (item for row in self.rows for item in row)
        return all(item.cell.rowspan == 1 and (item.lines <= 1 or item.is_text) for item in cells)

    def is_tall(self, row: int, cell: Cell) -> bool:
        """Whether a cell that begins in a row is so high that it may be broken over two pages."""
        return sum(self.heights[row : row + cell.rowspan]) > _TALL * self.page


def lay(table: Table, width: float, height: float, pictures: Mapping[str, Picture] | None = None) -> Grid:
    """Lay a table out on a page whose text is `width` × `height` mm."""
    slots = [slot for rows in (table.head, table.body) for slot in placed(rows, len(table.columns))]
    right = [column.align == "right" for column in table.columns]
    rows = [[Placed(cell, column, _texts(cell.blocks), right[column]) for column, cell in row] for row in slots]
    widths, size = _fit(table, rows, width * _POINTS)
    rows = [[_roomed(item, widths, size) for item in row] for row in rows]
    if pictures:
        rows = [[_with_pictures(item, widths, pictures, height * _POINTS) for item in row] for row in rows]
    return Grid(widths, size, rows, [_height(row, size) for row in rows], height * _POINTS)


def _texts(blocks: Blocks) -> tuple[str, ...]:
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):  # by far the most are
        return (plain(blocks[0].inlines),)
    return tuple([plain(block.inlines) for block in walk(blocks) if isinstance(block, Paragraph)])


def _fit(table: Table, rows: Sequence[Sequence[Placed]], width: float) -> tuple[list[float], float]:
    """The columns' widths and the size of the text, in points.

    The widths are the table's own shares unless a word has no room; then columns with room to spare give way, and when
    they have too little to give the text gets smaller.
    """
    shares = [column.width * width for column in table.columns]
    needs = _needs(rows, len(shares))
    size = max(SMALLEST, min(SIZE, SIZE * width / (sum(needs) or 1)))
    needs = [(need - _INSET) * size / SIZE + _INSET for need in needs]
    widths = with_room(shares, needs)
    return [points * width / (sum(widths) or 1) for points in widths], size


def _needs(rows: Sequence[Sequence[Placed]], columns: int) -> list[float]:
    """Width in points, at full size, that each column's longest word asks for."""
    longest = [1.0] * columns
    for item in (item for row in rows for item in row if item.cell.colspan == 1):
        heavy = 1.1 if item.cell.scope.startswith("col") else 1.0
        if any(len(text) * 1.3 * heavy > longest[item.column] for text in item.texts):
            asked = max(map(_asked, _words(item.texts)), default=0.0)
            longest[item.column] = max(longest[item.column], asked * heavy)
    return [characters * _CHARACTER * SIZE * 1.04 + _INSET for characters in longest]


def _words(texts: Sequence[str]) -> Iterator[str]:
    """What stands between places where a line may break; a hard space is none."""
    for text in texts:
        yield from _WORD.findall(text.replace("\u00a0", "0"))


@lru_cache(4096)
def _asked(word: str) -> float:
    """Characters a word asks for; capitals are wider, and letters alone may be hyphenated."""
    wide = 0 if word.islower() else 0.3 * sum(map(str.isupper, word))
    return min(len(word), _SYLLABLES if _HYPHENATED.fullmatch(word) else _LONGEST) + min(wide, 3)


def _roomed(item: Placed, widths: Sequence[float], size: float) -> Placed:
    room = max(1, int(_width(item, widths) / (_CHARACTER * size)))
    return Placed(item.cell, item.column, item.texts, item.is_right, room=room)


def _width(item: Placed, widths: Sequence[float]) -> float:
    colspan = item.cell.colspan
    return (widths[item.column] if colspan == 1 else sum(widths[item.column : item.column + colspan])) - _INSET


def _with_pictures(item: Placed, widths: Sequence[float], pictures: Mapping[str, Picture], page: float) -> Placed:
    figures = [block for block in walk(item.cell.blocks) if isinstance(block, Figure)]
    if not figures:
        return item
    room = _width(item, widths)
    sizes = [
        (pictures[figure.picture].width * _POINTS, pictures[figure.picture].height * _POINTS) for figure in figures
    ]
    drawn = sum(min(high * min(1.0, room / (wide or room)), TALLEST * page) + _CAPTION for wide, high in sizes)
    return replace(item, drawn=drawn)


def _height(row: Sequence[Placed], size: float) -> float:
    """Estimated height of a row in points; a cell over several rows gives each of them its part."""
    texts = max((_text_height(item.lines, size) + item.drawn) / item.cell.rowspan for item in row) if row else 0.0
    return max(texts, _text_height(1, size)) + _ABOVE_BELOW


def _text_height(lines: float, size: float) -> float:
    return (_FIRST_LINE + (max(lines, 1.0) - 1) * _LINE) * size
