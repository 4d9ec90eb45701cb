"""Every form of table from TOML to the three formats, read by readers that know nothing of the writers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextContainer, LTTextLine

from reports.pipeline import BUILD, Run, Studio
from reports.readers.load import Workspace
from tests.handbook import example_files, write
from tests.helpers import rodtrad
from tests.pdf_reader import attribute, elements
from tests.workspaces import REPORT, plan, workspace
from tests.writers.docx_reader import find, part, text

FORMS = ("omsorg", "lagenheter", "kostnadsslag", "atgarder")
"""The tables by which the handbook explains each form, and in the order they are placed here."""
FILE = "content/exempel/socialnamnden/2027/tabeller.toml"
EMPTY = '[tabell.tom]\nrubrik = "Tom"\nforsta_kolumn = "N"\nkolumn = [{ id = "a", namn = "A" }]\n'


def built(root: Path) -> dict[str, bytes]:
    return Run(Studio(Workspace(root)), root / REPORT, ["docx", "pdf", "html"]).through(BUILD).files


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    prose = "\n\n".join(f'## Tabellen {id_}\n\n{{{{ tabell("{id_}") }}}}' for id_ in (*FORMS, "tom"))
    tables = {FILE: example_files()[FILE], "tom.toml": EMPTY, "verksamhetsplan.toml": plan(prose)}
    return built(workspace(tmp_path_factory.mktemp("tabeller"), tables))


def test_the_handbooks_tables_have_nothing_said_of_them(tmp_path: Path) -> None:
    prose = "\n\n".join(f'{{{{ tabell("{id_}") }}}}' for id_ in FORMS)
    root = workspace(tmp_path, {FILE: example_files()[FILE], "verksamhetsplan.toml": plan(prose)})
    result = rodtrad("check", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")


# ---------------------------------------------------------------- HTML


@pytest.fixture(scope="module")
def web(files: dict[str, bytes]) -> dict[str, Any]:
    """The tables by id."""
    page = lxml.html.document_fromstring(files["html"])
    return {box.get("id").removeprefix("tabell-"): box for box in page.xpath("//div[@class='tabell']")}


def web_rows(box: Any) -> list[list[str]]:
    return [[" ".join(cell.text_content().split()) for cell in row] for row in box.xpath(".//tbody/tr")]


def test_on_the_web_the_notes_stand_under_the_table(web: dict[str, Any]) -> None:
    notes = [" ".join(note.text_content().split()) for note in web["omsorg"].xpath("./div[@class='noter']/p")]
    assert notes == ["*) Preliminära siffror.", "**) Exklusive statsbidrag."]
    assert ["Särskilt boende", "24 210*", "24\u00a0000".replace("\u00a0", " ")] in web_rows(web["omsorg"])


def test_on_the_web_every_figure_among_nested_groups_names_its_headers(web: dict[str, Any]) -> None:
    table = web["omsorg"]
    names = {cell.get("id"): " ".join(cell.text_content().split()) for cell in table.xpath(".//th")}
    headed = {
        " ".join(cell.text_content().split()): [names[id_] for id_ in cell.get("headers").split()]
        for cell in table.xpath(".//td[@headers]")
    }
    assert headed["14 200"] == ["Utfall", "Vård och omsorg", "Äldreomsorg", "Hemtjänst"]
    assert headed["38 410"] == ["Utfall", "Vård och omsorg", "Äldreomsorg", "Summa äldreomsorg"]
    assert headed["57 960"] == ["Utfall", "Vård och omsorg", "Summa vård och omsorg"]


def test_on_the_web_levels_are_classes_and_a_comment_is_no_header(web: dict[str, Any]) -> None:
    rows = web["omsorg"].xpath(".//tbody/tr")
    assert [row.get("class") for row in rows] == [
        "grupp", "grupp niva-1", "niva-2", "niva-2", "delsumma niva-1", "niva-1", "delsumma", "kommentar",
    ]  # fmt: skip
    (comment,) = rows[-1]
    assert (comment.tag, comment.get("colspan"), comment.get("headers")) == ("td", "3", None)
    assert [item.text_content() for item in comment.xpath(".//li")] == [
        "fler kommer hem tidigt från sjukhus", "resorna har blivit längre.",
    ]  # fmt: skip


def test_on_the_web_cells_reach_over_others(web: dict[str, Any]) -> None:
    reach = [
        (" ".join(cell.text_content().split()), cell.get("colspan"), cell.get("rowspan"))
        for cell in web["lagenheter"].xpath(".//td[@colspan or @rowspan]")
    ]
    assert reach == [("12", None, "2"), ("Öppnar i augusti", "3", None)]
    widths = [col.get("style") for col in web["lagenheter"].xpath(".//col")]
    assert widths == ["width:40.0%", *["width:20.0%"] * 3]


def test_on_the_web_every_row_of_names_over_several_rows_has_its_header(web: dict[str, Any]) -> None:
    heads = [(" ".join(cell.text_content().split()), cell.get("scope"), cell.get("rowspan"), cell.get("colspan"))
             for cell in web["kostnadsslag"].xpath(".//tbody//th")]  # fmt: skip
    assert heads == [
        ("Äldreomsorg", "rowgroup", "2", None), ("Personal", "row", None, None),
        ("Lokaler", "row", None, None), ("Summa", "row", None, "2"),
    ]  # fmt: skip


def test_on_the_web_an_empty_table_says_so(web: dict[str, Any]) -> None:
    assert web_rows(web["tom"]) == [["Inga"]]


# ---------------------------------------------------------------- Word


@pytest.fixture(scope="module")
def body(files: dict[str, bytes]) -> Any:
    return find(part(files["docx"]), "w:body")[0]


@pytest.fixture(scope="module")
def word(body: Any) -> dict[str, Any]:
    return dict(zip((*FORMS, "tom"), find(body, "w:tbl"), strict=True))


def row_of(table: Any, name: str) -> Any:
    return next(row for row in find(table, "w:tr") if text(find(row, "w:tc")[0]) == name)


def indent(row: Any) -> list[str]:
    return list(find(row, "w:tc[1]/w:p/w:pPr/w:ind/@w:left"))


def test_in_word_levels_are_indents_and_the_subtotals_of_each_are_told_apart(word: dict[str, Any]) -> None:
    rows = [row_of(word["omsorg"], name) for name in ("Vård och omsorg", "Äldreomsorg", "Hemtjänst")]
    assert [indent(row) for row in rows] == [[], ["198"], ["396"]]
    assert [bool(find(row, ".//w:shd")) for row in rows] == [True, False, False]
    inner, outer = (row_of(word["omsorg"], f"Summa {name}") for name in ("äldreomsorg", "vård och omsorg"))
    assert [bool(find(row, ".//w:tcBorders/w:top")) for row in (inner, outer)] == [False, True]


def test_in_word_the_first_column_is_flagged_as_names(word: dict[str, Any]) -> None:
    flags = [find(word[id_], "w:tblPr/w:tblLook/@w:firstColumn") for id_ in FORMS]
    assert flags == [["1"]] * len(FORMS)


def test_in_word_a_name_reaches_down_without_rules_and_the_grid_is_full(word: dict[str, Any]) -> None:
    for table in word.values():
        columns = len(find(table, "w:tblGrid/w:gridCol"))
        for row in find(table, "w:tr"):
            assert len(find(row, "w:tc")) == columns
    rules = [find(row, "w:tc/w:tcPr/w:tcBorders/*[@w:val='nil']") for row in find(word["lagenheter"], "w:tr")]
    assert [[rule.tag.rpartition("}")[2] for rule in row] for row in rules] == [[], ["bottom"], ["top"], []]


def test_in_word_a_cell_of_prose_has_its_list_and_the_comment_its_bullets(word: dict[str, Any]) -> None:
    assert len(find(row_of(word["atgarder"], "Kort väntan på stöd"), "w:tc[2]/w:p[w:pPr/w:numPr]")) == 2
    comment = find(word["omsorg"], "following-sibling::w:p")[:4]
    assert sum(len(find(paragraph, "w:pPr/w:numPr")) for paragraph in comment) == 2


def test_in_word_a_lying_table_has_a_section_of_its_own_with_its_heading(body: Any) -> None:
    kinds = find(body, ".//w:sectPr/w:pgSz/@w:orient")
    assert kinds == ["landscape"]
    order = [
        text(element) for element in body if text(element).startswith(("Tabellen atgarder", "Tabell 4", "Tabell 5"))
    ]
    assert order[0] == "Tabellen atgarder"
    upright = find(body, "w:p[w:pPr/w:sectPr and not(.//w:pgSz/@w:orient)]")
    after = body[list(body).index(upright[-1]) + 1]
    assert text(after) == "Tabellen atgarder"


# ---------------------------------------------------------------- PDF


@pytest.fixture(scope="module")
def pdf_tables(files: dict[str, bytes]) -> Iterator[dict[str, list[pikepdf.Dictionary]]]:
    """The structure elements of each table."""
    with pikepdf.open(io.BytesIO(files["pdf"])) as made:
        found = [element for element in elements(made.Root.StructTreeRoot) if element.S == "/Table"]
        yield {id_: list(elements(table)) for id_, table in zip((*FORMS, "tom"), found, strict=True)}


def test_in_the_pdf_every_table_has_its_cells_tagged_with_their_spans(pdf_tables: dict[str, Any]) -> None:
    for id_, columns in (("omsorg", 3), ("lagenheter", 4), ("kostnadsslag", 3), ("atgarder", 3), ("tom", 2)):
        cells = [element for element in pdf_tables[id_] if element.S in ("/TD", "/TH")]
        rows = sum(element.S == "/TR" for element in pdf_tables[id_])
        areas = [int(attribute(cell, "/ColSpan", 1)) * int(attribute(cell, "/RowSpan", 1)) for cell in cells]
        assert sum(areas) == rows * columns


def test_in_the_pdf_groups_head_their_rows_and_a_list_in_a_cell_is_a_list(pdf_tables: dict[str, Any]) -> None:
    heads = [element for element in pdf_tables["omsorg"] if element.S == "/TH"]
    assert sum(attribute(element, "/Scope") == "/Column" for element in heads) == 3 + 2
    assert sum(element.S == "/LI" for element in pdf_tables["omsorg"]) == 2
    assert sum(element.S == "/LI" for element in pdf_tables["atgarder"]) == 2


def test_in_the_pdf_a_lying_table_has_a_page_of_its_own(files: dict[str, bytes]) -> None:
    pages = list(extract_pages(io.BytesIO(files["pdf"])))
    (lying,) = [page for page in pages if page.width > page.height]
    words = [line for line in lines(lying) if line]
    assert words[2:4] == ["Tabellen atgarder", "Tabell 4. Åtgärder"]


def lines(page: Any) -> list[str]:
    """The lines of a page from its top down, without the footer."""
    found = [line for box in page if isinstance(box, LTTextContainer) for line in box if isinstance(line, LTTextLine)]
    return [line.get_text().strip() for line in sorted(found, key=lambda line: -line.y0) if line.y0 > 60]


LONG = """[tabell.t]
rubrik = "Lång"
forsta_kolumn = "N"
kolumn = [{ id = "a", namn = ["X", "Y", "A"], roll = "utfall" }]
noter = { "*" = "Not.", "**" = "En not till." }
"""


@pytest.mark.parametrize("paragraphs", range(0, 24, 3))
def test_neither_a_groups_heading_nor_the_small_print_stands_alone_on_a_page(paragraphs: int, tmp_path: Path) -> None:
    rad = [
        f'[[tabell.t.rad]]\nnamn = "Grupp {number}"\nroll = "grupp"\n'
        if number % 4 == 0
        else f'[[tabell.t.rad]]\nnamn = "Rad {number}*"\nvarden = ["{number}**"]\n'
        for number in range(90)
    ]
    prose = "\n\n".join(["Text."] * paragraphs + ['{{ tabell("t") }}'])
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan(prose), "t.toml": LONG + "".join(rad)})
    pages = [lines(page) for page in extract_pages(io.BytesIO(built(root)["pdf"]))][2:]
    assert len(pages) > 1
    for page in pages[1:]:
        assert {"X", "Y", "A", "N"} <= set(page[:8])  # the header comes again
    for page in pages:
        assert not page[-1].startswith("Grupp")
    rows = [number for number, line in enumerate(pages[-1]) if line.startswith("Rad")]
    assert rows
    assert rows[-1] < pages[-1].index("*) Not.")


# ---------------------------------------------------------------- any spans


@st.composite
def spanned(draw: st.DrawFn) -> tuple[str, int, int]:
    """The TOML of a table with any legal set of cells that reach over others, its width and its height."""
    width, height = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    free = {(row, column) for row in range(height) for column in range(width)}
    cells = dict.fromkeys(free, '""')
    for row, column in sorted(free):
        if (row, column) in free:
            wide = next((n for n in range(1, width - column) if (row, column + n) not in free), width - column)
            columns, down = draw(st.integers(1, wide)), draw(st.integers(1, height - row))
            free -= {(row + y, column + x) for y in range(down) for x in range(columns)}
            cells[row, column] = f'{{ varde = "c{row}{column}", kolumner = {columns}, rader = {down} }}'
    head = ", ".join(f'{{ id = "k{number}", namn = "K{number}" }}' for number in range(width))
    rows = "".join(
        f'  {{ namn = "R{row}", varden = [{", ".join(cells[row, column] for column in range(width))}] }},\n'
        for row in range(height)
    )
    text = f'[tabell.t]\nrubrik = "T"\nforsta_kolumn = "N"\nkolumn = [{head}]\nrad = [\n{rows}]\n'
    return text, width + 1, height + 1


@settings(max_examples=25)
@given(spanned())
def test_whatever_the_spans_every_format_has_the_whole_grid(
    tmp_path_factory: pytest.TempPathFactory, table: tuple[str, int, int]
) -> None:
    written, width, height = table
    root = tmp_path_factory.mktemp("spann")
    made = built(workspace(root, {"t.toml": written, "verksamhetsplan.toml": plan('{{ tabell("t") }}')}))
    page = lxml.html.document_fromstring(made["html"])
    cells = page.xpath("//table//th | //table//td")
    assert sum(int(cell.get("colspan", 1)) * int(cell.get("rowspan", 1)) for cell in cells) == width * height
    for row in find(part(made["docx"]), ".//w:tbl/w:tr"):
        assert len(find(row, "w:tc")) == width
    with pikepdf.open(io.BytesIO(made["pdf"])) as opened:
        tagged = [element for element in elements(opened.Root.StructTreeRoot) if element.S in ("/TD", "/TH")]
        areas = [int(attribute(cell, "/ColSpan", 1)) * int(attribute(cell, "/RowSpan", 1)) for cell in tagged]
    assert sum(areas) == width * height


# ---------------------------------------------------------------- a report that follows


def test_the_report_that_follows_keeps_every_form_and_asks_for_figures_and_texts(tmp_path: Path) -> None:
    for name, content in example_files().items():
        write(tmp_path / name, content)
    result = rodtrad("new", "delarsrapport", "--efter", "delarsrapport-mars", "--period", "augusti 2027", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    made = (tmp_path / "content/exempel/socialnamnden/2027/augusti/tabeller.toml").read_text("utf-8")
    assert '{ varde = "att fylla i", rader = 2 }' in made
    assert '{ namn = "Dalen", varden = ["att fylla i", "att fylla i", ""] }' in made
    assert '{ varden = ["Lokaler", "att fylla i"] }' in made
    assert "fler timmar" not in made
    assert rodtrad("check", cwd=tmp_path).returncode == 0
