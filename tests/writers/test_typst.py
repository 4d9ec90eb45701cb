"""The Typst source; what comes of it is looked at in `tests/test_pdf.py`."""

from __future__ import annotations

import re
from dataclasses import replace

from reports.document import Cell, Column, Cover, Figure, Heading, List, Picture, Row, Span, Table, Text
from reports.writers.typst import source
from reports.writers.typst_blocks import Sheet, markup, picture_file
from tests.writers import samples
from tests.writers.samples import cell, head, paragraph, row, text

SHEET = Sheet(154.0, 235.0, frozenset({"mal"}), {})


def test_the_source_of_a_document_is_always_the_same():
    assert source(samples.everything()) == source(samples.everything())


def test_text_stands_in_strings_only():
    assert markup((paragraph('#let "x" \\ $'),), SHEET) == '#par[#"#let \\"x\\" \\\\ $"]\n'


def test_a_heading_carries_its_level_and_its_id():
    assert markup((Heading(2, text("Mål"), "mal"),), SHEET) == '#heading(level: 2, [#"Mål"])#label("mal")\n'


def test_a_cell_of_plain_text_is_a_string_and_nothing_more():
    table = Table((Column("left", 0.5), Column("right", 0.5)), (head("A", "B"),), (row("x", "1"),))
    assert '"x", "1", \n' in markup((table,), SHEET)


def test_sums_have_a_rule_above_and_bold_text_and_parts_are_indented():
    table = replace(samples.economy_table(), notes=())
    made = markup((table,), SHEET)
    assert 'sum-line, strong("Summa"), strong("1\u00a0665\u00a0506")' in made
    assert 'part("varav kostnader"), "1\u00a0924\u00a0623"' in made
    assert 'table.header(level: 2, repeat: false, group(colspan: 4, strong("Drift")))' in made


def test_the_first_cell_that_a_part_row_has_itself_is_indented():
    rows = (Row((cell("Mål", "row", rowspan=2), cell("Sjukfrånvaro", "row"))), Row((cell("Män", "row"),), "varav"))
    table = Table((Column("left", 0.5), Column("left", 0.5)), (head("A", "B"),), rows)
    assert 'part("Män")' in markup((table,), SHEET)


def test_a_row_with_too_few_cells_is_filled_up():
    rows = (Row((cell("a", "row"),)), Row((cell("b", "row"), cell("1"))), Row((cell("Grupp"),), "grupp"))
    table = Table((Column("left", 0.5), Column("right", 0.5)), (head("A", "B"),), rows)
    made = markup((table,), SHEET)
    assert '"a", [], \n"b", "1", \n' in made
    assert "group(colspan: 2, " in made


def test_a_list_with_paragraphs_in_its_items_is_loose():
    loose = List(((paragraph("a"), paragraph("b")),))
    assert "#list(tight: false" in markup((loose,), SHEET)


def test_a_short_list_stays_on_one_page_and_a_long_one_may_be_parted():
    def listed(number):
        return markup((List(((paragraph("a"),),) * number),), SHEET)

    assert listed(4).startswith("#whole[#list(")
    assert listed(5).startswith("#list(")


def test_a_paragraph_that_ends_with_a_colon_stays_with_what_it_introduces():
    assert markup((paragraph("Tre saker:"),), SHEET).startswith("#lead-in[#par[")
    assert markup((paragraph("Tre saker."),), SHEET).startswith("#par[")


def test_a_title_is_hyphenated_only_when_a_word_has_no_line_to_itself():
    def cover(word):
        return markup((Cover((), text(word), (), ()),), SHEET)

    assert "hyphenate: false" in cover("Verksamhetsplan")
    assert "hyphenate: true" in cover("Kommunalförbundsverksamhetsplan")


def test_a_language_that_typst_can_not_take_leaves_the_text():
    assert markup((paragraph(Span((Text("ord"),), "klingonska")),), SHEET) == '#par[#"ord"]\n'


def test_pictures_of_any_name_have_files_of_their_own():
    names = ["diagram:a b", "diagram_a_b", "../x", "", "å"]
    files = {picture_file(name) for name in names}
    assert len(files) == len(names)
    assert not any("/" in file for file in files)


def test_each_level_is_set_in_and_only_the_outermost_has_a_rule_or_a_ground():
    sums = [replace(row("Summa", "1", kind="delsumma"), level=level) for level in range(3)]
    group = replace(Row((cell("Grupp", "rowgroup", colspan=2),), "grupp"), level=1)
    table = Table((Column("left", 0.5), Column("right", 0.5)), (head("A", "B"),), (*sums, group))
    lines = markup((table,), SHEET).split("\n")[2:6]
    assert lines == [
        'subsum-line, strong("Summa"), strong("1"), ',
        'part(strong("Summa")), strong("1"), ',
        'part(level: 2, emph("Summa")), emph("1"), ',
        'table.header(level: 3, repeat: false, table.cell(colspan: 2, part(strong("Grupp")))), ',
    ]


def test_a_picture_in_a_cell_is_no_wider_than_the_cell():
    figure = Figure("p", "Bild")
    sheet = replace(SHEET, pictures={"p": Picture(b"<svg/>", b"", 150.0, 60.0)})
    table = Table((Column("left", 0.5), Column("left", 0.5)), (), (Row((Cell((figure,)), cell("x"))),))
    (width,) = re.findall(r"width: ([\d.]+)mm", markup((table,), sheet))
    assert float(width) < SHEET.width / 2


def test_figures_over_several_columns_are_centred():
    table = Table((Column("right", 0.5), Column("right", 0.5)), (head("A", "B"),), (Row((cell("i u", colspan=2),)),))
    assert 'table.cell(colspan: 2, align: center, "i u")' in markup((table,), SHEET)
