"""Something to say of a key of the content, as the rules find it."""

from __future__ import annotations

from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say of a key of the content."""

    path: Path
    message: str
    hint: str = ""
    level: str = "fel"
