"""What is said of a key of the content, and the values that it is said of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

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


def values(value: Any, path: Path = ()) -> Iterator[tuple[Path, Varde]]:
    """Every value of a model object with its path in the content."""
    if isinstance(value, Varde):
        yield path, value
    elif is_dataclass(value):
        for part in fields(value):
            yield from values(getattr(value, part.name), (*path, part.name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from values(item, (*path, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from values(item, (*path, number))
