"""Whether everybody can read the tables of a Word file: one header row, nothing merged, nothing for looks only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reports.diagnostics import COLUMN
from reports.proof.docx_package import Package, W, is_on, text, value
from reports.proof.rules import TEMPLATE, Place, Rule, shortened

_SYMBOL = re.compile(r"\s*[●⬤■▲▼◆⚫🔴🟡🟢↑↓→]\s*")
_ON = ("1", "true", "on")
_LAYOUT = "skriv det som text eller lista; är tabellen mallens, använd tabbar eller stycken där i stället"


@dataclass(frozen=True)
class Listed:
    """A table of the main story, and how it is spoken of."""

    package: Package
    number: int
    table: Any

    def __str__(self) -> str:
        return f"tabell {self.number}, {self.package.place(self.table)},"


def _tables(package: Package) -> Iterator[tuple[Listed, Any]]:
    for number, table in enumerate(package.document.iter(f"{W}tbl"), 1):
        yield Listed(package, number, table), table


def _rows(table: Any) -> list[Any]:
    return list(table.iterfind(f"{W}tr"))


def _cells(row: Any) -> list[Any]:
    return list(row.iterfind(f"{W}tc"))


def _is_layout(table: Any) -> bool:
    return len(_rows(table)) == 1 or all(len(_cells(row)) == 1 for row in _rows(table))


def _heads(table: Any) -> list[bool]:
    return [is_on(row, "trPr/tblHeader") for row in _rows(table)]


def _layout(package: Package) -> Iterator[str]:
    yield from (f"{said} har bara en rad eller en kolumn" for said, table in _tables(package) if _is_layout(table))


def _nested(package: Package) -> Iterator[str]:
    for said, table in _tables(package):
        if next(table.iterancestors(f"{W}tbl"), None) is not None:
            yield f"{said} står i en annan tabell"


def _merged(package: Package) -> Iterator[str]:
    for said, table in _tables(package):
        spans = [value(span) for span in table.iter(f"{W}gridSpan")]
        if (
            any(span not in ("", "1") for span in spans)
            or next(table.iter(f"{W}vMerge", f"{W}hMerge"), None) is not None
        ):
            yield f"{said} har sammanslagna celler"


def _header_rows(package: Package) -> Iterator[str]:
    for said, table in _tables(package):
        if not _is_layout(table) and not any(_heads(table)[:1]):
            yield f"{said} har ingen rubrikrad"


def _late_headers(package: Package) -> Iterator[str]:
    for said, table in _tables(package):
        heads = _heads(table)
        if False in heads and any(heads[heads.index(False) :]):
            yield f"{said} har en rubrikrad under en rad med värden"


def _many_headers(package: Package) -> Iterator[str]:
    for said, table in _tables(package):
        if not _is_layout(table) and all(_heads(table)[:2]):
            yield f"{said} har flera rubrikrader"


def _empty_headers(package: Package) -> Iterator[str]:
    for said, table in _tables(package):
        heads = [row for row, is_head in zip(_rows(table), _heads(table), strict=True) if is_head]
        for column in (place for row in heads for place, cell in enumerate(_cells(row), 1) if not text(cell).strip()):
            yield Place(f"{said} saknar rubrik i kolumn {column}", COLUMN, value(table, "tblPr/tblCaption"))


def _row_names(package: Package) -> Iterator[str]:
    """A name of a row stands in its first cell, and says what the rest of the row is of."""
    for said, table in _tables(package):
        look = value(table, "tblPr/tblLook", "firstColumn") or _bit(value(table, "tblPr/tblLook"))
        rows = [_cells(row) for row, is_head in zip(_rows(table), _heads(table), strict=True) if not is_head]
        named = (row for row in rows if len(row) > 1 and text(row[0]).strip() and any(text(cell) for cell in row[1:]))
        if look not in _ON and not _is_layout(table) and next(named, None):
            yield f"{said} säger inte att första kolumnen har radernas namn"


def _bit(flags: str) -> str:
    """Whether the first column is marked in the older way, a number in hexadecimals (ISO/IEC 29500-4, 14.4.9)."""
    return "1" if re.fullmatch(r"[0-9A-Fa-f]+", flags) and int(flags, 16) & 0x80 else ""


def _empty_rows(package: Package) -> Iterator[str]:
    for said, table in _tables(package):
        rows = [row for row, is_head in zip(_rows(table), _heads(table), strict=True) if not is_head]
        yield from (f"{said} har en tom rad" for row in rows if _cells(row) and not text(row).strip())


def _descriptions(package: Package) -> Iterator[str]:
    for said, table in _tables(package):
        if not (value(table, "tblPr/tblCaption") or value(table, "tblPr/tblDescription")):
            yield f"{said} har varken namn eller beskrivning"


def _symbols(package: Package) -> Iterator[str]:
    for said, table in _tables(package):
        for cell in table.iter(f"{W}tc"):
            if _SYMBOL.fullmatch(text(cell)):
                yield f"{said} har en cell med bara tecknet {shortened(text(cell))}"


TABLES: tuple[Rule[Package], ...] = (
    Rule("tabeller är inte till för utseendet", _layout, _LAYOUT),
    Rule("tabeller står inte i tabeller", _nested, _LAYOUT),
    Rule("celler är inte sammanslagna", _merged, TEMPLATE),
    Rule("tabeller har en rubrikrad", _header_rows, TEMPLATE),
    Rule("rubrikraden står överst", _late_headers, TEMPLATE),
    Rule("rubrikraden är en", _many_headers, TEMPLATE),
    Rule("kolumner har rubriker", _empty_headers, "skriv vad raderna eller talen är i kolumnens namn"),
    Rule("rader har namn", _row_names, "markera Första kolumnen för tabellen i Word, under Tabelldesign"),
    Rule("rader är inte tomma", _empty_rows, "ta bort raden ur tabellen"),
    Rule("tabeller har en beskrivning", _descriptions, TEMPLATE),
    Rule("celler säger det med ord", _symbols, "skriv ett ord bredvid tecknet"),
)
"""What a reader who hears one cell at a time needs (WCAG 2.1, 1.3.1 and 1.4.1)."""
