"""Whether everybody can read the tables of a web page: each has a name, and each cell its headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reports.diagnostics import COLUMN
from reports.proof.html_page import Page, words
from reports.proof.rules import Place, Rule, first

_NUMBER = re.compile(r"\s*tabell [\w.]*\d\.?\s", re.IGNORECASE)
_SCOPES = ("col", "row", "colgroup", "rowgroup")


def _tables(page: Page) -> Iterator[tuple[int, Any]]:
    return enumerate(page.of("table"), 1)


def _cells(table: Any, *kinds: str) -> list[Any]:
    return [cell for row in table.iter("tr") for cell in row if cell.tag in kinds]


def _captions(page: Page) -> Iterator[str]:
    for number, table in _tables(page):
        if not words(table.find("caption")).strip() if table.find("caption") is not None else not page.named(table):
            yield f"tabell {number} har inget namn, {page.place(table)}"


def _headers(page: Page) -> Iterator[str]:
    yield from (
        f"tabell {number} har inga rubrikceller, {page.place(table)}"
        for number, table in _tables(page)
        if not _cells(table, "th")
    )


def _row_names(page: Page) -> Iterator[str]:
    """Every row of values has its name or stands beside one that reaches down; a single text over a row needs none."""
    for number, table in _tables(page):
        for part in (each for each in table if each.tag in ("tbody", "tfoot")):
            reached = 0
            for at, row in enumerate(part):
                names = [cell for cell in row if cell.tag == "th"]
                reached = max([reached, *(at + _span(cell, "rowspan") for cell in names)])
                if len(row) > 1 and at >= reached:
                    yield f"rad {at + 1} i tabell {number} har ingen rubrikcell, {page.place(table)}"


def _header_texts(page: Page) -> Iterator[str]:
    for number, table in _tables(page):
        for cell in _cells(table, "th"):
            if not words(cell).strip():
                yield Place(f"tabell {number} har en tom rubrikcell", COLUMN, _name(page, table))


def _name(page: Page, table: Any) -> str:
    """The name of a table as it is written, without its number."""
    caption = table.find("caption")
    return _NUMBER.sub("", page.named(table) if caption is None else words(caption))


def _scopes(page: Page) -> Iterator[str]:
    for number, table in _tables(page):
        for cell in _cells(table, "th"):
            if cell.get("scope") not in _SCOPES and not cell.get("headers"):
                yield f"rubrikcellen ”{words(cell).strip()}” i tabell {number} säger inte vad den gäller"


def _named_headers(page: Page) -> Iterator[str]:
    for number, table in _tables(page):
        known = {cell.get("id") for cell in _cells(table, "th")}
        for cell in _cells(table, "th", "td"):
            lost = [id_ for id_ in cell.get("headers", "").split() if id_ not in known]
            if lost:
                yield f"en cell i tabell {number} säger sig ha rubriker som inte finns: {first(lost)}"


def _widths(page: Page) -> Iterator[str]:
    """Every row fills as many columns as the widest (HTML, 4.9.12.1), rows that a cell reaches down over counted."""
    for number, table in _tables(page):
        widths: set[int] = set()
        for part in (each for each in table if each.tag in ("thead", "tbody", "tfoot")):
            below: dict[int, int] = {}
            for at, row in enumerate(part):
                spans = [(_span(cell, "colspan"), _span(cell, "rowspan")) for cell in row]
                widths.add(sum(wide for wide, _ in spans) + below.get(at, 0))
                for wide, high in spans:
                    for lower in range(at + 1, at + high):
                        below[lower] = below.get(lower, 0) + wide
        if len(widths) > 1:
            yield f"tabell {number} har rader med olika många kolumner, {page.place(table)}"


def _span(cell: Any, key: str) -> int:
    text = cell.get(key, "1")
    return int(text) if text.isdecimal() else 1


TABLES: tuple[Rule[Page], ...] = (
    Rule("tabeller har ett namn", _captions),
    Rule("tabeller har rubrikceller", _headers),
    Rule("rader har rubrikceller", _row_names),
    Rule("rubrikceller har text", _header_texts, "skriv vad raderna eller talen är i kolumnens namn"),
    Rule("rubrikceller säger vad de gäller", _scopes),
    Rule("cellernas rubriker finns", _named_headers),
    Rule("rader är lika breda", _widths),
)
"""What a reader who hears one cell at a time needs (WCAG 2.1, 1.3.1, techniques H39, H43, H51, H63)."""
