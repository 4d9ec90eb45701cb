"""The bench's work as content: everything of it is in the report, and nothing is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.content import workspace
from reports.document import Break, Figure, Heading, List, Note, Paragraph, Table, plain, walk
from reports.pipeline import CHECK, Run, Studio
from reports.readers.load import Workspace

PROSE = 'Vård & omsorg under <95 % och "god" hushållning \\ följs upp.'
TEXTS = [["Mål.", "Utfall.\n62\u00a0967,8", "80,7", "Delvis", "Ökar av.\nMinskar."]] * 2
WORK: dict[str, Any] = {
    "name": "R1",
    "title": "Delårsrapport",
    "blocks": [
        {"t": "h1", "text": "1 Kommunen på att"},
        {"t": "p", "text": PROSE, "fn": "Not till texten."},
        {"t": "h2", "text": "1.1 Bedöms även"},
        {"t": "p", "text": PROSE},
        {"t": "table", "header": ["Nämnd", "Budget"], "align": "lr", "rows": [["Den.", "−81\u00a0878,1"]]},
        {"t": "table", "header": ["Mål", "I", "U", "B", "K"], "align": "lllll", "rows": TEXTS},
        {"t": "list", "items": ["Ett.", "Två."]},
        {"t": "chart", "id": 0, "title": "Diagram 1", "alt": "Budget och utfall per månad."},
        {"t": "h1", "text": "Bilaga"},
        {"t": "p", "text": "Slut."},
    ],
}  # fmt: skip


def test_a_work_of_the_bench_is_a_report_with_all_that_it_has_and_no_remarks(tmp_path: Path) -> None:
    charts = tmp_path / "charts" / "0"
    charts.mkdir(parents=True)
    (charts / "0.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="80mm" height="40mm"/>', "utf-8")
    root = tmp_path / "arbetsyta"
    report = workspace(WORK, tmp_path, root)
    run = Run(Studio(Workspace(root)), report, ()).through(CHECK)
    assert run.warnings == run.faults == []
    blocks = list(walk(run.document.blocks))
    kinds = [type(block) for block in blocks]
    assert [kinds.count(kind) for kind in (Heading, Table, List, Figure)] == [4, 2, 1, 1]
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    inlines = [inline for block in paragraphs for inline in block.inlines]
    assert sum(isinstance(inline, Note) for inline in inlines) == 1
    assert sum(isinstance(inline, Break) for inline in inlines) == 4
    printed = [plain(block.inlines).replace("\u00a0", " ") for block in paragraphs]
    assert printed.count(PROSE) == 2
