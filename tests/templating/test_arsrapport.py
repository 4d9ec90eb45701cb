"""An annual report: assignments, deviations, and the tables of the year's accounts."""

from __future__ import annotations

from pathlib import Path

from reports.document import List, Paragraph, Strong, plain, walk
from tests.workspaces import YEAR, document, headings, paragraphs, rows, tables, workspace

REPORT = f"{YEAR}/arsrapport.toml"
HEAD = '[rapport]\ntyp = "årsrapport"\nperiod = "2027"\n[avsnitt.sammanfattning]\ntext = "Året var bra."\n'
ASSIGNMENTS = """
[[uppdrag]]
id = "tider"
namn = "Utreda öppettider"
givare = "Kommunfullmäktige"
beslutat = 2026-11-24
klart = "hösten 2028"
status = "Pågår"
kommentar = "Två förslag prövas."

[[uppdrag]]
id = "energi"
namn = "Spara energi"
"""
DEVIATION = """
[[avvikelse]]
id = "el"
namn = "Dyr el"
belopp = "−400 tkr"
orsak = "Kall vinter."
atgard = "- nytt avtal\\n- ny panna"
"""


def test_assignments_stand_in_a_table_with_what_has_been_done_over_its_width(tmp_path: Path) -> None:
    (table,) = tables(document(workspace(tmp_path, {"arsrapport.toml": HEAD + ASSIGNMENTS}), REPORT))
    assert rows(table) == [
        ["Utreda öppettider", "Kommunfullmäktige", "2026-11-24", "hösten 2028", "Pågår"],
        ["Två förslag prövas."],
        ["Spara energi", "", "", "..", ".."],
    ]
    assert [cell.colspan for cell in table.body[1].cells] == [5]


def test_a_deviation_says_why_what_follows_and_what_is_done_after_bold_words(tmp_path: Path) -> None:
    made = document(workspace(tmp_path, {"arsrapport.toml": HEAD + DEVIATION}), REPORT)
    assert headings(made)[-2:] == ["Avvikelser", "Dyr el: −400 tkr"]
    assert paragraphs(made)[-4:] == ["Orsak: Kall vinter.", "Åtgärd:", "nytt avtal", "ny panna"]
    led = [block for block in walk(made.blocks) if isinstance(block, Paragraph) and block.inlines]
    assert [plain(block.inlines[:1]) for block in led if isinstance(block.inlines[0], Strong)] == ["Orsak:", "Åtgärd:"]
    assert [block for block in walk(made.blocks) if isinstance(block, List)]


def test_the_accounts_are_placed_by_their_ids(tmp_path: Path) -> None:
    table = (
        'rubrik = "R"\nforsta_kolumn = "tkr"\nkolumn = [{ id = "u", namn = "Utfall" }]\nrad = [{ namn = "Intäkter" }]\n'
    )
    accounts = "".join(f"[tabell.{id_}]\n{table}" for id_ in ("balansrakning", "resultatrakning"))
    made = document(workspace(tmp_path, {"arsrapport.toml": HEAD + accounts}), REPORT)
    assert headings(made) == ["Sammanfattning", "Ekonomi", "Resultaträkning", "Balansräkning"]
    assert len(tables(made)) == 2


def test_a_chapter_without_content_is_left_out(tmp_path: Path) -> None:
    assert headings(document(workspace(tmp_path, {"arsrapport.toml": HEAD}), REPORT)) == ["Sammanfattning"]
