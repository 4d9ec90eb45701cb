"""The rows of the table: what is to be reached, what was measured, and whether it was reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.measure import Cost, cpus, median, number, told, walls

YES, BY_CPU, NO, NOT_MEASURED = "ja", "ja (cpu)", "nej", "–"


@dataclass(frozen=True)
class Row:
    """One figure."""

    point: int
    what: str
    ours: str
    beside: str = ""
    """What it is laid beside, with its figure."""
    ratio: str = ""
    goal: str = ""
    reached: str = ""


def at_most(point: int, what: str, ours: Sequence[Cost], beside: tuple[str, Sequence[Cost]], goal: float) -> Row:
    """A process that may cost so many times another one; by the clock, or at least by what the processors worked."""
    name, others = beside
    wall = median(walls(ours)) / median(walls(others))
    cpu = median(cpus(ours)) / median(cpus(others))
    reached = YES if wall <= goal else BY_CPU if cpu <= goal else NO
    figures = f"{told(walls(ours))}, cpu {number(median(cpus(ours)))}"
    other = f"{name} {told(walls(others))}, cpu {number(median(cpus(others)))}"
    return Row(point, what, figures, other, f"{number(wall)} (cpu {number(cpu)})", f"≤ {number(goal)} ×", reached)


def warm_at_most(point: int, what: str, ours: Sequence[float], beside: tuple[str, Sequence[float]], most: float) -> Row:
    """One document more in a running process, which may cost so many times another one."""
    name, others = beside
    ratio = median(ours) / median(others)
    reached = YES if ratio <= most else NO
    return Row(point, what, told(ours), f"{name} {told(others)}", number(ratio), f"≤ {number(most)} ×", reached)


def warm_faster(point: int, what: str, ours: Sequence[float], beside: tuple[str, Sequence[float]], least: float) -> Row:
    """One document more in a running process, which is to be so many times faster than another one."""
    name, others = beside
    ratio = median(others) / median(ours)
    reached = YES if ratio >= least else NO
    return Row(
        point, what, told(ours), f"{name} {told(others)}", number(ratio), f"≥ {number(least)} × snabbare", reached
    )


def within(point: int, what: str, figures: Sequence[float], most: float, unit: str = "ms") -> Row:
    """A figure that may be so large."""
    reached = YES if median(figures) <= most else NO
    return Row(point, what, told(figures, unit), goal=f"≤ {number(most)} {unit}", reached=reached)


def at_least(point: int, what: str, figure: float, least: float, unit: str) -> Row:
    """A figure that is to be so large."""
    reached = YES if figure >= least else NO
    return Row(point, what, f"{number(figure)} {unit}", goal=f"≥ {number(least)} {unit}", reached=reached)


def markdown(rows: Iterable[Row]) -> Iterator[str]:
    """The rows as a table of Markdown."""
    yield "| punkt | vad | vårt | bredvid | kvot | att nå | nått |"
    yield "|---|---|---|---|---|---|---|"
    for row in rows:
        yield f"| {row.point} | {row.what} | {row.ours} | {row.beside} | {row.ratio} | {row.goal} | {row.reached} |"
