from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document import Cell, Column, Figure, Picture, Row, Table
from reports.writers.typst_grid import SIZE, SMALLEST, lay
from tests.writers import samples
from tests.writers.samples import cell, head, row

PORTRAIT = (154.0, 235.0)
POINTS = 72 / 25.4


def table(*rows: Row, widths: tuple[float, ...] = (0.5, 0.5)) -> Table:
    return Table(tuple(Column("left", width) for width in widths), (head(*("x" for _ in widths)),), rows)


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=12), st.text(max_size=60))
def test_the_columns_always_fill_the_page_and_no_more(shares, words):
    widths = tuple(share / sum(shares) for share in shares)
    grid = lay(table(row(*(words for _ in widths)), widths=widths), *PORTRAIT)
    assert sum(grid.widths) == pytest.approx(154 * POINTS)
    assert SMALLEST <= grid.size <= SIZE


def test_declared_widths_are_kept_when_the_words_have_room():
    grid = lay(table(row("kort", "12"), widths=(0.8, 0.2)), *PORTRAIT)
    assert grid.widths == pytest.approx([0.8 * 154 * POINTS, 0.2 * 154 * POINTS])


def test_a_column_too_narrow_for_its_figure_takes_from_the_wide_one():
    grid = lay(table(row("kort", "1\u00a0234\u00a0567"), widths=(0.97, 0.03)), *PORTRAIT)
    assert grid.widths[1] > 9 * 0.5 * SIZE


def test_a_crowded_table_gets_smaller_text():
    figures = ("12\u00a0345\u00a0678",) * 12
    assert lay(table(row(*figures), widths=(1 / 12,) * 12), *PORTRAIT).size < SIZE


def test_cells_stand_beside_those_that_reach_down_from_above():
    rows = (Row((cell("Mål", "row", rowspan=3), cell("a"))), Row((cell("b"),)), Row((cell("c"),)), row("Nästa", "d"))
    grid = lay(table(*rows), *PORTRAIT)
    assert [[item.column for item in row] for row in grid.rows] == [[0, 1], [0, 1], [1], [1], [0, 1]]


def test_a_small_table_is_kept_on_a_page_and_a_long_one_is_not():
    assert lay(samples.economy_table(), *PORTRAIT).is_kept
    assert not lay(samples.long_table(), *PORTRAIT).is_kept


def test_a_short_table_with_pages_of_text_is_not_kept():
    assert not lay(table(row("x", samples.PROSE * 40)), *PORTRAIT).is_kept


def test_only_a_cell_that_takes_a_third_of_the_page_may_be_broken():
    grid = lay(table(row("x", samples.PROSE * 40), row("y", "kort")), *PORTRAIT)
    assert grid.is_tall(1, grid.rows[1][0].cell)
    assert not grid.is_tall(2, grid.rows[2][0].cell)


def test_short_words_are_not_divided_and_prose_is():
    grid = lay(table(row("Uppnås delvis", samples.PROSE * 3), widths=(0.12, 0.88)), *PORTRAIT)
    assert [item.is_hyphenated for item in grid.rows[1]] == [False, True]


def test_pictures_in_cells_take_their_height_so_that_no_page_is_too_low_for_what_is_kept():
    pictures = {"p": Picture(b"<svg/>", b"", 150.0, 90.0)}
    figures = Cell(tuple(Figure("p", "Bild") for _ in range(4)))
    made = table(Row((cell("R", "row"), figures)), widths=(0.1, 0.9))
    grid = lay(made, *PORTRAIT, pictures)
    assert not grid.is_kept
    assert grid.is_tall(1, figures)
    assert lay(made, *PORTRAIT).is_kept
