"""A diagram's content as figures: clean texts and exact numbers, the same for drawing, text alternative and cache."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reports import swedish
from reports.charts.order import falling, has_own_order
from reports.model.andelar import is_percent, shares
from reports.model.diagram import BY_SIZE, Diagram, SerieRoll
from reports.model.malbild import Malbild
from reports.model.malniva import Malniva
from reports.model.regler import NIVAER
from reports.model.skillnad import PAIR, skillnad
from reports.model.varde import Varde

_BLANKS = re.compile(r"[ \t\r\n]+")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

Point = tuple[Decimal | None, str]
"""A number with its text; None and its words where there is a gap."""


@dataclass(frozen=True, slots=True)
class Series:
    """A series with one number and one text per category; the number is None where there is a gap."""

    name: str
    numbers: tuple[Decimal | None, ...]
    texts: tuple[str, ...]
    """Numbers by the Swedish rules, gaps as they were written (`i u`), empty where nothing was."""
    role: SerieRoll = ""

    @property
    def points(self) -> tuple[Point, ...]:
        """Number and text, category by category."""
        return tuple(zip(self.numbers, self.texts, strict=True))


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its målområde, and its status as a word, a level of the scale and a sign (empty without one)."""

    area: str
    name: str
    word: str
    level: str
    sign: str

    @property
    def order(self) -> int:
        """Place of the level among those of the scale; what is none of them comes last."""
        return NIVAER.index(self.level) if self.level in NIVAER else len(NIVAER)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a picture shows: category names, series and unit (empty when there is none)."""

    names: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    target: Malniva | None = None
    paneled: bool = False
    """Whether each series has a panel of its own."""
    hundra: bool = False
    """Whether each category's values are shown as shares of their whole."""
    goals: tuple[Goal, ...] = ()
    """What a `malbild` shows instead of figures."""

    @property
    def in_percent(self) -> bool:
        """Whether the values are percents already."""
        return is_percent(self.unit)

    def shares(self, index: int) -> tuple[Decimal, ...]:
        """The values of a category as percent of its whole; none where that can't be known."""
        return shares([series.numbers[index] for series in self.series], self.unit)

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """All numbers of all series, gaps left out."""
        return tuple(number for series in self.series for number in series.numbers if number is not None)

    @property
    def by_year(self) -> bool:
        """Whether the series are the years of a comparison, so that earlier ones step back."""
        return all(_YEAR.search(series.name) for series in self.series)

    @property
    def count(self) -> int:
        """How many marks a picture would have if it had no gaps."""
        return len(self.names) * len(self.series)


def figures(diagram: Diagram) -> Figures:
    """The diagram's figures; a series shorter than the categories ends in gaps, a longer one is cut."""
    shown = _as_written(diagram)
    if isinstance(diagram, Malbild):
        return replace(shown, goals=_goals(diagram))
    if diagram.typ == "andel" and len(shown.series) == 1:
        shown = _one_bar(shown)
    if difference := skillnad(diagram):
        steps = _series(clean(difference.namn), difference.varden, len(shown.names))
        shown = _way(shown, steps) if diagram.typ == "vattenfall" else _variances(shown, steps)
    return _in_order(shown, diagram.sorterad) if diagram.typ in BY_SIZE else shown


def _as_written(diagram: Diagram) -> Figures:
    names = tuple(clean(name) for name in diagram.kategorier)
    series = (
        replace(
            _series(clean(serie.namn), serie.varden, len(names)),
            role=serie.roll if serie.roll in diagram.roller else "",
        )
        for serie in diagram.serie
    )
    return Figures(
        names,
        tuple(series),
        clean(diagram.enhet),
        target=_target(diagram.malniva),
        paneled=diagram.paneler,
        hundra=diagram.hundra or diagram.typ == "andel",
    )


def clean(value: Varde | None) -> str:
    """A value as one line that XML can hold: white space collapsed, control characters left out, hard spaces kept."""
    return _BLANKS.sub(" ", _NOT_IN_XML.sub("", value.text)).strip(" ") if value else ""


def _target(target: Malniva | None) -> Malniva | None:
    return target and replace(target, text=clean(Varde(target.text)))


def _way(shown: Figures, steps: Series) -> Figures:
    """From the sum of one series to that of another, by how they differ in each category."""
    start, end = shown.series[:PAIR]
    totals = [None if None in one.numbers else sum(filter(None, one.numbers), Decimal(0)) for one in (start, end)]
    told = ["i u" if total is None else swedish.number(total) for total in totals]
    numbers, texts = (totals[0], *steps.numbers, totals[1]), (told[0], *steps.texts, told[1])
    return replace(
        shown, names=(start.name, *shown.names, end.name), series=(replace(steps, numbers=numbers, texts=texts),)
    )


def _variances(shown: Figures, variances: Series) -> Figures:
    """The variances in place of what they are of; the unit says what was taken from what."""
    budget, outcome = shown.series[:PAIR]
    names = [swedish.first_lower(one.name) for one in (budget, outcome)]
    pairs = zip(budget.numbers, outcome.numbers, variances.numbers, strict=True)
    ways = {found == b - a for a, b, found in pairs if a is not None and b is not None and a != b}
    told = (
        f"plus är bättre än {names[0]}" if len(ways) > 1 else " minus ".join(reversed(names) if True in ways else names)
    )
    unit = ", ".join(filter(None, ("procentenheter" if is_percent(shown.unit) else shown.unit, told)))
    return replace(shown, series=(variances,), unit=unit)


def _goals(diagram: Malbild) -> tuple[Goal, ...]:
    areas, words = (serie.varden for serie in diagram.serie)
    texts = (map(clean, column) for column in (areas, diagram.kategorier, words))
    return tuple(map(Goal, *texts, diagram.nivaer, diagram.symboler))


def _one_bar(shown: Figures) -> Figures:
    """One series of parts, as a pie has them, as one bar without a name whose parts are the series."""
    points = zip(shown.names, shown.series[0].points, strict=True)
    return replace(shown, names=("",), series=tuple(Series(name, (n,), (text,)) for name, (n, text) in points))


def _in_order(shown: Figures, sorterad: bool | None) -> Figures:
    """The categories by falling size of the last outcomes; as they were written where that is asked for or means more.

    Shares stand by the first, which all begin at zero with.
    """
    if sorterad is False or not shown.series or (sorterad is None and has_own_order(shown.names)):
        return shown
    outcomes = [one for one in shown.series if not one.role] or shown.series
    sizes = outcomes[-1].numbers
    if shown.hundra:
        sizes = tuple(next(iter(shown.shares(index)), None) for index in range(len(shown.names)))
    order = falling(shown.names, sizes)
    series = (
        replace(one, numbers=tuple(one.numbers[n] for n in order), texts=tuple(one.texts[n] for n in order))
        for one in shown.series
    )
    return replace(shown, names=tuple(shown.names[n] for n in order), series=tuple(series))


def _series(name: str, values: tuple[Varde, ...], length: int) -> Series:
    padded = (*values[:length], *[Varde("")] * (length - len(values)))
    numbers = tuple(value.tal if value.tal is None or value.tal.is_finite() else None for value in padded)
    texts = tuple(
        clean(value) if number is None else swedish.number(number)
        for value, number in zip(padded, numbers, strict=True)
    )
    return Series(name, numbers, texts)
