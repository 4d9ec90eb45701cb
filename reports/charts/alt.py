"""The text alternative of a diagram, made from its figures: what it shows, from what to what, where it changes most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from reports import swedish
from reports.charts.figures import Figures, Series, clean, figures, is_period
from reports.model.diagram import Diagram, DiagramTyp

LONGEST = 499
"""Characters; a screen reader reads a text alternative in one go, with no way back into it."""

NOUNS: Mapping[DiagramTyp, str] = {
    "stapel": "Stapeldiagram",
    "staplad": "Staplat stapeldiagram",
    "liggande": "Liggande stapeldiagram",
    "linje": "Linjediagram",
}
_EXAMPLE = "Exempelvärden"
_LONGEST_TITLE = 200
_FEW = 4
"""So few categories, or values of a series, are told one by one."""

Point = tuple[str, Decimal]
"""A category and its value."""


def alt_text(diagram: Diagram) -> str:
    """The author's own text; otherwise one made from the data, as full as 499 characters hold."""
    example = [f"{_EXAMPLE}."] if diagram.exempelvarden else []
    if written := clean(diagram.alt):
        return " ".join([written] if _EXAMPLE.lower() in written.lower() else [written, *example])
    shown = figures(diagram)
    heading = [f"{NOUNS[diagram.typ]}: {_cut(clean(diagram.rubrik).rstrip('.'))}.", *example]
    each = [_series(series, shown) for series in shown.series]
    most = _sums(shown) if diagram.typ == "staplad" else _change(shown)
    tellings = (
        [_axis(shown), *each, most, _gaps(shown)],
        [_axis(shown), *each, _gaps(shown)],
        [_axis(shown), _together(shown), _gaps(shown)],
        [_together(shown)],
    )
    texts = (" ".join([*heading, *filter(None, told)]) for told in tellings)
    return next((text for text in texts if len(text) <= LONGEST), " ".join(heading))


def _axis(shown: Figures) -> str:
    """What stands along the axes; categories that are so few that each is told with its value are left out."""
    unit = f"Enhet: {'procent' if shown.unit == '%' else shown.unit}. " if shown.unit else ""
    if len(shown.names) <= _FEW:
        return unit.strip()
    count = "" if _is_time(shown) else f"{len(shown.names)} kategorier: "
    return unit + swedish.first_upper(f"{count}från {shown.names[0]} till {shown.names[-1]}.")


def _series(series: Series, shown: Figures) -> str:
    """A series: each value when there are few, otherwise its ends where the axis is time, and its extremes."""
    points = _points(series, shown.names)
    name = series.name or "Serien"
    if not points:
        return f"{name}: inga värden."
    if len(points) <= _FEW:
        return f"{name}: {swedish.and_list([_told(point) for point in points])}."
    if len({value for _, value in points}) == 1:
        return f"{name}: {swedish.number(points[0][1])} i alla kategorier."
    ends = f"från {_told(points[0])} till {_told(points[-1])}, " if _is_time(shown) else ""
    return f"{name}: {ends}{_extremes(points)}."


def _together(shown: Figures) -> str:
    """All series in one sentence, when they are too many to be told one by one."""
    points = [
        (f"{series.name}, {name}", value) for series in shown.series for name, value in _points(series, shown.names)
    ]
    count = len(shown.series)
    return f"{count} {'serie' if count == 1 else 'serier'}: {_extremes(points)}." if points else "Inga värden."


def _change(shown: Figures) -> str:
    """The largest difference between the last two series, or from one time to the next of a single one."""
    if len(shown.series) == 1 and _is_time(shown):
        steps = list(pairwise(_points(shown.series[0], shown.names)))
        if len(steps) < _FEW:
            return ""
        before, after = max(steps, key=lambda step: abs(step[1][1] - step[0][1]))
        if before[1] == after[1]:
            return ""
        return (
            f"Störst förändring: från {_told(before)} till {_told(after)}, {_step(after[1] - before[1], shown.unit)}."
        )
    return _difference(shown.series[-2:], shown.names) if len(shown.series) > 1 else ""


def _step(difference: Decimal, unit: str) -> str:
    """A rise or a fall in words; that of a share is told in percentage points, since its percent would be another."""
    way, size = "en ökning" if difference > 0 else "en minskning", abs(difference)
    if unit == "%":
        unit = "procentenhet" if str(size) == "1" else "procentenheter"
    return f"{way} med {swedish.number(size)} {unit}".rstrip()


def _sums(shown: Figures) -> str:
    """The highest and lowest stacked bar, of those that have all their parts."""
    whole = [
        (name, sum(parts, Decimal(0)))
        for name, *parts in zip(shown.names, *(series.numbers for series in shown.series), strict=True)
        if None not in parts
    ]
    return f"Summa: {_extremes(whole)}." if len(whole) > 1 < len(shown.series) else ""


def _difference(pair: Sequence[Series], names: Sequence[str]) -> str:
    """The category where two series differ most."""
    first, second = pair
    both = [
        (name, a, b)
        for name, a, b in zip(names, first.numbers, second.numbers, strict=True)
        if a is not None and b is not None
    ]
    if not both:
        return ""
    name, a, b = max(both, key=lambda three: abs(three[2] - three[1]))
    numbers = f"{swedish.number(a)} mot {swedish.number(b)}"
    return f"Störst skillnad mellan {first.name} och {second.name}: {name}, {numbers}." if a != b else ""


def _gaps(shown: Figures) -> str:
    missing = shown.count - len(shown.numbers)
    return "" if not missing else "Ett värde saknas." if missing == 1 else f"{missing} värden saknas."


def _points(series: Series, names: Sequence[str]) -> list[Point]:
    return [(name, number) for name, number in zip(names, series.numbers, strict=True) if number is not None]


def _extremes(points: Sequence[Point]) -> str:
    """The highest and the lowest point; the first one where there are several."""
    highest, lowest = max(points, key=lambda point: point[1]), min(points, key=lambda point: point[1])
    return f"högst {_told(highest)}, lägst {_told(lowest)}"


def _told(point: Point) -> str:
    return f"{swedish.number(point[1])} ({point[0]})"


def _is_time(shown: Figures) -> bool:
    return all(map(is_period, shown.names))


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
