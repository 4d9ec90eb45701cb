"""The README's picture of the speed, drawn by the program's own diagrams: `python -m bench.picture [--peers FOLDER]`.

Every tool writes the same report of 50 pages, from a process that has not begun to a file that is whole. Ours reads,
checks and lays out the content as well; the others get it ready. The bars are medians of one run.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from bench import content
from bench.measure import ROOT, Command, median, run, turns, walls
from bench.peers import Peers, found
from bench.points import BUILD, anew

PICTURE = ROOT / "docs/snabbhet.svg"
README = ROOT / "README.md"
_LINK = re.compile(r"!\[[^]]*\]\(docs/snabbhet\.svg\)")
_WIDTH = 150.0


def seconds(peers: Peers, folder: Path, rounds: int) -> Mapping[str, float]:
    """What each tool took, by what is said of it in the picture."""
    content.workspace(json.loads((peers.work / "R1.json").read_text("utf-8")), peers.work, folder)
    commands = {
        "Word: golvet, XML och zip": peers.floor("R1"),
        "Word: docxtpl": peers.docxtpl("R1"),
        "Word: carbone": peers.carbone("R1"),
        "Word: rodtrad, ur TOML": Command((*BUILD, *anew(), "--format", "docx"), folder),
        "PDF: Typst": peers.typst("R1"),
        "Word, PDF och webb: rodtrad, ur TOML": Command((*BUILD, *anew()), folder),
        "Samma en gång till: rodtrad, inget ändrat": Command(BUILD, folder),
    }
    run(Command(BUILD, folder))
    return {name: median(walls(costs)) / 1000 for name, costs in turns(commands, rounds).items()}


def draw(taken: Mapping[str, float]) -> bytes:
    """The bars as SVG."""
    from reports.charts.draw import draw as drawn
    from reports.document import Look
    from reports.model.diagram import Diagram, Serie
    from reports.model.varde import Etikett, Varde

    diagram = Diagram(
        typ="liggande",
        rubrik=Varde("En rapport på 50 sidor, från ingenting till färdig fil"),
        enhet=Varde("sekunder"),
        kategorier=tuple(Etikett(name) for name in taken),
        serie=(Serie(namn=Etikett("Tid"), varden=tuple(Varde.of(Decimal(f"{each:.2f}")) for each in taken.values())),),
    )
    return drawn(diagram, Look(), _WIDTH).svg


def link(taken: Mapping[str, float]) -> str:
    """The picture as the README shows it, with what it shows in words."""
    told = "; ".join(f"{name} {each:.2f}".replace(".", ",") for name, each in taken.items())
    return f"![Sekunder för en rapport på 50 sidor. {told}.](docs/snabbhet.svg)"


def main() -> None:
    """Measure, draw, and say what the picture shows, as its alt text."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--peers", type=Path)
    asked.add_argument("--varv", type=int, default=9)
    options = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="rodtrad-bench-"))
    try:
        peers = found(options.peers, folder / "work")
        if not peers.folder:
            raise SystemExit("bilden visar också andra verktyg; säg var de är med --peers MAPP")
        peers.prepare()
        taken = seconds(peers, folder / "picture", options.varv)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    PICTURE.write_bytes(draw(taken))
    README.write_text(_LINK.sub(link(taken), README.read_text("utf-8")), "utf-8")
    print(link(taken))


if __name__ == "__main__":
    main()
