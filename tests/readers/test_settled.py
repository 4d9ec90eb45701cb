"""What a table says nothing of is computed: sums, variances and percents; rows fetched with their units converted."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.model.varde import Varde
from reports.readers.hamta import in_unit
from tests.readers.test_check_sums import faults_of, row, table, warnings_of
from tests.readers.test_check_variances import COLUMNS, NEGATIVE, POSITIVE, SHARE
from tests.workspaces import document, paragraphs, plan, rows, said, tables, workspace


def shown(tmp_path: Path, text: str, more: str = "", prose: str = '{{ tabell("t") }}') -> list[list[str]]:
    files: dict[str, str | bytes] = {"verksamhetsplan.toml": plan(prose), "t.toml": text + more}
    root = workspace(tmp_path, files)
    return [[cell.replace("\u00a0", " ") for cell in row] for row in rows(tables(document(root))[0])]


def test_absent_sums_are_computed_and_those_that_are_left_empty_stay_so(tmp_path: Path) -> None:
    body = row("A", 1.5), row("B", 2), row("S", None, "delsumma"), row("C", 1), row("T", None, "summa")
    assert shown(tmp_path, table(*body, row("Tom", "", "summa"))) == [
        ["A", "1,5"], ["B", "2"], ["S", "3,5"], ["C", "1"], ["T", "4,5"], ["Tom", ""],
    ]  # fmt: skip


def test_a_net_is_costs_less_revenue_where_costs_are_positive_and_a_sum_where_they_are_not(tmp_path: Path) -> None:
    def net(cost: int, more: str, slag: str = "") -> str:
        body = row("K", cost, slag="kostnad"), row("I", 3, slag="intäkt"), row("Netto", None, "netto", slag=slag)
        return shown(tmp_path, table(*body, more=more))[-1][-1]

    assert net(8, POSITIVE) == "5"
    assert net(8, "") == "5"  # as the costs show
    assert net(8, POSITIVE, "intäkt") == "−5"
    assert net(-8, NEGATIVE) == "−5"


def test_a_running_net_adds_what_stands_after_the_subtotal(tmp_path: Path) -> None:
    body = row("I", 3), row("K", -8), row("Netto", None, "delsumma"), row("Bidrag", 6), row("R", None, "netto")
    assert [cells[1] for cells in shown(tmp_path, table(*body, more=NEGATIVE))] == ["3", "−8", "−5", "6", "1"]


def test_absent_variances_and_shares_are_computed(tmp_path: Path) -> None:
    body = (row("K", {}), row("I", {}, slag="intäkt"), row("Netto", None, "summa"))
    text = table(*body, columns=SHARE, more=POSITIVE)
    text = text.replace("varden = [{}]", "varden = { utfall = 110, budget = 100 }", 1)
    text = text.replace("varden = [{}]", "varden = { utfall = 30, budget = 20 }", 1)
    assert shown(tmp_path, text) == [
        ["K", "110", "100", "−10", "−10,0"], ["I", "30", "20", "10", "50,0"], ["Netto", "80", "80", "0", "0,0"],
    ]  # fmt: skip


def test_a_share_under_a_heading_without_percent_has_its_sign(tmp_path: Path) -> None:
    columns = SHARE.replace("Avvikelse, %", "Andel")
    text = table('{ namn = "K", varden = { utfall = 110, budget = 90 } }', columns=columns, more=POSITIVE)
    assert shown(tmp_path, text) == [["K", "110", "90", "−20", "−22,2 %"]]


def test_without_a_convention_variances_stay_missing_and_the_table_is_told_once(tmp_path: Path) -> None:
    body = ['{ namn = "A", varden = { utfall = 110, budget = 100 } }'] * 2
    text = table(*body, columns=COLUMNS)
    assert shown(tmp_path, text)[0] == ["A", "110", "100", ".."]
    assert warnings_of(tmp_path, text) == [
        "1: varning: avvikelserna i tabellen t räknas inte ut, för den säger inte hur kostnader skrivs\n"
        '  tips: skriv kostnader = "positiva" eller "negativa" i tabellen'
    ]


@pytest.mark.parametrize("word", ['"i u"', '"x"'])
def test_a_sum_over_words_is_not_computed_and_that_is_told(word: str, tmp_path: Path) -> None:
    text = table(f'{{ namn = "A", varden = [{word}] }}', row("B", 1), row("S", None, "summa"))
    assert shown(tmp_path, text)[-1] == ["S", ".."]
    (warning,) = warnings_of(tmp_path, text)
    assert warning.startswith("8: varning: raden S går inte att räkna ut i Utfall: raden A har inget tal där\n")


def test_a_cell_without_a_value_counts_as_nothing_only_where_it_is_printed_empty(tmp_path: Path) -> None:
    body = row("A", None), row("B", 1), row("S", None, "summa")
    assert shown(tmp_path, table(*body))[-1] == ["S", ".."]
    assert shown(tmp_path, table(*body, more='saknas = ""\n'))[-1] == ["S", "1"]


def test_a_draft_with_gaps_is_not_told_what_it_cannot_compute(tmp_path: Path) -> None:
    text = table(row("A", "att fylla i"), row("B", 1), row("S", None, "summa"))
    assert [warning for warning in warnings_of(tmp_path, text) if "räkna" in warning] == []


def test_a_share_of_a_budget_of_nothing_is_missing_and_told(tmp_path: Path) -> None:
    text = table('{ namn = "A", varden = { utfall = 5, budget = 0 } }', columns=SHARE, more=POSITIVE)
    assert shown(tmp_path, text) == [["A", "5", "0", "−5", ".."]]
    (warning,) = warnings_of(tmp_path, text)
    assert "raden A går inte att räkna ut i Avvikelse, %: budgeten är 0\n" in warning


def test_a_share_with_more_decimals_than_can_be_counted_with_is_no_traceback(tmp_path: Path) -> None:
    long = f'"2,5{"0" * 40}"'
    text = table(
        f'{{ namn = "A", varden = {{ utfall = 195, budget = 200, andel = {long} }} }}',
        '{ namn = "B", varden = { utfall = 110, budget = 90 } }',
        columns=SHARE, more=POSITIVE,
    )  # fmt: skip
    assert shown(tmp_path, text)[1] == ["B", "110", "90", "−20", "−22,222222"]


def test_nothing_off_a_budget_is_no_variance_whatever_the_signs_and_no_percent(tmp_path: Path) -> None:
    body = (
        f'{{ namn = "{namn}", varden = {{ utfall = {tal}, budget = {tal} }} }}' for namn, tal in (("A", 0), ("B", 5))
    )
    text = table(*body, row("S", None, "summa"), columns=SHARE)
    assert shown(tmp_path, text) == [
        ["A", "0", "0", "0", "0,0"], ["B", "5", "5", "0", "0,0"], ["S", "5", "5", "0", "0,0"],
    ]  # fmt: skip
    assert warnings_of(tmp_path, text) == []


def test_shares_words_and_columns_without_a_role_are_not_summed(tmp_path: Path) -> None:
    columns = (
        '{ id = "a", namn = "Andel, %", roll = "utfall" }, { id = "b", namn = "Kod" }, '
        '{ id = "c", namn = "Text", roll = "text" }, { id = "d", namn = "Yta", roll = "utfall", enhet = "%" }'
    )
    text = table(row("A", [1, 2, "x", 4]), row("S", None, "summa"), columns=columns)
    assert (shown(tmp_path, text)[-1], warnings_of(tmp_path, text)) == (["S", "..", "..", "..", ".."], [])


def test_numbers_are_written_with_the_decimals_of_their_column(tmp_path: Path) -> None:
    columns = '{ id = "a", namn = "A", roll = "utfall", decimaler = 1 }'
    body = row("A", 1), row("B", 2.5), row("C", "i u")
    assert [cells[1] for cells in shown(tmp_path, table(*body, columns=columns))] == ["1,0", "2,5", "i u"]


def test_a_csv_file_says_what_its_rows_are_by_nature_and_its_empty_sums_are_computed(tmp_path: Path) -> None:
    text = table(columns=COLUMNS, more=POSITIVE).replace("rad = [\n]", 'fil = "t.csv"')
    rows_ = "namn;utfall;budget;avvikelse;slag;roll\nK;110;100;;kostnad;\nI;30;20;;Intäkt;\nNetto;;;;;netto\n"
    files: dict[str, str | bytes] = {"verksamhetsplan.toml": plan('{{ tabell("t") }}'), "t.toml": text, "t.csv": rows_}
    table_ = tables(document(workspace(tmp_path, files)))[0]
    assert rows(table_) == [["K", "110", "100", "−10"], ["I", "30", "20", "10"], ["Netto", "80", "80", "0"]]
    (fault,) = said(workspace(tmp_path, files | {"t.csv": rows_.replace("Intäkt", "intäkter")}))
    assert fault == 't.csv:3: slag kan inte vara "intäkter"\n  tips: menade du intäkt?'


def test_prose_prints_what_is_computed_and_its_source_is_the_row(tmp_path: Path) -> None:
    body = row("A", 1500), row("S", None, "summa", id="s")
    files: dict[str, str | bytes] = {
        "verksamhetsplan.toml": plan('{{ t.s.utfall | mnkr }}\n\n{{ tabell("t") }}'), "t.toml": table(*body),
    }  # fmt: skip
    page = document(workspace(tmp_path, files))
    assert "1,5\u00a0mnkr" in paragraphs(page)
    (source,) = (cell.source for cell in tables(page)[0].body[1].cells if cell.source and "namn" not in cell.source.key)
    assert source.key == "tabell.t.rad.1"


# ---------------------------------------------------------------- fetched rows

MNKR = """[tabell.u]
rubrik = "U"
forsta_kolumn = "Mnkr"
enhet = "mnkr"
kolumn = [{ id = "utfall", namn = "Utfall", roll = "utfall" DEC}]
rad = [{ namn = "Hämtad", hamta = "t.s" VARDEN}, { namn = "Mer", varden = [2] }, SUMMA]
"""


def mnkr(decimaler: str = "", varden: str = "") -> str:
    return (
        MNKR.replace("DEC", decimaler)
        .replace("VARDEN", varden)
        .replace("SUMMA", '{ namn = "S", id = "s", roll = "summa" }')
    )


TKR = table(row("A", 1664000), row("B", 6), row("S", None, "summa", id="s"), more='enhet = "tkr"\n')


def test_a_computed_sum_is_fetched_in_the_tables_own_unit_and_summed_there(tmp_path: Path) -> None:
    assert shown(tmp_path, TKR, mnkr(), '{{ tabell("u") }}') == [
        ["Hämtad", "1 664,006"], ["Mer", "2"], ["S", "1 666,006"],
    ]  # fmt: skip
    assert shown(tmp_path, TKR, mnkr(", decimaler = 1"), '{{ tabell("u") }}') == [
        ["Hämtad", "1 664,0"], ["Mer", "2,0"], ["S", "1 666,0"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("u.s.utfall | mnkr", "1 666,0 mnkr"),
        ("u.s.utfall | tkr", "1 666 006 tkr"),
        ("t.s.utfall | mnkr(3)", "1 664,006 mnkr"),
        ("u.s.utfall | abs | tkr", "1 666 006 tkr"),
    ],
)
def test_the_filters_know_the_unit_of_a_tables_values(expression: str, printed: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "verksamhetsplan.toml": plan(f"{{{{ {expression} }}}}"), "t.toml": TKR, "u.toml": mnkr(),
    }  # fmt: skip
    assert printed in [text.replace("\u00a0", " ") for text in paragraphs(document(workspace(tmp_path, files)))]


def test_a_number_that_is_too_long_for_a_filter_is_a_fault_that_says_so(tmp_path: Path) -> None:
    text = table('{ namn = "A", id = "a", varden = ["' + "9" * 38 + '"] }')
    files: dict[str, str | bytes] = {"verksamhetsplan.toml": plan("{{ t.a.utfall | mnkr }}"), "t.toml": text}
    (fault,) = said(workspace(tmp_path, files))
    assert fault.startswith("verksamhetsplan.toml:7: uttrycket räknar på ett tal som är för långt")


def test_an_amount_filter_on_a_share_is_a_fault(tmp_path: Path) -> None:
    columns = '{ id = "utfall", namn = "Utfall", roll = "utfall", enhet = "%" }'
    text = table(row("A", 5, id="a"), columns=columns)
    files: dict[str, str | bytes] = {"verksamhetsplan.toml": plan("{{ t.a.utfall | mnkr }}"), "t.toml": text}
    (fault,) = said(workspace(tmp_path, files))
    assert fault.startswith("verksamhetsplan.toml:7: värdet 5 är i %, så mnkr går inte att använda")


def test_a_value_beside_hamta_must_be_the_fetched_one(tmp_path: Path) -> None:
    def told(value: str) -> list[str]:
        files: dict[str, str | bytes] = {"t.toml": TKR, "u.toml": mnkr(varden=f", varden = [{value}]")}
        return [fault.replace("\u00a0", " ") for fault in said(workspace(tmp_path, files))]

    assert told("1664.006") == told("1664.0") == told('""') == []
    assert told("1665") == [
        "u.toml:6: raden Hämtad, kolumnen Utfall: här står 1 665, men t.s är 1 664,006 (skillnad 0,994); "
        "jämför content/exempel/socialnamnden/2027/t.toml:9\n"
        '  tips: ta bort talet, så hämtas det, eller skriv accepterad = "varför" på raden om det ska stå kvar'
    ]


def test_a_unit_that_cannot_be_converted_is_a_fault(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"t.toml": TKR, "u.toml": mnkr().replace('"mnkr"', '"%"')}
    (fault,) = said(workspace(tmp_path, files))
    assert fault.startswith("u.toml:6: raden Hämtad, kolumnen Utfall: t.s är i tkr och går inte att räkna om till %\n")


@given(
    st.decimals(-(10**9), 10**9, places=2),
    st.sampled_from(["kr", "tkr", "mnkr"]),
    st.sampled_from(["kr", "tkr", "mnkr"]),
)
def test_amounts_in_another_unit_and_back_are_the_same(amount: Decimal, given: str, wanted: str) -> None:
    there = in_unit(Varde.of(amount), given, wanted)
    back = in_unit(there, wanted, given) if there else None
    assert back is not None
    assert back.tal == amount


def test_nothing_is_said_of_a_table_whose_cells_are_computed(tmp_path: Path) -> None:
    text = table(row("A", [110, 100]), row("S", None, "summa"), columns=COLUMNS, more=POSITIVE)
    text = text.replace("varden = [110, 100]", "varden = { utfall = 110, budget = 100 }")
    assert (faults_of(tmp_path, text), warnings_of(tmp_path, text)) == ([], [])


def test_a_sum_has_the_decimals_of_the_rows_that_are_summed(tmp_path: Path) -> None:
    body = row("A", 1027), row("B", 120), row("S", None, "summa"), row("Andel heltid, %", 78.25)
    assert shown(tmp_path, table(*body))[2] == ["S", "1 147"]
