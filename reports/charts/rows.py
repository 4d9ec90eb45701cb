"""The ground of marks in rows: a name at the left of each, values to the right. All measures are points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.charts.frame import Frame, Task
from reports.charts.look import SMALL
from reports.charts.plot import Plot

_FILLED = 0.74
"""Share of a row that its mark fills."""
_AIR = 8.0
"""Between a figure at a mark and the edge."""
NO_VALUES = "inga värden"
"""What stands where nothing can be drawn."""
_WORDS_SHARE = 0.15
"""Most that the words of a gap take of the picture's width."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The plot, how thick a mark in a row is, and whether its figures are told."""

    plot: Plot
    thickness: float
    told: bool


def gap_words(task: Task, words: str) -> str:
    """What stands where a value is missing, cut when it would leave no room for the marks."""
    return task.pen.shortened(words, _WORDS_SHARE * task.width, SMALL)


def rows(frame: Frame, wanted: float, texts: Sequence[str], *, both_sides: bool) -> Rows:
    """Lay rows for marks as thick as wanted, thinner on a full page, with room for figures beyond their ends."""
    slot = frame.lying_slot(wanted / _FILLED)
    thickness = min(wanted, _FILLED * slot)
    told = thickness >= SMALL + 1
    room = frame.task.pen.widest(texts, SMALL) + _AIR if told else 0.0
    plot = replace(frame, high=room, low=room if both_sides else 0.0).lying(slot)
    return Rows(plot, thickness, told)
