"""The text alternative of a diagram, made from its figures: what it shows, from what to what, where it changes most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from reports import swedish
from reports.charts.alt_marks import FEW, OWN_TELLINGS, as_shares, told_gaps
from reports.charts.figures import Figures, Series, clean, figures
from reports.charts.last import goal, has_roles, last_against, ways
from reports.charts.periods import can_be_compared, in_time_order
from reports.charts.units import told_unit, with_unit
from reports.model.diagram import Diagram, DiagramTyp, Oritat
from reports.model.varde import Varde

LONGEST = 499
"""Characters; a screen reader reads a text alternative in one go, with no way back into it."""

NOUNS: Mapping[DiagramTyp, str] = {
    "stapel": "Stapeldiagram",
    "staplad": "Staplat stapeldiagram",
    "liggande": "Liggande stapeldiagram",
    "linje": "Linjediagram",
    "lutning": "Lutningsdiagram",
    "avvikelse": "Avvikelsediagram",
    "vattenfall": "Vattenfallsdiagram",
    "hantel": "Hanteldiagram",
    "andel": "Andelsdiagram",
    "pyramid": "Befolkningspyramid",
    "malbild": "Målbild",
}
_EXAMPLE = "Exempelvärden"
_LONGEST_TITLE = 200
_PAIR = 2

Point = tuple[str, Decimal]
"""A category and its value."""


def alt_text(diagram: Diagram) -> str:
    """The author's own text; otherwise one made from the data, as full as 499 characters hold."""
    if isinstance(diagram, Oritat):
        return clean(Varde(diagram.text))
    example = [f"{_EXAMPLE}."] if diagram.exempelvarden else []
    if written := clean(diagram.alt):
        return " ".join([written] if _EXAMPLE.lower() in written.lower() else [written, *example])
    given = figures(diagram)
    shown = as_shares(given)
    heading = [_sentence(f"{_noun(diagram)}: {_cut(clean(diagram.rubrik))}"), *example]
    own = OWN_TELLINGS.get(diagram.typ)
    tellings = own(shown) if own else _tellings(shown, diagram.typ, told_gaps(given))
    texts = (" ".join([*heading, *filter(None, told)]) for told in tellings)
    return next((text for text in texts if len(text) <= LONGEST), " ".join(heading))


def _noun(diagram: Diagram) -> str:
    to_hundred = " till 100 procent" if diagram.hundra else ""
    return f"{NOUNS[diagram.typ]}{to_hundred}{' med en ruta för varje serie' if diagram.paneler else ''}"


def _tellings(shown: Figures, typ: DiagramTyp, lacking: str) -> Sequence[Sequence[str]]:
    """What can be told, from the fullest to the shortest; the change is told as long as the series are."""
    each = [_series(series, number, shown) for number, series in enumerate(shown.series, 1)]
    is_stack = typ == "staplad" and sum(not series.role for series in shown.series) > 1 and not shown.hundra
    change, difference = (_sums(shown), "") if is_stack else (_change(shown), _difference(shown))
    asked = ways(shown) if typ == "lutning" else goal(shown, summed=is_stack)
    unit, gaps = told_unit(shown.unit), " ".join(filter(None, [asked, lacking]))
    return (
        [unit, _axis(shown), *each, change, difference, gaps],
        [unit, _axis(shown, named=False), *each, change, difference, gaps],
        [unit, _axis(shown, named=False), *each, change, gaps],
        [unit, _axis(shown, named=False), *each, gaps],
        [unit, _axis(shown), _names(shown), _together(shown), change, gaps],
        [unit, _axis(shown, named=False), _names(shown), _together(shown), gaps],
        [unit, _axis(shown, named=False), _together(shown), gaps],
        [_together(shown), asked],
        [_together(shown)],
    )


def _axis(shown: Figures, *, named: bool = True) -> str:
    """What stands along the axis; categories that are so few that each is told with its value are left out."""
    if len(shown.names) <= FEW:
        return ""
    if in_time_order(shown.names):
        return f"Från {shown.names[0]} till {shown.names[-1]}."
    return _sentence(f"Kategorier: {_names_of(shown.names)}") if named else f"{len(shown.names)} kategorier."


def _series(series: Series, number: int, shown: Figures) -> str:
    """A series: each value when there are few, otherwise its ends where the axis is time, and its extremes."""
    points = _points(series, shown.names)
    name = series.name or ("Serien" if len(shown.series) == 1 else f"Serie {number}")
    if not points:
        return f"{name}: inga värden."
    if len(points) <= FEW:
        return f"{name}: {_listed([_told(point) for point in points])}."
    if len({value for _, value in points}) == 1:
        return f"{name}: {_always(points, shown)}."
    return f"{name}: {_way(points) if in_time_order(shown.names) else _extremes(points)}."


def _always(points: Sequence[Point], shown: Figures) -> str:
    """The one value that all points have."""
    value = swedish.number(points[0][1])
    if in_time_order(shown.names):
        return f"oförändrat {value}"
    return f"{value} i alla kategorier{' som har ett värde' if len(points) < len(shown.names) else ''}"


def _way(points: Sequence[Point]) -> str:
    """From the first value to the last, with the extremes where they are others than these."""
    (_, first), (_, last) = points[0], points[-1]
    values = [value for _, value in points]
    ends = f"från {_told(points[0])} till {_told(points[-1])}"
    if values.count(first) == values.count(last) == 1 and {first, last} == {min(values), max(values)}:
        both = ("lägsta", "högsta") if first < last else ("högsta", "lägsta")
        return f"{ends}, det {both[0]} och det {both[1]} värdet"
    return f"{ends}, {_extremes(points)}"


def _names(shown: Figures) -> str:
    names = [series.name for series in shown.series if series.name]
    return _sentence(f"Serier: {_names_of(names)}") if len(names) > 1 else ""


def _together(shown: Figures) -> str:
    """All series in one sentence, when they are too many to be told one by one."""
    points = [
        (", ".join(filter(None, (series.name, name))), value)
        for series in shown.series
        for name, value in _points(series, shown.names)
    ]
    count = len(shown.series)
    return f"{count} {'serie' if count == 1 else 'serier'}: {_extremes(points)}." if points else "Inga värden."


# ---------------------------------------------------------------- change and difference


def _change(shown: Figures) -> str:
    """The largest step of a series from one time to the next; nothing where the categories are no times in order.

    The years of a comparison differ from each other (`_difference`), which says more than how the months of one do.
    """
    if has_roles(shown):
        return last_against(shown) if in_time_order(shown.names) else ""
    if not can_be_compared(shown.names) or (shown.by_year and len(shown.series) > 1):
        return ""
    steps = [(series.name, *step) for series in shown.series for step in pairwise(_points(series, shown.names))]
    if not steps:
        return ""
    name, before, after = max(steps, key=lambda step: abs(step[2][1] - step[1][1]))
    rise = after[1] - before[1]
    way = f"en {'ökning' if rise > 0 else 'minskning'} med {with_unit(abs(rise), shown.unit)}"
    if len(steps) == len(shown.series) == 1:
        return f"Det är {way}." if rise else ""
    whose = f"{name}, " if name and len(shown.series) > 1 else ""
    return f"Störst förändring: {whose}från {_told(before)} till {_told(after)}, {way}." if rise else ""


def _difference(shown: Figures) -> str:
    """The category where two series, or the last two years of a comparison, differ most."""
    pair = _pair(shown)
    if not pair:
        return ""
    first, second = pair
    both = [
        (name, a, b)
        for name, a, b in zip(shown.names, first.numbers, second.numbers, strict=True)
        if a is not None and b is not None
    ]
    if len(both) < _PAIR or not (first.name and second.name):
        return ""
    name, a, b = max(both, key=lambda three: abs(three[2] - three[1]))
    numbers = ", ".join(filter(None, (name, f"{swedish.number(a)} mot {swedish.number(b)}")))
    return f"Störst skillnad mellan {first.name} och {second.name}: {numbers}." if a != b else ""


def _pair(shown: Figures) -> tuple[Series, Series] | None:
    """The two series that are held against each other: the last outcome and its budget, where there is one."""
    if has_roles(shown):
        own = [series for series in shown.series if not series.role]
        others = [series for role in ("budget", "fjol") for series in shown.series if series.role == role]
        return (own[-1], others[0]) if own and others and not in_time_order(shown.names) else None
    is_pair = len(shown.series) == _PAIR or (shown.by_year and len(shown.series) > _PAIR)
    return (shown.series[-_PAIR], shown.series[-1]) if is_pair else None


def _sums(shown: Figures) -> str:
    """The highest and lowest stacked bar, of those that have all their parts."""
    whole = [
        (name, sum(parts, Decimal(0)))
        for name, *parts in zip(shown.names, *(one.numbers for one in shown.series if not one.role), strict=True)
        if None not in parts
    ]
    return f"Summa: {_extremes(whole)}." if len(whole) > 1 else ""


# ---------------------------------------------------------------- words


def _points(series: Series, names: Sequence[str]) -> list[Point]:
    return [(name, number) for name, number in zip(names, series.numbers, strict=True) if number is not None]


def _extremes(points: Sequence[Point]) -> str:
    """The highest and the lowest value, and where they are."""
    values = [value for _, value in points]
    highest, lowest = max(values), min(values)
    if highest == lowest:
        return f"{swedish.number(highest)} överallt"
    return f"högst {_where(highest, points)}, lägst {_where(lowest, points)}"


def _where(value: Decimal, points: Sequence[Point]) -> str:
    """A value and the one or two points that have it; of more only the first."""
    names = [name for name, other in points if other == value and name]
    return _told((f"bland annat {names[0]}" if len(names) > _PAIR else _listed(names), value))


def _told(point: Point) -> str:
    return f"{swedish.number(point[1])} ({point[0]})" if point[0] else swedish.number(point[1])


def _listed(words: Sequence[str]) -> str:
    return swedish.and_list(list(filter(None, words)))


def _names_of(names: Sequence[str]) -> str:
    """Names in a row; those that hold a comma or an `och` of their own are parted by more than that."""
    is_plain = not any(", " in name or " och " in name for name in names)
    return _listed(names) if is_plain else "; ".join(filter(None, names))


def _sentence(text: str) -> str:
    """The text with a full stop, unless it ends as a sentence does."""
    return text if text.endswith(("!", "?", "…", ".")) else f"{text}."


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
