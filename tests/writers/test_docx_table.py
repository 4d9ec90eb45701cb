"""The Word writer's tables, read by lxml and by pandoc."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document import (
    Box,
    Break,
    Cell,
    Column,
    Figure,
    Landscape,
    Link,
    List,
    Mark,
    Note,
    Paragraph,
    Row,
    Table,
    Text,
    plain,
)
from reports.writers.docx_grid import layout
from reports.writers.docx_simple import simple
from tests.writers import samples
from tests.writers.docx_maker import written
from tests.writers.docx_reader import find, pandoc, part, stringify, text, values


def rows(table: Any) -> list[Any]:
    return find(table, "w:tr")


def only_table(data: bytes) -> Any:
    (table,) = find(part(data), ".//w:tbl")
    return table


@pytest.fixture(scope="module")
def economy() -> Any:
    return only_table(written(samples.economy_table()))


def test_a_header_row_is_repeated_on_each_page(economy: Any) -> None:
    headers = [bool(find(row, "w:trPr/w:tblHeader")) for row in rows(economy)]
    assert headers == [True] + [False] * 9


def test_no_row_is_cut_by_the_end_of_a_page(economy: Any) -> None:
    assert all(find(row, "w:trPr/w:cantSplit") for row in rows(economy))


def test_no_cells_are_joined_and_every_row_fills_the_grid(economy: Any) -> None:
    assert not find(economy, ".//w:gridSpan | .//w:vMerge")
    assert {len(find(row, "w:tc")) for row in rows(economy)} == {len(find(economy, "w:tblGrid/w:gridCol"))} == {4}


def test_pandoc_reads_in_each_header_all_that_stands_above_its_column() -> None:
    (table,) = [block for block in pandoc(written(samples.economy_table()))["blocks"] if block["t"] == "Table"]
    _, _, _, head, *_ = table["c"]
    ((_, cells),) = head[1]
    assert [stringify(cell[4]) for cell in cells] == [
        "Belopp i tkr", "Helår 2022 Prognos", "Helår 2022 Budget", "Helår 2022 Avvikelse",
    ]  # fmt: skip


def test_a_name_over_several_rows_stands_in_the_first_without_rules_below(economy: Any) -> None:
    first, below = (find(row, "w:tc[1]")[0] for row in rows(economy)[7:9])
    assert [text(first), text(below)] == ["Investeringar", ""]
    assert (
        find(first, "w:tcPr/w:tcBorders/w:bottom/@w:val") == find(below, "w:tcPr/w:tcBorders/w:top/@w:val") == ["nil"]
    )


def test_a_figure_over_several_columns_stands_in_each(economy: Any) -> None:
    assert [text(cell) for cell in find(rows(economy)[8], "w:tc")] == ["", "500", "500", ".."]


def test_what_is_told_again_has_its_footnote_link_and_picture_once() -> None:
    note = Cell((Paragraph((Link((Text("Helår"),), "https://exempel.se"), Note((samples.paragraph("Not."),), 1))),))
    table = replace(
        samples.long_table(1),
        head=(Row((samples.cell("Namn", "col"), replace(note, scope="colgroup", colspan=3))),),
    )
    data = written(table)
    assert [text(cell) for cell in find(rows(only_table(data))[0], "w:tc")] == ["Namn", "Helår", "Helår", "Helår"]
    assert len(find(part(data), ".//w:tbl//w:hyperlink")) == len(find(part(data), ".//w:footnoteReference")) == 1


def test_a_comment_that_ends_the_table_becomes_its_small_print() -> None:
    comment = Row((samples.cell("Priset steg.", colspan=4),), "kommentar")
    table = samples.long_table(2)
    data = part(written(replace(table, body=(*table.body, comment), notes=(samples.paragraph("Källa"),))))
    assert [text(paragraph) for paragraph in find(data, "w:body/w:tbl/following-sibling::w:p")][:2] == [
        "Priset steg.", "Källa",
    ]  # fmt: skip


def test_a_comment_within_the_table_stands_where_there_is_room_for_text() -> None:
    comment = Row((samples.cell("Priset steg.", colspan=4),), "kommentar")
    table = samples.long_table(2)
    table = replace(
        table, columns=(Column("left", 0.2), Column("right", 0.3), Column("left", 0.4), Column("left", 0.1))
    )
    made = rows(only_table(written(replace(table, body=(table.body[0], comment, table.body[1])))))
    assert [text(cell) for cell in find(made[2], "w:tc")] == ["", "", "Priset steg.", ""]


def test_a_table_of_comments_alone_stays_a_table() -> None:
    comment = Row((samples.cell("Inga."),), "kommentar")
    assert len(rows(only_table(written(replace(samples.long_table(1), body=(comment,)))))) == 2


def test_columns_widen_so_that_no_word_of_a_header_is_broken() -> None:
    columns = (Column("left", 0.7), *[Column("right", 0.1)] * 3)
    head = (
        Row((samples.cell("Namn", "col", rowspan=2), samples.cell("Redovisningsperioden", "colgroup", colspan=3))),
        Row(tuple(samples.cell(name, "col") for name in ("Utfall", "Budget", "Avvikelse"))),
    )
    table = only_table(written(replace(samples.long_table(1), columns=columns, head=head)))
    widths = [int(width) for width in find(table, "w:tblGrid/w:gridCol/@w:w")]
    assert sum(widths) == 11906 - 2 * 1417
    assert min(widths[1:]) > len("Redovisningsperioden") * 95 > 0.1 * sum(widths)


def test_columns_have_their_share_of_the_text_width(economy: Any) -> None:
    widths = [int(width) for width in find(economy, "w:tblGrid/w:gridCol/@w:w")]
    (whole,) = find(economy, "w:tblPr/w:tblW/@w:w")
    assert sum(widths) == int(whole) == 11906 - 2 * 1417
    assert [round(width / sum(widths), 2) for width in widths] == [0.4, 0.2, 0.2, 0.2]
    assert find(economy, "w:tblPr/w:tblLayout/@w:type") == ["fixed"]


def test_a_wide_table_fills_the_lying_page() -> None:
    table = only_table(written(Landscape((samples.wide_table(),))))
    assert sum(int(width) for width in find(table, "w:tblGrid/w:gridCol/@w:w")) == 16838 - 2 * 1417


def test_numbers_stand_to_the_right_and_do_not_break(economy: Any) -> None:
    cells = find(rows(economy)[2], "w:tc")
    assert [values(cell, "w:p/w:pPr/w:jc") for cell in cells] == [[], ["right"], ["right"], ["right"]]
    assert [text(cell) for cell in cells[1:]] == ["1\u00a0664\u00a0006", "1\u00a0654\u00a0006", "\u221210\u00a0000"]


def test_the_caption_stands_above_and_stays_with_the_table() -> None:
    document = part(written(samples.economy_table()))
    caption, table, source, *_ = find(document, "w:body/*")
    assert text(caption) == "Tabell 1. Driftredovisning och prognos"
    assert find(caption, "w:pPr/w:keepNext")
    assert find(caption, ".//w:instrText/text()") == [r" SEQ Tabell \* ARABIC "]
    assert table.tag.endswith("tbl")
    assert text(source) == "Källa: ekonomisystemet."
    assert values(source, "w:pPr/w:pStyle") == ["Litentext"]


def test_a_table_has_a_text_alternative(economy: Any) -> None:
    assert values(economy, "w:tblPr/w:tblCaption") == ["Driftredovisning och prognos"]
    assert values(economy, "w:tblPr/w:tblDescription") == [
        "Kolumner: Belopp i tkr, Helår 2022 Prognos, Helår 2022 Budget, Helår 2022 Avvikelse"
    ]


def test_header_row_and_first_column_are_flagged(economy: Any) -> None:
    (look,) = find(economy, "w:tblPr/w:tblLook")
    flags = {key.rpartition("}")[2]: value for key, value in look.attrib.items()}
    assert (flags["firstRow"], flags["firstColumn"], flags["lastRow"]) == ("1", "1", "0")
    assert int(flags["val"], 16) & 0xA0 == 0xA0


def test_each_kind_of_row_has_its_look(economy: Any) -> None:
    group, _, part_of, _, subtotal, comment, *_, total = rows(economy)[1:]
    assert find(group, "w:tc/w:tcPr/w:shd")
    assert find(group, ".//w:rPr/w:b")
    assert find(part_of, "w:tc[1]/w:p/w:pPr/w:ind")
    assert not find(part_of, "w:tc[2]/w:p/w:pPr/w:ind")
    assert find(subtotal, ".//w:rPr/w:b")
    assert set(find(subtotal, "w:tc/w:tcPr/w:tcBorders/w:top/@w:sz")) == {"4"}
    assert [text(cell) for cell in find(comment, "w:tc")] == ["Underskottet väntas minska under hösten.", "", "", ""]
    assert not find(comment, ".//w:rPr/w:b")
    assert find(total, "w:tc/w:tcPr/w:tcBorders/w:top/@w:sz") == ["8"] * len(find(total, "w:tc"))


def test_a_group_row_of_one_cell_has_its_ground_over_the_whole_table() -> None:
    table = replace(samples.long_table(1), body=(Row((samples.cell("Barn"),), "grupp"),))
    assert len(find(rows(only_table(written(table)))[1], "w:tc/w:tcPr/w:shd")) == 4


def test_a_row_with_too_few_cells_is_filled_up() -> None:
    table = replace(samples.long_table(1), body=(samples.row("Barn", "1"),))
    assert len(find(rows(only_table(written(table)))[1], "w:tc")) == 4


def test_a_row_with_too_many_cells_is_refused() -> None:
    table = replace(samples.long_table(1), body=(samples.row("Barn", "1", "2", "3", "4"),))
    with pytest.raises(ValueError, match="more cells"):
        written(table)


def _kept(table: Table) -> list[bool]:
    return [
        all(find(paragraph, "w:pPr/w:keepNext") for paragraph in find(row, "w:tc/w:p"))
        for row in rows(only_table(written(table)))
    ]


def test_a_short_table_stays_on_one_page_with_its_small_print() -> None:
    assert _kept(samples.long_table(5)) == [True] * 5 + [False]
    assert _kept(replace(samples.long_table(5), notes=(samples.paragraph("Källa"),))) == [True] * 6


def test_a_long_table_may_go_on_but_leaves_no_row_alone() -> None:
    assert _kept(samples.long_table(40)) == [True, True] + [False] * 37 + [True, False]


@pytest.mark.parametrize("kind", ["summa", "delsumma"])
def test_a_sum_stays_with_what_it_adds_up(kind: str) -> None:
    table = samples.long_table(20)
    total = samples.row("Summa", "1", "2", "3", kind=kind)
    assert _kept(replace(table, body=(*table.body, total, *table.body)))[18:22] == [False, False, True, False]


def test_a_table_whose_rows_are_high_may_go_on_even_if_they_are_few() -> None:
    table = samples.long_table(5)
    prose = tuple(samples.row(samples.PROSE * 4, "1", "2", "3") for _ in table.body)
    assert _kept(replace(table, body=prose)) == [True, True, False, False, True, False]


def test_rows_that_a_cell_joins_stay_on_one_page() -> None:
    joined = Row((samples.cell("Mål", "row", rowspan=3), *map(samples.cell, "123")))
    rest = Row(tuple(map(samples.cell, "456")))
    table = samples.long_table(20)
    table = replace(table, body=(*table.body, joined, rest, rest, *table.body))
    assert _kept(table)[20:25] == [False, True, True, False, False]


def test_text_after_a_table_without_small_print_has_space_before_it() -> None:
    document = part(written(samples.long_table(1), samples.paragraph("efter"), samples.paragraph("sedan")))
    spaced = find(document, "w:body/w:p[w:pPr/w:spacing/@w:before]")
    assert [text(paragraph) for paragraph in spaced] == ["Tabell 2. Utfall per enhet", "efter"]


def test_every_cell_ends_with_a_paragraph() -> None:
    inner = samples.long_table(1)
    table = Table((Column("left", 1.0),), (), (Row((Cell((inner,)),)), Row((Cell(()),))))
    for cell in find(part(written(table)), ".//w:tc"):
        assert cell[-1].tag.endswith("}p")


def test_a_table_in_a_list_begins_where_its_text_does_and_ends_with_the_page() -> None:
    table = only_table(written(List(((samples.paragraph("punkt"), samples.long_table(2)), ()))))
    (indent,) = find(table, "w:tblPr/w:tblInd/@w:w")
    assert int(indent) + sum(int(width) for width in find(table, "w:tblGrid/w:gridCol/@w:w")) == 11906 - 2 * 1417


def test_a_table_in_a_box_is_written() -> None:
    assert len(rows(only_table(written(Box((Text("Ruta"),), (samples.long_table(3),)))))) == 4


@st.composite
def spanned(draw: st.DrawFn) -> tuple[tuple[Row, ...], int]:
    """Rows laid out by chance on a grid, as HTML would have them: each place is covered once."""
    columns, height = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    taken: set[tuple[int, int]] = set()
    made: list[Row] = []
    for y in range(height):
        cells = []
        for x in range(columns):
            if (x, y) in taken:
                continue
            room = next((n for n in range(1, columns - x) if (x + n, y) in taken), columns - x)
            width, depth = draw(st.integers(1, room)), draw(st.integers(1, height - y))
            taken |= {(x + dx, y + dy) for dx in range(width) for dy in range(depth)}
            cells.append(Cell((samples.paragraph(f"{x},{y}"),), "", width, depth))
        made.append(Row(tuple(cells)))
    return tuple(made), columns


@given(spanned())
def test_whatever_the_spans_each_place_of_the_grid_is_covered_once(table: tuple[tuple[Row, ...], int]) -> None:
    rows_, columns = table
    body = simple(Table((Column("left", 1 / columns),) * columns, (), rows_)).body
    for row, line in zip(rows_, layout(body, columns), strict=True):
        assert [slot.column for slot in line.slots] == list(range(columns))
        own = [cell for slot, cell in zip(line.slots, line.cells, strict=True) if not slot.is_below and cell.blocks]
        assert list(dict.fromkeys(cell.blocks for cell in own)) == [cell.blocks for cell in row.cells]


@given(spanned())
def test_whatever_the_spans_of_a_header_it_becomes_one_row_that_says_all(table: tuple[tuple[Row, ...], int]) -> None:
    rows_, columns = table
    (row,) = simple(Table((Column("left", 1 / columns),) * columns, rows_, ())).head
    said = {plain(block.inlines) for cell in row.cells for block in cell.blocks if isinstance(block, Paragraph)}
    assert len(row.cells) == columns
    assert said == {plain(block.inlines) for head in rows_ for cell in head.cells for block in cell.blocks}  # type: ignore[union-attr]


def test_a_row_higher_than_a_third_of_a_page_may_be_cut_and_no_other(economy: Any) -> None:
    table = samples.long_table(3)
    prose = samples.row(samples.PROSE * 30, "1", "2", "3")
    made = rows(only_table(written(replace(table, body=(*table.body, prose)))))
    assert [bool(find(row, "w:trPr/w:cantSplit")) for row in made] == [True] * 4 + [False]


def test_each_level_is_set_in_and_the_deep_ones_are_not_bold() -> None:
    body = [replace(samples.row("Summa", "1", "2", "3", kind="delsumma"), level=level) for level in range(4)]
    made = rows(only_table(written(replace(samples.long_table(1), body=tuple(body)))))[1:]
    assert [find(row, "w:tc[1]/w:p/w:pPr/w:ind/@w:left") for row in made] == [[], ["198"], ["396"], ["594"]]
    assert [bool(find(row, ".//w:rPr/w:b")) for row in made] == [True, True, False, False]
    assert [bool(find(row, ".//w:rPr/w:i")) for row in made] == [False, False, True, True]


def test_a_part_under_a_name_that_reaches_down_is_set_in_where_its_own_cells_begin() -> None:
    body = (
        Row((samples.cell("Mål", "row", rowspan=2), samples.cell("Totalt", "row"), *map(samples.cell, "12"))),
        Row((samples.cell("Män", "row"), *map(samples.cell, "34")), "varav"),
    )
    part_row = rows(only_table(written(replace(samples.long_table(1), body=body))))[2]
    assert [find(cell, "w:p/w:pPr/w:ind/@w:left") for cell in find(part_row, "w:tc")] == [[], ["198"], [], []]


def test_a_picture_in_a_cell_fits_it_and_leaves_no_gap_in_the_next() -> None:
    figure = Cell((Figure("p", "Bild", (Text("B"),)),))
    table = Table((Column("left", 0.5), Column("left", 0.5)), (), (Row((figure, samples.cell("efter"))),))
    made = only_table(written(table))
    (width,) = find(made, ".//wp:extent/@cx")
    assert int(width) <= (11906 - 2 * 1417) / 2 * 635
    assert not find(made, "w:tr/w:tc[2]/w:p/w:pPr/w:spacing")


def test_the_mark_of_a_note_hangs_out_so_that_figures_stand_straight() -> None:
    marked = Cell((Paragraph((Text("6,0"), Mark((Text("**"),), "marke"))),))
    table = samples.long_table(1)
    made = only_table(written(replace(table, body=(*table.body, Row((samples.cell("R", "row"), marked))))))
    assert find(made, "w:tr[3]/w:tc[2]/w:p/w:pPr/w:ind/@w:right") == ["-140"]
    assert text(find(made, "w:tr[3]/w:tc[2]")[0]) == "6,0**"


def test_tables_within_cells_stand_in_their_place_among_plain_rows() -> None:
    inner = samples.long_table(3)
    rows_ = (
        samples.row("före", "1", "2", "3"),
        Row((samples.cell("i", "row"), Cell((replace(inner, caption=()),)), samples.cell("5"), samples.cell("6"))),
        samples.row("efter", "7", "8", "9"),
    )
    data = part(written(replace(samples.long_table(1), body=rows_)))
    outer = find(data, "w:body/w:tbl")[0]
    assert [text(find(row, "w:tc[1]")[0]) for row in rows(outer)][1:] == ["före", "i", "efter"]
    (nested,) = find(outer, ".//w:tc/w:tbl")
    assert [text(find(row, "w:tc[1]")[0]) for row in rows(nested)][1:] == [
        plain(row.cells[0].blocks[0].inlines) for row in inner.body
    ]


@pytest.mark.parametrize("sign", ["\x1e", "\x1f", "\x00", "\ufffe"])
def test_a_sign_that_xml_can_not_hold_is_refused_in_a_cell_too(sign: str) -> None:
    with pytest.raises(ValueError, match="a character that XML can't hold"):
        written(replace(samples.long_table(1), body=(samples.row(f"a{sign}b", "1", "2", "3"),)))


def test_a_line_break_within_a_plain_cell_stays_one() -> None:
    two = Cell((Paragraph((Text("Kultur & fritid"), Break(), Text("\u2212200 <5"))),))
    rows_ = (Row((samples.cell("a", "row"), two, samples.cell("1"), samples.cell("2"))),) * 2
    made = only_table(written(replace(samples.long_table(1), body=rows_)))
    for row in rows(made)[1:]:
        cell = find(row, "w:tc[2]")[0]
        assert [node.tag.rpartition("}")[2] for node in find(cell, "w:p/w:r/*")] == ["t", "br", "t"]
        assert text(cell).replace("\n", "") == "Kultur & fritid\u2212200 <5"
