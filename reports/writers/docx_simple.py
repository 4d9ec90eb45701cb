"""A table without joined cells, as Word's own accessibility checker asks for: each header and each value in its column.

Screen readers tell a cell by its row and column in the grid, and a joined cell throws off the counting. What a cell
over several columns says is therefore told in each of them, or stands in the first where it names the row or is alone
there; a cell over several rows stands in the first and leaves those below empty, without a rule between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import le

from reports.document import Blocks, Cell, Column, Paragraph, Row, Table, Text
from reports.grid import Slot, is_regular, placed, with_room
from reports.writers.docx_grid import CELL_MARGINS, plain_blocks

_LETTERS = {
    letter: room
    for letters, room in (("ijlI.,:;|'", 50), ("frt()-", 65), ("aceksvxyzåä0123456789", 100), ("mwMW", 157))
    for letter in letters
}
"""About how wide letters are in bold at 9 points, in dxa, after Arial."""
_LETTER, _CAPITAL, _WIDEST = 110, 128, 157
_GREATEST = 4
"""No word takes more than this part of a table from the other columns."""
_ALIKE = bytes.maketrans(b"\n/-123456789", b"   000000000")
"""Signs that end a word, and figures, which are all as wide: alike, so that few words are left to be measured."""
_DASHES = re.compile(b"\xe2\x80[\x90-\x94]")  # U+2010 to U+2014
_DASH = b"\xe2\x80"


def simple(table: Table) -> Table:
    """The table with one header row and no cell over several columns; a comment that ends it becomes small print.

    Raises ValueError where a row has more cells than there is room for.
    """
    body, comments = _ending(table.body)
    head = _simple_head(table.head, len(table.columns))
    return replace(table, head=head, body=_simple_body(body, table.columns), notes=comments + table.notes)


def _simple_head(head: tuple[Row, ...], columns: int) -> tuple[Row, ...]:
    if len(head) <= 1 and is_regular(head, columns):
        return head
    return (_header(list(placed(head, columns)), columns),)


def _simple_body(body: tuple[Row, ...], columns: tuple[Column, ...]) -> tuple[Row, ...]:
    if is_regular(body, len(columns)):
        return body
    rows = zip(body, placed(body, len(columns)), strict=True)
    return tuple(_simple_row(row, slots, columns) for row, slots in rows)


def with_room_for_words(columns: tuple[Column, ...], rows: Sequence[Sequence[str]], width: int) -> tuple[Column, ...]:
    """The columns of a table so many dxa wide, those that are narrower than a word of theirs taking from the others.

    Each row is what the cell in each column says.
    """
    given = [column.width * width for column in columns]
    rooms = [has - CELL_MARGINS for has in given]
    texts = [*zip(*rows, strict=True)]
    if all(max(map(len, said)) * _WIDEST <= room for said, room in zip(texts, rooms, strict=False)):
        return columns  # few texts are long enough to have to be measured
    widest = [_widest_word(said) for said in texts]
    if all(map(le, widest, rooms)):
        return columns
    needed = [min(word + CELL_MARGINS, width // _GREATEST) for word in widest]
    widths = with_room(given, needed)
    return tuple(replace(column, width=has / sum(widths)) for column, has in zip(columns, widths, strict=True))


def _widest_word(texts: Iterable[str]) -> int:
    """About how wide the widest word of some texts is, in dxa."""
    whole = "\n".join(texts).encode().translate(_ALIKE)
    words = {*(_DASHES.sub(b" ", whole) if _DASH in whole else whole).split(b" ")}
    widest = 0
    for word in sorted(words, key=len, reverse=True):
        if len(word) * _WIDEST <= widest:
            break
        widest = max(widest, _width(word.decode()))
    return widest


@lru_cache(4096)
def _width(word: str) -> int:
    return sum(_LETTERS.get(letter) or (_CAPITAL if letter.isupper() else _LETTER) for letter in word)


def _ending(body: tuple[Row, ...]) -> tuple[tuple[Row, ...], Blocks]:
    """The rows without the comments that end the table, and what those say."""
    end = len(body)
    while end and body[end - 1].kind == "kommentar" and len(body[end - 1].cells) == 1:
        end -= 1
    comments = tuple(block for row in body[end:] for block in row.cells[0].blocks)
    return (body[:end], comments) if end else (body, ())


def _header(rows: Sequence[Sequence[Slot]], columns: int) -> Row:
    """The header rows as one: in each column what stands above it, from the top down."""
    blocks: list[Blocks] = [()] * columns
    first = [Cell((), "col")] * columns
    for slot in (slot for row in rows for slot in row):
        echo = _echo(slot.cell) if slot.cell.colspan > 1 else ()
        for column in range(slot.column, slot.column + slot.cell.colspan):
            blocks[column] += echo if column > slot.column else slot.cell.blocks
        first[slot.column] = slot.cell
    cells = zip(first, blocks, strict=True)
    return Row(tuple(replace(cell, blocks=all_, colspan=1, rowspan=1) for cell, all_ in cells))


def _simple_row(row: Row, slots: Sequence[Slot], columns: tuple[Column, ...]) -> Row:
    if all(cell.colspan == 1 for _, cell in slots):
        return row  # by far the most are like this
    return replace(row, cells=tuple(_spread(row, slots, columns)))


def _spread(row: Row, slots: Sequence[Slot], columns: tuple[Column, ...]) -> Iterator[Cell]:
    """A row's cells, none of them over several columns."""
    is_alone = len(row.cells) == 1
    for column, cell in slots:
        if cell.colspan == 1:
            yield cell
            continue
        one, empty = replace(cell, colspan=1), Cell((), rowspan=cell.rowspan)
        if is_alone and row.kind == "kommentar":
            widest = max(range(column, column + cell.colspan), key=lambda number: _room(columns[number]))
            yield from (one if number == widest else empty for number in range(column, column + cell.colspan))
        else:
            again = empty if is_alone or cell.scope else Cell(_echo(cell), rowspan=cell.rowspan)
            yield one
            yield from [again] * (cell.colspan - 1)


def _room(column: Column) -> float:
    """How well a text fits: columns of figures are not for text."""
    return column.width if column.align == "left" else 0.0


def _echo(cell: Cell) -> Blocks:
    """What a cell says, to be told again: without its footnotes, links and pictures."""
    text = plain_blocks(cell.blocks)
    return tuple(Paragraph((Text(line),)) for line in text.split("\n")) if text else ()
