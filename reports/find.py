"""The reports that the paths on a command line point out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reports.batch import Version
from reports.diagnostics import Diagnostic, did_you_mean
from reports.pipeline import output_name
from reports.readers.load import Library, Workspace
from reports.readers.till import same
from reports.workspace import whole, workspace_of


def find(paths: Sequence[Path] | None, *, to_build: bool = False) -> tuple[Workspace, list[Path], list[Diagnostic]]:
    """The workspace, the reports at or below the paths (all of them without paths), and what is wrong on the way.

    What is wrong with a report that is `to_build` may be left for the build to tell.
    Raises Faults when there is no workspace, or a path that isn't there.
    """
    given = paths or ()
    workspace = workspace_of(given, Path.cwd())
    under = [whole(path, Path.cwd()) for path in given]
    library = Library(workspace)
    reports: list[Path] = []
    faults: list[Diagnostic] = [] if under else library.orphans(to_build=to_build)
    for path in under or [workspace.content]:
        found, broken = library.documents([path], to_build=to_build)
        reports, faults = reports + found, faults + broken
        if not found and not broken:
            hint = "en rapport är en .toml-fil med [rapport]; skapa en med: rodtrad new"
            faults.append(Diagnostic(workspace.name(path), 0, "här finns ingen rapport", hint))
    return workspace, list(dict.fromkeys(reports)), faults


def versions(workspace: Workspace, reports: Sequence[Path]) -> list[Version]:
    """Every version of the reports: one for each of their readers."""
    return [version for _, version in _by_reader(workspace, reports)]


def versions_for(workspace: Workspace, reports: Sequence[Path], wanted: Sequence[str]) -> list[Version]:
    """The versions for some readers; raises UnknownReader for one that no report has a version for."""
    found = _by_reader(workspace, reports)
    known = list(dict.fromkeys(reader for reader, _ in found if reader))
    for word in wanted:
        if not any(same(word, reader) for reader in known):
            raise UnknownReader(word, known)
    return [version for reader, version in found if any(same(word, reader) for word in wanted)]


class UnknownReader(Exception):
    """A reader that no report has a version for."""

    def __init__(self, word: str, known: Sequence[str]) -> None:
        hint = did_you_mean(word, known) if known else "ingen av rapporterna har versioner för olika läsare"
        super().__init__(f'läsaren "{word}" finns inte; {hint}')


def _by_reader(workspace: Workspace, reports: Sequence[Path]) -> list[tuple[str, Version]]:
    """The versions with the readers they are for; a report's first reader has the version without a name."""
    library = Library(workspace)
    return [
        (reader, Version(report, reader if number else ""))
        for report in reports
        for number, reader in enumerate(library.readers(report) or ("",))
    ]


def with_names_of_their_own(
    workspace: Workspace, versions: Sequence[Version]
) -> tuple[list[Version], list[Diagnostic]]:
    """The versions whose files take no other's place, and a fault for those that would (`Mål.toml` and `mal.toml`)."""
    named: dict[str, list[Version]] = {}
    for version in versions:
        name = output_name(workspace, version.report, version.till).as_posix().casefold()
        named.setdefault(name, []).append(version)
    faults: list[Diagnostic] = []
    for first, *others in named.values():
        for other in others:
            message = f"det färdiga dokumentet skulle få samma namn som det från {workspace.name(first.report)}"
            faults.append(Diagnostic(workspace.name(other.report), 0, message, "ge den ena filen ett annat namn"))
    return [versions[0] for versions in named.values() if len(versions) == 1], faults
