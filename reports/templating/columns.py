"""Widths and alignment of a table's columns from what its cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reports.document import Cell, Column, Paragraph, Row, plain, walk

PAGE_CHARACTERS = 100.0
"""About how many characters of table text a portrait page is wide."""

_FIGURE = re.compile(r"[-−–±<>≤≥]?\s?\d[\d\s\u00a0,.]*\s?%?|\.\.|[-–]{1,4}|i\.?\s?u\.?", re.IGNORECASE)
_PADDING = 2.0
_LONGEST_WORD = 22


def grid(rows: Sequence[Row]) -> Iterator[tuple[int, Cell]]:
    """Every cell with the number of its first column, spans of the rows above counted."""
    covered: dict[int, int] = {}
    for row in rows:
        column = 0
        for cell in row.cells:
            while covered.get(column, 0) > 0:
                column += 1
            yield column, cell
            for inside in range(column, column + cell.colspan):
                covered[inside] = cell.rowspan
            column += cell.colspan
        covered = {column: left - 1 for column, left in covered.items()}


def count(rows: Sequence[Row]) -> int:
    """How many columns the rows span."""
    return max((column + cell.colspan for column, cell in grid(rows)), default=0)


def columns(
    head: Sequence[Row], body: Sequence[Row], classes: Sequence[str], widths: Sequence[float | None]
) -> tuple[Column, ...]:
    """The table's columns: declared alignments and widths (shares of 1) win over what the content asks for."""
    number = count([*head, *body])
    aligns = [_align(classes, column, body) for column in range(number)]
    least, wanted = _needs([*head, *body], number)
    shares = _share(least, wanted)
    declared = [widths[column] if column < len(widths) else None for column in range(number)]
    left = max(1 - sum(width or 0 for width in declared), 0.05)
    free = sum(share for share, width in zip(shares, declared, strict=True) if width is None) or 1
    result = [
        width if width is not None else share / free * left for share, width in zip(shares, declared, strict=True)
    ]
    total = sum(result) or 1
    return tuple(Column(align, width / total) for align, width in zip(aligns, result, strict=True))


def _align(classes: Sequence[str], column: int, body: Sequence[Row]) -> str:
    declared = classes[column] if column < len(classes) else ""
    if declared:
        return {"tal": "right", "mitt": "center"}.get(declared, "left")
    texts = [_text(cell) for at, cell in grid(body) if at == column and cell.colspan == 1]
    filled = [text for text in texts if text]
    figures = sum(1 for text in filled if _FIGURE.fullmatch(text))
    return "right" if filled and figures >= 0.6 * len(filled) else "left"


def _text(cell: Cell) -> str:
    return " ".join(plain(block.inlines) for block in walk(cell.blocks) if isinstance(block, Paragraph))


def _needs(rows: Sequence[Row], number: int) -> tuple[list[float], list[float]]:
    """The least width of each column (its longest word) and the wanted one (its longest line), in characters."""
    least, wanted = [4.0] * number, [4.0] * number
    for column, cell in grid(rows):
        if cell.colspan > 1:
            continue
        text = _text(cell)
        weight = 1.08 if cell.scope.startswith("col") else 1.0
        word = max((len(part) for part in re.split(r"[ \n/]|(?<=-)", text)), default=0)
        least[column] = max(least[column], min(word, _LONGEST_WORD) * weight)
        wanted[column] = max(wanted[column], min(len(text), 160) * weight)
    return [width + _PADDING for width in least], [width + _PADDING for width in wanted]


def _share(least: list[float], wanted: list[float]) -> list[float]:
    """Columns get what they want when all fit; otherwise their longest word and a share of the rest by need."""
    wanted = [max(low, high) for low, high in zip(least, wanted, strict=True)]
    if sum(wanted) <= PAGE_CHARACTERS:
        spare = PAGE_CHARACTERS - sum(wanted)
        grown = [width + spare * width / sum(wanted) for width in wanted]
        return [width / sum(grown) for width in grown]
    rest = max(PAGE_CHARACTERS - sum(least), 0)
    needs = [(high - low) ** 0.6 for low, high in zip(least, wanted, strict=True)]
    widths = [low + rest * need / (sum(needs) or 1) for low, need in zip(least, needs, strict=True)]
    return [width / sum(widths) for width in widths]
