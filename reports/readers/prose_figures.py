"""The numbers of running text with their sentences, units and lines: what is counted, never a year, a date or a law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reports.model.enhet import ANDEL, Enhet, known_unit
from reports.model.malvarde import LIMITS
from reports.model.matt import ROUGH
from reports.model.rapport import Rapport
from reports.model.varde import Varde
from reports.readers.finding import Path, values
from reports.swedish import MONTHS, PLAIN, parse_number

PROSE = frozenset(
    {"text", "kommentar", "beskrivning", "fotnot", "uppdrag", "viljeyttring", "aktiviteter", "noter", "satser"}
    | {"kontrollmoment", "resultat", "atgard", "orsak", "konsekvens"}
)
"""Keys whose text is Markdown."""

_TELLING = frozenset({"avsnitt", "malomrade", "bedomning", "uppdrag", "avvikelse"})
"""Tables of the content whose texts tell of the report's figures."""
_OF_TABLE = 3
"""Parts of the path of a table's own text: `tabell`, its id, the key."""

_MONTH = "|".join(MONTHS)
_PART = r"kap|kapitel|avsnitt|bilaga|tabell|diagram|figur|sida|sid|punkt|artikel|prop|version|nivå|nr|nummer|vecka|kl|§"
_FIGURE = re.compile(
    r"\{\{(?s:.*?)\}\}|\]\([^)\s]*\)|(?:https?://|www\.)\S+|\[\^[^\]]*\]"
    rf"|\b(?:{_PART})\.?[ \u00a0]\d[\d.:]*|\d+[ \u00a0]?(?:§|kap\b)"
    r"|^[ >]*\d+[.)][ ]"
    rf"|\b\d{{1,2}}[ \u00a0](?:{_MONTH})\b(?:[ \u00a0]\d{{4}})?|\b(?:{_MONTH})[ \u00a0]\d{{4}}\b"
    r"|\d{4}-\d\d(?:-\d\d)?|\d+[:/][\d:/]+|\b0\d{1,3}[- ]\d[\d -]{4,}\d"
    r"|[^\W\d_][^\W_]*-?\d[\w-]*|\d+-?[^\W\d_][\w-]*"
    rf"|{PLAIN}(?:[ \u00a0]?%)?\s?[–—-]\s?{PLAIN}"
    r"|(?<![\d,.])(?<!\d[ \u00a0\u202f])(?:19|20)\d\d(?![\d,]|[ \u00a0\u202f]\d{3}(?!\d))(?!\s?%)"
    rf"|(?P<number>(?<![\w.,])[−-]?{PLAIN})",
    re.IGNORECASE | re.MULTILINE,
)
"""What is no figure, such as an expression, a link, a paragraph of a law, a date, a range or a year; then a figure."""
_UNIT = re.compile(r"\s?(%-enheter|%|[^\W\d_]+(?:\s(?:kronor|kr)\b)?)")
_ROUGH = re.compile(rf"(?<!\w)(?:{ROUGH}|uppemot|närmare|{'|'.join(LIMITS.values())})\s*$", re.IGNORECASE)
_TIME = re.compile(rf"\b(?:{_MONTH}|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
_ANOTHER_TIME = re.compile(
    r"årsskift|läsår|\b(?:höst|vår|somr|sommar|vint)[^\W\d_]*\b"
    r"|\b(?:väntas|beräknas|planeras|kommer att|skulle|början|slutet|framöver|nästa)\b",
    re.IGNORECASE,
)
_BEFORE = 60
"""Characters before a number that say what kind of number it is."""
_ENDS = re.compile(r"(?<=[.!?])[\"”*)]*\s+(?=[^\sa-zåäö])|\n\s*\n|\n(?=\s*(?:[-*>#|:]|\d+[.)]) ?)")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@dataclass(frozen=True, slots=True)
class Tal:
    """A number of a text."""

    tal: Decimal
    text: str
    """As written, without its unit."""
    enhet: Enhet | None
    """The known unit after it."""
    start: int
    """Where it begins in the whole text."""
    end: int
    """Where it ends, without its unit."""
    ungefar: bool
    """Whether it is said to be about right, or to be a limit (`drygt`, `minst`)."""

    @property
    def is_count(self) -> bool:
        """Whether it may count people or things: no share, no amount, no time."""
        whole = self.tal == self.tal.to_integral_value() and self.tal >= 0
        return whole and (self.enhet is None or self.enhet.is_count)

    @property
    def is_share(self) -> bool:
        """Whether it is given in percent."""
        return self.enhet is not None and self.enhet.slag == ANDEL


@dataclass(frozen=True, slots=True)
class Mening:
    """A sentence, or another piece of a text, and where it begins in the whole text."""

    text: str
    start: int

    def tal(self) -> Iterator[Tal]:
        """The numbers of the sentence in order."""
        for match in _FIGURE.finditer(self.text):
            number = parse_number(match["number"]) if match["number"] else None
            if number is not None:
                yield _tal(self, match["number"], number, match.start("number"), match.end("number"))

    def before(self, tal: Tal, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What a pattern finds right before a number of it."""
        return right_before(self.text, tal.start - self.start, pattern)

    def after(self, tal: Tal, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What a pattern finds right after a number of it."""
        return pattern.match(self.text, tal.end - self.start)


def _tal(mening: Mening, written: str, number: Decimal, start: int, end: int) -> Tal:
    unit = _UNIT.match(mening.text, end)
    words = unit[1] if unit else ""
    enhet = known_unit(words) or known_unit(words.split()[0] if words else "")
    is_rough = bool(right_before(mening.text, start, _ROUGH))
    return Tal(number, written, enhet, mening.start + start, mening.start + end, is_rough)


def right_before(text: str, place: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """What a pattern, which ends with `$`, finds right before a place in a text.

    Only the nearest characters are searched: for each number of a long text all of what stands before it is too much.
    """
    return pattern.search(text, max(0, place - _BEFORE), place)


def prose(rapport: Rapport) -> Iterator[tuple[Path, Varde]]:
    """The running texts of a report that hold a digit, with their paths; those of tables are their footnotes."""
    for path, value in values(rapport):
        is_told = path[0] in _TELLING or (path[0] == "tabell" and len(path) == _OF_TABLE)
        if path[-1] in PROSE and is_told and has_digit(value.text):
            yield path, value


def has_digit(text: str) -> bool:
    """Whether there is a digit in a text."""
    return any(digit in text for digit in "0123456789")


def paragraphs(text: str) -> Iterator[Mening]:
    """The paragraphs of a text."""
    return (Mening(part[0], part.start()) for part in _PARAGRAPH.finditer(text))


def sentences(piece: Mening) -> Iterator[Mening]:
    """The sentences of a paragraph or a whole text; an item of a list ends one too."""
    start = 0
    for end in _ENDS.finditer(piece.text):
        yield Mening(piece.text[start : end.start()], piece.start + start)
        start = end.end()
    yield Mening(piece.text[start:], piece.start + start)


def times(*texts: str) -> frozenset[str]:
    """The months and years that texts name, months by their first three letters."""
    found = (time.lower() for text in texts for time in _TIME.findall(text))
    return frozenset(time if time.isdecimal() else time[:3] for time in found)


@lru_cache(32)
def is_of_another_time(text: str, own: frozenset[str]) -> bool:
    """Whether a text names a time that isn't among those of a figure's own, or speaks of what is to come.

    The last answers are kept, for a sentence is asked about once for each of its numbers.
    """
    return bool(_ANOTHER_TIME.search(text)) or not times(text) <= own


def line_at(text: str, place: int) -> int:
    """The line of a place in a text, counted from 0."""
    return text.count("\n", 0, place)


def is_prose(rapport: Rapport, path: Path) -> bool:
    """Whether the value at a path is Markdown: by its key, or in a column of running text."""
    match path:
        case ("tabell", str(id_), "rad", _, "varden", column, *_):
            kolumner = rapport.tabell[id_].kolumn
            return any(
                kolumn.roll == "brodtext" and column in (number, kolumn.id) for number, kolumn in enumerate(kolumner)
            )
        case ("tabell", _, key, _):
            return key in PROSE
        case ("risk", _, key, _):
            return key in PROSE  # a comment by period
    return [part for part in path if isinstance(part, str)][-1] in PROSE
