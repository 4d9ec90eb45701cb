"""Category names under or beside a picture: in how many lines, how many of them, turned or not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

from reports import swedish
from reports.charts.look import LEADING, SIZE, SMALL, Pen
from reports.charts.periods import in_time_order

_MOST_LINES = 4
_DEEPEST = 130.0
"""Longest line of a turned name, in points (46 mm)."""
_AIR = 4.0
"""Least room between two names side by side, in points."""
_PARTING = re.compile(r"(?<= )|(?<=[^\W\d][-/])(?=\w)")
_MONTH = re.compile("|".join(month for month in swedish.MONTHS if len(month) > 4), re.IGNORECASE)

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names as they are set: the lines of each (none where it is left out) and the depth they take in points."""

    lines: tuple[Lines, ...]
    size: float
    depth: float
    turned: bool = False

    @property
    def sparse(self) -> bool:
        """Whether some names are left out."""
        return not all(self.lines)


def under(names: tuple[str, ...], slot: float, pen: Pen) -> Names:
    """Names in slots of equal width below an axis, by the first way that fits.

    Whole names in a few lines; months shortened; of times in order only every second, third … name; at last turned.
    """
    short = tuple(_MONTH.sub(lambda month: month[0][:3], name) for name in names)
    for tried in (names, short):
        for size in (SIZE, SMALL):
            lines = [wrapped(name, slot - _AIR, pen, size) for name in tried]
            if all(len(line) <= _MOST_LINES and pen.widest(line, size) <= slot - _AIR for line in lines):
                return Names(tuple(lines), size, _depth(lines, size))
    return _thinned(short, slot, pen) if in_time_order(names) else _turned(names, slot, pen)


def beside(names: tuple[str, ...], room: float, pen: Pen) -> Names:
    """Names left of lying bars, in full; the depth is the width they take, at most `room`."""
    depth = min(room, pen.widest(names) + 0.1)
    return Names(tuple(balanced(name, depth, pen) for name in names), SIZE, depth)


def fitted(names: Names, slot: float) -> Names:
    """The names with no more lines, and no more names, than slots of this size hold."""
    return replace(names, lines=_every([_cut(lines, slot) for lines in names.lines], names.size * LEADING / slot))


def wrapped(name: str, room: float, pen: Pen, size: float = SIZE, *, broken: bool = False) -> Lines:
    """The name in lines no wider than the room, parted at spaces, hyphens and slashes.

    A word that is wider than the room stands alone and runs over, or with `broken` is parted anywhere.
    """
    lines = [""]
    for word in _PARTING.split(name):
        for piece in _pieces(word, room, pen, size) if broken else [word]:
            if lines[-1] and pen.width((lines[-1] + piece).rstrip(" "), size) > room:
                lines.append("")
            lines[-1] += piece
    return tuple(line.strip(" ") for line in lines)


def at_most(name: str, most: int, room: float, pen: Pen) -> Lines:
    """The name in no more lines than that; the last one is cut with an ellipsis where it goes on."""
    lines = wrapped(name, room, pen, broken=True)
    if len(lines) <= most:
        return lines
    kept = lines[: most - 1]
    rest = name[name.index(lines[most - 1], sum(map(len, kept))) :]
    return (*kept, pen.shortened(rest, room))


def balanced(name: str, room: float, pen: Pen) -> Lines:
    """The name in as few lines as the room allows, of about the same width."""
    lines = wrapped(name, room, pen, broken=True)
    even = pen.width(name) / len(lines)
    for width in (even, even * 1.1, even * 1.25, even * 1.5):
        tried = wrapped(name, width, pen)
        if len(tried) == len(lines) and pen.widest(tried) <= room:
            return tried
    return lines


def _pieces(word: str, room: float, pen: Pen, size: float) -> Iterable[str]:
    """A word as pieces no wider than the room, though never less than one sign."""
    while pen.width(word.rstrip(" "), size) > room and len(word) > 1:
        length = next((n for n in range(len(word) - 1, 1, -1) if pen.width(word[:n], size) <= room), 1)
        yield word[:length]
        word = word[length:]
    yield word


def _thinned(names: tuple[str, ...], slot: float, pen: Pen) -> Names:
    """Names on one line, so many left out that the rest have room, the last also where it must stand inwards."""
    lines = _every([(name,) for name in names], (1.5 * pen.widest(names) + _AIR) / slot)
    return Names(lines, SIZE, _depth(lines, SIZE))


def _turned(names: tuple[str, ...], slot: float, pen: Pen) -> Names:
    """Names reading upwards, cut when they are very long."""
    size = SIZE if slot >= SIZE * LEADING else SMALL
    lines = tuple(wrapped(name, _DEEPEST, pen, size, broken=True) for name in names)
    names_cut = fitted(Names(lines, size, 0.0, turned=True), slot)
    return replace(names_cut, depth=max((pen.widest(line, size) for line in names_cut.lines), default=0.0))


def _cut(lines: Lines, slot: float) -> Lines:
    """As many of the lines as the slot holds, with an ellipsis for the rest."""
    most = max(1, int(slot / (SIZE * LEADING)))
    return lines if len(lines) <= most else (*lines[: most - 1], lines[most - 1] + "…")


def _every(lines: Iterable[Lines], need: float) -> tuple[Lines, ...]:
    """The lines of every n-th name, counted from the last, where a name needs so many slots."""
    kept = list(lines)
    step = max(1, ceil(need))
    return tuple(line if (len(kept) - 1 - index) % step == 0 else () for index, line in enumerate(kept))


def _depth(lines: Iterable[Lines], size: float) -> float:
    return max(map(len, lines), default=1) * size * LEADING
