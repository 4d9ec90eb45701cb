"""Whether the categories of a diagram are points of time that follow each other, and as long as each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reports.model.period import parse_period

_SAID_FIRST = re.compile(r"(?:utfall|bokslut|budget|prognos|plan|mål|år) (?=.*\d{4})")
_SAID_LAST = re.compile(r"(?<=\d{4}) ?\(?(?:utfall|bokslut|budget|prognos|plan|mål)\)?$|[*)]+$")
_SCHOOL_YEAR = re.compile(r"(?:läsåret |läsår )?(\d{4}) ?[/–-] ?(?:\d{4}|\d\d)")
_TERM = re.compile(r"(vt|vårterminen|vår|ht|höstterminen|höst)\.? ?(\d{4})?")
_WEEK = re.compile(r"(?:vecka|v)\.? ?(\d{1,2})(?: (\d{4}))?")
_NO_YEAR = 0
_ANY_YEAR = " 2000"
"""What makes a period of a month, a quarter or a tertial that is written without its year."""


class When(NamedTuple):
    """The end of a time, which times are ordered by, and how long it is."""

    year: int
    """0 where none is said."""
    place: int
    """Month or week."""
    length: int
    """In months; 0 for a week."""


def in_time_order(names: Sequence[str]) -> bool:
    """Whether every name is a time and each is later than the one before; months without a year may go on in a new."""
    times = [when(name) for name in names]
    known = [time for time in times if time]
    if len(known) != len(names) or len({time.year == _NO_YEAR for time in known}) > 1:
        return False
    backwards = sum(after[:2] <= before[:2] for before, after in pairwise(known))
    goes_on = backwards == 1 and known[0].year == _NO_YEAR and known[-1].place < known[0].place
    return not backwards or goes_on


def can_be_compared(names: Sequence[str]) -> bool:
    """Whether the names are times in order that are equally long: a month is no fall from the year before it."""
    return in_time_order(names) and len({time.length for name in names if (time := when(name))}) == 1


def when(name: str) -> When | None:
    """The time that a category's name says; None where it says none."""
    text = _SAID_LAST.sub("", _SAID_FIRST.sub("", " ".join(name.lower().split())))
    if found := _SCHOOL_YEAR.fullmatch(text):
        return When(int(found[1]), 12, 12)
    if found := _TERM.fullmatch(text):
        return When(int(found[2] or _NO_YEAR), 6 if found[1].startswith("v") else 12, 6)
    if found := _WEEK.fullmatch(text):
        return When(int(found[2] or _NO_YEAR), int(found[1]), 0)
    year, period = _NO_YEAR, parse_period(text)
    if period:
        year = period.year
    elif text:
        period = parse_period(text + _ANY_YEAR)
    return When(year, period.month, period.month - period.first + 1) if period else None
