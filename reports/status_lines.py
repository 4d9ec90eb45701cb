"""What `rodtrad status` says, as lines of at most 80 signs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import shorten, wrap

from reports.lines import count, table
from reports.status import Item, Standing, by_role

WIDTH = 80
_FEW = 3
"""Things of one sort that are listed one by one; more are counted."""
_LONGEST = 38
"""Signs of a name among others; a longer one is cut between words."""
_NONE = "–"


def status_lines(found: Sequence[Standing], today: datetime.date) -> list[str]:
    """The reports with what remains in each, by role and day, and the roles with what each has left."""
    reports = [line for one in found for line in (*_report(one, today), "")]
    roles = [
        [_short(role.ansvarig), str(role.left), str(role.senast or _NONE), when(role.senast, today)]
        for role in by_role(found)
    ]
    return [*reports, *(table([["ansvarig", "kvar", "senast", ""], *roles]) if roles else [])]


def when(day: datetime.date | None, today: datetime.date) -> str:
    """How far away a day is: `om 3 dagar`, `i dag`, `2 dagar sen`; nothing for no day."""
    if day is None:
        return ""
    days = (day - today).days
    told = count(abs(days), "dag", "dagar")
    return "i dag" if not days else f"om {told}" if days > 0 else f"{told} sen"


def _report(one: Standing, today: datetime.date) -> Iterator[str]:
    yield one.file if len(one.file) <= WIDTH else f"…{one.file[1 - WIDTH :]}"
    if one.left:
        yield f"  {len(one.left)} kvar, {one.filled} av {one.total} ifyllda"
    elif one.total:
        yield f"  {'' if one.faults else 'klar, '}{one.filled} av {one.total} ifyllda"
    if one.faults:
        yield f"  {count(one.faults, 'fel', 'fel')}; rodtrad check visar {'det' if one.faults == 1 else 'dem'}"
    yield from _remaining(one, today)
    for group in _sorts(one.omitted):
        yield from _wrapped("  ", f"utelämnat: {_told(group)}")


def _remaining(one: Standing, today: datetime.date) -> Iterator[str]:
    """A row for each role and day, and under it what remains."""
    groups = _by_day_and_role([item for item in one.items if item.state != "utelämnat"])
    rows = [["senast", "när", "ansvarig", "ifyllda"]]
    for group in groups:
        first, left = group[0], sum(item.remains for item in group)
        done = f"{len(group) - left} av {len(group)}"
        rows.append([str(first.senast or _NONE), when(first.senast, today), _short(first.ansvarig), done])
    head, *told = table(rows)
    if groups:
        yield f"  {head}"
    for line, group in zip(told, groups, strict=True):
        yield f"  {line}"
        for sort in _sorts([item for item in group if item.remains]):
            yield from _wrapped("      ", f"{_place(sort[0], one)} {_told(sort)}".lstrip())


def _by_day_and_role(items: Sequence[Item]) -> list[list[Item]]:
    """The things by day and role, where something remains; the first day first."""

    def order(item: Item) -> tuple[datetime.date, str]:
        return item.senast or datetime.date.max, item.role

    groups = [list(group) for _, group in groupby(sorted(items, key=order), order)]
    return [group for group in groups if any(item.remains for item in group)]


def _sorts(items: Sequence[Item]) -> list[list[Item]]:
    """The things as they are told: many of one sort together, others for themselves."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        groups.setdefault((item.file, _sort(item)), []).append(item)
    return [
        part for group in groups.values() for part in ([group] if len(group) > _FEW else [[item] for item in group])
    ]


_SORTS = {
    r"(utfall .*?)(?: \([^)]*\))? för (.*)": r"\1 för {} indikatorer",
    r"(målvärde) för (.*)": r"\1 för {} indikatorer",
    r"(resultat .*?) för (.*)": r"\1 för {} kontroller",
    r"(bedömningen) av (.*)": "{} bedömningar",
    r"(avsnittet) (.*)": "{} avsnitt",
    r"(tabellen) (.*?), .*": "{} tabeller",
}
"""Names of things, and what many of them are called."""


def _sort(item: Item) -> str:
    """What many things like this one are called; its own name where it is the only one of its sort."""
    for name, many in _SORTS.items():
        if match := re.fullmatch(name, item.name):
            return match.expand(many)
    return item.name


def _told(group: Sequence[Item]) -> str:
    if len(group) == 1:
        return group[0].name
    names = [_short(_own_name(item)) for item in group]
    rest = f" och {len(names) - _FEW} till" if len(names) > _FEW else ""
    return f"{_sort(group[0]).format(len(group))}: {', '.join(names[:_FEW])}{rest}"


def _short(name: str) -> str:
    """A name cut between words, or within one that is too long by itself."""
    cut = shorten(name, _LONGEST, placeholder=" …").replace(", …", " …")
    return name if len(name) <= _LONGEST else cut if len(cut) > 1 else f"{name[: _LONGEST - 1]}…"


def _own_name(item: Item) -> str:
    matches = (re.fullmatch(name, item.name) for name in _SORTS)
    return next((match[2] for match in matches if match), item.name)


def _place(item: Item, one: Standing) -> str:
    """Where a thing stands: the line in the report's own file, or the other file with its line."""
    if item.file == one.file:
        return f"rad {item.line}" if item.line else ""
    return f"{item.file.rpartition('/')[2]}:{item.line}"


def _wrapped(margin: str, text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent=margin, subsequent_indent=f"{margin}  ", break_on_hyphens=False)
