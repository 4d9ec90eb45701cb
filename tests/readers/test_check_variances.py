"""Variances that staff gave are held against budget and outcome, with the signs that the table says or shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.test_check_sums import faults_of, row, table, warnings_of

COLUMNS = (
    '{ id = "utfall", namn = "Utfall", roll = "utfall" }, { id = "budget", namn = "Budget", roll = "budget" }, '
    '{ id = "avvikelse", namn = "Avvikelse", roll = "avvikelse" }'
)
SHARE = COLUMNS + ', { id = "andel", namn = "Avvikelse, %", roll = "procent" }'
POSITIVE, NEGATIVE = 'kostnader = "positiva"\n', 'kostnader = "negativa"\n'


def test_a_variance_that_its_pair_does_not_give_is_told_with_the_columns(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, table(row("A", [110, 100, -12]), columns=COLUMNS, more=POSITIVE))
    assert fault == (
        "7: raden A, kolumnen Avvikelse: här står −12, men Budget minus Utfall ger −10 (skillnad 2)\n"
        '  tips: rätta talet, eller skriv accepterad = "varför" på raden om det ska stå kvar'
    )


@pytest.mark.parametrize(
    ("more", "rows"),
    [
        (POSITIVE, [row("K", [110, 100, -10]), row("I", [30, 20, 10], slag="intäkt")]),
        (NEGATIVE, [row("K", [-110, -100, -10]), row("I", [30, 20, 10])]),
        ("", [row("K", [110, 100, -10]), row("L", [90, 100, 10]), row("I", [30, 20, 10], slag="intäkt")]),
        ("", [row("K", [-110, -100, -10]), row("I", [30, 20, 10])]),
        (POSITIVE, [row("K", [110, "i u", -10]), row("L", ["", 100, "-"])]),
        (POSITIVE, [row("Resultat", [-5, 0, -5], "netto")]),
        ("avrundade = true\n" + POSITIVE, [row("K", [110, 100, -11])]),
    ],
    ids=["positive", "negative", "as most rows show", "all reversed", "words", "result", "rounded"],
)  # fmt: skip
def test_variances_that_follow_the_tables_convention_have_nothing_said_of_them(
    more: str, rows: list[str], tmp_path: Path
) -> None:
    text = table(*rows, columns=COLUMNS, more=more)
    assert (faults_of(tmp_path, text), warnings_of(tmp_path, text)) == ([], [])


def test_a_sign_that_differs_from_most_rows_is_a_warning_that_asks_for_the_rows_nature(tmp_path: Path) -> None:
    rows = row("K", [110, 100, -10]), row("L", [90, 100, 10]), row("Hyror", [30, 20, 10])
    (warning,) = warnings_of(tmp_path, table(*rows, columns=COLUMNS))
    assert warning.startswith(
        "8: varning: raden Hyror, kolumnen Avvikelse: här står 10, men Budget minus Utfall ger −10"
    )
    assert 'tips: rätta tecknet, säg med slag = "intäkt" att raden är en intäkt, säg med kostnader hur' in warning
    (fault,) = faults_of(tmp_path, table(*rows, columns=COLUMNS, more=POSITIVE))
    assert fault.startswith("9: raden Hyror")


def test_a_lone_variance_that_no_convention_gives_is_told(tmp_path: Path) -> None:
    (warning,) = warnings_of(tmp_path, table(row("A", [100, 110, -999]), columns=COLUMNS))
    assert warning.startswith("6: varning: raden A, kolumnen Avvikelse: här står −999, men Utfall minus Budget ger −10")


def test_a_wrong_variance_is_told_though_the_others_do_not_agree_on_a_convention(tmp_path: Path) -> None:
    rows = row("A", [110, 100, -10]), row("B", [110, 100, 10]), row("C", [110, 110, 7])
    (equal,) = faults_of(tmp_path, table(*rows, columns=COLUMNS))
    assert equal.startswith("8: raden C, kolumnen Avvikelse: här står 7, men Budget minus Utfall ger 0 (skillnad 7)")
    text = table(*rows[:2], row("C", [90, 100, 12]), row("D", [110, 100, 12]), columns=COLUMNS)
    assert [one.partition(":")[0] for one in faults_of(tmp_path, text)] == ["8", "9"]


def test_variances_of_which_hardly_any_is_of_the_pair_are_told_once_as_something_else(tmp_path: Path) -> None:
    rows = [row(namn, [100 + n, 110, 50 + n]) for n, namn in enumerate("ABCDE")]
    (warning,) = warnings_of(tmp_path, table(*rows, columns=COLUMNS))
    assert warning == (
        "4: varning: kolumnen Avvikelse är inte skillnaden mellan Budget och Utfall på 5 av 5 rader: "
        "på raden A står 50, men skillnaden är 10; jämför rad 6\n"
        '  tips: ta bort rollen avvikelse om kolumnen visar något annat, eller skriv kostnader = "positiva" eller '
        '"negativa" i tabellen så prövas varje rad'
    )
    assert len(faults_of(tmp_path, table(*rows, columns=COLUMNS, more=POSITIVE))) == 5


def test_the_variance_of_a_forecast_is_held_against_the_nearest_budget(tmp_path: Path) -> None:
    columns = COLUMNS + (
        ', { id = "prognos", namn = "Prognos", roll = "prognos" }, { id = "ar", namn = "Helår", roll = "budget" }, '
        '{ id = "arsavvikelse", namn = "Avvikelse helår", roll = "avvikelse" }'
    )
    good = table(row("A", [110, 100, -10, 400, 410, 10]), columns=columns, more=POSITIVE)
    assert faults_of(tmp_path, good) == []
    (fault,) = faults_of(tmp_path, good.replace("410, 10", "410, 11"))
    assert "kolumnen Avvikelse helår: här står 11, men Helår minus Prognos ger 10" in fault


@pytest.mark.parametrize("share", [-10, -10.0, '"-10,0 %"', "-9.98"])
def test_a_share_is_right_as_rounded_to_the_decimals_it_has(share: object, tmp_path: Path) -> None:
    text = table('{ namn = "A", varden = [110, 100, -10, S] }', columns=SHARE, more=POSITIVE)
    assert bool(faults_of(tmp_path, text.replace("S]", f"{share}]"))) == (share == "-9.98")


@pytest.mark.parametrize(
    ("share", "is_right"), [(3, True), (2, True), (2.5, True), (4, False), (1, False), (2.4, False)]
)
def test_a_share_of_a_half_is_right_rounded_either_way(share: float, is_right: bool, tmp_path: Path) -> None:
    text = table(row("A", [195, 200, 5, share]), columns=SHARE, more=POSITIVE)
    assert bool(faults_of(tmp_path, text)) != is_right


def test_a_share_that_is_computed_of_a_half_is_rounded_up_and_found_right(tmp_path: Path) -> None:
    text = table(row("A", [195, 200, 5]), row("B", [205, 200, -5, -3]), columns=SHARE, more=POSITIVE)
    text = text.replace("varden = [195, 200, 5]", "varden = { utfall = 195, budget = 200, avvikelse = 5 }")
    assert (faults_of(tmp_path, text), warnings_of(tmp_path, text)) == ([], [])


def test_a_wrong_share_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, table(row("A", [110, 90, -20, -22]), row("B", [110, 90, -20, 22]),
                                         columns=SHARE, more=POSITIVE))  # fmt: skip
    assert fault.startswith(
        "8: raden B, kolumnen Avvikelse, %: här står 22, men avvikelsen i procent av budgeten är −22 (skillnad 44)\n"
    )


# ---------------------------------------------------------------- keys that do not fit together


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (table('{ namn = "G", roll = "grupp", slag = "kostnad" }', row("A", 1)),
         "6: raden G har rollen grupp och kan inte ha slag\n  tips: skriv slag på raderna som har talen"),
        (table(row("A", "x"), columns='{ id = "a", namn = "A", roll = "text" }', more=POSITIVE),
         "5: tabellen t har kostnader men inga kolumner med tal\n"
         "  tips: ta bort kostnader, eller ge en kolumn en annan roll"),
        (table(row("A", 1, slag="intäckt")), '6: slag kan inte vara "intäckt"\n  tips: menade du intäkt?'),
        (table(row("A", 1), more='kostnader = "positivt"\n'),
         '5: kostnader kan inte vara "positivt"\n  tips: menade du positiva?'),
        (table(row("A", 1), columns='{ id = "a", namn = "A", decimaler = 9 }'),
         "4: decimaler kan inte vara 9\n  tips: skriv ett heltal från 0 till 6"),
        (table(row("A", "x"), columns='{ id = "a", namn = "A", roll = "text", decimaler = 1 }'),
         "4: kolumnen a har rollen text och kan inte ha decimaler\n"
         "  tips: ta bort decimaler, eller ge kolumnen en annan roll"),
        (table(row("A", 1), columns='{ id = "a", namn = "A", roll = "procent" }'),
         "4: kolumnen a visar avvikelse i procent, men till vänster finns inget att räkna den av\n"
         "  tips: ställ kolumnerna med rollerna budget och avvikelse före den"),
    ],
    ids=["slag", "kostnader", "misspelt slag", "misspelt kostnader", "decimaler", "words", "procent"],
)  # fmt: skip
def test_keys_that_do_not_fit_together_are_told(text: str, message: str, tmp_path: Path) -> None:
    assert faults_of(tmp_path, text) == [message]


def test_a_unit_of_money_that_is_misspelt_is_told(tmp_path: Path) -> None:
    assert warnings_of(tmp_path, table(row("A", 1), more='enhet = "tkrr"\n')) == [
        '5: varning: enheten "tkrr" är okänd\n  tips: menade du tkr?'
    ]


def test_a_number_with_more_decimals_than_its_column_is_printed_as_written_and_told(tmp_path: Path) -> None:
    columns = '{ id = "a", namn = "A", roll = "utfall", decimaler = 1 }'
    (warning,) = warnings_of(tmp_path, table(row("R", 1.25), columns=columns))
    assert warning.startswith("6: varning: raden R, kolumnen A: 1,25 har fler decimaler än kolumnen, som har 1\n")


def test_revenue_that_does_not_say_so_is_quiet_where_the_net_takes_it_from_the_costs(tmp_path: Path) -> None:
    rows = (
        row("Utgifter", [800, 1000, 200]),
        row("Inkomster", [200, 500, -300]),
        row("Netto", [600, 500, -100], "netto"),
    )
    text = table(*rows, columns=COLUMNS)
    assert (faults_of(tmp_path, text), warnings_of(tmp_path, text)) == ([], [])


def test_the_hint_for_another_sign_does_not_ask_for_what_is_said_already(tmp_path: Path) -> None:
    rows = row("K", [110, 100, -10]), row("I", [30, 20, -10], slag="intäkt")
    (fault,) = faults_of(tmp_path, table(*rows, columns=COLUMNS, more=POSITIVE))
    assert '\n  tips: rätta tecknet, eller skriv accepterad = "varför"' in fault


def test_the_hint_for_a_column_of_changes_says_how_it_is_left_unchecked(tmp_path: Path) -> None:
    columns = COLUMNS.replace('"Avvikelse"', '"Förändring mot mars"')
    (fault,) = faults_of(tmp_path, table(row("A", [110, 100, 7]), columns=columns, more=POSITIVE))
    assert "tips: rätta talet, ta bort rollen avvikelse om kolumnen visar något annat" in fault
