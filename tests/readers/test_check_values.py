"""Values that are empty where a name must be, and what Excel leaves in a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import checked, plan, said, workspace

TABLE = '{}\n[tabell.t]\nrubrik = "T"\nforsta_kolumn = "N"\nkolumn = [{{ id = "a", namn = "A" }}]\n'


EXCEL = ["#REFERENS!", "#DIV/0!", "#VÄRDEFEL!", "#N/A", "####", "=A1+B1", "=SUMMA(A1:A9)", "1E+05"]


@pytest.mark.parametrize("text", EXCEL)
def test_what_excel_leaves_in_a_table_is_warned_of(text: str, tmp_path: Path) -> None:
    table = TABLE.format(plan('{{ tabell("t") }}')) + f'rad = [{{ namn = "R", varden = ["{text}"] }}]\n'
    (warning,) = checked(workspace(tmp_path, {"verksamhetsplan.toml": table})).warnings
    assert f'"{text}" i tabellen t ser ut som ett fel eller en formel från Excel' == warning.message


@pytest.mark.parametrize("text", ["345 (28)", "#1", "E4", "2E", "i u", "= uppgift saknas"])
def test_what_people_write_is_not(text: str, tmp_path: Path) -> None:
    table = TABLE.format(plan('{{ tabell("t") }}')) + f'rad = [{{ namn = "R", varden = ["{text}"] }}]\n'
    assert not checked(workspace(tmp_path, {"verksamhetsplan.toml": table})).warnings


def test_an_empty_name_is_a_fault(tmp_path: Path) -> None:
    goals = '[[malomrade]]\nid = "a"\nnamn = ""\n'
    (fault,) = said(workspace(tmp_path, {"mal.toml": goals}))
    assert fault == "mal.toml:3: namn är tomt\n  tips: skriv det som ska stå i dokumentet"


def test_faults_of_values_and_of_texts_are_told_at_once(tmp_path: Path) -> None:
    both = plan("{{ saknas }}", '[[malomrade]]\nid = "a"\nnamn = ""\n')
    assert [fault.split(": ")[0] for fault in said(workspace(tmp_path, {"verksamhetsplan.toml": both}))] == [
        "verksamhetsplan.toml:7",
        "verksamhetsplan.toml:12",
    ]


def test_a_report_that_can_not_be_read_does_not_make_its_facts_look_unused(tmp_path: Path) -> None:
    from tests.helpers import check_output

    files = {"verksamhetsplan.toml": "[rapport]\ntyp = ”x”\n", "mal.toml": '[[malomrade]]\nid = "a"\nnamn = "A"\n'}
    _, messages, _ = check_output(workspace(tmp_path, files))
    assert not [message for message in messages if "ingen rapport använder filen" in message]
