"""What the text alternatives of bars and marks tell that no other diagram does, from the fullest to the shortest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reports import swedish
from reports.charts.figures import Figures
from reports.charts.roles import missing
from reports.charts.units import told_unit
from reports.model.andelar import in_percents
from reports.model.diagram import DiagramTyp

Tellings = Sequence[Sequence[str]]
FEW = 4
"""So few categories, or values of a series, are told one by one."""
_MOST = 2
"""Of many on one side, so many are named."""


def as_shares(shown: Figures) -> Figures:
    """The figures as the shares that a picture shows, in whole percents; as they are where it can show no shares."""
    every = [shown.shares(index) for index in range(len(shown.names))]
    if not shown.hundra or shown.in_percent or not any(every):
        return shown
    series = tuple(
        replace(one, numbers=tuple(in_percents(shares[number]) if shares else None for shares in every))
        for number, one in enumerate(shown.series)
    )
    return replace(shown, series=series, unit="%")


def _variances(shown: Figures) -> Tellings:
    """Each difference when there are few; otherwise how many there are on each side of zero, and the largest."""
    points = _known(shown)
    unit, gaps = told_unit(shown.unit), told_gaps(shown)
    above = _side("Över noll", sorted((p for p in points if p[1] > 0), key=lambda p: -p[1]), len(points))
    below = _side("Under noll", sorted((p for p in points if p[1] < 0), key=lambda p: p[1]), len(points))
    zero = sum(not number for _, number in points)
    level = f"Noll: {zero} av {len(points)}." if zero else ""
    if not points:
        return [[unit, "Inga värden."], ["Inga värden."]]
    summed = [[unit, above, below, level, gaps], [unit, _count(points), gaps], [_count(points)]]
    each = f"{swedish.and_list([_told(point) for point in points])}."
    return [[unit, each, gaps], *summed] if len(points) <= FEW else summed


def _waterfall(shown: Figures) -> Tellings:
    """From where to where, over every step; of too many the largest each way. Without an end it tells the steps."""
    points, numbers = _known(shown), shown.series[0].numbers if shown.series else ()
    if not points:
        return [["Inga värden."]]
    if numbers[0] is None or numbers[-1] is None:
        each = f"{swedish.and_list([_told(point) for point in points])}."
        return [[told_unit(shown.unit), each, told_gaps(shown)], [told_gaps(shown)]]
    (first, start), (last, end), between = points[0], points[-1], points[1:-1]
    way = f"Från {swedish.number(start)} ({first}) till {swedish.number(end)} ({last})"
    unit, gaps = told_unit(shown.unit), told_gaps(shown)
    steps = [f"{way}, {swedish.signed(end - start)}.", unit, gaps]
    each = f"{way}: {swedish.and_list([_told(step) for step in between])}." if between else steps[0]
    more = _largest("Ökar mest", [step for step in between if step[1] > 0])
    less = _largest("Minskar mest", [(name, -number) for name, number in between if number < 0], -1)
    return [[unit, each, gaps], [unit, steps[0], more, less, gaps], [steps[0], more, less], [steps[0]]]


def _largest(words: str, points: Sequence[tuple[str, Decimal]], sign: int = 1) -> str:
    if not points:
        return ""
    name, number = max(points, key=lambda point: point[1])
    return f"{words}: {_told((name, sign * number))}."


def _goals(shown: Figures) -> Tellings:
    """How many goals have each status, and which they are; of too many goals those that aren't reached."""
    ordered = sorted(shown.goals, key=lambda goal: goal.order)
    by_word = {goal.word: [one for one in shown.goals if one.word == goal.word] for goal in ordered}
    areas = len({goal.area for goal in shown.goals})
    several = f" i {areas} målområden" if areas > 1 else ""
    counts = swedish.and_list([f"{word} {len(found)}" for word, found in by_word.items()])
    count = f"{len(ordered)} mål{several}: {counts}." if ordered else "Inga mål."
    named = {word: f"{word}: {'; '.join(goal.name for goal in found)}." for word, found in by_word.items()}
    missed = [named[word] for word, found in by_word.items() if found[0].level == "ej uppnått"]
    return [[count, *named.values()], [count, *missed], [count]]


def _side(where: str, points: Sequence[tuple[str, Decimal]], count: int) -> str:
    if not points:
        return f"{where}: ingen."
    named = swedish.and_list([_told(point) for point in points[:_MOST]])
    return f"{where}: {len(points)} av {count}, {'mest' if len(points) > 1 else 'nämligen'} {named}."


def _count(points: Sequence[tuple[str, Decimal]]) -> str:
    above, below = (sum(sign * number > 0 for _, number in points) for sign in (1, -1))
    return f"{above} över noll, {below} under noll."


# ---------------------------------------------------------------- words


def _known(shown: Figures) -> list[tuple[str, Decimal]]:
    """Each category that has a value in the first series, with its value."""
    numbers = shown.series[0].numbers if shown.series else ()
    return [(name, number) for name, number in zip(shown.names, numbers, strict=False) if number is not None]


def _told(point: tuple[str, Decimal]) -> str:
    return f"{point[0]} {swedish.signed(point[1])}".strip()


def told_gaps(shown: Figures) -> str:
    """How many values are missing, as a sentence; what either an outcome or its forecast has is not."""
    count = missing(shown)
    return "" if not count else "Ett värde saknas." if count == 1 else f"{count} värden saknas."


OWN_TELLINGS: Mapping[DiagramTyp, Callable[[Figures], Tellings]] = {
    "avvikelse": _variances,
    "vattenfall": _waterfall,
    "malbild": _goals,
}
"""Kinds whose text alternative tells something else than the ends and extremes of series."""
