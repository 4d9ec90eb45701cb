"""The tools that others would use, beside ours, where their folder is given; without it there is only the floor.

They stand in a folder of their own that is no part of the project, with `gen.py` for the work and `peer_*` for the
tools, and beside it `venv` and `node` with what they need.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bench import works
from bench.measure import PYTHON, ROOT, Command, run

DEFAULT = ROOT / "../shared/peers"


@dataclass(frozen=True)
class Peers:
    """The peers, if there are any, and the folder of the work."""

    work: Path
    folder: Path | None
    python: str = PYTHON

    def prepare(self) -> None:
        """Make the work: the peers' own where they are, so that figures can be laid beside theirs."""
        if not self.folder:
            works.write(self.work)
            return
        for script in ("gen.py", "charts.py", "make_templates.py"):
            run(Command((self.python, str(self.folder / script), str(self.work)), self.folder))

    def ours(self, work: str, suffix: str) -> Command:
        """Our own writer alone."""
        return Command((PYTHON, "-m", "bench.work", str(self.work / f"{work}.json"), self._out("ours", work, suffix)))

    def floor(self, work: str) -> Command:
        """XML text and a zip, nothing else."""
        if self.folder:
            return self._python("peer_proto.py", work, "docx")
        return Command((PYTHON, "-m", "bench.floor", str(self.work / f"{work}.json"), self._out("floor", work, "docx")))

    def docxtpl(self, work: str) -> Command:
        """The usual way from Python to Word."""
        return self._python("peer_docxtpl.py", work, "docx")

    def typst(self, work: str) -> Command:
        """Typst by a source of its own, as PDF/UA-1."""
        return self._python("peer_typst.py", work, "pdf", "--mode", "ua")

    def carbone(self, work: str) -> Command:
        """The usual way from a data file to Word, in Node."""
        script = str(self._folder / "peer_carbone.js")
        return Command(
            ("node", script, str(self.work / f"{work}.json"), self._out("carbone", work, "docx")), self._folder
        )

    def _python(self, script: str, work: str, suffix: str, *more: str) -> Command:
        out = self._out(script, work, suffix)
        return Command(
            (self.python, str(self._folder / script), str(self.work / f"{work}.json"), out, *more), self._folder
        )

    @property
    def _folder(self) -> Path:
        if not self.folder:
            raise LookupError("there are no peers")
        return self.folder

    def _out(self, who: str, work: str, suffix: str) -> str:
        return str(self.work / f"{Path(who).stem}-{work}.{suffix}")


def found(folder: Path | None, work: Path) -> Peers:
    """The peers of a folder, or of the one beside the project; none where they, or what they need, are not there."""
    given = (folder or DEFAULT).resolve()
    python = next((str(path) for path in given.parent.glob("venv/bin/python")), PYTHON)
    nodes = (given.parent / "node/node_modules", given.parent / "node")
    os.environ.setdefault("PEER_NODE", str(next((path for path in nodes if path.is_dir()), nodes[0])))
    if not given.is_dir() or not _works(python):
        return Peers(work, None)
    return Peers(work, given, python)


def _works(python: str) -> bool:
    try:
        run(Command((python, "-c", "import docxtpl, typst, matplotlib")))
    except (OSError, RuntimeError):
        return False
    return True


def warmly(command: Command, times: int) -> Command:
    """The same command, for so many further ones in one process."""
    return Command((*command.argv, "--warm", str(times)), command.cwd, command.before)
