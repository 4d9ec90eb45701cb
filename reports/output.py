"""The files that the user keeps: each is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from reports.diagnostics import Diagnostic
from reports.kept import put_whole


def write(target: Path, files: dict[str, bytes]) -> tuple[list[Path], list[Diagnostic]]:
    """Write a document's files; those that could be written, and a fault for each that could not."""
    written: list[Path] = []
    faults: list[Diagnostic] = []
    for suffix, data in files.items():
        path = target.with_name(f"{target.name}.{suffix}")
        try:
            put_whole(path, data)
            written.append(path)
        except OSError as error:
            hint = "är den öppen i Word eller en läsare? stäng den och bygg igen; den gamla filen är orörd"
            faults.append(Diagnostic(path.as_posix(), 0, f"filen går inte att skriva ({error.strerror})", hint))
    return written, faults
