"""Goals in a plan, and indicators that hang directly on a goal area, are printed like everything staff wrote."""

from __future__ import annotations

from pathlib import Path

from reports.document import Heading, Table, plain, walk
from tests.workspaces import document, plan, row_text, workspace

GOALS = """
[[malomrade]]
id = "barn"
namn = "Barn och unga"
overgripande_mal = "Trygg uppväxt"

[[malomrade.indikator]]
id = "placeringar"
namn = "Placeringar"
malvarde = "högst 40"

[[malomrade.mal]]
id = "tid"
namn = "Utredningar klara i tid"
beskrivning = "Barn ska inte behöva vänta."

[[malomrade.mal.indikator]]
id = "utredningstid"
namn = "Klara i tid"
enhet = "%"
malvarde = 90
kommentar = "Mäts i december."
"""


def test_a_plan_prints_its_goals_with_area_description_and_targets(tmp_path: Path) -> None:
    made = document(workspace(tmp_path, {"verksamhetsplan.toml": plan(more=GOALS)}))
    blocks = list(walk(made.blocks))
    headings = [plain(block.inlines) for block in blocks if isinstance(block, Heading)]
    assert headings[-3:] == ["Mål", "Målområde: Barn och unga", "Kommunövergripande mål: Trygg uppväxt"]
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert [row_text(row) for row in table.body] == [
        ["Barn och unga", "Placeringar", "högst 40"],
        ["Utredningar klara i tid", "Klara i tid, %", "90"],
    ]
    printed = [plain(block.inlines) for block in blocks if hasattr(block, "inlines")]
    assert "Barn ska inte behöva vänta." in printed
    assert "Klara i tid: Mäts i december." in printed


def test_an_interim_report_prints_indicators_that_hang_directly_on_an_area(tmp_path: Path) -> None:
    report = plan(more=GOALS).replace("verksamhetsplan", "delårsrapport").replace('"2027"', '"mars 2027"')
    report += '\n[avsnitt.samlad_bedomning]\ntext = "Läget är stabilt."\n'
    report = report.replace('rubrik = "Inledning"', "").replace(
        "[avsnitt.inledning]", '[avsnitt.inledning]\nrubrik = "I"'
    )
    made = document(workspace(tmp_path, {"verksamhetsplan.toml": report}))
    tables = [block for block in walk(made.blocks) if isinstance(block, Table)]
    assert [row_text(row)[0] for table in tables for row in table.body] == ["Barn och unga", "Utredningar klara i tid"]
