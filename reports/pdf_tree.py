"""The structure tree of a PDF as pikepdf reads it (ISO 32000-1, 14.7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def listed(value: Any) -> list[Any]:
    """The values of an entry that may hold one, several in an array, or none."""
    from pikepdf import Array

    return [*value] if isinstance(value, Array) else [] if value is None else [value]


def kids(node: Any) -> list[Any]:
    """The structure elements right under a node; what it has of the pages' content is left out."""
    from pikepdf import Dictionary

    return [kid for kid in listed(node.get("/K")) if isinstance(kid, Dictionary) and "/S" in kid]


def elements(node: Any) -> Iterator[Any]:
    """The structure elements under a node, in reading order."""
    for kid in kids(node):
        yield kid
        yield from elements(kid)
