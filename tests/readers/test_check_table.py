"""The rules of a table: names, levels, widths, cells that reach over others, marks and notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import YEAR, checked, said, workspace

COLUMNS = 'kolumn = [{ id = "a", namn = "A" }, { id = "b", namn = "B" }, { id = "c", namn = "C" }]\n'
HEADED = COLUMNS.replace('namn = "A"', 'namn = "A", roll = "rubrik"')


def table(*rad: str, more: str = "", columns: str = COLUMNS) -> str:
    """A table whose rows stand on a line each, the first of them on line 6, or 7 with `more`."""
    rows = "".join(f"{row},\n" for row in rad)
    return f'[tabell.t]\nrubrik = "T"\nforsta_kolumn = "N"\n{columns}{more}rad = [\n{rows}]\n'


def faults_of(tmp_path: Path, text: str) -> list[str]:
    return [fault.removeprefix("t.toml:") for fault in said(workspace(tmp_path, {"t.toml": text}))]


def warnings_of(tmp_path: Path, text: str) -> list[str]:
    run = checked(workspace(tmp_path, {"t.toml": text}))
    return [str(warning).removeprefix(f"{YEAR}/t.toml:") for warning in run.warnings]


ROW = '{ namn = "R", varden = [1, 2, 3] }'


@pytest.mark.parametrize(
    "rad",
    [
        ['{ namn = "R", varden = [{ varde = "x", kolumner = 3, rader = 2 }, "", ""] }',
         '{ namn = "S", varden = ["", "", ""] }'],
        ['{ namn = "R", varden = { a = { varde = "x", kolumner = 2 }, c = 1 } }', '{ namn = "S" }'],
        ['{ namn = "R", varden = [{ varde = "x" }, { varde = 5, rader = 2 }, 1] }',
         '{ namn = "S", varden = [1, "", 2] }'],
        ['{ namn = "G", roll = "grupp", niva = 2 }', ROW, '{ namn = "S", roll = "delsumma", niva = 3 }'],
        ['{ roll = "kommentar", text = "Ja." }', '{ namn = "K", roll = "kommentar" }', ROW],
    ],
    ids=["över allt", "vid namn", "nedåt", "nivåer", "kommentarer"],
)  # fmt: skip
def test_tables_that_fit_have_nothing_said_of_them(rad: list[str], tmp_path: Path) -> None:
    assert faults_of(tmp_path, table(*rad)) == []


def test_a_name_may_reach_over_rows_that_a_column_tells_apart(tmp_path: Path) -> None:
    rows = [
        '{ namn = "R", rader = 2, varden = ["Kvinnor", 1, 2] }',
        '{ roll = "varav", varden = ["Män", 1, 2] }',
        '{ namn = "Summa", roll = "summa", varden = ["", 1, 2] }',
    ]
    assert faults_of(tmp_path, table(*rows, columns=HEADED)) == []


@pytest.mark.parametrize(
    ("rad", "message"),
    [
        ("{ varden = [1, 2, 3] }", "6: rad 1 i tabellen t saknar namn"),
        ('{ namn = "R", niva = 4 }', "6: niva kan inte vara 4\n  tips: skriv ett heltal från 0 till 3"),
        ('{ namn = "R", text = "x" }', "6: raden R har en text men är ingen kommentar"),
        ('{ roll = "kommentar", text = "x", varden = [1, 2, 3] }', "6: rad 1 har både text och värden"),
        ('{ namn = "R", rader = 0 }', "6: rader kan inte vara 0"),
        ('{ namn = "R", rader = 2, varden = [1, 2, 3] }',
         "6: raden R når över 2 rader, men härifrån har tabellen bara 1\n  tips: skriv högst 1"),
        ('{ namn = "R", varden = [1, { varde = "x", kolumner = 3 }, ""] }',
         "6: raden R, kolumnen b: värdet når över 3 kolumner, men här finns bara 2"),
        ('{ namn = "R", varden = [1, { varde = "x", rader = 2 }, 3] }',
         "6: raden R, kolumnen b: värdet når över 2 rader, men här finns bara 1"),
        ('{ namn = "R", varden = [1, { varde = "x", kolumner = 0 }, 3] }',
         "6: kolumner och rader vid ett värde kan inte vara mindre än 1"),
        ('{ namn = "R", varden = [1, { varde = "x", kolumner = 2 }, 3] }',
         '6: raden R, kolumnen c, är inte tom, men raden R, kolumnen b, når över den\n  tips: skriv "" där, eller'),
        ('{ namn = "R", varden = [1, { vrde = "x", kolumner = 2 }, ""] }',
         "6: nyckeln vrde finns inte i [tabell.t.rad.varden]\n  tips: menade du varde?"),
        ('{ namn = "R", varden = [1, { varde = "x", kolumner = "två" }, ""] }', "6: kolumner: här ska stå ett heltal"),
    ],
    ids=range(12),
)  # fmt: skip
def test_a_row_that_does_not_fit_is_told_with_its_line(rad: str, message: str, tmp_path: Path) -> None:
    assert faults_of(tmp_path, table(rad))[0].startswith(message)


@pytest.mark.parametrize(
    ("under", "message"),
    [
        ('{ namn = "S", varden = ["Män", 1, 2] }', "7: raden S har ett eget namn, men raden R når ned över den"),
        ('{ roll = "kommentar", text = "x" }', "7: rad 2 kan inte stå under ett namn som når över flera rader"),
        ('{ varden = ["", 1, 2] }', "7: rad 2 säger inte vad den visar i kolumnen a"),
    ],
    ids=["namn", "kommentar", "tom"],
)
def test_a_row_under_a_name_that_reaches_down_must_be_told_apart(under: str, message: str, tmp_path: Path) -> None:
    first = '{ namn = "R", rader = 2, varden = ["Kvinnor", 1, 2] }'
    assert faults_of(tmp_path, table(first, under, columns=HEADED))[0].startswith(message)


def test_a_name_over_several_rows_needs_a_column_that_heads_them(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, table('{ namn = "R", rader = 2 }', "{ }"))
    assert fault.startswith("6: raden R når över flera rader, men ingen kolumn säger vad var och en av dem visar")
    assert fault.endswith('tips: ge kolumnen som säger det roll = "rubrik"')


def test_two_cells_that_reach_over_the_same_place_are_a_fault(tmp_path: Path) -> None:
    across = '{ namn = "S", varden = [{ varde = "y", kolumner = 2 }, "", 1] }'
    (fault,) = faults_of(tmp_path, table('{ namn = "R", varden = [1, { varde = "x", rader = 2 }, 3] }', across))
    assert fault.startswith("7: raden S, kolumnen b, är inte tom, men raden S, kolumnen a, når över den")


def test_a_cell_does_not_reach_over_a_row_of_full_width(tmp_path: Path) -> None:
    tall = '{ namn = "R", varden = [1, { varde = "x", rader = 2 }, 3] }'
    (fault,) = faults_of(tmp_path, table(tall, '{ namn = "G", roll = "grupp" }'))
    assert fault.startswith("7: raden G går över hela bredden, men raden R, kolumnen b, når ned över den")


def test_a_fetched_value_counts_as_one_that_stands_there(tmp_path: Path) -> None:
    tall = '{ namn = "R", varden = [1, { varde = "x", rader = 2 }, 3] }'
    other = table('{ id = "r", namn = "R", varden = [1, 2, 3] }').replace("tabell.t", "tabell.u")
    (fault,) = faults_of(tmp_path, table(tall, '{ namn = "S", hamta = "u.r" }') + other)
    assert fault.startswith("7: raden S, kolumnen b, är inte tom, men raden R, kolumnen b, når över den")


@pytest.mark.parametrize(
    ("widths", "message"),
    [
        ("[40, 20, 20]", "bredder har 3 tal men tabellen 4 kolumner, den första medräknad"),
        ("[40, 20, 20, -20]", "bredden -20 är ingen andel i procent"),
        ("[70, 20, 20, 20]", "bredderna är tillsammans 130 procent"),
        ("[60, 40, 0, 0]", "bredderna är tillsammans 100 procent"),
        ("[20, 20, 20, 20]", "bredderna är tillsammans bara 80 procent"),
        ('[40, 20, 20, "bred"]', "värde 4 i bredder: här ska stå ett tal utan citattecken"),
    ],
    ids=range(6),
)
def test_widths_that_are_no_shares_of_the_table_are_told(widths: str, message: str, tmp_path: Path) -> None:
    assert faults_of(tmp_path, table(ROW, more=f"bredder = {widths}\n"))[0].startswith(f"5: {message}")


@pytest.mark.parametrize("widths", ["[40, 20, 20, 20]", "[33.3, 22.2, 22.2, 22.2]", "[40, 0, 0, 20]", "[0, 0, 0, 0]"])
def test_widths_may_lack_a_rounding_or_be_left_to_the_content(widths: str, tmp_path: Path) -> None:
    assert faults_of(tmp_path, table(ROW, more=f"bredder = {widths}\n")) == []


NOTES = 'noter = { "*" = "Preliminärt.", "**" = "Exklusive bidrag." }\n'


@pytest.mark.parametrize(
    ("rad", "columns"),
    [
        ('{ namn = "R*", varden = ["6,0**", 2, 3] }', COLUMNS),
        ('{ namn = "R", varden = [1, 2, 3] }', COLUMNS.replace('"A"', '"A*"').replace('"B"', '["B**", "x"]')),
        ('{ namn = "R", varden = [{ varde = "x*", kolumner = 2 }, "", "**"] }', COLUMNS),
        ('{ roll = "kommentar", text = "Se \\\\* och \\\\*\\\\*, **fet**." }', COLUMNS),
    ],
    ids=range(4),
)
def test_notes_whose_marks_stand_in_the_table_are_in_order(rad: str, columns: str, tmp_path: Path) -> None:
    assert warnings_of(tmp_path, table(rad, more=NOTES, columns=columns)) == []


def test_a_note_without_a_mark_and_a_mark_without_a_note_are_warned_of(tmp_path: Path) -> None:
    assert warnings_of(tmp_path, table('{ namn = "R*", varden = ["6***", 2, 3] }', more=NOTES)) == [
        "5: varning: noten ** har inget märke i tabellen t\n  tips: skriv ** sist i namnet eller värdet den gäller",
        '7: varning: "6***" har märket ***, men tabellen t har ingen sådan not\n'
        '  tips: lägg till "***" = "…" under noter',
    ]


def test_stars_in_a_table_without_notes_are_left_alone(tmp_path: Path) -> None:
    assert warnings_of(tmp_path, table('{ namn = "R*", varden = ["6,0*", 2, 3] }')) == []


def test_a_note_has_a_mark_of_stars(tmp_path: Path) -> None:
    (fault, *_) = faults_of(tmp_path, table(ROW, more='noter = { "a" = "x" }\n'))
    assert fault.startswith('5: en not kan inte ha märket "a"')


def test_expressions_go_in_columns_of_prose_only(tmp_path: Path) -> None:
    prose = COLUMNS.replace('namn = "A"', 'namn = "A", roll = "brodtext"')
    rows = ['{ namn = "R", varden = ["{{ typ }}", "{{ typ }}", 3] }', '{ roll = "kommentar", text = "{{ typ }}" }']
    (fault,) = faults_of(tmp_path, table(*rows, columns=prose))
    assert fault.startswith("6: varden: {{ … }} går bara i löpande text")
