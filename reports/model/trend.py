"""An indicator's outcomes as numbers, and whether they are better or worse than a year before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from reports import swedish
from reports.model.enhet import ANDEL, PROCENTENHETER, Enhet, converted, known_unit, lone_unit, unit
from reports.model.malvarde import TEXT, Malvarde, read_malvarde
from reports.model.matt import Matt, is_nothing, measured
from reports.model.period import Period, parse_period, spelled
from reports.model.styrkort import Indikator, Riktning
from reports.model.varde import Varde

Omdome = Literal["bättre", "sämre", "oförändrat", "ökat", "minskat"]
"""What a change is; `ökat` and `minskat` where the indicator has no direction."""


@dataclass(frozen=True, slots=True)
class Trend:
    """The change since the latest period that can be compared."""

    omdome: Omdome
    forandring: Decimal
    enhet: Enhet | None
    """The change's unit: procentenheter for shares."""
    fran: str
    """The period before, as written."""

    @property
    def text(self) -> str:
        """The change in words: `sämre än mars 2021 (+1,1 procentenheter)`."""
        than = "sedan" if self.omdome in ("oförändrat", "ökat", "minskat") else "än"
        return f"{self.omdome} {than} {self.fran} ({signed(self.forandring, self.enhet)})"


class CannotJudge(Exception):
    """Why an indicator can't be judged."""


# ---------------------------------------------------------------- outcomes


def own_unit(indikator: Indikator) -> Enhet | None:
    """The unit that an indicator is said to have; None when it says none."""
    return unit(indikator.enhet.text) if indikator.enhet else None


def outcome_of(indikator: Indikator, period: Period, part: str) -> Matt:
    """The number of a period's outcome, in all or for one part; raises CannotJudge when there is none."""
    written = written_outcome(indikator, period, part)
    if written is None:
        raise CannotJudge(f"utfall för {period.text} saknas")
    if is_nothing(written.text) or written.is_gap:
        raise CannotJudge(f'utfallet för {period.text} är "{first_line(written)}"')
    found = number_of(indikator, written)
    if found is None:
        raise CannotJudge(f'utfallet "{first_line(written)}" är inget tal')
    return found


def written_outcome(indikator: Indikator, period: Period, part: str) -> Varde | None:
    """The outcome of a period, however that is spelled."""
    text = spelled(indikator.utfall, period)
    return indikator.varde(text, part) if text is not None else None


def number_of(indikator: Indikator, written: Varde) -> Matt | None:
    """The number of an outcome, in its own unit or the indicator's; None where it has none."""
    return measured(written, indikator.enhet.text if indikator.enhet else "")


def first_line(value: Varde) -> str:
    """The first line of a value, as sentences quote it."""
    return value.text.strip().split("\n")[0]


# ---------------------------------------------------------------- trend


def trend(
    indikator: Indikator, period: Period | None, part: str = "totalt", malvarde: Varde | None = None
) -> Trend | None:
    """The change since the latest earlier year's same period; None where two numbers can't be compared.

    `malvarde` is the part's own target, where it has one.
    """
    try:
        now = outcome_of(indikator, period, part) if period else None
    except CannotJudge:
        return None
    before = next(earlier(indikator, period, part), None) if period else None
    if now is None or before is None:
        return None
    text, then = before
    number = None if lone_unit(now.enhet, then.enhet) else converted(now.tal, now.enhet, then.enhet)
    if number is None:
        return None
    target = malvarde or indikator.malvarde
    asked = read_malvarde(target.text) if target else TEXT
    judged = _judged(replace(now, tal=number, enhet=then.enhet), then, asked, indikator.riktning)
    return Trend(judged, number - then.tal, unit_of_change(then.enhet), text)


def earlier(indikator: Indikator, period: Period, part: str) -> Iterator[tuple[str, Matt]]:
    """The outcomes of the same part of earlier years, the latest first: a year is never held against a month."""
    read = [parse_period(text) for text in indikator.utfall]
    same = [one for one in read if one and one.span[1:] == period.span[1:]]
    for one in sorted((one for one in same if one.year < period.year), reverse=True):
        written = indikator.varde(one.text, part)
        if written is not None and (found := number_of(indikator, written)):
            yield one.text, found


def _judged(now: Matt, then: Matt, asked: Malvarde, riktning: Riktning) -> Omdome:
    if now.tal == then.tal:
        return "oförändrat"
    wanted = _BETTER.get(asked.art, _BETTER.get(riktning))
    if wanted:
        return "bättre" if (now.tal > then.tal) == (wanted > 0) else "sämre"
    before, after = _away(then, asked), _away(now, asked)
    if wanted is None or before is None or after is None or before == after:
        return "ökat" if now.tal > then.tal else "minskat"
    return "bättre" if after < before else "sämre"


_BETTER: Mapping[str, int] = {
    "minst": 1, "över": 1, "öka": 1, "högre är bättre": 1,
    "högst": -1, "under": -1, "topp": -1, "minska": -1, "lägre är bättre": -1,
    "exakt": 0, "mellan": 0,
}  # fmt: skip
"""Which way is better, by the target or by `riktning`: 1 higher, −1 lower, 0 nearer to the target."""


def _away(outcome: Matt, asked: Malvarde) -> Decimal | None:
    """How far an outcome is from the target, or from the nearer end of its range."""
    if asked.tal is None:
        return None
    number = converted(outcome.tal, outcome.enhet, asked.enhet)
    high = asked.till if asked.till is not None else asked.tal
    return None if number is None else max(asked.tal - number, number - high, Decimal(0))


# ---------------------------------------------------------------- words


def unit_of_change(enhet: Enhet | None) -> Enhet | None:
    """The unit that a difference is in."""
    return known_unit(PROCENTENHETER) if enhet is not None and enhet.slag == ANDEL else enhet


def shown(number: Decimal, enhet: Enhet | None) -> str:
    """A number with its unit."""
    unit_after = f"{swedish.HARD_SPACE}{enhet.after(number)}" if enhet and enhet.after(number) else ""
    return swedish.number(number.normalize() if number == 0 else number) + unit_after


def signed(change: Decimal, enhet: Enhet | None) -> str:
    """A change with its sign and unit."""
    return ("+" if change > 0 else "") + shown(change, enhet)
