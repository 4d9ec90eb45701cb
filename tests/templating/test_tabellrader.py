"""Tables of figures as they are laid out: cells that reach over others, names over rows, levels, notes, prose."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reports.document import Cell, Document, Figure, Heading, Landscape, List, Paragraph, Row, Table, Text, plain, walk
from reports.grid import placed
from reports.model.tabell import Kolumn, Rad, Spann, Tabell
from reports.model.varde import Etikett, Varde
from reports.templating.tabellrader import tabellrader
from tests.workspaces import cell_text, document, notes_of, plan, row_text, rows, said, tables, workspace

HEAD = """[tabell.t]
rubrik = "Tabell med 5 kr"
forsta_kolumn = "N"
kolumn = [{ id = "a", namn = "A", roll = "utfall" }, { id = "b", namn = "B", roll = "utfall" }]
"""
PLACED = '{{ tabell("t") }}'


def page(tmp_path: Path, text: str, prose: str = PLACED, **files: str) -> Document:
    more = {f"{name}.toml": content for name, content in files.items()}
    return document(workspace(tmp_path, {"verksamhetsplan.toml": plan(prose), "t.toml": HEAD + text} | more))


def table(tmp_path: Path, text: str) -> Table:
    (made,) = tables(page(tmp_path, text))
    return made


def shape(row: Row) -> list[tuple[str, str, int, int]]:
    return [(cell_text(cell), cell.scope, cell.colspan, cell.rowspan) for cell in row.cells]


# ---------------------------------------------------------------- cells


def test_a_value_over_columns_and_rows_is_one_cell(tmp_path: Path) -> None:
    made = table(tmp_path, 'rad = [{ namn = "R", varden = [{ varde = "x", kolumner = 2, rader = 2 }, ""] },'
                           '{ namn = "S", varden = ["", ""] }]')  # fmt: skip
    assert [shape(row) for row in made.body] == [[("R", "row", 1, 1), ("x", "", 2, 2)], [("S", "row", 1, 1)]]
    (source,) = {cell.source.key for cell in made.body[0].cells if cell.source and cell.colspan == 2}
    assert source == "tabell.t.rad.0.varden.0.varde"


def test_prose_and_fetched_rows_have_the_value_that_reaches_over_a_cell(tmp_path: Path) -> None:
    rad = '{{ id = "{}", namn = "R", varden = {} }}'
    text = f"rad = [{rad.format('r', '[{ varde = 7, kolumner = 2, rader = 2 }, 0]')}, {rad.format('s', '{ }')}]\n"
    text = text.replace(", 0]", ', ""]')
    fetching = HEAD.replace("tabell.t", "tabell.u") + 'rad = [{ namn = "U", hamta = "t.s" }]\n'
    made = page(tmp_path, text, "{{ t.s.b }} och {{ t.r.b | tkr }}.\n\n{{ tabell('u') }}", u=fetching)
    assert "7 och 7\u00a0tkr." in [plain(block.inlines) for block in walk(made.blocks) if isinstance(block, Paragraph)]
    assert rows(tables(made)[0]) == [["U", "7", "7"]]


def test_a_name_over_several_rows_heads_them_and_a_column_tells_them_apart(tmp_path: Path) -> None:
    text = """rad = [{ namn = "R", rader = 2, varden = ["Kvinnor", 1] }, { varden = ["Män", 2] },
      { namn = "Summa", roll = "summa", varden = ["", 3] }]"""
    headed = HEAD.replace('namn = "A", roll = "utfall"', 'namn = "A", roll = "rubrik"')
    files = {"verksamhetsplan.toml": plan(PLACED), "t.toml": headed + text}
    (made,) = tables(document(workspace(tmp_path, files)))
    assert [shape(row) for row in made.body] == [
        [("R", "rowgroup", 1, 2), ("Kvinnor", "row", 1, 1), ("1", "", 1, 1)],
        [("Män", "row", 1, 1), ("2", "", 1, 1)],
        [("Summa", "row", 2, 1), ("3", "", 1, 1)],
    ]
    assert [column.align for column in made.columns] == ["left", "left", "right"]


def test_levels_are_carried_to_the_page(tmp_path: Path) -> None:
    made = table(tmp_path, 'rad = [{ namn = "G", roll = "grupp", niva = 1 }, { namn = "R", niva = 3 }]')
    assert [(row.kind, row.level) for row in made.body] == [("grupp", 1), ("", 3)]


def test_an_empty_table_says_so_over_its_whole_width(tmp_path: Path) -> None:
    assert shape(table(tmp_path, "").body[0]) == [("Inga", "", 3, 1)]


def test_widths_are_shares_and_zero_is_left_to_the_content(tmp_path: Path) -> None:
    made = table(tmp_path, 'bredder = [50, 30.5, 0]\nrad = [{ namn = "R", varden = [1, 2] }]')
    assert [round(column.width, 3) for column in made.columns] == [0.5, 0.305, 0.195]


def test_names_hold_figures_and_units_together_and_values_stand_as_written(tmp_path: Path) -> None:
    made = table(tmp_path, 'rad = [{ namn = "Inom 30 dagar", varden = ["90 % inom 12 dagar", 1] }]')
    assert rows(made) == [["Inom 30\u00a0dagar", "90 % inom 12 dagar", "1"]]
    assert plain(made.caption) == "Tabell med 5\u00a0kr"


# ---------------------------------------------------------------- notes and prose


def test_notes_stand_under_the_table_one_on_each_line_before_the_footnote(tmp_path: Path) -> None:
    made = table(
        tmp_path,
        """noter = { "**" = "Exklusive *bidrag*.", "*" = "Preliminärt." }
fotnot = "Fot."\nkalla = "systemet"\nrad = [{ namn = "R*", varden = ["6,0**"] }]""".replace(
            '["6,0**"]', '["6,0**", 1]'
        ),
    )
    assert notes_of(made) == ["**) Exklusive bidrag.", "*) Preliminärt.", "Fot.", "Källa: systemet"]
    assert rows(made) == [["R*", "6,0**", "1"]]
    assert [note.source for note in made.notes][-1] is not None


PROSE = HEAD.replace('namn = "A", roll = "utfall"', 'namn = "A", roll = "brodtext"')


def prose_cell(tmp_path: Path, text: str, **files: str) -> Document:
    written = f'{PROSE}[[tabell.t.rad]]\nnamn = "R"\n[tabell.t.rad.varden]\na = """\n{text}\n"""\nb = 5\n'
    more = {f"{name}.toml": content for name, content in files.items()}
    return document(workspace(tmp_path, {"verksamhetsplan.toml": plan(PLACED), "t.toml": written} | more))


def test_a_cell_of_prose_has_paragraphs_lists_and_values(tmp_path: Path) -> None:
    (made,) = tables(prose_cell(tmp_path, "Ett **stycke** med {{ t.rubrik }}.\n\n- en\n- två"))
    cell = made.body[0].cells[1]
    assert [type(block) for block in cell.blocks] == [Paragraph, List]
    assert cell_text(cell) == "Ett stycke med Tabell med 5 kr. en två"
    assert cell.source
    assert cell.source.key == "tabell.t.rad.0.varden.a"


def test_a_cell_of_prose_may_hold_a_diagram(tmp_path: Path) -> None:
    diagram = """[diagram.d]
typ = "linje"
rubrik = "D"
kategorier = ["a", "b"]
serie = [{ namn = "S", varden = [1, 2] }]
"""
    (made,) = tables(prose_cell(tmp_path, 'Så:\n\n{{ diagram("d") }}', d=diagram))
    assert [type(block) for block in made.body[0].cells[1].blocks] == [Paragraph, Figure]
    assert made.columns[1].width > 0.5


def test_what_is_wrong_in_a_cell_of_prose_is_told_with_its_line(tmp_path: Path) -> None:
    text = 'Rad.\n\n## Rubrik\n\n{{ tabell("t") }}\n\n{{ finns_inte }}'
    written = f'{PROSE}[[tabell.t.rad]]\nnamn = "R"\n[tabell.t.rad.varden]\na = """\n{text}\n"""\n'
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan(PLACED), "t.toml": written})
    assert [fault.split("\n")[0] for fault in said(root)] == [
        "t.toml:11: en rubrik får inte stå i en tabell",
        "t.toml:13: en tabell får inte stå i en annan tabell",
        't.toml:15: "finns_inte" finns inte',
    ]


def test_a_fault_in_a_text_within_a_list_of_values_has_its_own_line_too(tmp_path: Path) -> None:
    written = PROSE + 'rad = [\n  { namn = "R", varden = ["""\nEtt.\n\n# Rubrik\n""", 1] },\n]\n'
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan(PLACED), "t.toml": written})
    assert [fault.split("\n")[0] for fault in said(root)] == ["t.toml:9: en rubrik får inte stå i en tabell"]


def test_a_comment_may_be_a_text_over_the_whole_width_that_heads_nothing(tmp_path: Path) -> None:
    text = 'rad = [{ roll = "kommentar", text = """\nEtt.\n\n- punkt\n""" }, { namn = "K", roll = "kommentar" }]'
    made = table(tmp_path, text)
    assert [shape(row) for row in made.body] == [[("Ett. punkt", "", 3, 1)], [("K", "rowgroup", 3, 1)]]


def test_a_comment_with_both_name_and_text_shows_both(tmp_path: Path) -> None:
    assert rows(table(tmp_path, 'rad = [{ namn = "K", roll = "kommentar", text = "Ett." }]')) == [["K Ett."]]


# ---------------------------------------------------------------- landscape


def test_a_lying_table_takes_the_headings_before_it_along(tmp_path: Path) -> None:
    made = page(tmp_path, "liggande = true\n", f"Före.\n\n## Ett\n\n### Två\n\n{PLACED}\n\nEfter.")
    (lying,) = [block for block in made.blocks if isinstance(block, Landscape)]
    assert [type(block) for block in lying.blocks] == [Heading, Heading, Table]
    assert lying.blocks[-1] in tables(made)


def test_a_lying_table_on_pages_that_lie_already_stays_there(tmp_path: Path) -> None:
    template = "<section class='liggande'><h1>A</h1>{{ tabell('t') }}{{ tabell('t') }}</section>"
    files = {"verksamhetsplan.toml": plan(), "t.toml": HEAD + "liggande = true\n"}
    own = {"templates/verksamhetsplan.html.jinja": template + "{{ avsnitt('inledning', 'Inledning') }}"}
    made = document(workspace(tmp_path, files | own))
    (lying,) = [block for block in made.blocks if isinstance(block, Landscape)]
    assert [type(block) for block in lying.blocks] == [Heading, Table, Table]


def test_a_lying_table_in_a_list_or_a_quote_is_a_fault(tmp_path: Path) -> None:
    files = {"verksamhetsplan.toml": plan(f"> {PLACED}"), "t.toml": HEAD + "liggande = true\n"}
    (fault,) = said(workspace(tmp_path, files))
    assert fault.startswith("verksamhetsplan.toml:7: en liggande tabell får inte stå i ett citat\n  tips: placera den")


# ---------------------------------------------------------------- any spans


@st.composite
def spanned(draw: st.DrawFn) -> Tabell:
    """A table with any legal set of cells that reach over others."""
    width, height = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    free = {(row, column) for row in range(height) for column in range(width)}
    values: list[list[Varde | Spann]] = [[Varde("") for _ in range(width)] for _ in range(height)]
    for row, column in sorted(free):
        if (row, column) not in free:
            continue
        wide = next((n for n in range(1, width - column) if (row, column + n) not in free), width - column)
        columns, down = draw(st.integers(1, wide)), draw(st.integers(1, height - row))
        free -= {(row + y, column + x) for y in range(down) for x in range(columns)}
        values[row][column] = Spann(varde=Varde(f"{row},{column}"), kolumner=columns, rader=down)
    kolumn = tuple(Kolumn(id=f"k{number}", namn=Etikett("K")) for number in range(width))
    rad = tuple(Rad(namn=Etikett(f"R{number}"), varden=tuple(row)) for number, row in enumerate(values))
    return Tabell(rubrik=Varde("T"), forsta_kolumn=Etikett("N"), kolumn=kolumn, rad=rad)


@given(spanned())
def test_any_legal_set_of_spans_covers_every_place_of_the_grid_once(tabell: Tabell) -> None:
    made = [
        Row(tuple(Cell((Paragraph((Text(str(cell.varde)),)),), cell.scope, cell.colspan, cell.rowspan)
                  for cell in row.celler))
        for row in tabellrader(tabell)
    ]  # fmt: skip
    width = len(tabell.kolumn) + 1
    covered = [
        (y + down, column + right)
        for y, slots in enumerate(placed(made, width))
        for column, cell in slots
        for down in range(cell.rowspan)
        for right in range(cell.colspan)
    ]
    assert sorted(covered) == [(row, column) for row in range(len(made)) for column in range(width)]
    shown = {cell_text(cell) for slots in placed(made, width) for _, cell in slots}
    assert shown == {str(rad.namn) for rad in tabell.rad} | {str(spann.varde) for _, _, spann in tabell.spann()}
    assert row_text(made[0])[0] == "R0"
