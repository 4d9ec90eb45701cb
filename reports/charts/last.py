"""The last outcome of a diagram in words, against the year before, the budget and the target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reports import swedish
from reports.charts.figures import Figures, Series
from reports.charts.periods import in_time_order
from reports.model.malniva import Malniva

_MOST_NAMED = 4


def has_roles(figures: Figures) -> bool:
    """Whether some series is held against the others."""
    return any(series.role for series in figures.series)


def last_against(figures: Figures) -> str:
    """The last value of the last outcome, and what the year before and the budget are there; empty where none is."""
    own = [series for series in figures.series if not series.role]
    index = last_index(own[-1]) if own else -1
    if index < 0:
        return ""
    others = [_told(one, index) for role in ("fjol", "budget") for one in figures.series if one.role == role]
    known = [told for told in others if told]
    if not known:
        return ""
    return f"Senast ({figures.names[index]}): {_told(own[-1], index)}, mot {swedish.and_list(known)}."


def goal(figures: Figures, *, summed: bool = False) -> str:
    """The target, and whether the last value reaches it; of categories that are no times, how many do.

    It is that of the sums where the series are parts of a whole (`summed`).
    """
    target = figures.target
    if target is None:
        return ""
    own = [series for series in figures.series if not series.role] or list(figures.series)
    judged = [_sum(own)] if summed else own[-1:] if figures.by_year else own
    told = _last_reaching(target, judged, figures) if in_time_order(figures.names) else _how_many(target, judged)
    return " ".join(filter(None, [f"Målvärde: {target.text.rstrip('.')}.", told]))


def _last_reaching(target: Malniva, judged: Sequence[Series], figures: Figures) -> str:
    """Which of the series reach the target with their last value."""
    ends = [(series, last_index(series)) for series in judged]
    known = [(one, at, target.is_reached_by(one.numbers[at] or Decimal(0))) for one, at in ends if at >= 0]
    if not known or any(reached is None for *_, reached in known):
        return ""
    if len(known) == 1:
        one, at, reached = known[0]
        value = swedish.number(one.numbers[at] or 0)
        return f"Det senaste värdet, {value} ({figures.names[at]}), når det{'' if reached else ' inte'}."
    if len(known) > _MOST_NAMED:
        return f"Av {len(known)} serier når {sum(map(bool, (so for *_, so in known)))} det med det senaste värdet."
    yes, no = (
        [f"{one.name} ({one.texts[at]})" for one, at, is_so in known if is_so == wanted] for wanted in (True, False)
    )
    if yes and no:
        return f"Det senaste värdet når det för {swedish.and_list(yes)}, men inte för {swedish.and_list(no)}."
    return f"Det senaste värdet når det{'' if yes else ' inte'} för {swedish.and_list(yes or no)}."


def _sum(parts: Sequence[Series]) -> Series:
    """The sum of the series, where all of them have a value."""
    columns = list(zip(*(series.numbers for series in parts), strict=True))
    whole = [[number for number in column if number is not None] for column in columns]
    sums = tuple(sum(known, Decimal(0)) if len(known) == len(parts) else None for known in whole)
    return Series("Summan", sums, tuple("" if one is None else swedish.number(one) for one in sums))


def _how_many(target: Malniva, judged: Sequence[Series]) -> str:
    """How many of the values reach the target."""
    values = [number for series in judged for number in series.numbers if number is not None]
    reached = [target.is_reached_by(value) for value in values]
    if not values or None in reached:
        return ""
    count = sum(map(bool, reached))
    who = "Alla" if count == len(values) else str(count) if count else "Inget"
    return f"{who}{'' if who == 'Alla' else ' av'} {len(values)} värden når det."


def ways(figures: Figures) -> str:
    """How many of several series rise from the first value to the last, and how many fall."""
    ends = [(series.numbers[0], series.numbers[-1]) for series in figures.series if series.numbers]
    known = [(first, last) for first, last in ends if first is not None and last is not None]
    if len(known) <= 1:
        return ""
    up, down = sum(last > first for first, last in known), sum(last < first for first, last in known)
    level = len(known) - up - down
    told = [f"{up} ökar"] * bool(up) + [f"{down} minskar"] * bool(down) + [f"{level} är lika"] * bool(level)
    return f"{swedish.and_list(told)}."


def last_index(series: Series) -> int:
    """The category of a series' last number; -1 where it has none."""
    return max((index for index, number in enumerate(series.numbers) if number is not None), default=-1)


def _told(series: Series, index: int) -> str:
    number = series.numbers[index]
    return "" if number is None else f"{swedish.number(number)} ({series.name})"
