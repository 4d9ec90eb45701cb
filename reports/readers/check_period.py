"""Periods: those that a report shows exist, are spelled in one way, and are not later than its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reports.diagnostics import did_you_mean
from reports.model.period import FORMS_HINT, Period, parse_period
from reports.model.rapport import Rapport
from reports.model.styrkort import DELAR
from reports.readers.finding import Finding
from reports.readers.goals import indicators

_TOLD = frozenset({"utfall", "bokslut", "foregaende"})
"""Roles of columns that tell what has been."""


def _periods(rapport: Rapport) -> Iterator[Finding]:
    head = rapport.rapport
    known = {period for indikator in rapport.indikatorer() for period in indikator.utfall}
    if head.period and not head.period.is_gap and not parse_period(head.period.text):
        yield Finding(("rapport", "period"), f'perioden "{head.period}" går inte att läsa', FORMS_HINT)
    for number, period in enumerate(head.perioder):
        if period.text not in known:
            hint = did_you_mean(period.text, known)
            yield Finding(("rapport", "perioder", number), f'ingen indikator har utfall för perioden "{period}"', hint)


def _later(rapport: Rapport) -> Iterator[Finding]:
    """The periods that a report shows though they end after its own."""
    own = rapport.egen_period
    for number, text in enumerate(rapport.rapport.perioder if own else ()):
        period = parse_period(text.text)
        if own and period and period.slut > own.slut:
            message = f'perioden "{text}" slutar efter rapportens egen period, {own.text}'
            hint = "ta bort den ur perioder, eller rätta rapportens period"
            yield Finding(("rapport", "perioder", number), message, hint, "varning", acceptable=True)


def _columns(rapport: Rapport) -> Iterator[Finding]:
    """The columns of outcomes that end after the report's own period."""
    own = rapport.egen_period
    for id_, tabell in rapport.tabell.items() if own else ():
        for number, kolumn in enumerate(tabell.kolumn):
            period = kolumn.period if kolumn.roll in _TOLD else None
            if own and period and _is_later(period, own):
                message = f"kolumnen {kolumn.rubrik} i tabellen {id_} har rollen {kolumn.roll} men slutar efter"
                hint = "rätta rubriken, ge kolumnen en annan roll, eller rätta rapportens period"
                place = ("tabell", id_, "kolumn", number)
                yield Finding(place, f"{message} rapportens egen period, {own.text}", hint, "varning", acceptable=True)


def _is_later(period: Period, own: Period) -> bool:
    """Whether a period ends after the report's; a heading that is the report's year means the year so far."""
    return period.slut > own.slut and not (period.whole_year and period.year == own.year)


def _outcomes(rapport: Rapport) -> Iterator[Finding]:
    """The outcomes whose period can't be read, or whose part is none of the indicator's."""
    for path, goal in indicators(rapport):
        parts = {part.id for part in goal.delar()} | {"totalt"} | (set() if goal.uppdelning else set(DELAR))
        for period, value in goal.utfall.items():
            here = (*path, "utfall", period)
            if not parse_period(period):
                yield Finding(here, f'perioden "{period}" går inte att läsa', FORMS_HINT)
            for part in value if isinstance(value, dict) else ():
                if part not in parts:
                    yield Finding((*here, part), f'delen "{part}" finns inte i uppdelningen', did_you_mean(part, parts))


def _spellings(rapport: Rapport) -> Iterator[Finding]:
    """The periods of an area are columns, by what is written: one period must not be written in two ways."""
    written: dict[tuple[str | int, tuple[int, int, int]], str] = {}
    for path, goal in indicators(rapport):
        for text in goal.utfall:
            period = parse_period(text)
            first = written.setdefault((path[1], period.span), text) if period else text
            if first != text:
                message = f'perioden "{text}" är skriven på ett annat sätt än "{first}"'
                yield Finding((*path, "utfall", text), message, "skriv den likadant överallt")


PERIOD_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_periods, _later, _columns, _outcomes, _spellings)
