"""The roles of series: the ink of each, the place of its bars, and the outcome that a forecast goes on from.

The year before is grey and lies behind, the budget is a thin dark line without points, and the forecast has the form of
the outcome it goes on from, unfilled: dashed as a line, hatched as a bar.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from reports.charts.figures import Figures, Series
from reports.charts.hatch import Hatch
from reports.charts.inks import GREY, PAPER, TEXT, Stroke, Tone, strokes, toned, tones
from reports.document import Look

_BEHIND = 3.2
"""Contrast of the year before: paler than what is in front of it, and still 3:1."""
_PALE = 1.65
_BEFORE: tuple[tuple[float, ...], ...] = ((), (1.2, 1.4), (6.0, 1.6, 1.2, 1.6))
_BUDGET: tuple[tuple[float, ...], ...] = ((7.0, 2.5), (2.5, 2.5), (7.0, 2.5, 2.5, 2.5))
_MARKS: tuple[tuple[float, ...], ...] = ((), (2.0, 1.0), (5.0, 1.5))
_FORECAST = (2.4, 1.6)
_FORECAST_HATCH = Hatch((45,), 3.2, 0.9)
_ORDER = ("fjol", "budget", "prognos", "")
"""What lies under what, the lowest first."""

Ink = TypeVar("Ink", Stroke, Tone)


def strokes_of(figures: Figures, look: Look) -> tuple[Stroke, ...]:
    """The line of each series."""
    return tuple(_stroke(figures, *numbered) for numbered in enumerate(_bases(figures, look, strokes)))


def tones_of(figures: Figures, look: Look) -> tuple[Tone, ...]:
    """The filling of each series' bars; that of a budget is not used, since it is a mark (`marks_of`)."""
    return tuple(_tone(figures, *numbered) for numbered in enumerate(_bases(figures, look, tones)))


def _bases(figures: Figures, look: Look, ladder: Callable[..., tuple[Ink, ...]]) -> list[Ink]:
    """The ink of each outcome, and for the other series that of the outcome they go with."""
    own = _own(figures)
    inks = dict(zip(own, ladder(look, len(own), by_year=figures.by_year), strict=True))
    (spare,) = ladder(look, 1, by_year=False)
    return [
        inks[number] if number in inks else inks.get(base_of(figures, number), spare)
        for number in range(len(figures.series))
    ]


def _stroke(figures: Figures, number: int, base: Stroke) -> Stroke:
    match figures.series[number].role:
        case "fjol":
            grey = toned(GREY, _BEHIND)
            return Stroke(grey, _nth(_BEFORE, figures, number), "o", grey, 2.0, bare=True)
        case "budget":
            return Stroke(TEXT, _nth(_BUDGET, figures, number), "D", TEXT, 1.2, bare=True)
        case "prognos":
            return replace(base, dashes=_FORECAST, filling=PAPER, width=0.8 * base.width)
        case _:
            return base


def _tone(figures: Figures, number: int, base: Tone) -> Tone:
    match figures.series[number].role:
        case "fjol":
            shade = _BEHIND if _rank(figures, number) % 2 else _PALE
            return Tone(toned(GREY, shade), toned(GREY, _BEHIND), TEXT)
        case "prognos":
            return Tone(PAPER, base.edge, TEXT, _FORECAST_HATCH)
        case _:
            return base


def marks_of(figures: Figures) -> dict[int, Stroke]:
    """The budgets among the series, by number, as the marks that they are over bars."""
    budgets = [number for number, series in enumerate(figures.series) if series.role == "budget"]
    return {number: Stroke(TEXT, _nth(_MARKS, figures, number), "", TEXT, 1.8, bare=True) for number in budgets}


def places(figures: Figures) -> tuple[int | None, ...]:
    """The place of each series among the bars of a category; None for a budget, which is a mark over them.

    A forecast has the place of the outcome it goes on from, unless both have a value somewhere.
    """
    found: list[int | None] = []
    for number, series in enumerate(figures.series):
        base = base_of(figures, number)
        if series.role == "budget":
            found.append(None)
        elif series.role == "prognos" and 0 <= base < number and not _meet(series, figures.series[base]):
            found.append(found[base])
        else:
            found.append(len({place for place in found if place is not None}))
    return tuple(found)


def stand_ins(figures: Figures, number: int) -> set[int]:
    """The categories where another series has a bar in the place of this one."""
    stands = places(figures)
    others = [one for at, one in enumerate(figures.series) if at != number and stands[at] == stands[number]]
    return {index for one in others for index, value in enumerate(one.numbers) if value is not None}


def missing(figures: Figures) -> int:
    """How many values are missing; what either an outcome or its forecast has is not."""
    pairs = {number: base_of(figures, number) for number, one in enumerate(figures.series) if one.role == "prognos"}
    return sum(
        value is None and not _is_known_elsewhere(figures, pairs, number, index)
        for number, series in enumerate(figures.series)
        for index, value in enumerate(series.numbers)
    )


def _is_known_elsewhere(figures: Figures, pairs: Mapping[int, int], number: int, index: int) -> bool:
    others = [pairs.get(number, -1), *(forecast for forecast, base in pairs.items() if base == number)]
    return any(figures.series[other].numbers[index] is not None for other in others if other >= 0)


def drawing_order(figures: Figures) -> list[int]:
    """The numbers of the series, the one that lies under all others first."""
    return sorted(range(len(figures.series)), key=lambda number: _ORDER.index(figures.series[number].role))


def joined(figures: Figures, number: int) -> tuple[Decimal | None, ...]:
    """The numbers of a series as its line goes; a forecast begins in the last point before it of its outcome."""
    numbers = figures.series[number].numbers
    base = base_of(figures, number)
    start = next((index for index, value in enumerate(numbers) if value is not None), 0)
    if figures.series[number].role != "prognos" or base < 0 or not start:
        return numbers
    return (*numbers[: start - 1], figures.series[base].numbers[start - 1], *numbers[start:])


def base_of(figures: Figures, number: int) -> int:
    """The outcome that a forecast goes on from, by number; -1 for none.

    As many forecasts as outcomes belong together in their order; otherwise it is the nearest before it, else the last.
    """
    own, forecasts = _own(figures), [at for at, one in enumerate(figures.series) if one.role == "prognos"]
    if len(own) == len(forecasts) and number in forecasts:
        return own[forecasts.index(number)]
    return max((other for other in own if other < number), default=own[-1] if own else -1)


def _own(figures: Figures) -> list[int]:
    return [number for number, series in enumerate(figures.series) if not series.role]


def _meet(one: Series, other: Series) -> bool:
    return any(None not in pair for pair in zip(one.numbers, other.numbers, strict=True))


def _nth(ladder: Sequence[tuple[float, ...]], figures: Figures, number: int) -> tuple[float, ...]:
    return ladder[_rank(figures, number) % len(ladder)]


def _rank(figures: Figures, number: int) -> int:
    """How many series of the same role come after, so that the latest year before is drawn plainest."""
    return sum(series.role == figures.series[number].role for series in figures.series[number + 1 :])
