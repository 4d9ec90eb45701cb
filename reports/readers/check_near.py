"""Numbers in texts that are almost, but not, a figure of a table or an outcome: slips, or figures since changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from reports.model.enhet import PENGAR, Enhet, converted, known_unit
from reports.model.matt import exact
from reports.model.rapport import Rapport
from reports.model.tabell import Kolumn, Rad, value_in
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
        units = [known_unit(tabell.enhet_i(kolumn)) for kolumn in tabell.kolumn]
        for index, rad in enumerate(tabell.rad):
            for number, kolumn in enumerate(tabell.kolumn):
                value = value_in(tabell.ruta(rad, number))
                if value and (read := exact(value)):
                    namn, path = rad.namn.text or tabell.rubrik.text, ("tabell", id_, "rad", index)
                    said = _expression(id_, rad, kolumn)
                    enhet = read.enhet or units[number]
                    yield _Siffra(path, read.tal, value.text, enhet, namn, kolumn.rubrik, period, said)


def _expression(table: str, rad: Rad, kolumn: Kolumn) -> str:
    """How a text fetches a cell; empty where its row has no id, or one that can't be said so."""
    can_be_said = rad.id and "-" not in rad.id + kolumn.id
    return f"{table.replace('-', '_')}.{rad.id}.{kolumn.id}" if can_be_said else ""


def _outcomes(rapport: Rapport, period: str) -> Iterator[_Siffra]:
    for path, indikator in indicators(rapport):
        namn = indikator.namn.one_line
        for when, outcome in indikator.utfall.items():
            for value in outcome.values() if isinstance(outcome, dict) else (outcome,):
                if (read := number_of(indikator, value)) and not read.ungefar:
                    yield _Siffra((*path, "utfall", when), read.tal, value.text, read.enhet, namn, when, period)


def _against(
    tal: Tal, sentence: Mening, paragraph: Mening, figures: Sequence[_Siffra], text: tuple[Path, Varde]
) -> Iterator[Finding]:
    """The figure nearest to a number, unless the number is a figure itself, or one that is rounded."""
    fitting = list(_fitting(tal, figures))
    if any(_is_rounded(size, figure) for figure, size in fitting):
        return
    close = [(figure, size) for figure, size in fitting if _is_close(figure, size)]
    timely = [figure for figure, _ in close if not is_of_another_time(sentence.text, figure.tider)]
    named = _named(timely, figures, paragraph.text) if timely and not _is_of_before(sentence.text) else []
    found = [(figure, size) for figure, size in close if figure in named or _is_close_of_many(figure, size)]
    if found:
        nearest, _ = min(found, key=lambda one: abs(one[0].size - one[1]))
        yield _finding(tal, nearest, text)


def _finding(tal: Tal, figure: _Siffra, text: tuple[Path, Varde]) -> Finding:
    path, value = text
    where = f"i tabellen {figure.path[1]}" if figure.path[0] == "tabell" else "i utfallet"
    message = f"texten säger {tal.text}, men {figure.namn} ({figure.rubrik}) är {figure.text} {where}"
    hint = f"hämta talet med {{{{ {figure.uttryck} }}}}, så stämmer det alltid" if figure.uttryck else _HINT
    return Finding(path, message, hint, "påpekande", line_at(value.text, tal.start), figure.path, acceptable=True)


@lru_cache(8)
def _is_of_before(text: str) -> bool:
    """Whether a sentence compares with what was before."""
    return bool(_BEFORE.search(text))


def _fitting(tal: Tal, figures: Sequence[_Siffra]) -> Iterator[tuple[_Siffra, Decimal]]:
    """The figures that are about as large as a number and in a unit of its kind, with its size in theirs."""
    sizes = {enhet: _sizes(tal, enhet) for enhet in {figure.enhet for figure in figures}}
    for figure in figures:
        for size in sizes[figure.enhet]:
            if abs(size.adjusted() - figure.size.adjusted()) <= 1:
                yield figure, size


def _sizes(tal: Tal, enhet: Enhet | None) -> tuple[Decimal, ...]:
    """A number without its sign, in a figure's unit; an amount in kr, tkr and mnkr where the figure says none."""
    size = abs(tal.tal)
    if tal.enhet and enhet is None and tal.enhet.slag == PENGAR:
        return tuple(dict.fromkeys((size, *(size * tal.enhet.storlek / unit for unit in (1, 1000, 1000**2)))))
    same = converted(size, tal.enhet, enhet)
    return () if same is None else (same,)


def _is_rounded(size: Decimal, figure: _Siffra) -> bool:
    """Whether a number is a figure, in full or rounded to the number's last digit that counts: 16 712 in 16 700."""
    exponent = size.normalize().as_tuple().exponent
    half = Decimal("0.5").scaleb(exponent if isinstance(exponent, int) else 0)
    return size - half <= figure.size <= size + half


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
