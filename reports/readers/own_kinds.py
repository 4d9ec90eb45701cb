"""The document kinds that a workspace's kommuner have of their own, for what is done before a report is read."""

from __future__ import annotations

from pathlib import Path

from reports.diagnostics import Faults
from reports.model.rapport import Dokumentslag
from reports.readers.load import Library


def own_kinds(library: Library, report: Path | None = None) -> dict[str, Dokumentslag]:
    """The kinds that a report can have, or all of the workspace; what can't be read is told when a report is."""
    from pydantic import TypeAdapter, ValidationError

    validator = TypeAdapter(dict[str, Dokumentslag])
    files = [path for paths in library.folders.values() for path in paths]
    found: dict[str, Dokumentslag] = {}
    for path in files:
        if report and path.parent not in report.parents:
            continue
        try:
            found |= validator.validate_python(library.file(path).values.get("dokumentslag", {}))
        except (Faults, ValidationError):
            continue
    return found
