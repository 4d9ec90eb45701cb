"""Widths and alignment of a table's columns from what its cells hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from reports.document import Break, Cell, Column, Figure, Paragraph, Row, Sourced, Text, plain, walk
from reports.grid import Slot, count, placed

PORTRAIT, LANDSCAPE = 96.0, 146.0
"""About how many average characters of table text a page is wide."""

_FIGURE = re.compile(r"([-−–±<>≤≥]?\s?\d[\d\s\u00a0,.]*\s?%?|\.\.|[-–]{1,4}|i\.?\s?u\.?)\s?\**|\*+", re.IGNORECASE)
_BREAKS = re.compile(r"[ \n/]|(?<=-)")
_DECLARED = {"tal": "right", "mitt": "center"}
_PADDING = 2.2
_LONGEST_WORD = 26.0
_LONGEST_LINE = 170.0
_HEADING = 0.5
"""Share of a heading's length that its column asks for, since a heading may well take two lines."""
_PICTURE = (24.0, 60.0)
"""The least width of a picture, and the wanted one, in characters."""
_SMALL_PICTURE = (15.0, 16.0)


class _Widths(dict[str, float]):
    """The width of each letter in average characters: narrow ones, wide ones, and all the others."""

    def __missing__(self, _letter: str) -> float:
        return 1.05


_WIDTHS = _Widths(
    dict.fromkeys("iljtfr.,:;'|!()[] I1", 0.65) | dict.fromkeys("mwMWÅÄÖ@%—ABCDEFGHKNOPQRSUVXYZ", 1.3),
)


_Lined = tuple[Slot, list[str]]
"""A cell in its place, and the lines of its text."""


def columns(
    head: Sequence[Row], body: Sequence[Row], classes: Sequence[str], widths: Sequence[float | None], page: float
) -> tuple[Column, ...]:
    """The table's columns on a page of so many characters.

    Declared alignments and widths (shares of 1) win over what the content asks for.
    """
    number = count([*head, *body])
    slots = [(slot, _lines(slot.cell)) for slot in chain.from_iterable(placed([*head, *body]))]
    within = sum(len(row.cells) for row in head)
    aligns = _aligns(classes, number, slots[within:])
    shares = _share(*_needs(slots, number), page)
    declared = [widths[column] if column < len(widths) else None for column in range(number)]
    left = max(1 - sum(width or 0 for width in declared), 0.05)
    free = sum(share for share, width in zip(shares, declared, strict=True) if width is None) or 1
    result = [width or share / free * left for share, width in zip(shares, declared, strict=True)]
    return tuple(Column(align, width / sum(result)) for align, width in zip(aligns, result, strict=True))


def _aligns(classes: Sequence[str], number: int, body: Sequence[_Lined]) -> list[str]:
    declared = [classes[column] if column < len(classes) else "" for column in range(number)]
    texts: list[list[str]] = [[] for _ in declared]
    for (column, cell), lines in body:
        if not declared[column] and cell.colspan == 1:
            texts[column].append("\n".join(lines))
    return [_DECLARED.get(said, "left") if said else _align(found) for said, found in zip(declared, texts, strict=True)]


def _align(texts: Sequence[str]) -> str:
    filled = [text for text in texts if text]
    figures = sum(1 for text in filled if _FIGURE.fullmatch(text))
    return "right" if filled and figures >= 0.6 * len(filled) else "left"


def _lines(cell: Cell) -> list[str]:
    """The lines that a cell's writer made: paragraphs, and what line breaks part."""
    lines = [""]
    blocks = cell.blocks
    for block in blocks if len(blocks) == 1 and type(blocks[0]) is Paragraph else walk(blocks):
        if isinstance(block, Paragraph):
            lines.append("")
            for inline in block.inlines:
                inside = inline.inlines if isinstance(inline, Sourced) else (inline,)
                for part in inside:
                    if isinstance(part, Break):
                        lines.append("")
                    else:
                        lines[-1] += part.text if type(part) is Text else plain((part,))
    return [line for line in lines if line]


def _width(text: str) -> float:
    """The width of a text in average characters."""
    return sum(map(_WIDTHS.__getitem__, text))


def _needs(slots: Sequence[_Lined], number: int) -> tuple[list[float], list[float]]:
    """The least width of each column (its longest word) and the wanted one (its longest line), in characters."""
    least, wanted = [4.0] * number, [4.0] * number
    for (column, cell), lines in slots:
        if cell.colspan > 1:
            continue
        is_head = cell.scope.startswith("col")
        bold = 1.06 if is_head else 1.0
        for line in lines:
            words, width = _BREAKS.split(line), _width(line)
            word = width if len(words) == 1 else max(map(_width, words))
            whole = max(word, width * _HEADING) if is_head else width
            least[column] = max(least[column], min(word, _LONGEST_WORD) * bold)
            wanted[column] = max(wanted[column], min(whole, _LONGEST_LINE) * bold)
        if len(cell.blocks) == 1 and type(cell.blocks[0]) is Paragraph:
            continue
        for figure in (block for block in walk(cell.blocks) if isinstance(block, Figure)):
            narrow, wide = _SMALL_PICTURE if figure.small else _PICTURE
            least[column], wanted[column] = max(least[column], narrow), max(wanted[column], wide)
    return [width + _PADDING for width in least], [width + _PADDING for width in wanted]


def _share(least: list[float], wanted: list[float], page: float) -> list[float]:
    """Columns get what they want when all fit; otherwise their longest word and a share of the rest by need."""
    if sum(wanted) <= page:
        return [width / sum(wanted) for width in wanted]
    rest = max(page - sum(least), 0)
    needs = [(high - low) ** 0.7 for low, high in zip(least, wanted, strict=True)]
    widths = [low + rest * need / (sum(needs) or 1) for low, need in zip(least, needs, strict=True)]
    return [width / sum(widths) for width in widths]
