"""Points 5 to 7: many documents at a time, a country's, a cluster's, and a build that waits for what is saved."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bench import content, land
from bench.measure import PYTHON, RODTRAD, Command, Cost, cpus, median, number, run, takes, told, turns, walls
from bench.peers import Peers, warmly
from bench.points import BUILD, Scale, anew
from bench.rows import NOT_MEASURED, Row, at_least, warm_at_most, within
from bench.work import varied

_PER_NAMND = 10
_WAIT = 30.0
"""Seconds that a saved file may take to be built."""


def reports(peers: Peers, folder: Path, count: int) -> Path:
    """A workspace with so many R1, each with other words, ten of them to a nämnd."""
    work = json.loads((peers.work / "R1.json").read_text("utf-8"))
    for turn in range(count):
        other = varied(work, turn)
        other["blocks"] = [
            old if old["t"] in ("h1", "h2") else new for old, new in zip(work["blocks"], other["blocks"], strict=True)
        ]
        made = content.workspace(other | {"name": "rapport"}, peers.work, folder)
        namnd = made.parents[2] / f"namnd-{turn // _PER_NAMND:03}"
        shutil.copytree(made.parent, namnd / f"{turn:04}")
        shutil.copyfile(made.parents[1] / "namnd.toml", namnd / "namnd.toml")
    shutil.rmtree(folder / "content/exempelby/kommunstyrelsen")
    return folder


# ---------------------------------------------------------------- 5


def throughput(peers: Peers, scale: Scale, folder: Path) -> Iterator[Row]:
    """Reports a minute: the time of many less that of few, so that the start is not counted."""
    few, many = max(2, scale.reports // 4), scale.reports
    reports(peers, folder / "few", few)
    reports(peers, folder / "many", many)
    for formats, least in (("docx", 2000), ("docx,pdf", 280)):
        options = (*BUILD, *anew(), "--format", formats)
        commands = {
            "one": Command((*options, "--jobb", "1"), folder / "many"),
            "two": Command((*options, "--jobb", "2"), folder / "many"),
            "few": Command((*options, "--jobb", "2"), folder / "few"),
        }
        costs = turns(commands, max(1, scale.rounds // 4))
        yield _speedup(formats, costs, many)
        more = (median(walls(costs["two"])) - median(walls(costs["few"]))) / 60_000
        cpu = median(cpus(costs["two"])) - median(cpus(costs["few"]))
        beside = f"cpu {number(cpu / (many - few))} ms per rapport"
        row = at_least(5, f"R1 till {formats}, --jobb 2, varmt", (many - few) / more, least, "per minut")
        yield replace(row, beside=beside)
        yield _flat(formats, costs, few, many)


def _speedup(formats: str, costs: dict[str, list[Cost]], count: int) -> Row:
    """By the clock, and what it would be if nobody else used the cores: all work shared by two."""
    ratio = median(walls(costs["one"])) / median(walls(costs["two"]))
    alone = 2 * median(cpus(costs["one"])) / median(cpus(costs["two"]))
    load = f"ostört {number(alone)} ×, last {number(os.getloadavg()[0])}"
    return replace(at_least(5, f"--jobb 2 mot --jobb 1, {count} R1 till {formats}", ratio, 1.7, "×"), beside=load)


def _flat(formats: str, costs: dict[str, list[Cost]], few: int, many: int) -> Row:
    small, large = (median([cost.rss for cost in costs[name]]) for name in ("few", "two"))
    what = f"minne, {formats}: största processen"
    return Row(
        5, what, f"{number(large)} MB för {many}", f"{number(small)} MB för {few}", number(large / small), "jämnt"
    )


def thousand(peers: Peers, folder: Path) -> Iterator[Row]:
    """Memory over a thousand reports."""
    reports(peers, folder, 1000)
    cost = run(Command((*BUILD, *anew(), "--format", "docx", "--jobb", "2"), folder))
    yield Row(
        5, "1 000 R1 till docx, --jobb 2", told([cost.wall / 1000], "s"), f"största processen {number(cost.rss)} MB"
    )


def country(scale: Scale, folder: Path) -> Iterator[Row]:
    """The curve of a country: seconds for more and more of its reports, the diagrams drawn too."""
    for count in scale.country:
        root = land.country(folder / str(count), count)
        build = run(Command((*BUILD, "--format", "docx,html", "--jobb", "2"), root))
        check = run(Command((*RODTRAD, "check", "--tyst"), root))
        status = run(Command((*RODTRAD, "status"), root))
        each = {"bygge": build, "check": check, "status": status}
        ours = ", ".join(f"{name} {number(cost.wall / count)}" for name, cost in each.items())
        cpu = ", ".join(number(cost.cpu / count) for cost in each.values())
        yield Row(5, f"landet, {count} rapporter: ms per rapport", ours, f"cpu {cpu}", goal="rätlinjigt")


# ---------------------------------------------------------------- 7


def watching(peers: Peers, scale: Scale, folder: Path) -> Iterator[Row]:
    """From a save to the file in its place, in a process that waits for saves."""
    if not takes("--bevaka"):
        yield Row(7, "--bevaka", "finns inte", reached=NOT_MEASURED)
        return
    work = json.loads((peers.work / "R1.json").read_text("utf-8"))
    report = content.workspace(work, peers.work, folder)
    saved = {suffix: list(_saves(folder, report, suffix, scale.warm)) for suffix in ("docx", "html", "pdf")}
    yield within(7, "R1 sparad till docx", saved["docx"], 150)
    yield within(7, "R1 sparad till HTML", saved["html"], 80)
    if peers.folder:
        typst = json.loads(run(warmly(peers.typst("R1"), scale.warm)).out.splitlines()[-1])["warm_ms"]
        yield warm_at_most(7, "R1 sparad till PDF", saved["pdf"], ("Typst, varmt", typst), 1.1)
    else:
        yield Row(7, "R1 sparad till PDF", told(saved["pdf"]), reached=NOT_MEASURED)


def _saves(folder: Path, report: Path, suffix: str, times: int) -> Iterator[float]:
    """Milliseconds of each save; the first ones warm the process and are not told."""
    target = (folder / "build" / report.relative_to(folder / "content")).with_suffix(f".{suffix}")
    shutil.rmtree(folder / "build", ignore_errors=True)
    command = [PYTHON, "-m", "reports", "build", "--bevaka", "--utan-sidnummer", "--format", suffix]
    watcher = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(lambda: target.is_file())
        time.sleep(1.0)
        text = report.read_text("utf-8")
        for turn in range(times + 2):
            before = target.stat().st_mtime_ns
            beside = report.with_suffix(".tmp")
            beside.write_text(text.replace('text = """\n', f'text = """\nSparad {turn}. ', 3), "utf-8")
            begun = time.perf_counter()
            beside.replace(report)
            _await(lambda before=before: target.stat().st_mtime_ns != before)  # type: ignore[misc]
            if turn > 1:
                yield (time.perf_counter() - begun) * 1000
            time.sleep(0.3)
        report.write_text(text, "utf-8")
    finally:
        watcher.send_signal(signal.SIGINT)
        watcher.wait(10)


def _await(is_so: Callable[[], bool]) -> None:
    late = time.perf_counter() + _WAIT
    while not is_so():
        if time.perf_counter() > late:
            raise TimeoutError("nothing came of a save")
        time.sleep(0.001)
