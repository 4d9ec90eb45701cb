"""Pictures drawn before: fetched by what they show, so that a diagram is drawn once. Safe to delete at any time."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from struct import Struct

from reports.charts.figures import figures
from reports.document import Look, Picture
from reports.model.diagram import Diagram
from reports.version import __version__

_HEAD = Struct("<ddQ")
"""Width and height in millimetres, and the number of bytes of the SVG; the PNG follows it."""
_DIGEST = sha256().digest_size


def drawn(diagram: Diagram, look: Look, folder: Path | None, width: float = 160.0) -> Picture:
    """The diagram's picture, from the folder when it was drawn before; drawn and put there when not.

    A damaged entry is drawn again, and a folder that can't be written to only costs time.
    """
    entry = folder / f"{_key(diagram, look, width)}.bild" if folder else None
    if entry and (known := _read(entry)):
        return known
    from reports.charts.draw import draw  # draws with matplotlib, which takes long to load

    picture = draw(diagram, look, width)
    if entry:
        _write(entry, picture)
    return picture


def _key(diagram: Diagram, look: Look, width: float) -> str:
    """What the picture depends on: what it shows, how it looks, and the program that draws it."""
    style = (look.primary, look.accent, look.font, _fonts(look.font_folder))
    parts = (diagram.typ, figures(diagram), style, width, __version__, _code(), _libraries())
    return sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:40]


@cache
def _code() -> str:
    """Digest of the drawing rooms, of colours and of how numbers are written, so that a change in them draws anew."""
    here = Path(__file__).parent
    files = [*sorted(here.glob("*.py")), here.parent / "colours.py", here.parent / "swedish.py"]
    return sha256(b"".join(file.read_bytes() for file in files if file.is_file())).hexdigest()


@cache
def _libraries() -> tuple[bytes, ...]:
    """Versions of what draws and packs the picture, from files: to load them, or importlib.metadata, takes 20 ms."""
    specs = (find_spec(name) for name in ("matplotlib", "PIL"))
    files = [Path(spec.origin).with_name("_version.py") for spec in specs if spec and spec.origin]
    return tuple(file.read_bytes() for file in files if file.is_file())


def _fonts(folder: str) -> list[tuple[str, int, int]]:
    """The kommun's font files as they are now: name, size, time of change."""
    files = sorted(Path(folder).rglob("*")) if folder else []
    states = [(file.name, file.stat()) for file in files]
    return [(name, state.st_size, state.st_mtime_ns) for name, state in states]


def _read(entry: Path) -> Picture | None:
    """The picture of an entry, or None when there is none or it isn't whole."""
    try:
        data = entry.read_bytes()
    except OSError:
        return None
    body = data[_DIGEST:]
    if len(body) < _HEAD.size or sha256(body).digest() != data[:_DIGEST]:
        return None
    width, height, length = _HEAD.unpack_from(body)
    end = _HEAD.size + length
    return Picture(body[_HEAD.size : end], body[end:], width, height)


def _write(entry: Path, picture: Picture) -> None:
    """Put the entry in its place whole, also when two builds write it at once."""
    body = _HEAD.pack(picture.width, picture.height, len(picture.svg)) + picture.svg + picture.png
    beside = entry.with_suffix(f".{os.getpid()}.tmp")
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(sha256(body).digest() + body)
        beside.replace(entry)
    except OSError:
        return
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
