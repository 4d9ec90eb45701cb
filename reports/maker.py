"""What makes the documents: the program, its libraries, LibreOffice where it is used, and what the surroundings say."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from reports.kept import key_of
from reports.source_date import VARIABLE

_TEMPLATES = Path(__file__).parent.parent / "templates"
"""The program's own templates in a clone; in a wheel they lie in its folder, as all else."""


def maker(*, with_office: bool) -> str:
    """A digest that is another whenever the same content could give other bytes or other messages."""
    files = [*_files(str(Path(__file__).parent)), *_files(str(_TEMPLATES), below=False)]
    office = _office() if with_office else ()
    return key_of(sys.version, sys.platform, os.environ.get(VARIABLE), sorted(files), sorted(_packages()), office)


def _files(folder: str, *, below: bool = True) -> Iterator[tuple[str, int, int]]:
    """The program's files as they are now: in a clone they change though the version doesn't."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    yield from _files(entry.path) if below and entry.name != "__pycache__" else ()
                else:
                    state = entry.stat()
                    yield entry.path, state.st_size, state.st_mtime_ns
    except OSError:
        return


def _packages() -> Iterator[str]:
    """What is installed, with versions, as the names of folders: to ask importlib.metadata takes 20 ms."""
    for folder in {path for path in sys.path if path.endswith("-packages")}:
        try:
            yield from (name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208
        except OSError:
            continue


def _office() -> tuple[object, ...]:
    from reports.fonts import machine_fonts
    from reports.libreoffice import LayoutError, identity, program

    try:
        found = program()
    except LayoutError as error:  # told when it is to be used
        return (str(error),)
    return (identity(found), machine_fonts()) if found else ()
