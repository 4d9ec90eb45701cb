"""The work that is measured: R1, R10 and T5000, as the peers read it: `python -m bench.works FOLDER`.

R1 is a report of 50 pages: 12 chapters with 24 headings below them, 60 paragraphs of 80 words, 8 tables of 15 × 6
figures, 4 tables of 40 × 5 texts with line breaks, 3 lists, 8 footnotes and 8 diagrams that are drawn already. R10 is
that text ten times, T5000 one table of 5,000 rows. Seeded, so that every run has the same.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

Block = dict[str, Any]
NAMES = ("R1", "R10", "T5000")
DIAGRAMS, VARIANTS = 8, 10

_WORDS = (
    "ansvar", "arbete", "avgift", "barn", "behov", "beslut", "budget", "delar", "effekt", "elever", "enhet", "familj",
    "fler", "färre", "förändring", "förslag", "halvår", "helår", "hjälp", "hyra", "hälsa", "insats", "invånare",
    "kostnad", "kvalitet", "kö", "ledning", "lokal", "läge", "lön", "mindre", "mål", "nivå", "nytta", "nämnden",
    "och", "olika", "om", "område", "period", "personal", "plan", "priser", "prognos", "på", "resultat", "risk",
    "råd", "samt", "service", "skola", "stöd", "tid", "till", "trygghet", "underlag", "utfall", "utveckling", "vid",
    "vikarier", "volym", "vård", "väntan", "är", "år", "åtgärd", "ökar", "över",
)  # fmt: skip
_ODD = ("vård & omsorg", "under <5 %", 'ett "gott" skäl', "upp\u00a0till 3 %")
"""Signs that a writer must escape."""


class _Writer(Random):
    def words(self, number: int) -> str:
        return " ".join(self.choices(_WORDS, k=number)).capitalize()

    def paragraph(self) -> str:
        return f"{self.words(39)} {self.choice(_ODD)} {self.words(38).lower()}."

    def figure(self) -> str:
        number = f"{self.uniform(0, 99_999):,.1f}".replace(",", "\u00a0").replace(".", ",")
        return self.choice(("", "", "\u2212")) + number

    def figures(self, rows: int) -> Block:
        header = ["Verksamhet (tkr)", "Budget", "Utfall", "Prognos", "Avvikelse", "I fjol"]
        body = [[self.words(2), *(self.figure() for _ in range(5))] for _ in range(rows)]
        return {"t": "table", "kind": "num", "header": header, "align": "lrrrrr", "rows": body}

    def texts(self) -> Block:
        header = ["Mål", "Indikator", "Utfall", "Bedömning", "Kommentar"]
        return {
            "t": "table",
            "kind": "text",
            "header": header,
            "align": "lllll",
            "rows": [self._row() for _ in range(40)],
        }

    def _row(self) -> list[str]:
        judged = self.choice(("Uppnått", "Delvis", "Inte uppnått"))
        indicator, comment = f"{self.words(3)}\n{self.figure()}", f"{self.words(8)}\n{self.words(6)}"
        return [self.words(4), indicator, self.figure(), judged, comment]

    def chapter(self, number: int, *, before: int) -> Iterator[Block]:
        yield {"t": "h1", "text": f"{before + number} {self.words(3)}"}
        for paragraph in range(5):
            if paragraph in (1, 3):
                yield {"t": "h2", "text": self.words(4)}
            note = {"fn": self.words(15)} if paragraph == 0 and number <= DIAGRAMS else {}
            yield {"t": "p", "text": self.paragraph(), **note}
        yield self.texts() if number % 3 == 0 else self.figures(15)
        if number % 4 == 1:
            yield {"t": "list", "items": [self.words(9) for _ in range(6)]}
        if not before and number <= DIAGRAMS:
            yield _diagram(number - 1)


def _diagram(number: int) -> Block:
    title = f"Diagram {number + 1}: besök per månad"
    return {"t": "chart", "id": number, "kind": "line", "title": title, "alt": f"{title}, i år och i fjol."}


def works() -> Iterator[dict[str, Any]]:
    """The three works."""
    yield _work("R1", _report(1))
    yield _work("R10", [block for part in range(10) for block in _report(1 + part, before=12 * part)])
    yield _work("T5000", [{"t": "h1", "text": "Bilaga"}, _Writer(7).figures(5000)])


def _work(name: str, blocks: list[Block]) -> dict[str, Any]:
    return {"name": name, "title": "Delårsrapport augusti 2026", "author": "Ekonomi", "lang": "sv-SE", "blocks": blocks}


def _report(seed: int, *, before: int = 0) -> list[Block]:
    writer = _Writer(seed)
    return [block for number in range(1, 13) for block in writer.chapter(number, before=before)]


# ---------------------------------------------------------------- the files


def write(folder: Path) -> None:
    """Write the works as JSON, and their diagrams in as many variants of other bytes as a warm run turns through."""
    folder.mkdir(parents=True, exist_ok=True)
    for work in works():
        (folder / f"{work['name']}.json").write_text(json.dumps(work, ensure_ascii=False), "utf-8")
    for number, (svg, png) in enumerate(_drawn()):
        for turn in range(VARIANTS):
            beside = folder / "charts" / str(turn)
            beside.mkdir(parents=True, exist_ok=True)
            (beside / f"{number}.svg").write_bytes(svg.replace(b"</svg>", b"<!-- %d --></svg>" % turn))
            (beside / f"{number}.png").write_bytes(_with_remark(png, turn))


def _drawn() -> Iterator[tuple[bytes, bytes]]:
    from bench.diagrams import gallery
    from reports.charts.draw import draw
    from reports.document import Look

    simple = [diagram for diagram in gallery().values() if diagram.typ in ("linje", "stapel")]
    for number in range(DIAGRAMS):
        picture = draw(simple[number % len(simple)], Look(), 160.0)
        yield picture.svg, picture.png


def _with_remark(png: bytes, turn: int) -> bytes:
    """A PNG that says something more after its head, and is another file with the same picture."""
    said = b"tEXtvariant\0%d" % turn
    chunk = struct.pack(">I", len(said) - 4) + said + struct.pack(">I", zlib.crc32(said))
    return png[:33] + chunk + png[33:]


if __name__ == "__main__":
    write(Path(sys.argv[1]))
