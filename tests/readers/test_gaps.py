"""What a draft lacks, told once and in words."""

from __future__ import annotations

from pathlib import Path

from tests.workspaces import REPORT, checked, document, plan, workspace
from tests.workspaces import YEAR as FOLDER

GOALS = """
[[malomrade]]
id = "barn"
namn = "Barn"
[[malomrade.indikator]]
id = "tid"
namn = "Utredningar i tid"
malvarde = "att fylla i"
[malomrade.indikator.utfall]
"2027" = "att fylla i"
"2028" = "att fylla i"
"""
TABLE = """
[tabell.drift]
rubrik = "Drift"
forsta_kolumn = "Namn"
kolumn = [{ id = "a", namn = "A" }, { id = "b", namn = "B" }]
rad = [{ namn = "R", id = "r", varden = ["att fylla i", "att fylla i"] }, { namn = "S", hamta = "drift.r" }]
"""


def gaps(root: Path) -> list[str]:
    return [str(found).removeprefix(f"{FOLDER}/") for found in checked(root).warnings]


def test_a_report_without_gaps_is_no_draft(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert not gaps(root)
    assert not document(root).mark


def test_a_gap_in_the_text_is_told_with_its_line_and_makes_a_draft(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan("att fylla i: vad året handlar om")})
    assert gaps(root) == ["verksamhetsplan.toml:6: att fylla i: avsnittet inledning (vad året handlar om)"]
    assert document(root).mark


def test_the_gaps_of_a_table_are_told_together_and_fetched_ones_not_again(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan('{{ tabell("drift") }}'), "ekonomi.toml": TABLE})
    assert gaps(root) == ["ekonomi.toml:2: att fylla i: tabellen drift, 2 värden"]


def test_what_the_document_does_not_show_is_no_gap_of_it(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"ekonomi.toml": TABLE, "styrkort.toml": GOALS})
    assert gaps(root) == ["styrkort.toml:8: att fylla i: målvärde för Utredningar i tid"]


def test_a_draft_can_be_asked_for(tmp_path: Path) -> None:
    text = plan().replace('period = "2027"', 'period = "2027"\nutkast = true')
    assert document(workspace(tmp_path, {REPORT: text})).mark


def test_a_gap_can_stand_where_a_number_is_printed_in_the_text(tmp_path: Path) -> None:
    prose = "Avvikelsen är {{ drift.r.a | abs | mnkr }}."
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan(prose), "ekonomi.toml": TABLE})
    assert checked(root).document.mark
