"""Periods as people write them, in order: `2021`, `mars 2022`, `tertial 1 2022`, `jan-mars 2022`."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reports.swedish import MONTHS, first_upper

_SHORT = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
_MONTH = r"(?P<{}>[a-zåäö]{{3,9}})"
_FORMS = (
    re.compile(r"(?:helår(?:et)? |bokslut |år )?(?P<year>\d{4})"),
    re.compile(r"(?P<part>tertial|t|kvartal|kv|q|halvår) ?(?P<number>[1-4]) ?(?P<year>\d{4})"),
    re.compile(_MONTH.format("first") + r"\.?\s?[-–]\s?" + _MONTH.format("last") + r"\.? (?P<year>\d{4})"),
    re.compile(r"(?:per )?(?:\d{1,2} )?" + _MONTH.format("last") + r"\.? (?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-\d\d)?"),
)
_PART_MONTHS = {"tertial": 4, "t": 4, "kvartal": 3, "kv": 3, "q": 3, "halvår": 6}

FORMS_HINT = 'skriv till exempel "2021", "mars 2022", "tertial 1 2022" eller "2022-03-31"'


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period by its last month, so that periods sort as time does; `text` is what staff wrote."""

    year: int
    month: int
    whole_year: bool
    first: int
    """The month it begins with: 1 for `jan-mars 2022`, 3 for `mars 2022`."""
    text: str

    @property
    def span(self) -> tuple[int, int, int]:
        """Year, first and last month: equal for two spellings of one period."""
        return self.year, self.first, self.month

    @property
    def rubrik(self) -> str:
        """The period as a column heading, with a capital letter: `Mars 2022`."""
        return first_upper(self.text)

    @property
    def slut(self) -> datetime.date:
        """The period's last day."""
        return datetime.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period | None:
    """Read a period; None when the text is none. Every rule asks it of the same headings."""
    lowered = " ".join(text.lower().split())
    for form in _FORMS:
        if match := form.fullmatch(lowered):
            return _period(match.groupdict(), text)
    return None


def spelled(texts: Iterable[str], period: Period | None) -> str | None:
    """The first of some texts that says a period, however it is spelled; None where none does, or there is none."""
    return next((text for text in texts if period and (read := parse_period(text)) and read.span == period.span), None)


def _period(groups: dict[str, str], text: str) -> Period | None:
    year = int(groups["year"])
    first, last = _months(groups)
    whole_year = set(groups) == {"year"}
    is_period = 1900 <= year <= 2100 and 1 <= first <= 12 and 1 <= last <= 12
    return Period(year, last, whole_year, first, text) if is_period else None


def _months(groups: dict[str, str]) -> tuple[int, int]:
    """First and last month; out of 1–12 for what is no month."""
    if "part" in groups:
        length = _PART_MONTHS[groups["part"]]
        last = int(groups["number"]) * length
        return last - length + 1, last
    if "last" in groups:
        return _month(groups.get("first", groups["last"])), _month(groups["last"])
    return int(groups.get("month", 1)), int(groups.get("month", 12))


def _month(word: str) -> int:
    number = _SHORT.get(word[:3], 0)
    return number if number and MONTHS[number - 1].startswith(word) else 0
