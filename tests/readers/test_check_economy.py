"""Figures of different units are never mixed, revenue is never guessed, and contradictory keys are told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.model.computed import computed
from reports.model.tabell import Kolumn, KolumnRoll, Rad, Tabell
from reports.model.varde import Etikett, Varde
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


AMOUNTS = st.decimals(-(10**6), 10**6, places=2)
SIZES = {"kr": 1, "tkr": 1000, "mnkr": 1000**2}


@given(AMOUNTS, AMOUNTS, st.tuples(*[st.sampled_from(sorted(SIZES))] * 3))
def test_a_variance_of_any_units_of_money_is_exact(outcome: Decimal, budget: Decimal, units: tuple[str, ...]) -> None:
    roles: tuple[KolumnRoll, ...] = "utfall", "budget", "avvikelse"
    columns = tuple(
        Kolumn(id=roll, namn=Etikett(roll), roll=roll, enhet=enhet) for roll, enhet in zip(roles, units, strict=True)
    )
    rad = Rad(namn=Etikett("A"), varden=(Varde.of(outcome), Varde.of(budget)))
    tabell = Tabell(
        rubrik=Varde("T"), forsta_kolumn=Etikett("N"), kolumn=columns, rad=(rad,), kostnader="positiva"
    )  # fmt: skip
    filled, unsolved = computed(tabell)
    found = filled.varde(filled.rad[0], columns[2])
    assert found is not None
    assert found.tal is not None
    assert found.tal * SIZES[units[2]] == budget * SIZES[units[1]] - outcome * SIZES[units[0]]
    assert not unsolved


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


# ---------------------------------------------------------------- what is revenue, and how costs are written

BOTH = '{ id = "utfall", namn = "Utfall", roll = "utfall" }, { id = "budget", namn = "Budget", roll = "budget" }'


def test_a_row_that_seems_to_be_revenue_and_does_not_say_so_is_not_guessed_to_be_a_cost(tmp_path: Path) -> None:
    body = pair("Intäkter", 100, 90), pair("Kostnader", 300, 280), row("Netto", None, "netto")
    text = table(*body, columns=SHARE, more=POSITIVE)
    assert shown(tmp_path, text) == [
        ["Intäkter", "100", "90", "..", ".."], ["Kostnader", "300", "280", "−20", "−7,1"],
        ["Netto", "..", "..", "..", ".."],
    ]  # fmt: skip
    assert warnings_of(tmp_path, text) == [
        "7: varning: raden Intäkter ser ut att vara en intäkt men säger det inte, så summor och avvikelser med den "
        'räknas inte ut\n  tips: skriv slag = "intäkt" på raden, eller slag = "kostnad" om den är en kostnad'
    ]
    said = text.replace('{ namn = "Intäkter"', '{ namn = "Intäkter", slag = "intäkt"')
    assert shown(tmp_path, said)[2] == ["Netto", "200", "190", "−10", "−5,3"]
    assert warnings_of(tmp_path, said) == []


@pytest.mark.parametrize(
    "rows",
    [
        [row("Intäkter", -100), row("Kostnader", 300)],
        [row("Avgifter", 100), row("Statsbidrag", 300)],
        [row("Bidrag till föreningar", 100), row("Kostnader", 300)],
        [row("Lämnade bidrag", 100), row("Kostnader", 300)],
        [row("Avgifter", 100, slag="kostnad"), row("Kostnader", 300)],
        [row("Hyror", 100, slag="intäkt"), row("Avgifter", 100), row("Kostnader", 300)],
    ],
    ids=["negative", "nothing else", "till", "lämnade", "said", "others say it"],
)
def test_rows_that_can_only_be_summed_in_one_way_are_summed(rows: list[str], tmp_path: Path) -> None:
    text = table(*rows, row("S", None, "summa"), more=POSITIVE)
    assert shown(tmp_path, text)[-1][1] != ".."
    assert warnings_of(tmp_path, text) == []


def test_all_rows_of_a_group_or_a_sum_of_revenue_are_asked_about_together(tmp_path: Path) -> None:
    rows = (
        row("Intäkter", None, "grupp"), row("Hyror", 100), row("Summa intäkter", None, "delsumma"),
        row("Kostnader", None, "grupp"), row("Personal", 300), row("Summa kostnader", None, "delsumma"),
        row("Resultat", None, "netto"),
    )  # fmt: skip
    assert [cells[-1] for cells in shown(tmp_path, table(*rows))][2:] == ["100", "Kostnader", "300", "300", ".."]
    (warning,) = warnings_of(tmp_path, table(*rows))
    assert warning.startswith("8: varning: raden Summa intäkter ser ut att vara en intäkt men säger det inte")


@pytest.mark.parametrize("more", ["", POSITIVE, 'kostnader = "negativa"\n'])
def test_revenue_and_costs_are_summed_as_they_are_where_costs_are_negative(more: str, tmp_path: Path) -> None:
    text = table(row("Intäkter", 100), row("Kostnader", -300), row("Netto", None, "netto"), more=more)
    assert shown(tmp_path, text)[-1][1] == (".." if "positiva" in more else "−200")


def test_costs_that_are_written_another_way_than_the_table_says_are_a_fault_with_both_places(tmp_path: Path) -> None:
    rows = pair("A", 100, 110), pair("B", 50, 40), pair("I", 50, 40)
    body = [one.replace('", varden', f'", slag = "{slag}", varden')
            for one, slag in zip(rows, ("kostnad", "kostnad", "intäkt"), strict=True)]  # fmt: skip
    text = table(*body, row("N", None, "netto"), columns=SHARE, more='kostnader = "negativa"\n')
    assert faults_of(tmp_path, text) == [
        '5: tabellen t säger kostnader = "negativa", men raderna med slag = "kostnad" har positiva tal; jämför rad 7\n'
        '  tips: skriv kostnader = "positiva", eller rätta raderna, eller skriv accepterad = "varför" på tabellen '
        "om det ska stå kvar"
    ]
    assert faults_of(tmp_path, text.replace("negativa", "positiva")) == []


def test_costs_of_which_only_most_are_written_another_way_are_a_warning(tmp_path: Path) -> None:
    rows = [row(namn, tal, slag="kostnad") for namn, tal in (("A", -100), ("B", -50), ("C", 5))]
    (warning,) = warnings_of(tmp_path, table(*rows, more=POSITIVE))
    assert warning.startswith(
        '5: varning: tabellen t säger kostnader = "positiva", men de flesta rader med slag = "kostnad" har negativa tal'
    )


def test_a_credit_among_costs_is_no_contradiction(tmp_path: Path) -> None:
    rows = [row(namn, tal, slag="kostnad") for namn, tal in (("A", 100), ("B", -50))]
    text = table(*rows, more=POSITIVE)
    assert (faults_of(tmp_path, text), warnings_of(tmp_path, text)) == ([], [])


# ---------------------------------------------------------------- revenue with a minus

INVESTMENTS = (
    '{ namn = "Utgifter", slag = "kostnad", varden = { utfall = 8000, budget = 9000 } }',
    '{ namn = "Inkomster", slag = "intäkt", varden = { utfall = -500, budget = -700 } }',
    '{ namn = "Netto", roll = "netto" }',
)


@pytest.mark.parametrize("more", ["", POSITIVE])
def test_revenue_that_is_written_with_a_minus_adds_up_with_costs_and_varies_as_they_do(
    more: str, tmp_path: Path
) -> None:
    text = table(*INVESTMENTS, columns=COLUMNS, more=more)
    assert [line[1:] for line in shown(tmp_path, text)][1:] == [["−500", "−700", "−200"], ["7 500", "8 300", "800"]]
    assert warnings_of(tmp_path, text) == []


@pytest.mark.parametrize(
    ("more", "rows"),
    [
        ("", [row("Utgifter", [9000, 10000, 1000], slag="kostnad"),
              row("Inkomster", [-500, -700, -200], slag="intäkt"), row("Netto", [8500, 9300, 800], "netto")]),
        (POSITIVE, [row("Intäkter", [-1200, -1000, 200], slag="intäkt"), row("Kostnader", [8000, 7800, -200]),
                    row("Lokaler", [3000, 2700, -300]), row("Netto", [9800, 9500, -300], "netto")]),
        (POSITIVE, [row("Avgifter", [-12, -10, 2], slag="intäkt"), row("Bidrag", [-8, -9, -1], slag="intäkt"),
                    row("Summa intäkter", [-20, -19, 1], "delsumma", slag="intäkt"), row("Kostnader", [50, 49, -1]),
                    row("Resultat", [-30, -30, 0], "netto", slag="intäkt")]),
    ],
    ids=["investments", "operations", "a sum of revenue, and a result"],
)  # fmt: skip
def test_right_figures_of_a_table_that_writes_revenue_with_a_minus_have_nothing_said_of_them(
    more: str, rows: list[str], tmp_path: Path
) -> None:
    text = table(*rows, columns=COLUMNS, more=more)
    assert (faults_of(tmp_path, text), warnings_of(tmp_path, text)) == ([], [])


def test_a_net_that_takes_revenue_with_a_minus_for_a_cost_is_told(tmp_path: Path) -> None:
    rows = [row("Utgifter", 9000, slag="kostnad"), row("Inkomster", -500, slag="intäkt"), row("Netto", 9500, "netto")]
    (fault,) = faults_of(tmp_path, table(*rows))
    assert "här står 9 500, men raderna ger 8 500" in fault


def test_nothing_is_computed_of_revenue_that_is_written_both_with_a_minus_and_without(tmp_path: Path) -> None:
    fees = '{ namn = "Avgifter", slag = "intäkt", varden = { utfall = 20, budget = 20 } }'
    text = table(*INVESTMENTS[:2], fees, INVESTMENTS[2], columns=COLUMNS, more=POSITIVE)
    assert shown(tmp_path, text)[1:] == [
        ["Inkomster", "−500", "−700", ".."], ["Avgifter", "20", "20", "0"], ["Netto", "..", "..", ".."],
    ]  # fmt: skip
    (warning,) = warnings_of(tmp_path, text)
    assert warning == (
        "8: varning: raden Inkomster är en intäkt med minus, men tabellen har också intäkter utan minus, så netton av "
        "dem och deras avvikelser räknas inte ut\n"
        "  tips: skriv alla intäkter på samma sätt, med eller utan minus, eller skriv talen som ska räknas ut"
    )


# ---------------------------------------------------------------- what is written otherwise than meant


def test_a_dot_that_may_stand_between_thousands_is_a_warning_with_the_likely_number(tmp_path: Path) -> None:
    (warning,) = warnings_of(tmp_path, table(row("A", "41.280"), row("B", 100)))
    assert warning == (
        '6: varning: raden A, kolumnen Utfall: punkten i "41.280" kan vara ett decimaltecken\n'
        "  tips: menade du 41280? Skriv inte punkt mellan tusental"
    )
    assert warnings_of(tmp_path, table(row("A", "1.234"), row("B", 2.5))) == []


def test_a_heading_that_says_another_unit_than_the_table_is_a_warning(tmp_path: Path) -> None:
    (warning,) = warnings_of(tmp_path, table(row("A", 1), more='enhet = "mnkr"\n'))
    assert 'tabellen t har enhet = "mnkr", men rubriken på första kolumnen säger tkr' in warning
    assert warnings_of(tmp_path, table(row("A", 1), more='enhet = "tkr"\n')) == []


def test_a_sum_over_what_is_about_right_says_so_and_is_told_once(tmp_path: Path) -> None:
    rows = row("A", "ung. 5"), row("B", 1), row("S", None, "summa"), row("N", None, "netto")
    (warning,) = warnings_of(tmp_path, table(*rows))
    assert "raden S går inte att räkna ut i Utfall: talet på raden A är ungefärligt" in warning


def test_nets_of_costs_and_revenue_in_a_table_without_signs_are_told_once(tmp_path: Path) -> None:
    rows = row("I", 5, slag="intäkt"), row("K", 0, slag="kostnad"), row("N", None, "netto"), row("M", None, "netto")
    (warning,) = warnings_of(tmp_path, table(*rows))
    assert warning.startswith("8: varning: raden N går inte att räkna ut")
