"""Where the cells of a table stand on its columns, widths in dxa; and the plain text of a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reports.document import Blocks, Break, Cell, Column, Inlines, Mark, Paragraph, Row, Sourced, Text, plain, walk
from reports.grid import is_regular, placed

CELL_MARGINS = 170
"""Air to the left and right of a cell's text together, in dxa."""
_EMPTY = Cell(())


class Slot(NamedTuple):
    """Where one `w:tc` stands."""

    column: int
    rows: int = 1
    """How many rows it stands for from here, itself among them; those below it are empty."""
    is_below: bool = False
    """Whether it is empty since a cell above stands for it."""


class Line(NamedTuple):
    """A row laid out: a slot for each column, and what stands in it."""

    slots: tuple[Slot, ...]
    cells: tuple[Cell, ...]
    """As many as slots; what a cell from a row above stands for is empty here."""
    texts: tuple[str, ...]
    """As `only_text` of the cells."""
    said: tuple[str, ...]
    """What the cells say, as `plain_blocks` has it; `texts` itself where every cell has a text."""
    rows: int = 1
    """How many rows its cells stand for at the most, itself among them."""


def edges(columns: tuple[Column, ...], width: int) -> tuple[int, ...]:
    """Where columns begin and end, so that rounding never makes a table wider than the text."""
    shares = accumulate((column.width for column in columns), initial=0.0)
    whole = sum(column.width for column in columns) or 1.0
    return tuple(round(width * share / whole) for share in shares)


def layout(rows: Sequence[Row], columns: int) -> Iterator[Line]:
    """Lay out rows whose cells are in one column each.

    Raises ValueError where a row has more cells than there is room for.
    """
    regular = tuple(map(Slot, range(columns)))
    if is_regular(rows, columns):
        yield from (_line(regular, row.cells) for row in rows)
        return
    above: dict[int, int] = {}  # rows that a cell above still stands for, by its column
    for own in placed(rows, columns):
        cells = tuple(cell for _, cell in own)
        if not above and len(cells) == columns and all(cell.rowspan == 1 for cell in cells):
            yield _line(regular, cells)
            continue
        covered = {column: (Slot(column, left, is_below=True), _EMPTY) for column, left in above.items()}
        line = covered | {column: (Slot(column, cell.rowspan), cell) for column, cell in own}
        slots, cells = zip(*(line[column] for column in sorted(line)), strict=True)
        yield _line(slots, cells)._replace(rows=max((slot.rows for slot in slots if not slot.is_below), default=1))
        above = {slot.column: slot.rows - 1 for slot in slots if slot.rows > 1}


def _line(slots: tuple[Slot, ...], cells: tuple[Cell, ...]) -> Line:
    texts = tuple([only_text(cell) for cell in cells])
    if all(texts):  # by far the most are like this
        return Line(slots, cells, texts, texts)
    said = (text or plain_blocks(cell.blocks) for text, cell in zip(texts, cells, strict=True))
    return Line(slots, cells, texts, tuple(said))


def only_text(cell: Cell) -> str:
    """The text of a cell that holds one paragraph of plain text, a line a line; empty for all others."""
    if len(cell.blocks) == 1:
        block = cell.blocks[0]
        if type(block) is Paragraph and not block.role:
            inlines = block.inlines
            if len(inlines) != 1:
                return _lines_of(inlines)
            inline = inlines[0]
            if type(inline) is Text:
                return inline.text
            if type(inline) is Sourced and len(inline.inlines) == 1:
                within = inline.inlines[0]
                return within.text if type(within) is Text else ""
    return ""


def _lines_of(inlines: Inlines) -> str:
    """Texts with a line break between each two; empty for all others."""
    texts = inlines[::2]
    if len(inlines) % 2 and {*map(type, texts)} == {Text} and {*map(type, inlines[1::2])} == {Break}:
        return "\n".join([text.text for text in texts if type(text) is Text])
    return ""


def marks(cell: Cell) -> int:
    """The length of the note's mark that a figure ends with; 0 without one."""
    match cell.blocks:
        case (Paragraph(inlines=(*_, Mark(inlines=(Text(text=text),), kind="marke"))),):
            return len(text)
    return 0


def plain_blocks(blocks: Blocks) -> str:
    """The text of a cell, a paragraph a line."""
    return "\n".join(plain(block.inlines) for block in walk(blocks) if isinstance(block, Paragraph))
