"""Internal control: the plan, and the follow-up that shows what the controls gave."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.document import Landscape, List, Table, walk
from tests.workspaces import YEAR, checked, document, headings, row_text, rows, said, tables, workspace

REPORT = f"{YEAR}/internkontroll.toml"
RISKS = """
[[risk]]
id = "bidrag"
namn = "Fel bidrag"
omrade = "Ekonomi"

[[risk.kontroll]]
kontrollmoment = "Stickprov"
frekvens = "Varje kvartal"
ansvarig = "Ekonom"

[risk.kontroll.utfall."augusti 2027"]
resultat = "- ett fel\\n- ett till"
atgard = "Ny rutin"

[[risk.kontroll]]
kontrollmoment = "Attest"

[risk.kommentar]
"augusti 2027" = "Två fel av 40."

[[risk]]
id = "ensam"
namn = "Ensamarbete"
omrade = "Arbetsmiljö"
"""


def report(more: str) -> dict[str, str]:
    return {"internkontroll.toml": f'[rapport]\ntyp = "internkontroll"\n{more}\n', "risker.toml": RISKS}


@pytest.fixture
def plan(tmp_path: Path) -> Table:
    (table,) = tables(document(workspace(tmp_path, report('period = "2027"')), REPORT))
    return table


@pytest.fixture
def follow_up(tmp_path: Path) -> Table:
    (table,) = tables(document(workspace(tmp_path, report('period = "aug 2027"\nuppfoljning = true')), REPORT))
    return table


def test_the_plan_shows_risks_with_their_controls_and_no_results(plan: Table) -> None:
    assert row_text(plan.head[0]) == ["Risk", "Kontrollmoment", "Frekvens", "Ansvarig"]
    assert rows(plan) == [
        ["Ekonomi"],
        ["Fel bidrag", "Stickprov", "Varje kvartal", "Ekonom"],
        ["Attest", "", ""],
        ["Arbetsmiljö"],
        ["Ensamarbete", "Inga kontroller"],
    ]


def test_the_follow_up_shows_the_outcome_of_its_period_however_that_is_spelled(follow_up: Table) -> None:
    assert row_text(follow_up.head[0])[4:] == ["Resultat", "Åtgärd"]
    assert rows(follow_up)[1] == ["Fel bidrag", "Stickprov", "Varje kvartal", "Ekonom", "ett fel ett till", "Ny rutin"]
    assert [block for block in walk(follow_up.body[1].cells[4].blocks) if isinstance(block, List)]


def test_a_control_without_a_result_is_seen_to_lack_it(follow_up: Table) -> None:
    assert rows(follow_up)[2] == ["Attest", "", "", "..", ""]


def test_a_risk_reaches_over_its_controls_and_its_comment_over_the_whole_width(follow_up: Table) -> None:
    risk, comment = follow_up.body[1].cells[0], follow_up.body[3]
    assert (risk.scope, risk.rowspan) == ("rowgroup", 2)
    assert comment.kind == "kommentar"
    assert [(cell.colspan, cell.scope) for cell in comment.cells] == [(6, "")]
    assert row_text(comment) == ["Kommentar: Två fel av 40."]


def test_each_control_is_the_header_of_its_row(follow_up: Table) -> None:
    assert follow_up.body[1].cells[1].scope == follow_up.body[2].cells[0].scope == "row"


def test_the_table_lies_on_its_side_and_the_conclusion_stands_before_it(tmp_path: Path) -> None:
    more = 'period = "2027"\n[avsnitt.slutsats]\ntext = "Allt fungerar."\n'
    made = document(workspace(tmp_path, report(more)), REPORT)
    assert isinstance(made.blocks[-1], Landscape)
    assert headings(made) == ["Internkontroll 2027", "Slutsats", "Risker och kontroller"]


def test_a_period_that_can_not_be_read_is_a_fault_where_it_stands(tmp_path: Path) -> None:
    files = report('period = "2027"') | {"risker.toml": RISKS.replace("augusti 2027", "snart")}
    assert [line.split("\n")[0] for line in said(workspace(tmp_path, files), REPORT)] == [
        'risker.toml:12: perioden "snart" går inte att läsa',
        'risker.toml:20: perioden "snart" går inte att läsa',
    ]


def test_a_result_in_the_plans_own_file_is_told_to_be_left_out(tmp_path: Path) -> None:
    files = {"internkontroll.toml": f'[rapport]\ntyp = "internkontroll"\nperiod = "2027"\n{RISKS}'}
    (warning,) = checked(workspace(tmp_path, files), REPORT).warnings
    assert warning.message == 'resultat, atgard och kommentar i [[risk]] med id "bidrag" skrivs inte ut i dokumentet'
    assert "uppfoljning = true" in warning.hint


def test_one_period_in_two_spellings_is_a_fault(tmp_path: Path) -> None:
    twice = RISKS.replace("[risk.kommentar]\n", '[risk.kommentar]\n"aug 2027" = "Ett fel."\n')
    files = report('period = "2027"') | {"risker.toml": twice}
    assert said(workspace(tmp_path, files), REPORT) == [
        'risker.toml:21: perioden "augusti 2027" är samma som "aug 2027", och bara en av dem skulle skrivas ut\n'
        "  tips: låt det stå på ett av ställena"
    ]


def test_a_risk_without_an_area_among_risks_that_have_one_is_a_fault(tmp_path: Path) -> None:
    files = report('period = "2027"') | {"risker.toml": RISKS.replace('omrade = "Arbetsmiljö"\n', "")}
    (fault,) = said(workspace(tmp_path, files), REPORT)
    assert fault.startswith('risker.toml:22: risken "ensam" saknar omrade, men andra risker har ett')
