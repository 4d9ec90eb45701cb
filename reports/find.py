"""The reports that the paths on a command line point out."""

from __future__ import annotations

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
    under = [path.resolve() for path in given]
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
    """The reports whose files take no other's place, and a fault for each that would (`Mål.toml` and `mal.toml`)."""
    named: dict[str, Path] = {}
    faults: list[Diagnostic] = []
    for report in reports:
        first = named.setdefault(output_name(workspace, report).as_posix().lower(), report)
        if first != report:
            message = f"det färdiga dokumentet skulle skriva över det från {workspace.name(first)}"
            faults.append(Diagnostic(workspace.name(report), 0, message, "ge den ena filen ett annat namn"))
    return list(named.values()), faults
