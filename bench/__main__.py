"""Measure what is promised of speed, and write it to `bench/resultat.md`.

python -m bench --snabb              a look in less than a minute
python -m bench                      all of it, beside the peers where they are, in less than 25 minutes
python -m bench --peers FOLDER       with the peers of a folder
python -m bench --punkter 1,5        some of the points only
"""

from __future__ import annotations

import argparse
import compileall
import datetime
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import cluster, diagrams, many, points, stages
from bench.measure import ROOT
from bench.peers import Peers, found
from bench.points import FULL, QUICK, Scale
from bench.rows import NO, Row, markdown

RESULT = Path(__file__).parent / "resultat.md"
WHY = Path(__file__).parent / "missar.md"
"""What was tried where something was not reached; written by hand."""


def rows(peers: Peers, scale: Scale, folder: Path, wanted: set[int]) -> Iterator[Row]:
    """All rows of the wanted points, in order; the folder is scratch."""
    parts: list[tuple[int, Callable[[], Iterator[Row]]]] = [
        (1, lambda: points.writer(peers, scale)),
        (2, lambda: points.cold(peers, scale, folder / "cold")),
        (3, lambda: points.start(scale)),
        (4, lambda: points.unchanged(scale, folder / "unchanged")),
        (5, lambda: many.throughput(peers, scale, folder / "many")),
        (5, lambda: many.country(scale, folder / "country")),
        (6, lambda: cluster.cluster(scale.hundred, folder / "cluster")),
        (7, lambda: many.watching(peers, scale, folder / "watching")),
    ]
    if scale is FULL:
        parts.insert(6, (5, lambda: many.thousand(peers, folder / "thousand")))
    for point, part in parts:
        try:
            yield from part() if point in wanted else ()
        except (OSError, RuntimeError) as error:
            yield Row(point, "gick inte att mäta", str(error).splitlines()[-1], reached=NO)


def profile(peers: Peers, folder: Path, runs: int) -> Iterator[str]:
    """Where the time goes in a document more, stage by stage: R1 in a running process."""
    from reports.readers.load import Workspace

    root = many.reports(peers, folder, 1)
    (report,) = root.rglob("rapport.toml")
    taken = stages.medians(stages.warm(Workspace(root), report), runs)
    yield "| steg | ms |"
    yield "|---|---|"
    yield from (f"| {name} | {taken[name]:.1f} |".replace(".", ",") for name in stages.STAGES)


def machine() -> str:
    """The machine and the day, for whoever lays two tables beside each other."""
    load = f"{os.getloadavg()[0]:.1f}".replace(".", ",")
    day = datetime.datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{day} · Python {platform.python_version()} · {os.cpu_count()} kärnor · last {load} · median (minst–störst)"


def main() -> None:
    """Measure, print and write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--snabb", action="store_true", help="few rounds and small scales, and nothing is written")
    asked.add_argument("--peers", type=Path, help="folder of the peers; by default the one beside the project")
    asked.add_argument("--punkter", default="1,2,3,4,5,6,7", help="which points")
    asked.add_argument("--ut", type=Path, default=RESULT, help="the file that is written")
    options = asked.parse_args()
    scale = QUICK if options.snabb else FULL
    compileall.compile_dir(ROOT / "reports", quiet=1)  # as pip leaves a program that is installed
    folder = Path(tempfile.mkdtemp(prefix="rodtrad-bench-"))
    try:
        peers = found(options.peers, folder / "work")
        peers.prepare()
        told = ["# Resultat", "", f"{machine()}{_remarks(peers, scale)}", ""]
        print("\n".join(told))
        measured = []
        for line in markdown(_kept(rows(peers, scale, folder, set(map(int, options.punkter.split(",")))), measured)):
            print(line, flush=True)
            told.append(line)
        told += ["", "## Var tiden går: R1, ett dokument till", "", *profile(peers, folder / "profile", scale.rounds)]
        missed = [f"* punkt {row.point}: {row.what}, {row.ours} ({row.goal})" for row in measured if row.reached == NO]
        told += ["", "## Inte nått", "", *(missed or ["Allt är nått."])]
        told += ["", WHY.read_text("utf-8").strip()] if WHY.is_file() and missed else []
        print("\n".join(told[told.index("## Var tiden går: R1, ett dokument till") :]))
        if not options.snabb or options.ut != RESULT:
            options.ut.write_text("\n".join(told) + "\n", "utf-8")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if scale is FULL:
        diagrams.main(scale.rounds)


def _remarks(peers: Peers, scale: Scale) -> str:
    return ("" if peers.folder else " · utan de andra verktygen") + (" · med --snabb" if scale is QUICK else "")


def _kept(found_rows: Iterator[Row], kept: list[Row]) -> Iterator[Row]:
    for row in found_rows:
        kept.append(row)
        yield row


if __name__ == "__main__":
    main()
