"""The ground of marks in rows, a name at the left of each, or in columns, a name under each. All in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.charts.frame import Frame, Task
from reports.charts.look import FILLED, LYING, SMALL, WIDEST
from reports.charts.plot import FIGURE_ROOM, Plot

_AIR = 8.0
"""Between a figure at a mark and the edge."""
NO_VALUES = "inga värden"
"""What stands where nothing can be drawn."""
_WORDS_SHARE = 0.15
"""Most that the words of a gap take of the picture's width."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The plot, how thick a mark in a row or column is, and whether its figures are told."""

    plot: Plot
    thickness: float
    told: bool


def gap_words(task: Task, words: str) -> str:
    """What stands where a value is missing, cut when it would leave no room for the marks."""
    return task.pen.shortened(words, _WORDS_SHARE * task.width, SMALL)


def rows(frame: Frame, wanted: float, texts: Sequence[str], *, both_sides: bool, beside: int = 1) -> Ground:
    """Lay rows for so many marks beside each other, as thick as wanted, with room for figures beyond their ends.

    They are thinner on a full page, and thicker in rows that a name of many lines makes high.
    """
    slot = frame.lying_slot(wanted * beside / FILLED)
    thickness = min(LYING, FILLED * slot / beside)
    told = thickness >= SMALL + 1
    room = frame.task.pen.widest(texts, SMALL) + _AIR if told else 0.0
    return Ground(replace(frame, high=room, low=room if both_sides else 0.0).lying(slot), thickness, told)


def columns(
    frame: Frame, texts: Sequence[str] | None, *, both_sides: bool, beside: int = 1, filled: float = FILLED
) -> Ground:
    """Lay columns for so many upright bars beside each other, with figures (`None`: no figures) where they fit."""
    thickness = min(WIDEST, filled * frame.slot / beside)
    told = texts is not None and frame.task.pen.widest(texts, SMALL) <= (thickness if beside > 1 else frame.slot)
    room = FIGURE_ROOM if told else 0.0
    return Ground(replace(frame, high=room, low=room if both_sides else 0.0).upright(), thickness, told)
