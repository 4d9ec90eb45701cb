"""The tags of a PDF as pikepdf finds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf


def elements(node: Any) -> Iterator[Any]:
    """The structure elements under a node and itself, in reading order."""
    if "/S" in node:
        yield node
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from elements(kid)


def attribute(element: Any, name: str, otherwise: Any = None) -> Any:
    """An attribute of an element, whichever of its owners has it."""
    held = element.get("/A", [])
    groups = held if isinstance(held, pikepdf.Array) else [held]
    return next((group[name] for group in groups if name in group), otherwise)
