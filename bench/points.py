"""Points 1 to 4: the Word writer alone, the whole tool cold, the start, and a build where nothing has changed."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench import content, land
from bench.measure import PYTHON, RODTRAD, Command, median, run, takes, told, turns, walls, warm
from bench.peers import Peers, warmly
from bench.rows import NOT_MEASURED, Row, at_most, warm_at_most, warm_faster, within

SPECIMENS = ("content/linkoping", "content/ekero", "content/lulea", "content/bjurholm")
BUILD = (*RODTRAD, "build", "--tyst", "--utan-sidnummer")
_FAST_START = 250.0


@dataclass(frozen=True)
class Scale:
    """How much is measured."""

    rounds: int
    warm: int
    reports: int
    """R1 reports that are built many at a time."""
    country: tuple[int, ...]
    """Reports of the country, at each point of the curve."""
    hundred: int = 100


QUICK = Scale(1, 3, 6, (8, 24), 40)
FULL = Scale(9, 9, 60, (40, 80, 160, 320, 640))


def anew() -> tuple[str, ...]:
    """What makes a build do all its work again."""
    return ("--tvinga",) if takes("--tvinga") else ()


# ---------------------------------------------------------------- 1


def writer(peers: Peers, scale: Scale) -> Iterator[Row]:
    """The writer alone, a tree with its pictures to bytes, in a running process."""
    floor = "golvet (XML och zip)"
    small = _warm(peers, "R1", scale)
    yield warm_at_most(1, "Word-skrivaren, R1", small["ours"], (floor, small["floor"]), 1.7)
    if peers.folder:
        yield warm_faster(1, "Word-skrivaren, R1", small["ours"], ("docxtpl", small["docxtpl"]), 8)
    large = _warm(peers, "R10", scale, only=("ours", "floor"))
    yield warm_at_most(1, "Word-skrivaren, R10", large["ours"], ("vår R1", small["ours"]), 10.5)
    table = _warm(peers, "T5000", scale)
    yield replace(
        warm_at_most(1, "Word-skrivaren, T5000", table["ours"], (floor, table["floor"]), 0), goal="", reached=""
    )
    if peers.folder:
        yield warm_faster(1, "Word-skrivaren, T5000", table["ours"], ("docxtpl", table["docxtpl"]), 12)
        yield warm_faster(1, "Word-skrivaren, T5000", table["ours"], ("carbone", table["carbone"]), 1)
    for work in ("R10", "T5000"):
        yield _memory(peers, work)


def _warm(peers: Peers, work: str, scale: Scale, only: tuple[str, ...] = ()) -> dict[str, list[float]]:
    commands = {"ours": peers.ours(work, "docx"), "floor": peers.floor(work)}
    if peers.folder and not only:
        commands |= {"docxtpl": peers.docxtpl(work), "carbone": peers.carbone(work)}
    return warm({name: warmly(command, scale.warm) for name, command in commands.items()}, min(scale.rounds, 3))


def _memory(peers: Peers, work: str) -> Row:
    """The largest process that writes the work, beside the same that only holds it, and what its XML allows."""
    holds = f"import json; from pathlib import Path; from bench.work import document; f = Path({str(peers.work)!r})"
    tree = Command((PYTHON, "-c", f"{holds}; document(json.loads((f / '{work}.json').read_text('utf-8')), f)"))
    command = peers.ours(work, "docx")
    both = turns({"writes": command, "holds": tree}, 2)
    with zipfile.ZipFile(command.argv[-1]) as package:
        xml = sum(part.file_size for part in package.infolist() if part.filename.endswith(".xml")) / 2**20
    more = median([cost.rss for cost in both["writes"]]) - median([cost.rss for cost in both["holds"]])
    return within(1, f"minne utöver trädet, {work} ({xml:.1f} MB XML)".replace(".", ","), [more], 2 * xml + 40, "MB")


# ---------------------------------------------------------------- 2


def cold(peers: Peers, scale: Scale, folder: Path) -> Iterator[Row]:
    """The whole tool as a user starts it, from TOML to files; the pictures are in the cache."""
    work = json.loads((peers.work / "R1.json").read_text("utf-8"))
    content.workspace(work, peers.work, folder)
    commands = {
        "docx": Command((*BUILD, *anew(), "--format", "docx"), folder),
        "alla": Command((*BUILD, *anew()), folder),
        "golvet": peers.floor("R1"),
    }
    if peers.folder:
        commands |= {"docxtpl": peers.docxtpl("R1"), "typst": peers.typst("R1")}
    costs = turns(commands, scale.rounds)
    beside = ("docxtpl", costs["docxtpl"]) if peers.folder else ("golvet", costs["golvet"])
    yield at_most(2, "R1 ur TOML till docx, kallt", costs["docx"], beside, 1.0)
    if peers.folder:
        most = 1.15 * (median(walls(costs["typst"])) + _FAST_START)
        row = within(2, "R1 ur TOML till docx, PDF och HTML, kallt", walls(costs["alla"]), most)
        beside_typst = f"1,15 × (Typst {told(walls(costs['typst']))} + 250 ms)"
        yield Row(row.point, row.what, row.ours, beside_typst, "", row.goal, row.reached)
    else:
        yield Row(2, "R1 ur TOML till docx, PDF och HTML, kallt", told(walls(costs["alla"])), reached=NOT_MEASURED)


# ---------------------------------------------------------------- 3


def start(scale: Scale) -> Iterator[Row]:
    """The start of a command, beside Python's own."""
    commands = {
        "python": Command((PYTHON, "-c", "pass")),
        "--version": Command((*RODTRAD, "--version")),
        "--help": Command((*RODTRAD, "--help")),
        "check": Command((*RODTRAD, "check", *SPECIMENS)),
    }
    costs = turns(commands, scale.rounds + 2)
    for option, most in (("--help", 8), ("--version", 7)):
        yield at_most(3, f"rodtrad {option}", costs[option], ("python -c pass", costs["python"]), most)
    yield within(3, "rodtrad check av förlagorna", walls(costs["check"]), 400)


# ---------------------------------------------------------------- 4


def unchanged(scale: Scale, folder: Path) -> Iterator[Row]:
    """A build where nothing has changed, and one where an indicator has."""
    land.country(folder, scale.hundred)
    build = Command((*BUILD, "--format", "docx,html", "--jobb", "2"), folder)
    if not takes("--tvinga"):
        yield Row(4, "inget ändrat", "finns inte", reached=NOT_MEASURED)
        return
    run(build)
    costs = turns({"same": build}, scale.rounds)
    yield within(4, f"inget ändrat, {scale.hundred} dokument", walls(costs["same"]), 300)
    yield _changed(folder, build)


def _changed(folder: Path, build: Command) -> Row:
    facts = next(iter(sorted(folder.rglob("styrkort.toml"))))
    facts.write_text(re.sub(r'"mars 2027" = \d+', '"mars 2027" = 7', facts.read_text("utf-8"), count=1), "utf-8")
    before = _times(folder)
    cost = run(build)
    made = [name for name, time in _times(folder).items() if before[name] != time and name.suffix == ".docx"]
    shows = "av nämndens 4 dokument visar tre dess utfall"
    return Row(
        4,
        "en indikator ändrad",
        f"{len(made)} dokument gjorda, {told([cost.wall])}",
        shows,
        goal="bara de som visar den",
    )


def _times(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (folder / "build").rglob("*.*")}


def fresh(folder: Path) -> Path:
    """An empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
