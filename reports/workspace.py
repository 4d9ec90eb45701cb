"""The workspace: the folder that staff work in, found from wherever they are in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
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


def workspace_of(paths: Sequence[Path], here: Path) -> Workspace:
    """The workspace of what is pointed out from a folder, or of the folder itself.

    Raises Faults when there is none, or a path that isn't there.
    """
    missing = [Diagnostic(str(path), 0, "finns inte", "kontrollera sökvägen") for path in paths if not path.exists()]
    if missing:
        raise Faults(missing)
    return find_workspace(whole(paths[0], here) if paths else here)


def whole(path: Path, here: Path) -> Path:
    """A path from the root, without looking where links lead: a mapped drive keeps its letter."""
    return Path(os.path.normpath(here / path))
