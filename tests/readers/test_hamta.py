"""Rows that show another row's values."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import document, plan, rows, said, tables, workspace

PROGNOS = """
[tabell.prognos]
rubrik = "Prognos"
forsta_kolumn = "Namn"
kolumn = [{ id = "prognos", namn = "P" }, { id = "budget", namn = "B" }, { id = "bokslut", namn = "Å" }]
rad = [
  { namn = "Vård", id = "vard", varden = [1, 2, 3] },
  { namn = "Omsorg", id = "omsorg", varden = { budget = "i u" } },
]
"""


def summary(*rad: str) -> str:
    return f"""
[tabell.ekonomi]
rubrik = "Sammandrag"
forsta_kolumn = "Namn"
kolumn = [{{ id = "budget", namn = "B" }}, {{ id = "prognos", namn = "P" }}, {{ id = "avvikelse", namn = "A" }}]
rad = [
  {", ".join(rad)}
]
"""


def files(*rad: str) -> dict[str, str | bytes]:
    return {"verksamhetsplan.toml": plan('{{ tabell("ekonomi") }}'), "ekonomi.toml": PROGNOS + summary(*rad)}


def test_a_row_shows_the_values_of_the_columns_that_both_tables_have(tmp_path: Path) -> None:
    root = workspace(
        tmp_path, files('{ namn = "Summa", hamta = "prognos.vard" }', '{ namn = "O", hamta = "prognos.omsorg" }')
    )
    assert rows(tables(document(root))[0]) == [["Summa", "2", "1", ".."], ["O", "i u", "..", ".."]]


def test_a_fetched_value_says_where_it_is_written_and_not_where_it_is_shown(tmp_path: Path) -> None:
    table = tables(document(workspace(tmp_path, files('{ namn = "S", hamta = "prognos.vard" }'))))[0]
    sources = [cell.source.key for cell in table.body[0].cells if cell.source]
    assert sources[:3] == [
        "tabell.ekonomi.rad.0.namn",
        "tabell.prognos.rad.0.varden.1",
        "tabell.prognos.rad.0.varden.0",
    ]


def test_rows_from_a_csv_file_can_be_fetched(tmp_path: Path) -> None:
    drift = '[tabell.drift]\nrubrik = "D"\nforsta_kolumn = "N"\nfil = "drift.csv"\n'
    content = files('{ namn = "S", hamta = "drift.s" }')
    root = workspace(tmp_path, content | {"drift.toml": drift, "drift.csv": "namn;budget;id\nSumma;1200;s\n"})
    assert rows(tables(document(root))[0]) == [["S", "1\u00a0200", "..", ".."]]


@pytest.mark.parametrize(
    ("rad", "message"),
    [
        ('hamta = "progns.vard"', "tabellen progns finns inte\n  tips: menade du prognos?"),
        ('hamta = "prognos.vrd"', "raden vrd finns inte i tabellen prognos\n  tips: menade du vard?"),
        ('hamta = "prognos"', "hamta nämner ingen rad i tabellen prognos\n  tips: skriv till exempel prognos.summa"),
        ('hamta = "ekonomi.s", id = "s"', "raden ekonomi.s hämtar själv sina värden"),
        ('hamta = "prognos.vard", varden = { x = 1 }', "kolumnen x finns inte i tabellen"),
    ],
)
def test_a_row_that_fetches_amiss_says_how(rad: str, message: str, tmp_path: Path) -> None:
    (fault,) = said(workspace(tmp_path, files(f'{{ namn = "S", {rad} }}')))
    assert fault.startswith("ekonomi.toml:16: ")
    assert message in fault
