"""A scorecard goal by goal under numbered headings, and a memo with its head instead of a cover."""

from __future__ import annotations

from pathlib import Path

from reports.document import Cover, Facts, Heading, Paragraph, Table, plain, walk
from tests.workspaces import document, notes_of, row_text, tables, workspace

GOALS = """
[[malomrade]]
id = "barn"
namn = "Barn och unga"
viljeyttring = "Barn ska mötas med respekt."

[[malomrade.mal]]
id = "tid"
namn = "Utredningar klara i tid"
overgripande_mal = "Trygg uppväxt"
beskrivning = "Målet följs varje månad."
fotnot = "Gäller hela året.\\n\\nMäts i december."

[[malomrade.mal.indikator]]
id = "utredningstid"
namn = "Klara i tid"
malvarde = "minst 90 %"
utfall = { "2025" = "--", "2026" = 88 }
"""


def report(typ: str, more: str = "") -> str:
    section = '[avsnitt.uppdrag]\nrubrik = "Uppdrag"\ntext = "Nämnden ger stöd."\n'
    return f'[rapport]\ntyp = "{typ}"\n{more}\n{GOALS}\n{section}'


def test_a_scorecard_numbers_its_chapters_and_shows_the_latest_outcome_of_each_goal(tmp_path: Path) -> None:
    made = document(workspace(tmp_path, {"verksamhetsplan.toml": report("styrkort", 'period = "2027"')}))
    assert [block.entry for block in walk(made.blocks) if isinstance(block, Heading)] == [
        "1 Styrkort och mätetal – Nämnder",
        "1.1 Uppdrag",
        "1.2 Styrkort",
        "Utredningar klara i tid (Trygg uppväxt)",
        "Målkommentar:",
    ]
    (table,) = tables(made)
    assert [row_text(row) for row in (*table.head, *table.body)] == [
        ["Mätetal/Mått", "Senaste utfall", "Mål 2027"],
        ["Klara i tid", "88", "minst 90 %"],
    ]
    assert notes_of(table) == ["Gäller hela året.", "Mäts i december."]


def test_a_memo_has_a_head_and_no_cover(tmp_path: Path) -> None:
    head = 'titel = "Indikatorer"\ndnr = "SN 2027/1"\ndatum = 2027-01-21\nhandlaggare = "Utvecklingsledare"'
    made = document(workspace(tmp_path, {"verksamhetsplan.toml": report("pm", head)}))
    blocks = list(walk(made.blocks))
    assert not [block for block in blocks if isinstance(block, (Cover, Table))]
    (facts,) = [block for block in blocks if isinstance(block, Facts)]
    assert {plain(fact.term): plain(fact.value) for fact in facts.facts}["Handläggare"] == "Utvecklingsledare"
    texts = [plain(block.inlines) for block in blocks if isinstance(block, (Heading, Paragraph))]
    assert texts[:5] == [
        "Indikatorer",
        "Målområde 1: Barn och unga",
        "Viljeyttring: Barn ska mötas med respekt.",
        "Mål: Utredningar klara i tid",
        "Indikatorer:",
    ]


def test_a_scorecard_without_any_outcome_shows_that_they_are_missing(tmp_path: Path) -> None:
    goals = report("styrkort", 'period = "2027"').replace('utfall = { "2025" = "--", "2026" = 88 }\n', "")
    (table,) = tables(document(workspace(tmp_path, {"verksamhetsplan.toml": goals})))
    assert row_text(table.body[0]) == ["Klara i tid", "..", "minst 90 %"]
