"""Numbers in texts that are almost, but not, a figure of a table or an outcome: slips, or figures since changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from reports.model.enhet import PENGAR, Enhet
from reports.model.matt import matt
from reports.model.rapport import Rapport
from reports.model.tabell import Spann
from reports.model.trend import number_of
from reports.model.varde import Varde
from reports.readers.finding import Finding, Path
from reports.readers.goals import indicators
from reports.readers.prose_figures import (
    Mening,
    Tal,
    has_digit,
    is_of_another_time,
    line_at,
    paragraphs,
    prose,
    sentences,
    times,
)
from reports.readers.row_words import spoken_of

_FEW, _SOME, _MANY, _MOST = 3, 4, 5, 6
"""Significant digits: from few a number is held against rows that the text names, from many against every figure."""
_CLOSE, _CLOSEST = Decimal("0.01"), Decimal("0.0001")
"""How far off a number may be, as a part of the figure: of a row that the text names, and of any."""
_BEFORE = re.compile(r"\b(?:i fjol|fjolårets?|förra|föregående|före|tidigare|från|mot)\b", re.IGNORECASE)
_HINT = "rätta det tal som är fel; med jamfor_text = false under [rapport] jämförs inte texterna"


@dataclass(frozen=True)
class _Siffra:
    """A figure of a table or an outcome."""

    path: Path
    tal: Decimal
    text: str
    enhet: Enhet | None
    namn: str
    """Name of its row or indicator."""
    rubrik: str
    """Heading of its column, or its period."""
    period: str
    """The report's period."""
    uttryck: str = ""
    """How a text fetches it, where its row has an id that can be said so."""

    @cached_property
    def tider(self) -> frozenset[str]:
        """The months and years that it is of: its column's or period's own, and the report's."""
        return times(self.rubrik, self.period)

    @cached_property
    def size(self) -> Decimal:
        """Its number without its sign."""
        return abs(self.tal)

    @cached_property
    def digits(self) -> str:
        """Its digits from the first that is no nought."""
        return _digits(self.tal)


@lru_cache(256)
def _digits(number: Decimal) -> str:
    return f"{abs(number).normalize():f}".replace(".", "").lstrip("0")


def _length(number: Decimal) -> int:
    """How many digits of a number count; two noughts or more at its end are taken to be rounding."""
    digits = _digits(number)
    return len(digits.rstrip("0")) if digits.endswith("00") else len(digits)


def _near(rapport: Rapport) -> Iterator[Finding]:
    if not rapport.rapport.jamfor_text:
        return
    figures: list[_Siffra] | None = None
    for path, value in prose(rapport):
        for paragraph in filter(_with_digit, paragraphs(value.text)):
            for sentence in filter(_with_digit, sentences(paragraph)):
                for tal in sentence.tal():
                    if not tal.ungefar and _length(tal.tal) >= _FEW:
                        figures = list(_figures(rapport)) if figures is None else figures
                        yield from _against(tal, sentence, paragraph, figures, (path, value))


def _with_digit(piece: Mening) -> bool:
    return has_digit(piece.text)


def _figures(rapport: Rapport) -> Iterator[_Siffra]:
    period = rapport.rapport.period.text if rapport.rapport.period else ""
    yield from _cells(rapport, period)
    yield from _outcomes(rapport, period)


def _cells(rapport: Rapport, period: str) -> Iterator[_Siffra]:
    for id_, tabell in rapport.tabell.items():
        for index, rad in enumerate(tabell.rad):
            for number, kolumn in enumerate(tabell.kolumn):
                ruta = tabell.ruta(rad, number)
                value = ruta.varde if isinstance(ruta, Spann) else ruta
                if value and (read := matt(value)) and not read.ungefar:
                    heading = " ".join(level.text for level in kolumn.nivaer())
                    uttryck = (
                        f"{id_.replace('-', '_')}.{rad.id}.{kolumn.id}"
                        if rad.id and "-" not in rad.id + kolumn.id
                        else ""
                    )
                    namn, path = rad.namn.text or tabell.rubrik.text, ("tabell", id_, "rad", index)
                    yield _Siffra(path, read.tal, value.text, read.enhet, namn, heading, period, uttryck)


def _outcomes(rapport: Rapport, period: str) -> Iterator[_Siffra]:
    for path, indikator in indicators(rapport):
        namn = " ".join(indikator.namn.text.split())
        for when, outcome in indikator.utfall.items():
            for value in outcome.values() if isinstance(outcome, dict) else (outcome,):
                if (read := number_of(indikator, value)) and not read.ungefar:
                    yield _Siffra((*path, "utfall", when), read.tal, value.text, read.enhet, namn, when, period)


def _against(
    tal: Tal, sentence: Mening, paragraph: Mening, figures: Sequence[_Siffra], text: tuple[Path, Varde]
) -> Iterator[Finding]:
    """The figure nearest to a number, unless the number is a figure itself, or one that is rounded."""
    sizes = list(_sizes(tal))
    grades = {size.adjusted() + apart for size in sizes for apart in (-1, 0, 1)}
    fitting = [figure for figure in figures if figure.size.adjusted() in grades and _fits(tal, figure)]
    if any(_is_rounded(size, fitting) for size in sizes):
        return
    close = [figure for figure in fitting if any(_is_close(figure, size) for size in sizes)]
    timely = [figure for figure in close if not is_of_another_time(sentence.text, figure.tider)]
    named = _named(timely, figures, paragraph.text) if timely and not _is_of_before(sentence.text) else []
    found = [figure for figure in close if figure in named or any(_is_close_of_many(figure, size) for size in sizes)]
    if found:
        nearest = min(found, key=lambda figure: min(abs(figure.size - size) for size in sizes))
        path, value = text
        where = f"i tabellen {nearest.path[1]}" if nearest.path[0] == "tabell" else "i utfallet"
        message = f"texten säger {tal.text}, men {nearest.namn} ({nearest.rubrik}) är {nearest.text} {where}"
        hint = f"hämta talet med {{{{ {nearest.uttryck} }}}}, så stämmer det alltid" if nearest.uttryck else _HINT
        line = line_at(value.text, tal.start)
        yield Finding(path, message, hint, "påpekande", line, nearest.path, acceptable=True)


@lru_cache(8)
def _is_of_before(text: str) -> bool:
    """Whether a sentence compares with what was before."""
    return bool(_BEFORE.search(text))


def _sizes(tal: Tal) -> Iterator[Decimal]:
    """A number without its sign; an amount also in kr, tkr and mnkr, since a table's unit may be any of them."""
    yield abs(tal.tal)
    if tal.enhet and tal.enhet.slag == PENGAR:
        yield from (abs(tal.tal) * tal.enhet.storlek / unit for unit in (1, 1000, 1000**2) if unit != tal.enhet.storlek)


def _fits(tal: Tal, figure: _Siffra) -> bool:
    return not tal.enhet or not figure.enhet or tal.enhet.slag == figure.enhet.slag


def _is_rounded(size: Decimal, figures: Sequence[_Siffra]) -> bool:
    """Whether a number is a figure, in full or rounded to the number's last digit that counts: 16 712 in 16 700."""
    exponent = size.normalize().as_tuple().exponent
    half = Decimal("0.5").scaleb(exponent if isinstance(exponent, int) else 0)
    return any(size - half <= figure.size <= size + half for figure in figures)


def _is_close(figure: _Siffra, size: Decimal) -> bool:
    """Whether a number may be meant to be a figure: by its digits, or by its size."""
    other = figure.size
    return bool(other) and (abs(other - size) < _CLOSE * other or _is_slip(figure, size))


def _is_close_of_many(figure: _Siffra, size: Decimal) -> bool:
    """The same of numbers with so many digits that it is hardly by chance."""
    digits = min(_length(size), len(figure.digits))
    if digits < _MOST:
        return (
            digits == _MANY and size.adjusted() == figure.size.adjusted() and _are_turned(_digits(size), figure.digits)
        )
    return abs(figure.size - size) < _CLOSEST * figure.size or _is_slip(figure, size)


def _is_slip(figure: _Siffra, size: Decimal) -> bool:
    """Whether two digits have changed places, or, in a number that isn't short, one is another or is left out."""
    if size.adjusted() - figure.size.adjusted() not in (-1, 0, 1):
        return False
    one, other = _digits(size), figure.digits
    return _are_turned(one, other) or (len(one) >= _SOME and _differ_in_one(one, other))


def _are_turned(one: str, other: str) -> bool:
    if len(one) != len(other) or one == other:
        return False
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if places != places[:1] + [place + 1 for place in places[:1]]:
        return False
    return [one[place] for place in places] == [other[place] for place in reversed(places)]


def _differ_in_one(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    shorter, longer = sorted((one, other), key=len)
    places = range(len(longer)) if len(longer) == len(shorter) + 1 else ()
    return any(longer[:place] + longer[place + 1 :] == shorter for place in places)


def _named(close: Sequence[_Siffra], figures: Sequence[_Siffra], text: str) -> list[_Siffra]:
    """The figures whose row or indicator a paragraph speaks of, among those of their table or all outcomes."""
    named: list[_Siffra] = []
    for table in {_table(figure) for figure in close}:
        names = tuple(dict.fromkeys(figure.namn for figure in figures if _table(figure) == table))
        spoken = {names[index] for index in spoken_of(names, text)}
        named += [figure for figure in close if _table(figure) == table and figure.namn in spoken]
    return named


def _table(figure: _Siffra) -> str:
    return str(figure.path[1]) if figure.path[0] == "tabell" else ""


NEAR_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_near,)
