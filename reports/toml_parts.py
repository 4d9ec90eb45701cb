"""Parts of a content file that a new file takes over, with comments and order, by tomlkit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reports.swedish import fold


def parsed(path: Path) -> Any:
    """The file with its comments, its order and its line ends."""
    import tomlkit

    return tomlkit.parse(path.read_bytes().decode("utf-8-sig"))


def part(document: Any, name: str) -> Any:
    """A top-level table by its folded name."""
    return next((value for key, value in document.items() if fold(key) == name), {})


def only(document: Any, name: str) -> Any:
    """The document with one of its top-level tables alone."""
    for key in [key for key in document if fold(key) != name]:
        document.remove(key)
    return document
