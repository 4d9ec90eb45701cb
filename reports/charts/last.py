"""The last outcome of a diagram in words, against the year before, the budget and the forecast."""

from __future__ import annotations

from reports import swedish
from reports.charts.figures import Figures, Series


def has_roles(figures: Figures) -> bool:
    """Whether some series is held against the others."""
    return any(series.role for series in figures.series)


def last_against(figures: Figures) -> str:
    """The last value of the last outcome, and what the year before and the budget are there; empty where none is."""
    own = [series for series in figures.series if not series.role]
    index = last_index(own[-1]) if own else -1
    others = [_told(one, index) for role in ("fjol", "budget") for one in figures.series if one.role == role]
    known = [told for told in others if told]
    if index < 0 or not known:
        return ""
    return f"Senast ({figures.names[index]}): {_told(own[-1], index)}, mot {swedish.and_list(known)}."


def last_index(series: Series) -> int:
    """The category of a series' last number; -1 where it has none."""
    return max((index for index, number in enumerate(series.numbers) if number is not None), default=-1)


def _told(series: Series, index: int) -> str:
    number = series.numbers[index]
    return "" if number is None else f"{swedish.number(number)} ({series.name})"
