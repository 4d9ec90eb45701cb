"""The workspace: the folder that staff work in, found from wherever they are in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reports.diagnostics import Diagnostic, Faults

CONTENT = "content"
CACHE = ".rodtrad"
"""Folder of what may be thrown away: drawn diagrams and the like."""


@dataclass(frozen=True)
class Workspace:
    """A folder that holds `content/` and maybe `templates/`."""

    root: Path

    @property
    def content(self) -> Path:
        """The folder of kommuner and nämnder."""
        return self.root / CONTENT

    def name(self, path: Path) -> str:
        """A path below the workspace as messages print it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def find_workspace(start: Path) -> Workspace:
    """The workspace that `start` lies in, found upwards as git finds its own; raises Faults when there is none."""
    for folder in (start, *start.parents):
        if (folder / CONTENT).is_dir():
            return Workspace(folder)
    hint = "gå till mappen som har content/, eller skapa en arbetsyta med: rodtrad new arbetsyta"
    raise Faults([Diagnostic(str(start), 0, "här finns ingen mapp content/, varken här eller ovanför", hint)])
