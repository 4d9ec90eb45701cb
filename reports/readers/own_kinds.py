"""The document kinds that a workspace's kommuner have of their own, for what is done before a report is read."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from reports.diagnostics import Faults
from reports.model.rapport import Dokumentslag
from reports.readers.finding import is_id
from reports.readers.load import Library
from reports.readers.plain import plain
from reports.readers.toml_file import TomlFile


def own_kinds(library: Library, report: Path | None = None) -> dict[str, Dokumentslag]:
    """The kinds that a report can have, or all of the workspace; what can't be read is told when a report is."""
    folders = report.parents if report else library.folders
    found: dict[str, Dokumentslag] = {}
    for path in [path for folder in sorted(folders, key=_depth) for path in library.folders.get(folder, ())]:
        try:
            file = library.file(path)
            if path == report or not file.is_report:
                found |= _kinds_of(file)
        except Faults:
            continue
    return {id_: slag for id_, slag in found.items() if is_id(id_)}


def _kinds_of(file: TomlFile) -> dict[str, Dokumentslag]:
    """The kinds that a file describes; none where one of them is wrong."""
    raw = file.values.get("dokumentslag", {})
    if (kinds := plain(dict[str, Dokumentslag], raw)) is not None:
        return cast("dict[str, Dokumentslag]", kinds)
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(dict[str, Dokumentslag]).validate_python(raw)
    except ValidationError:
        return {}


def _depth(folder: Path) -> int:
    """Folders above come first, so that the nearest kind of an id wins, as it does when a report is read."""
    return len(folder.parts)
