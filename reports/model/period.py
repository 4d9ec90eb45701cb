"""Periods as people write them, in order: `2021`, `mars 2022`, `tertial 1 2022`, `jan-mars 2022`."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

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
    text: str

    @property
    def rubrik(self) -> str:
        """The period as a column heading, with a capital letter: `Mars 2022`."""
        return first_upper(self.text)

    @property
    def slut(self) -> datetime.date:
        """The period's last day."""
        return datetime.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])


def parse_period(text: str) -> Period | None:
    """Read a period; None when the text is none."""
    lowered = " ".join(text.lower().split())
    for form in _FORMS:
        if match := form.fullmatch(lowered):
            return _period(match.groupdict(), text)
    return None


def _period(groups: dict[str, str], text: str) -> Period | None:
    year, month = int(groups["year"]), 12
    if not 1900 <= year <= 2100:
        return None
    if "part" in groups:
        month = int(groups["number"]) * _PART_MONTHS[groups["part"]]
    elif "last" in groups:
        month = _month(groups["last"]) if _month(groups.get("first", groups["last"])) else 0
    elif "month" in groups:
        month = int(groups["month"])
    whole_year = set(groups) == {"year"}
    return Period(year, month, whole_year, text) if 1 <= month <= 12 else None


def _month(word: str) -> int:
    number = _SHORT.get(word[:3], 0)
    return number if number and MONTHS[number - 1].startswith(word) else 0
