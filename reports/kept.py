"""Files written whole or not at all, and those that the program keeps for the next time: safe to delete at any time."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from reports.version import __version__

T = TypeVar("T")

_OTHERS_MAY_WRITE = 0o022
_DIGEST = sha256().digest_size


def put_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then in its place, also when two builds do it at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def recall(entry: Path) -> bytes | None:
    """What was kept; None when there is no such entry or it isn't whole."""
    try:
        data = entry.read_bytes()
    except OSError:
        return None
    body = data[_DIGEST:]
    return body if data and sha256(body).digest() == data[:_DIGEST] else None


def keep(entry: Path, body: bytes) -> None:
    """Put an entry in its place; a full disk only costs time."""
    with suppress(OSError):
        put_whole(entry, sha256(body).digest() + body)


def remembered(kind: str, depends: tuple[object, ...], rooms: Iterable[Path], make: Callable[[], T]) -> T:
    """What `make` makes of what it depends on and of the rooms that make it: made once, and kept for the user.

    Only in the user's own folder, where nobody else can write: to read it back may be to run what stands there.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    states = [(room.name, state.st_mtime_ns, state.st_size) for room in rooms for state in [room.stat()]]
    entry = folder / f"{key_of(kind, depends, states, sys.version)}.{kind}"
    if (body := recall(entry)) is not None:
        known: T = pickle.loads(body)  # noqa: S301  # see above
        return known
    made = make()
    keep(entry, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


@cache
def cache_folder() -> Path | None:
    """The program's folder for what may be thrown away, made when it isn't there; None when there can be none."""
    said = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    try:
        folder = (Path(said) if Path(said).is_absolute() else Path.home() / ".cache") / "rodtrad"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _is_ours_alone(folder) else None
    except (OSError, RuntimeError):  # no home, or one that can't be written to
        return None


def _is_ours_alone(folder: Path) -> bool:
    """Whether the user owns a folder, and nobody else may write in it; Windows sees to that itself."""
    if sys.platform == "win32":
        return True
    state = folder.lstat()
    return folder.is_dir() and state.st_uid == os.getuid() and not state.st_mode & _OTHERS_MAY_WRITE


def key_of(*parts: object) -> str:
    """A key for all that an entry depends on, besides the program itself."""
    return sha256(repr((*parts, __version__)).encode("utf-8", "backslashreplace")).hexdigest()[:40]


def digest_of(files: Iterable[Path]) -> str:
    """Digest of rooms that make entries, so that a change in them makes the entries anew."""
    return sha256(b"".join(file.read_bytes() for file in files if file.is_file())).hexdigest()


@cache
def versions(*libraries: str) -> tuple[bytes, ...]:
    """Versions of what makes an entry, from files: to load them, or importlib.metadata, takes 20 ms."""
    specs = (find_spec(name) for name in libraries)
    return tuple(_version(Path(spec.origin)) for spec in specs if spec and spec.origin)


def _version(origin: Path) -> bytes:
    file, folder = origin.with_name("_version.py"), origin.parent
    if file.is_file():
        return file.read_bytes()
    return repr(sorted(path.name for path in folder.parent.glob(f"{folder.name}-*.dist-info"))).encode()
