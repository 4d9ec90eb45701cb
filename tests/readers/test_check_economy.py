"""Figures of different units are never mixed, revenue is never guessed, and contradictory keys are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.test_check_sums import faults_of, row, table, warnings_of
from tests.readers.test_check_variances import COLUMNS, POSITIVE, SHARE
from tests.readers.test_settled import shown

MNKR = COLUMNS.replace('"Utfall", roll', '"Utfall", enhet = "mnkr", roll')
TKR = POSITIVE + 'enhet = "tkr"\n'


def pair(namn: str, utfall: object, budget: object, more: str = "") -> str:
    """A row with an outcome and a budget, of whose variance nothing is said."""
    return f'{{ namn = "{namn}", varden = {{ utfall = {_toml(utfall)}, budget = {_toml(budget)}{more} }} }}'


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


# ---------------------------------------------------------------- units of columns


def test_a_variance_of_two_units_is_computed_in_the_unit_of_its_own_column(tmp_path: Path) -> None:
    text = table(pair("A", 1.1, 1200), row("S", None, "summa"), columns=MNKR, more=TKR)
    assert shown(tmp_path, text) == [["A", "1,1", "1 200", "100"], ["S", "1,1", "1 200", "100"]]
    assert warnings_of(tmp_path, text) == []


def test_a_given_variance_of_two_units_is_held_against_the_converted_figures_as_they_are_rounded(
    tmp_path: Path,
) -> None:
    def told(variance: object) -> list[str]:
        return faults_of(tmp_path, table(row("A", [1.1, 1200, variance]), columns=MNKR, more=TKR))

    assert told(100) == told(50) == told(150) == []
    (fault,) = told(1198.9)
    assert fault.startswith(
        "8: raden A, kolumnen Avvikelse: här står 1 198,9, men Budget minus Utfall ger 100 (skillnad 1 098,9)\n"
    )


@pytest.mark.parametrize(
    ("columns", "more", "units"),
    [
        (MNKR, POSITIVE, "Budget saknar enhet, men Utfall är i mnkr"),
        (MNKR.replace("mnkr", "%"), TKR, "Budget är i tkr, men Utfall är i %"),
        (MNKR.replace('"Budget", roll', '"Budget", enhet = "tkr", roll'), POSITIVE,
         "Budget är i tkr, men Utfall är i mnkr"),
    ],
    ids=["one without", "two kinds", "two sizes and no unit of the variance"],
)  # fmt: skip
def test_a_variance_of_units_that_cannot_be_held_together_stays_missing_and_that_is_told_once(
    columns: str, more: str, units: str, tmp_path: Path
) -> None:
    text = table(pair("A", 1.1, 1200), pair("B", 2, 3), columns=columns, more=more)
    assert [cells[3] for cells in shown(tmp_path, text)] == ["..", ".."]
    assert warnings_of(tmp_path, text) == [
        f"4: varning: kolumnen Avvikelse räknas inte ut: {units}\n"
        '  tips: skriv samma slags enhet på kolumnerna, enhet = "tkr", eller bara i tabellen'
    ]


def test_a_share_is_of_a_variance_and_a_budget_in_the_same_unit(tmp_path: Path) -> None:
    columns = SHARE.replace('"Avvikelse", roll', '"Avvikelse", enhet = "mnkr", roll')
    text = table(pair("A", 1100, 1000), columns=columns, more=TKR)
    assert shown(tmp_path, text) == [["A", "1 100", "1 000", "−0,1", "−10,0"]]


# ---------------------------------------------------------------- units of cells


def test_cells_with_the_same_unit_are_computed_with_and_what_they_give_has_it(tmp_path: Path) -> None:
    body = pair("A", "1 100 tkr", "1 200 tkr"), pair("B", "2 mnkr", "2 mnkr"), row("S", None, "summa")
    assert shown(tmp_path, table(*body, columns=COLUMNS, more=POSITIVE)) == [
        ["A", "1 100 tkr", "1 200 tkr", "100 tkr"],
        ["B", "2 mnkr", "2 mnkr", "0 mnkr"],
        ["S", "3 100 tkr", "3 200 tkr", "100 tkr"],
    ]


def test_the_difference_of_two_shares_is_in_percentage_points(tmp_path: Path) -> None:
    text = table(pair("A", "92,4 %", "90 %"), columns=COLUMNS, more='kostnader = "negativa"\n')
    assert shown(tmp_path, text) == [["A", "92,4 %", "90 %", "2,4 procentenheter"]]


def test_cells_of_which_one_has_a_unit_are_not_mixed_and_that_is_told(tmp_path: Path) -> None:
    text = table(pair("A", "1,1 mnkr", 1200), columns=COLUMNS, more=POSITIVE)
    assert shown(tmp_path, text) == [["A", "1,1 mnkr", "1 200", ".."]]
    (warning,) = warnings_of(tmp_path, text)
    assert warning.startswith(
        "7: varning: raden A går inte att räkna ut i Avvikelse: 1,1 mnkr och 1 200 har inte samma enhet\n"
        '  tips: skriv talen i samma enhet, utan att skriva ut den, och enhet = "tkr" på kolumnen eller i tabellen'
    )


def test_a_sum_of_cells_of_which_some_have_a_unit_is_not_computed_and_that_is_told(tmp_path: Path) -> None:
    body = row("A", "1 mnkr"), row("B", 5), row("C", 0), row("S", None, "summa")
    assert shown(tmp_path, table(*body))[-1] == ["S", ".."]
    (warning,) = warnings_of(tmp_path, table(*body))
    assert warning.startswith(
        "9: varning: raden S går inte att räkna ut i Utfall: talet på raden B har inte samma enhet som de andra\n"
    )


def test_given_figures_of_units_that_cannot_be_held_together_are_not_judged(tmp_path: Path) -> None:
    sums = table(row("A", "1 mnkr"), row("B", 5), row("S", 6, "summa"))
    parts = table(row("A", "1 mnkr"), row("varav a", "900 tkr", "varav"))
    assert (faults_of(tmp_path, sums), warnings_of(tmp_path, parts)) == ([], [])
    (warning,) = warnings_of(tmp_path, table(row("A", "1 mnkr"), row("varav a", "1 100 tkr", "varav")))
    assert "här står 1 100 tkr, men raden A är 1 000 tkr (skillnad 100 tkr)" in warning
