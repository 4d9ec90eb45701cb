"""What is said of a key of the content, and the values that it is said of."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from typing import Any, cast

from reports.diagnostics import NOTHING, About
from reports.document import Source
from reports.model.rapport import Rapport
from reports.model.varde import Varde

Path = tuple[str | int, ...]

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say of a key of the content."""

    path: Path
    message: str
    hint: str = ""
    level: str = "fel"
    offset: int = -1
    """Lines from the first line of the text at `path`; −1 means the key itself."""
    beside: Path | None = None
    """The key that this one is held against; the message ends with its place."""
    acceptable: bool = False
    """Whether staff may keep what is said here with `accepterad = "why"`, at the key or a table around it."""
    source: Source | None = None
    """Where it stands, when that is a row of a CSV file and no key."""
    about: About = NOTHING
    """What in the finished files it is about, where they are held against the same thing."""


def is_id(text: str) -> bool:
    """Whether a text can be an id."""
    return bool(_ID.fullmatch(text))


def unique(ids: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    """The ids, with their paths, that stand already before, and those that are no ids."""
    seen: set[str] = set()
    for path, id_ in ids:
        if id_ in seen:
            yield Finding(path, f'id "{id_}" finns redan', "ge den ett eget id; det används för att hitta rätt")
        seen.add(id_)
        yield from well_formed([(path, id_)])


def well_formed(ids: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    """The ids, with their paths, that can't be one."""
    for path, id_ in ids:
        if not is_id(id_):
            yield Finding(path, f'id "{id_}" kan inte användas', "skriv små bokstäver a–z, siffror och bindestreck")


def at(rapport: Any, path: Path) -> Any:
    """What stands at a path of the content; None where nothing does."""
    found = rapport
    for part in path:
        if isinstance(found, dict):
            found = found.get(part)
        elif isinstance(found, tuple) and isinstance(part, int):
            found = found[part] if part < len(found) else None
        else:
            found = getattr(found, str(part), None)
    return found


def values(value: Any, path: Path = ()) -> Sequence[tuple[Path, Varde]]:
    """Every value of a model object with its path in the content; a report, which many rules ask, is walked once."""
    if isinstance(value, Rapport) and not path:
        return _of_report(value)
    found: list[tuple[Path, Varde]] = []
    _gather(value, path, found)
    return found


@lru_cache(maxsize=2)
def _of_report(rapport: Rapport) -> Sequence[tuple[Path, Varde]]:
    found: list[tuple[Path, Varde]] = []
    _gather(rapport, (), found)
    return tuple(found)


def _gather(value: Any, path: Path, found: list[tuple[Path, Varde]]) -> None:
    if isinstance(value, Varde):
        found.append((path, value))
    elif isinstance(value, dict):
        for key, item in value.items():
            _gather(item, (*path, key), found)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            _gather(item, (*path, number), found)
    else:
        for name in _names(cast("Hashable", type(value))):
            _gather(getattr(value, name), (*path, name), found)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The keys of a table of the model; none for what is no table."""
    return tuple(part.name for part in fields(kind)) if is_dataclass(kind) else ()
