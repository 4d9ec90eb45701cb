"""Hatching of bars: lines and dots reckoned within a rectangle, so that any reader of SVG shows them. All in points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, cos, floor, radians, sin

Point = tuple[float, float]
Segment = tuple[Point, Point]
Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge."""

_ALMOST = 1e-9


@dataclass(frozen=True, slots=True)
class Hatch:
    """Lines across a bar, or rows of dots."""

    turns: tuple[float, ...]
    """The directions of the lines in degrees; 0 lies, 90 stands. One is enough for dots."""
    gap: float
    """From one line to the next, or from dot to dot."""
    width: float
    dotted: bool = False


def segments(hatch: Hatch, box: Box) -> list[Segment]:
    """The lines of a hatching that a box has room for, the middle one through its middle."""
    made = [segment for turn in hatch.turns for segment in _lines(turn, hatch.gap, box)]
    return [dot for line in made for dot in _dots(line, hatch)] if hatch.dotted else made


def _lines(turn: float, gap: float, box: Box) -> Iterator[Segment]:
    left, lower, right, upper = box
    along = cos(radians(turn)), sin(radians(turn))
    across = -along[1], along[0]
    middle = (left + right) / 2, (lower + upper) / 2
    reach = (abs(across[0]) * (right - left) + abs(across[1]) * (upper - lower)) / 2
    for number in range(-floor(reach / gap), floor(reach / gap) + 1):
        start = middle[0] + across[0] * gap * number, middle[1] + across[1] * gap * number
        if line := _clipped(start, along, box):
            yield line


def _clipped(start: Point, along: Point, box: Box) -> Segment | None:
    """The part of an endless line that is within a box; None for a line that misses it."""
    near, far = float("-inf"), float("inf")
    for place, way, low, high in zip(start, along, box[:2], box[2:], strict=True):
        if abs(way) < _ALMOST:
            if not low <= place <= high:
                return None
            continue
        first, last = sorted(((low - place) / way, (high - place) / way))
        near, far = max(near, first), min(far, last)
    if far - near < _ALMOST:
        return None
    ends = [(start[0] + along[0] * at, start[1] + along[1] * at) for at in (near, far)]
    return ends[0], ends[1]


def _dots(line: Segment, hatch: Hatch) -> Iterator[Segment]:
    """Dots evenly apart along a line, each as long as it is wide."""
    (x, y), (x_end, y_end) = line
    length = ((x_end - x) ** 2 + (y_end - y) ** 2) ** 0.5
    along = (x_end - x) / length, (y_end - y) / length
    count = ceil(length / hatch.gap)
    for number in range(count):
        ends = [(number + 0.5) * length / count + half for half in (-hatch.width / 2, hatch.width / 2)]
        first, last = [(x + along[0] * min(max(at, 0), length), y + along[1] * min(max(at, 0), length)) for at in ends]
        yield first, last
