"""Time diagrams in a process where all is loaded, one kind a row: `python -m bench.diagrams [runs]`.

New is drawn from nothing, SVG and PNG; cached is fetched from the workspace's cache. They are those of the gallery.
Medians in milliseconds. To reach: 120 for a new one, 1 for a cached one.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from reports.charts.cache import drawn
from reports.charts.draw import WIDTH, draw
from reports.document import Look
from reports.model.diagram import Diagram
from reports.pipeline import CHECK, Run, Studio
from reports.readers.load import Workspace

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "content/exempel/diagramgalleri/galleri.toml"
SIZES = {"fa": "få", "nagra": "några", "manga": "många"}
"""What the ids of a kind's diagrams in the gallery end with, and how that is told."""


def gallery() -> Mapping[str, Diagram]:
    """The gallery's diagrams by id, as they are drawn."""
    run = Run(Studio(Workspace(ROOT)), GALLERY, ()).through(CHECK)
    return {id_: run.page.diagrams[f"diagram:{id_}"] for id_ in run.page.figurer}


def median(do: Callable[[], object], runs: int) -> float:
    """Milliseconds of a deed that has been done once before."""
    do()
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        do()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def timed(diagram: Diagram, folder: Path, runs: int) -> tuple[float, float]:
    """A diagram drawn anew, and fetched."""
    look = Look()
    return median(lambda: draw(diagram, look, WIDTH), runs), median(lambda: drawn(diagram, look, folder, WIDTH), runs)


def main(runs: int) -> None:
    """Print all figures, and the slowest."""
    heads = [f"{when}, {name}" for name in SIZES.values() for when in ("ny", "i cache")]
    print(f"\ndiagram, varma: medianer av {runs}, ms")
    print("".ljust(34) + "".join(head.rjust(16) for head in heads))
    shown, slowest = gallery(), (0.0, 0.0)
    with tempfile.TemporaryDirectory(prefix="rodtrad-bench-") as folder:
        for name in (id_.removesuffix("-fa") for id_ in shown if id_.endswith("-fa")):
            both = [timed(shown[f"{name}-{size}"], Path(folder), runs) for size in SIZES]
            slowest = max(slowest[0], *(new for new, _ in both)), max(slowest[1], *(old for _, old in both))
            print(name.ljust(34) + "".join(f"{new:16.1f}{old:16.2f}" for new, old in both))
    print("långsammast".ljust(34) + f"{slowest[0]:16.1f}{slowest[1]:16.2f}   (att nå: 120 och 1)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
