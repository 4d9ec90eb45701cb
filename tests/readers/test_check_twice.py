"""The same figure given twice with two values, and periods outside the report's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.findings import HEAD, interim, table, told, told_of
from tests.workspaces import workspace

YEARS = [("Utfall 2027", "utfall"), ("Budget 2027", "budget"), ("Avvikelse", "avvikelse")]
ROWS: dict[str, list[object]] = {
    "Bibliotek": [9100, 9000, -100],
    "Kulturskola": [6200, 6300, 100],
    "Summa": [15300, 15300, 0],
}
SPLIT = """[[malomrade]]
id = "a"
namn = "A"
[[malomrade.indikator]]
id = "sjuk"
namn = "Total sjukfrånvaro"
enhet = "%"
utfall = { "mars 2026" = 4.9, "mars 2027" = { totalt = 6.0, man = 6.2 } }
"""


def two(tmp_path: Path, rows: dict[str, list[object]], columns: list[tuple[str, str]] = YEARS) -> list[str]:
    return told_of(tmp_path, a=table("drift", YEARS, ROWS), b=table("mer", columns, rows))


def test_a_figure_that_differs_between_two_tables_is_told_with_both_places(tmp_path: Path) -> None:
    assert two(tmp_path, {"Bibliotek": [9100, 9000, -100], "Kulturskola": [6020, 6300, 280]}) == [
        "b.toml:7: varning: Kulturskola (Utfall 2027) är 6\u00a0020 i tabellen mer men 6\u00a0200 i tabellen drift;"
        " jämför a.toml:7"
    ]


def test_a_single_row_that_almost_agrees_is_told(tmp_path: Path) -> None:
    assert len(two(tmp_path, {"kulturskola": [6020]}, YEARS[:1])) == 1


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (ROWS, YEARS),
        ({"Bibliotek": [41, 40, -1], "Kulturskola": [25, 24, 1]}, YEARS),
        ({"Bibliotek": [41]}, YEARS[:1]),
        ({"Kulturskola": [6020]}, [("Utfall 2026", "utfall")]),
        ({"Kulturskola": [6020]}, [("Utfall 2027", "prognos")]),
        ({"Summa": [15301, 15300, -1]}, YEARS),
        ({"Musikskola": [6020]}, YEARS[:1]),
        ({"Kulturskola": ["ung. 6 100"]}, YEARS[:1]),
    ],
)
def test_equal_figures_and_figures_of_other_things_are_left_alone(
    tmp_path: Path, rows: dict[str, list[object]], columns: list[tuple[str, str]]
) -> None:
    assert not two(tmp_path, rows, columns)


def test_headings_without_a_time_are_held_together_only_by_the_time_of_the_captions(tmp_path: Path) -> None:
    def said(caption: str) -> list[str]:
        first = table("drift", [("Budget", "budget")], {"Bibliotek": [9000]}, "Drift januari–mars 2027")
        return told_of(tmp_path, a=first, b=table("mer", [("Budget", "budget")], {"Bibliotek": [9001]}, caption))

    assert len(said("Bibliotek januari–mars 2027")) == 1
    assert not said("Prognos för helåret 2027")
    assert not said("Bibliotek")


def test_a_row_that_tells_another_outcome_than_its_indicator_is_told(tmp_path: Path) -> None:
    columns = [("Målvärde helår", ""), ("Mars 2027", "utfall"), ("Mars 2026", "foregaende")]
    rows: dict[str, list[object]] = {"Total sjukfrånvaro": [5.5, "6,2 %", "4,9 %"]}
    assert told_of(tmp_path, styrkort=SPLIT, tabell=table("personal", columns, rows)) == [
        "tabell.toml:6: varning: Total sjukfrånvaro (mars 2027) är 6,2 % i tabellen personal men utfallet är 6,0;"
        " jämför styrkort.toml:8"
    ]


@pytest.mark.parametrize(
    ("heading", "role", "value"),
    [
        ("Mars 2027", "utfall", 6),
        ("Utfall mars 2027", "utfall", "6,0 %"),
        ("2027-03-31", "budget", 5.5),
        ("Mars 2025", "utfall", 5.5),
        ("Mars 2027", "utfall", "i u"),
        ("Mars 2027", "utfall", "5 dagar"),
        ("Utfall", "utfall", 5.5),
    ],
)
def test_a_row_that_tells_the_outcome_or_something_else_is_left_alone(
    tmp_path: Path, heading: str, role: str, value: object
) -> None:
    rows: dict[str, list[object]] = {"Total sjukfrånvaro": [value]}
    assert not told_of(tmp_path, styrkort=SPLIT, tabell=table("personal", [(heading, role)], rows))


def test_a_period_that_ends_after_the_reports_own_is_told(tmp_path: Path) -> None:
    goals = SPLIT.replace('"mars 2026" = 4.9', '"mars 2026" = 4.9, "april 2027" = 5')
    report = interim(head=HEAD + 'perioder = ["mars 2026", "mars 2027", "april 2027"]\n')
    said = told(workspace(tmp_path, {"delarsrapport-mars.toml": report, "styrkort.toml": goals}))
    assert said == [
        'delarsrapport-mars.toml:4: varning: perioden "april 2027" slutar efter rapportens egen period, mars 2027\n'
        "  tips: ta bort den ur perioder, eller rätta rapportens period"
    ]


# ---------------------------------------------------------------- tables in different units


def units(tmp_path: Path, other: object, drift: str = "tkr", mer: str = "mnkr") -> list[str]:
    def inside(text: str, enhet: str) -> str:
        return text.replace("rad = [", f'enhet = "{enhet}"\nrad = [') if enhet else text

    first = inside(table("drift", YEARS[:1], {"Vård": [4000], "Skola": [2000]}), drift)
    return told_of(tmp_path, a=first, b=inside(table("mer", YEARS[:1], {"Vård": [other], "Skola": ["2"]}), mer))


def test_a_figure_in_another_unit_is_converted_before_it_is_compared(tmp_path: Path) -> None:
    assert units(tmp_path, 9.9) == [
        "b.toml:7: varning: Vård (Utfall 2027) är 9,9\u00a0mnkr i tabellen mer"
        " men 4\u00a0000\u00a0tkr i tabellen drift; jämför a.toml:7"
    ]


@pytest.mark.parametrize("same", [4, "4,0", "4 000 tkr", 4.05])
def test_a_figure_in_another_unit_is_the_same_as_it_is_rounded(same: object, tmp_path: Path) -> None:
    assert bool(units(tmp_path, same)) == (same == 4.05)


def test_a_figure_that_a_kommun_rounded_to_mnkr_is_the_same(tmp_path: Path) -> None:
    first = table("drift", YEARS[:1], {"Vård": [3987]}).replace("rad = [", 'enhet = "tkr"\nrad = [')
    second = table("mer", YEARS[:1], {"Vård": [4.0]}).replace("rad = [", 'enhet = "mnkr"\nrad = [')
    assert not told_of(tmp_path, a=first, b=second)


def test_figures_of_units_that_cannot_be_held_together_are_left_alone(tmp_path: Path) -> None:
    assert not units(tmp_path, 9.9, mer="%")


def test_an_outcome_in_a_unit_of_the_indicators_own_is_held_against_the_row(tmp_path: Path) -> None:
    goals = SPLIT.replace('enhet = "%"', 'enhet = "elever"').replace("6.0", '"6 elever"')
    rows: dict[str, list[object]] = {"Total sjukfrånvaro": [7]}
    text = table("personal", [("Mars 2027", "utfall")], rows).replace("rad = [", 'enhet = "elever"\nrad = [')
    (said,) = told_of(tmp_path, styrkort=goals, tabell=text)
    assert "är 7 i tabellen personal men utfallet är 6 elever" in said
    assert not told_of(tmp_path, styrkort=goals, tabell=text.replace('"elever"', '"barn"'))
