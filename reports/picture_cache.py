"""Pictures made before: fetched by what they show, so that each is made once. Safe to delete at any time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from struct import Struct

from reports.document import Picture
from reports.kept import keep, recall

_HEAD = Struct("<ddQQ")
"""Width and height in millimetres, and the number of bytes of the SVG and the PNG; the JPEG follows them."""


def kept(folder: Path | None, key: str, make: Callable[[], Picture]) -> Picture:
    """The picture of a key, from the folder when it was made before; made and put there when not.

    A damaged entry is made again, and a folder that can't be written to only costs time.
    """
    entry = folder / f"{key}.bild" if folder else None
    if entry and (known := _read(entry)):
        return known
    picture = make()
    if entry:
        _write(entry, picture)
    return picture


def font_state(folder: str) -> list[tuple[str, int, int]]:
    """The kommun's font files as they are now: name, size, time of change."""
    files = sorted(Path(folder).rglob("*")) if folder else []
    states = [(file.name, file.stat()) for file in files]
    return [(name, state.st_size, state.st_mtime_ns) for name, state in states]


def _read(entry: Path) -> Picture | None:
    """The picture of an entry, or None when there is none or it isn't whole."""
    body = recall(entry)
    if body is None or len(body) < _HEAD.size:
        return None
    width, height, svg, png = _HEAD.unpack_from(body)
    first, second = _HEAD.size + svg, _HEAD.size + svg + png
    return Picture(body[_HEAD.size : first], body[first:second], width, height, body[second:])


def _write(entry: Path, picture: Picture) -> None:
    head = _HEAD.pack(picture.width, picture.height, len(picture.svg), len(picture.png))
    keep(entry, head + picture.svg + picture.png + picture.jpeg)
