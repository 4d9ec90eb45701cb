"""The documents of a workspace as a list: kind, nämnd, period, and when they were last built."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reports.diagnostics import Faults
from reports.kinds import find_kind
from reports.pipeline import FORMATS, output_name
from reports.readers.load import Library, Workspace
from reports.readers.own_kinds import own_kinds


@dataclass(frozen=True)
class Entry:
    """One document."""

    file: str
    typ: str
    namnd: str
    period: str
    till: str
    """The readers that it has versions for."""
    built: datetime.datetime | None

    def row(self) -> dict[str, str]:
        """The entry as it is printed."""
        built = f"{self.built:%Y-%m-%d %H:%M}" if self.built else "inte byggd"
        head = {"dokument": self.file, "typ": self.typ, "nämnd": self.namnd, "period": self.period}
        return head | {"läsare": self.till, "byggd": built}


def catalogue(workspace: Workspace, reports: Sequence[Path], output: Path) -> Iterator[Entry]:
    """Every document; one whose files can't be read together is listed with what its own file says."""
    library = Library(workspace)
    for report in reports:
        head = library.file(report).values.get("rapport")
        head = head if isinstance(head, dict) else {}
        kind = find_kind(str(head.get("typ", "")), own_kinds(library, report))
        typ = kind.namn if kind else str(head.get("typ", "–"))
        period = str(head.get("period", "–"))
        till, built = ", ".join(library.readers(report)), _built(workspace, report, output)
        yield Entry(workspace.name(report), typ, _namnd(library, report), period, till, built)


def _namnd(library: Library, report: Path) -> str:
    try:
        return str(library.merged(report).values.get("namnd", {}).get("namn", "–"))
    except (Faults, AttributeError):
        return "–"


def _built(workspace: Workspace, report: Path, output: Path) -> datetime.datetime | None:
    target = output / output_name(workspace, report)
    files = [target.with_name(f"{target.name}.{suffix}") for suffix in FORMATS]
    times = [file.stat().st_mtime for file in files if file.is_file()]
    return datetime.datetime.fromtimestamp(max(times)) if times else None
