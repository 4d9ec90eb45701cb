"""The reports that the paths on a command line point out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from reports.diagnostics import Diagnostic, Faults
from reports.pipeline import output_name
from reports.readers.load import Library, Workspace, find_workspace


def find(paths: Sequence[Path] | None) -> tuple[Workspace, list[Path], list[Diagnostic]]:
    """The workspace, the reports at or below the paths (all of them without paths), and what is wrong on the way.

    Raises Faults when there is no workspace, or a path that isn't there.
    """
    given = paths or ()
    missing = [Diagnostic(str(path), 0, "finns inte", "kontrollera sökvägen") for path in given if not path.exists()]
    if missing:
        raise Faults(missing)
    under = [Path(os.path.normpath(path.absolute())) for path in given]  # a mapped drive keeps its letter
    workspace = find_workspace(under[0] if under else Path.cwd())
    library = Library(workspace)
    reports: list[Path] = []
    faults: list[Diagnostic] = [] if under else library.orphans()
    for path in under or [workspace.content]:
        found, broken = library.documents([path])
        reports, faults = reports + found, faults + broken
        if not found and not broken:
            hint = "en rapport är en .toml-fil med [rapport]; skapa en med: rodtrad new"
            faults.append(Diagnostic(workspace.name(path), 0, "här finns ingen rapport", hint))
    return workspace, list(dict.fromkeys(reports)), faults


def with_names_of_their_own(workspace: Workspace, reports: Sequence[Path]) -> tuple[list[Path], list[Diagnostic]]:
    """The reports whose files take no other's place, and a fault for those that would (`Mål.toml` and `mal.toml`)."""
    named: dict[str, list[Path]] = {}
    for report in reports:
        named.setdefault(output_name(workspace, report).as_posix().casefold(), []).append(report)
    faults: list[Diagnostic] = []
    for first, *others in named.values():
        for other in others:
            message = f"det färdiga dokumentet skulle få samma namn som det från {workspace.name(first)}"
            faults.append(Diagnostic(workspace.name(other), 0, message, "ge den ena filen ett annat namn"))
    return [reports[0] for reports in named.values() if len(reports) == 1], faults
