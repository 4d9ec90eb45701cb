"""Parts of a content file that a new file takes over, with comments and order, by tomlkit."""

from __future__ import annotations

from collections.abc import Container, MutableMapping
from pathlib import Path
from typing import Any

from reports.swedish import fold

OF_THE_ROUND = ("accepterad", "senast")
"""Keys that belong to one report alone: why its figures were kept, and when they were due."""


def parsed(path: Path) -> Any:
    """The file with its comments, its order and its line ends."""
    import tomlkit

    return tomlkit.parse(path.read_bytes().decode("utf-8-sig"))


def part(document: Any, name: str) -> Any:
    """A top-level table by its folded name."""
    return next((value for key, value in document.items() if fold(key) == name), {})


def drop(value: Any, keys: Container[str]) -> None:
    """Take keys out of a table and all tables below it, whichever way they are spelled."""
    if isinstance(value, MutableMapping):
        for key in list(value):
            if fold(key) in keys:
                del value[key]
            else:
                drop(value[key], keys)
    elif isinstance(value, list):
        for item in value:
            drop(item, keys)


def only(document: Any, name: str) -> Any:
    """The document with one of its top-level tables alone."""
    for key in [key for key in document if fold(key) != name]:
        document.remove(key)
    return document
