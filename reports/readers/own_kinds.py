"""The document kinds that a workspace's kommuner have of their own, for what is done before a report is read."""

from __future__ import annotations

from pathlib import Path

from reports.diagnostics import Faults
from reports.model.rapport import Dokumentslag
from reports.readers.finding import is_id
from reports.readers.load import Library


def own_kinds(library: Library, report: Path | None = None) -> dict[str, Dokumentslag]:
    """The kinds that a report can have, or all of the workspace; what can't be read is told when a report is."""
    from pydantic import TypeAdapter, ValidationError

    validator = TypeAdapter(dict[str, Dokumentslag])
    folders = report.parents if report else library.folders
    found: dict[str, Dokumentslag] = {}
    for path in [path for folder in sorted(folders, key=_depth) for path in library.folders.get(folder, ())]:
        try:
            file = library.file(path)
            if path == report or not file.is_report:
                found |= validator.validate_python(file.values.get("dokumentslag", {}))
        except (Faults, ValidationError):
            continue
    return {id_: slag for id_, slag in found.items() if is_id(id_)}


def _depth(folder: Path) -> int:
    """Folders above come first, so that the nearest kind of an id wins, as it does when a report is read."""
    return len(folder.parts)
