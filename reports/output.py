"""The files that the user keeps: each is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from reports.diagnostics import Diagnostic


def write(target: Path, files: dict[str, bytes]) -> tuple[list[Path], list[Diagnostic]]:
    """Write a document's files; those that could be written, and a fault for each that could not."""
    written: list[Path] = []
    faults: list[Diagnostic] = []
    for suffix, data in files.items():
        path = target.with_name(f"{target.name}.{suffix}")
        try:
            write_file(path, data)
            written.append(path)
        except OSError as error:
            hint = "är den öppen i Word eller en läsare? stäng den och bygg igen; den gamla filen är orörd"
            faults.append(Diagnostic(path.as_posix(), 0, f"filen går inte att skriva ({error.strerror})", hint))
    return written, faults


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
