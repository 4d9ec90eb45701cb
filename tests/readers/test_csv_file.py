"""A table's rows from a CSV file, as the ekonomisystem writes it."""

from __future__ import annotations

import csv
import io
import re
import string
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.diagnostics import Faults
from reports.document import Source
from reports.model.tabell import Kolumn, Tabell
from reports.model.varde import Etikett, Varde
from reports.readers.csv_file import read_csv
from reports.swedish import number

FIGURES = st.decimals(-(10**9), 10**9, places=2, allow_nan=False).map(number)
NAMES = st.text(alphabet=string.ascii_letters + "åäöÅÄÖ é–,;\t\"'&<", min_size=1, max_size=15).map(str.strip)
ROWS = st.lists(st.tuples(NAMES.filter(bool), FIGURES, FIGURES), min_size=1, max_size=5)


def tabell(*kolumn: Kolumn) -> Tabell:
    return Tabell(rubrik=Varde("T"), forsta_kolumn=Etikett("Namn"), kolumn=kolumn, fil="drift.csv")


UTFALL = Kolumn(id="utfall", namn=Etikett("Utfall 2027"))
BUDGET = Kolumn(id="budget", namn=Etikett("Budget 2027"))


def read(folder: Path, data: str | bytes, *kolumn: Kolumn) -> Tabell:
    path = folder / "drift.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_csv(path, "drift.csv", tabell(*kolumn))


def said(folder: Path, data: str | bytes, *kolumn: Kolumn) -> str:
    with pytest.raises(Faults) as caught:
        read(folder, data, *kolumn)
    return str(caught.value)


def shown(made: Tabell) -> list[list[str]]:
    """The table as it is printed, a missing value as an empty text."""
    values = [[made.varde(rad, kolumn) for kolumn in made.kolumn] for rad in made.rad]
    return [[rad.namn.text, *(str(value or "") for value in row)] for rad, row in zip(made.rad, values, strict=True)]


@given(
    rows=ROWS, delimiter=st.sampled_from(";,\t"), encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
    ending=st.sampled_from(["\n", "\r\n"]),
)  # fmt: skip
def test_what_is_written_is_read_back_in_any_encoding_with_any_delimiter(
    rows: list[tuple[str, str, str]],
    delimiter: str,
    encoding: str,
    ending: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=ending)
    writer.writerow(["namn", "utfall", "budget"])
    writer.writerows([name, *(figure.replace("−", "-") for figure in figures)] for name, *figures in rows)
    made = read(tmp_path_factory.getbasetemp(), text.getvalue().encode(encoding), UTFALL, BUDGET)
    assert shown(made) == [list(row) for row in rows]


def test_columns_are_found_by_id_or_by_printed_name_with_or_without_diacritics(tmp_path: Path) -> None:
    made = read(tmp_path, "namn;Budget 2027;UTFALL\nVård;2;1\n", UTFALL, BUDGET)
    assert shown(made) == [["Vård", "1", "2"]]


def test_a_table_that_declares_no_columns_has_those_of_the_file(tmp_path: Path) -> None:
    made = read(tmp_path, "namn;Utfall jan-mars;id;roll\nVård;1;summa;summa\n")
    assert [(kolumn.id, str(kolumn.namn)) for kolumn in made.kolumn] == [("utfall_jan_mars", "Utfall jan-mars")]
    assert [(rad.id, rad.roll) for rad in made.rad] == [("summa", "summa")]


def test_any_heading_gives_its_column_an_id_of_its_own_that_prose_can_say(tmp_path: Path) -> None:
    made = read(tmp_path, "namn;Budget 2022 (tkr);%;Utfall;Utfall %;Roll %;jan-mars\nVård;1;2;3;4;5;6\n")
    assert [kolumn.id for kolumn in made.kolumn] == [
        "budget_2022_tkr", "kolumn3", "utfall", "utfall_2", "roll_2", "jan_mars",
    ]  # fmt: skip
    assert shown(made) == [["Vård", "1", "2", "3", "4", "5", "6"]]


@given(headings=st.lists(st.text(string.printable + "åäö", min_size=1, max_size=6), min_size=1, max_size=5))
def test_headings_that_differ_give_ids_that_differ(
    headings: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerow(["namn", *headings])
    with suppress(Faults):
        ids = [kolumn.id for kolumn in read(tmp_path_factory.getbasetemp(), text.getvalue()).kolumn]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch("[a-z0-9][a-z0-9_]*", id_) for id_ in ids)


def test_a_delimiter_at_the_end_of_the_lines_makes_no_column(tmp_path: Path) -> None:
    assert shown(read(tmp_path, "namn;utfall;;\nA;1;;\nB;2\n", UTFALL)) == [["A", "1"], ["B", "2"]]
    assert shown(read(tmp_path, "namn;utfall;\nA;1;\n")) == [["A", "1"]]


def test_numbers_are_set_by_the_swedish_rules_and_all_else_stays_as_written(tmp_path: Path) -> None:
    made = read(tmp_path, "namn;utfall\nA;-1234,50\nB;i u\nC;345 (28)\nD;0070\nE;\nF;1 654 006\n", UTFALL)
    assert [row[1] for row in shown(made)] == [
        "−1\u00a0234,50", "i u", "345 (28)", "0070", "", "1\u00a0654\u00a0006",
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["1.234", "-1.234", "12.345", "0.125", "1.234.567", "1234.567"])
def test_a_point_before_three_digits_may_part_thousands_and_is_left_as_written(written: str, tmp_path: Path) -> None:
    made = read(tmp_path, f"namn;utfall\nA;{written}\n", UTFALL)
    assert made.varde(made.rad[0], UTFALL) == Varde(written, None)


@pytest.mark.parametrize(("written", "printed"), [("5.25", "5,25"), ("1,234", "1,234"), ("1234.5", "1\u00a0234,5")])
def test_a_decimal_comma_or_point_that_can_be_nothing_else_is_set_as_a_number(
    written: str, printed: str, tmp_path: Path
) -> None:
    assert shown(read(tmp_path, f"namn;utfall\nA;{written}\n", UTFALL)) == [["A", printed]]


def test_a_row_that_is_named_by_a_number_keeps_its_name(tmp_path: Path) -> None:
    assert shown(read(tmp_path, "namn;utfall\n2027;5000\n1.10;1\n", UTFALL)) == [["2027", "5\u00a0000"], ["1.10", "1"]]


def test_figures_in_a_column_of_text_stay_as_written(tmp_path: Path) -> None:
    konto = Kolumn(id="konto", namn=Etikett("Konto"), roll="text")
    assert shown(read(tmp_path, "namn;konto\nA;5010\n", konto)) == [["A", "5010"]]


def test_blank_lines_and_lines_of_delimiters_are_passed_over(tmp_path: Path) -> None:
    assert shown(read(tmp_path, "\n,\nnamn,utfall\n\nA,1\n,\n", UTFALL)) == [["A", "1"]]


def test_a_line_break_in_quotes_is_kept_and_lines_are_still_counted(tmp_path: Path) -> None:
    made = read(tmp_path, 'namn;utfall\n"Vård\noch omsorg";1\nB;2\n', UTFALL)
    assert made.rad[0].namn.text == "Vård\noch omsorg"
    assert made.rad[1].namn.kalla == Source("drift.csv", "rad 4.namn")


def test_every_value_says_on_which_line_and_in_which_column_it_stands(tmp_path: Path) -> None:
    made = read(tmp_path, "namn;utfall\nA;1\n", UTFALL)
    value = made.varde(made.rad[0], UTFALL)
    assert value
    assert value.kalla == Source("drift.csv", "rad 2.utfall")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "drift.csv:1: filen är tom"),
        ("namn;utfal\n", 'drift.csv:1: kolumnen "utfal" finns inte i tabellen\n  tips: menade du utfall?'),
        ("namn\n", 'drift.csv:1: kolumnen "utfall" saknas i filen'),
        ("\nnamn;utfall;x\n", 'drift.csv:2: kolumnen "x" finns inte'),
        ("namn;utfall;Utfall 2027\n", 'drift.csv:1: kolumnen "utfall" finns 2 gånger'),
        ("namn;utfall\nA;1;2\n", "drift.csv:2: raden har 3 fält men första raden har 2"),
        ("namn;utfall;roll\nA;1;suma\n", 'drift.csv:2: roll kan inte vara "suma"\n  tips: menade du summa?'),
        ("namn;utfall\nA;\x07\n", "drift.csv:2: raden innehåller ett osynligt styrtecken"),
        ("namn;utfall;;\nA;1\nB;2;;x\n",
         "drift.csv:1: en kolumn har värden, de första på rad 3, men inget namn\n"
         "  tips: skriv kolumnens namn på första raden"),
        ("namn;;utfall\n", "drift.csv:1: kolumn 2 saknar namn\n  tips: skriv dess namn på första raden"),
        ("namn;utfall\nA;1\n;2\n", "drift.csv:3: raden saknar namn\n  tips: skriv radens namn i första kolumnen"),
        ("namn;utfall\nA;1\n".encode("utf-16"), "drift.csv:1: filen är inte en textfil"),
        (b"namn;utfall\nA;\x81\n", "drift.csv:1: filen är inte en textfil"),
        ("namn;utfall\nA;1\nB;" + "x" * 200_000, "drift.csv:3: raden går inte att läsa som CSV"),
        ('namn;utfall\n"A;1\nB;2\n',
         "drift.csv:2: raden har 1 fält men första raden har 2\n  tips: ett citattecken som börjar en text"),
        ("namn;utfall\nA\n", "drift.csv:2: raden har 1 fält men första raden har 2\n  tips: text som innehåller"),
    ],
    ids=range(16),
)  # fmt: skip
def test_a_file_that_can_not_be_read_is_said_to_be_so_with_its_line(
    data: str | bytes, message: str, tmp_path: Path
) -> None:
    assert said(tmp_path, data, UTFALL).startswith(message)


def test_all_rows_at_fault_are_told_at_once(tmp_path: Path) -> None:
    assert said(tmp_path, "namn;utfall\nA\nB;1\nC;1;2\n", UTFALL).count("\n  tips:") == 2


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(Faults, match=r"drift\.csv: filen går inte att öppna"):
        read_csv(tmp_path / "finns-inte.csv", "drift.csv", tabell(UTFALL))


@given(data=st.binary(max_size=60))
def test_any_file_is_read_or_said_to_be_at_fault(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    with suppress(Faults):
        made = read(tmp_path_factory.getbasetemp(), b"namn;utfall\n" + data, UTFALL)
        assert all(len(row) == 2 for row in shown(made))


def test_a_column_niva_says_how_deep_a_row_lies_and_a_capital_makes_it_a_column(tmp_path: Path) -> None:
    made = read(tmp_path, "namn;utfall;niva;roll\nVård;1;;\nHemtjänst;2;2;delsumma\n", UTFALL)
    assert [(rad.niva, rad.roll) for rad in made.rad] == [(0, ""), (2, "delsumma")]
    assert [str(kolumn.namn) for kolumn in read(tmp_path, "namn;Nivå\nVård;hög\n").kolumn] == ["Nivå"]


def test_a_level_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    assert said(tmp_path, "namn;utfall;niva\nVård;1;4\n", UTFALL).startswith('drift.csv:2: niva kan inte vara "4"')


def test_a_column_that_would_be_read_as_saying_something_of_the_row_is_a_fault(tmp_path: Path) -> None:
    column = Kolumn(id="niva", namn=Etikett("Nivå"))
    assert 'en kolumn kan inte ha id "niva" när raderna står i en fil' in said(tmp_path, "namn;niva\nVård;1\n", column)


def test_a_field_in_a_column_of_prose_is_text_whatever_it_looks_like(tmp_path: Path) -> None:
    made = read(tmp_path, 'namn;vad\nVård;"1234\n\n- punkt"\n', Kolumn(id="vad", namn=Etikett("Vad"), roll="brodtext"))
    assert shown(made) == [["Vård", "1234\n\n- punkt"]]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;;;", "sep=,", "sep=\t"])
def test_a_line_for_excel_alone_is_told_to_go(first: str, tmp_path: Path) -> None:
    fault = said(tmp_path, f"{first}\nnamn;utfall\nVård;1\n", UTFALL)
    assert fault.startswith("drift.csv:1: raden ")
    assert "är till för Excel" in fault
    assert "tips: ta bort raden" in fault


def test_columns_apart_by_bars_are_told_which_separators_work(tmp_path: Path) -> None:
    fault = said(tmp_path, "\nnamn|utfall\nVård|1,5\n", UTFALL)
    assert fault.startswith(
        "drift.csv:2: kolumnerna skiljs med lodstreck (|)\n  tips: spara filen med semikolon, komma"
    )


def test_a_file_without_the_names_of_its_rows_is_told_so(tmp_path: Path) -> None:
    fault = said(tmp_path, "Utfall 2027;Budget 2027\n1;2\n", UTFALL, BUDGET)
    assert fault == (
        'drift.csv:1: filens första kolumn heter "Utfall 2027", men den första kolumnen ska ha radernas namn\n'
        "  tips: lägg in en kolumn med radernas namn först"
    )


def test_the_first_column_may_be_named_as_another_that_is_there(tmp_path: Path) -> None:
    assert shown(read(tmp_path, "utfall;utfall\nVård;1\n", UTFALL)) == [["Vård", "1"]]
