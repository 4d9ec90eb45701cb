"""How it stands with the reports: what is filled in, what remains, who answers for it and when it is due."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from reports.batch import Version
from reports.catalogue import catalogue
from reports.diagnostics import Diagnostic, Faults
from reports.kinds import Kind
from reports.model.rapport import Rapport
from reports.pipeline import CHECK, Run, Studio
from reports.readers.finding import at, values
from reports.readers.load import Workspace
from reports.readers.posts import State, nearest, posts
from reports.swedish import fold

NOBODY = "ingen utpekad"
"""Who answers for what no role answers for."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a report that is filled in, or is to be."""

    name: str
    state: State
    ansvarig: str
    """The role nearest around it, or `NOBODY`."""
    senast: datetime.date | None
    """The day nearest around it by which it is to be filled in."""
    file: str
    line: int
    """Line from 1; 0 for what stands nowhere yet."""
    key: str
    """Its key path in the file, which tells it from all other things of the workspace."""

    @property
    def remains(self) -> bool:
        """Whether it is still to be filled in."""
        return self.state in ("att fylla i", "saknas")

    @property
    def role(self) -> str:
        """The role as it is compared."""
        return _compared(self.ansvarig)


def _compared(role: str) -> str:
    """`Ekonom` and `ekonom` are one role."""
    return fold(role.strip().lower())


@dataclass(frozen=True)
class Standing:
    """How it stands with one report."""

    file: str
    typ: str
    namnd: str
    period: str
    faults: int
    """What `rodtrad check` calls faults; with some of them little can be counted."""
    items: tuple[Item, ...]
    roles: frozenset[str] = frozenset()
    """Every role that its content names as `ansvarig`."""

    @property
    def left(self) -> list[Item]:
        """What remains."""
        return [item for item in self.items if item.remains]

    @property
    def omitted(self) -> list[Item]:
        """What the document lacks and nobody has asked for."""
        return [item for item in self.items if item.state == "utelämnat"]

    @property
    def filled(self) -> int:
        """How many things are filled in."""
        return sum(item.state == "ifyllt" for item in self.items)

    @property
    def total(self) -> int:
        """How many things there are to fill in."""
        return self.filled + len(self.left)

    @property
    def senast(self) -> datetime.date | None:
        """The day of what is due first of all that remains."""
        return first_day(self.left)


@dataclass(frozen=True)
class RoleStanding:
    """What one role has left, with its first day."""

    ansvarig: str
    left: int
    filled: int
    senast: datetime.date | None


def standings(workspace: Workspace, versions: Sequence[Version]) -> list[Standing]:
    """How it stands with reports, all versions of one together: the most urgent first, those that are done last."""
    studio = Studio(workspace)
    by_report: dict[Path, list[Version]] = {}
    for version in versions:
        by_report.setdefault(version.report, []).append(version)
    found: list[Standing] = []
    for entry, own in zip(catalogue(workspace, list(by_report), workspace.root), by_report.values(), strict=True):
        faults: set[Diagnostic] = set()
        items: dict[tuple[str, str], Item] = {}
        roles: set[str] = set()
        for version in own:
            run = Run(studio, version.report, (), version.till)
            faults.update(_faults(run))
            for item in _items(run):
                items.setdefault((item.file, item.key), item)
            roles |= _named(run)
        told = tuple(items.values())
        found.append(Standing(entry.file, entry.typ, entry.namnd, entry.period, len(faults), told, frozenset(roles)))
    return sorted(found, key=lambda one: (*_urgency(one.senast), not one.left, not one.faults))


def _urgency(day: datetime.date | None) -> tuple[bool, datetime.date]:
    return day is None, day or datetime.date.max


def _faults(run: Run) -> tuple[Diagnostic, ...]:
    """Take the report as far as its page; what stops it."""
    try:
        run.through(CHECK)
    except Faults as faults:
        return faults.diagnostics
    return tuple(run.faults)


def _items(run: Run) -> Iterator[Item]:
    """The things of a report that could be read; of one that could not be laid out, those of its own file."""
    kind: Kind | None = getattr(run, "kind", None)
    if kind is None:
        return
    rapport, page = run.rapport, getattr(run, "page", None)
    file = run.studio.workspace.name(run.report)
    printed = page.printed if page else frozenset()
    printed = printed or {str(value.kalla) for _, value in values(rapport) if value.kalla.file == file}
    for post in posts(rapport, kind, printed):
        role, day = nearest(rapport, post.path, "ansvarig"), nearest(rapport, post.path, "senast")
        written = ".".join(map(str, run.merged.written(post.path)))
        place = (file, 0) if at(rapport, post.path[:2]) is None else run.merged.place(post.path)
        yield Item(post.name, post.state, _role(role), day if isinstance(day, datetime.date) else None, *place, written)


def _named(run: Run) -> set[str]:
    rapport: Rapport | None = getattr(run, "rapport", None)
    return {value.text for path, value in (values(rapport) if rapport else ()) if path[-1] == "ansvarig"}


def _role(role: object) -> str:
    return str(role).strip() or NOBODY if role else NOBODY


# ---------------------------------------------------------------- by role and by day


def first_day(items: Iterable[Item]) -> datetime.date | None:
    """The first day among things; None where none has one."""
    return min((item.senast for item in items if item.senast), default=None)


def by_role(found: Iterable[Standing]) -> list[RoleStanding]:
    """Every role with what it has left, what several reports share counted once; the most urgent first."""
    items = {(item.file, item.key): item for one in found for item in one.items if item.state != "utelämnat"}
    return _roles(items.values())


def roles_of(one: Standing) -> list[RoleStanding]:
    """The roles of one report, the most urgent first."""
    return _roles(item for item in one.items if item.state != "utelämnat")


def _roles(items: Iterable[Item]) -> list[RoleStanding]:
    made: list[RoleStanding] = []
    for _, of_role in groupby(sorted(items, key=lambda item: item.role), lambda item: item.role):
        own = list(of_role)
        left = [item for item in own if item.remains]
        name = min(item.ansvarig for item in own)
        made.append(RoleStanding(name, len(left), len(own) - len(left), first_day(left)))
    return sorted(
        made, key=lambda role: (*_urgency(role.senast), not role.left, role.ansvarig == NOBODY, role.ansvarig)
    )


def is_known(found: Iterable[Standing], role: str) -> bool:
    """Whether a role is one that some report names, however it is spelled, or nobody."""
    return _compared(role) in {_compared(name) for one in found for name in (*one.roles, NOBODY)}


def only(found: Iterable[Standing], role: str) -> list[Standing]:
    """The reports that a role has things in, with its things alone."""
    word = _compared(role)
    own = [replace(one, items=tuple(item for item in one.items if item.role == word)) for one in found]
    return sorted((one for one in own if one.items), key=lambda one: (*_urgency(one.senast), not one.left))


# ---------------------------------------------------------------- for another program


def as_rows(found: Sequence[Standing], today: datetime.date) -> dict[str, Any]:
    """All of it as JSON has it, days counted from `today`."""
    roles = [{"ansvarig": role.ansvarig, "kvar": role.left} | _due(role.senast, today) for role in by_role(found)]
    return {"datum": today.isoformat(), "dokument": [_row(one, today) for one in found], "ansvariga": roles}


def _row(one: Standing, today: datetime.date) -> dict[str, Any]:
    head = {"dokument": one.file, "typ": one.typ, "nämnd": one.namnd, "period": one.period, "fel": one.faults}
    roles = [
        {"ansvarig": role.ansvarig, "kvar": role.left, "ifyllda": role.filled} | _due(role.senast, today)
        for role in roles_of(one)
    ]
    listed = [
        {"post": item.name, "slag": item.state, "ansvarig": item.ansvarig}
        | _due(item.senast, today)
        | {"fil": item.file, "rad": item.line}
        for item in [*one.left, *one.omitted]
    ]
    counted = {"kvar": len(one.left), "ifyllda": one.filled} | _due(one.senast, today)
    return head | counted | {"ansvariga": roles, "poster": listed}


def _due(day: datetime.date | None, today: datetime.date) -> dict[str, str | int | None]:
    return {"senast": day.isoformat() if day else None, "dagar": (day - today).days if day else None}
