"""Time the build of the real documents, cold and warm, stage by stage: `python -m bench.stages [runs]`.

Cold is a process of its own, with nothing drawn before (`tom cache`) or with the diagrams in the cache; warm is one
document more in a process that has already built it. Medians in milliseconds. Compare figures of one run only.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bench import diagrams
from reports.pipeline import BUILD, FORMATS, Run, Studio
from reports.readers.load import Library, Workspace

ROOT = Path(__file__).parent.parent
STAGES = ("läs", "kontroll", "mall", "inget tappat", "diagram", "docx", "pdf", "html")
_COLD = "import sys; from bench.stages import print_stages; print_stages(*sys.argv[1:])"


def workspace() -> Workspace:
    """A copy of the content with no cache, so that a run neither uses nor leaves anything."""
    folder = Path(tempfile.mkdtemp(prefix="rodtrad-bench-"))
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "templates", folder / "templates")
    return Workspace(folder)


def stages(studio: Studio, report: Path) -> dict[str, float]:
    """Milliseconds of each stage of one build."""
    run = Run(studio, report, list(FORMATS)).through(BUILD)
    return {name: run.seconds[name] * 1000 for name in STAGES}


def print_stages(root: str, report: str) -> None:
    """Print one build's stages as JSON: what a cold process runs."""
    print(json.dumps(stages(Studio(Workspace(Path(root))), Path(report))))


def cold(space: Workspace, report: Path) -> dict[str, float]:
    """The stages in a process of their own; `process` is all of it, start and imports too."""
    begun = time.perf_counter()
    command = [sys.executable, "-c", _COLD, str(space.root), str(report)]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return json.loads(printed) | {"process": (time.perf_counter() - begun) * 1000}


def without_cache(space: Workspace, report: Path) -> dict[str, float]:
    """A cold build where every diagram is drawn."""
    shutil.rmtree(space.root / ".rodtrad", ignore_errors=True)
    return cold(space, report)


def warm(space: Workspace, report: Path) -> Callable[[], dict[str, float]]:
    """Builds of one document in a process where all is loaded; content files are read anew each time."""
    env = Studio(space).env

    def build() -> dict[str, float]:
        studio = Studio(space)
        studio.__dict__["env"] = env
        return stages(studio, report)

    build()
    return build


def medians(measure: Callable[[], dict[str, float]], runs: int) -> dict[str, float]:
    """The median of each figure over some runs."""
    results = [measure() for _ in range(runs)]
    return {name: statistics.median(result[name] for result in results) for name in results[0]}


def program(runs: int, *arguments: str) -> float:
    """Milliseconds of the whole program, as a user starts it."""

    def once() -> dict[str, float]:
        begun = time.perf_counter()
        command = [sys.executable, "-c", "from reports.cli import main; main()", *arguments]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        return {"process": (time.perf_counter() - begun) * 1000}

    once()
    return medians(once, runs)["process"]


def table(rows: Iterable[tuple[str, dict[str, float]]]) -> None:
    """Print the figures with one column a stage."""
    columns = (*STAGES, "process")
    print("".ljust(34) + "".join(name.rjust(14) for name in columns))
    for name, figures in rows:
        cells = (f"{figures[column]:.1f}" if column in figures else "–" for column in columns)
        print(name.ljust(34) + "".join(cell.rjust(14) for cell in cells))


def main(runs: int) -> None:
    """Print all figures."""
    space = workspace()
    try:
        reports, _ = Library(space).documents([space.content])
        for report in reports:
            print(f"\n{space.name(report)}: medianer av {runs}, ms")
            table(
                (
                    ("kall, tom cache", medians(lambda r=report: without_cache(space, r), runs)),
                    ("kall, diagram i cache", medians(lambda r=report: cold(space, r), runs)),
                    ("varm", medians(warm(space, report), runs)),
                )
            )
    finally:
        shutil.rmtree(space.root)
    diagrams.main(runs)
    print(f"\nhela programmet, kallt: medianer av {runs}, ms")
    for arguments in (["--version"], ["--help"], ["check"]):
        print(f"rodtrad {' '.join(arguments)}".ljust(34) + f"{program(runs, *arguments):14.1f}")
    bare = medians(lambda: _bare_python(), runs)["process"]
    print("python -c pass".ljust(34) + f"{bare:14.1f}")


def _bare_python() -> dict[str, float]:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return {"process": (time.perf_counter() - begun) * 1000}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
