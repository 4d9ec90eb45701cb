"""Where cells stand when they span columns and rows."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document import Cell, Row
from reports.grid import count, placed
from tests.writers.samples import cell

CELLS = st.builds(lambda colspan, rowspan: cell("x", "", colspan, rowspan), st.integers(1, 3), st.integers(1, 3))
KINDS = st.sampled_from(["", "grupp", "kommentar"])
ROWS = st.lists(st.builds(Row, st.lists(CELLS, max_size=4).map(tuple), KINDS), min_size=1, max_size=6)


def columns(rows: list[Row], width: int) -> list[list[int]]:
    return [[column for column, _ in row] for row in placed(rows, width)]


def test_cells_stand_beside_those_that_reach_down_from_above() -> None:
    rows = [Row((cell("Mål", rowspan=3), cell("a"))), Row((cell("b"),)), Row((cell("c"),)), Row((cell("d"), cell("e")))]
    assert columns(rows, 2) == [[0, 1], [1], [1], [0, 1]]


def test_a_row_with_too_few_cells_gets_empty_ones() -> None:
    (slots,) = placed([Row((cell("a"),))], 3)
    assert [(column, bool(found.blocks)) for column, found in slots] == [(0, True), (1, False), (2, False)]


def test_a_row_with_too_many_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="more cells than its 1 columns"):
        list(placed([Row((cell("a"), cell("b")))], 1))


def test_the_last_cell_of_a_group_row_fills_it() -> None:
    ((slot,),) = placed([Row((cell("Drift"),), "grupp")], 4)
    assert slot.cell.colspan == 4


def test_the_last_cell_of_a_comment_beside_a_goal_fills_what_the_goal_leaves() -> None:
    rows = [Row((cell("Mål", rowspan=2), cell("a"), cell("b"))), Row((cell("Skäl"),), "kommentar")]
    _, ((column, comment),) = placed(rows, 3)
    assert (column, comment.colspan) == (1, 2)


def test_no_cell_reaches_below_the_last_row() -> None:
    rows = list(placed([Row((cell("a", rowspan=9), cell("b"))), Row((cell("c"),))], 2))
    assert rows[0][0].cell.rowspan == 2


@given(ROWS)
def test_every_place_in_the_table_is_covered_once(rows: list[Row]) -> None:
    width = count(rows)
    covered = Counter(
        (column + x, y + below)
        for y, row in enumerate(placed(rows, width))
        for column, found in row
        for x in range(found.colspan)
        for below in range(found.rowspan)
    )
    assert covered == Counter((x, y) for x in range(width) for y in range(len(rows)))


@st.composite
def spanned(draw: st.DrawFn) -> tuple[list[Row], list[list[int]], int]:
    """A table of random spans without holes: its rows, and where the cells of each row begin."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    taken = [[False] * width for _ in range(height)]
    rows: list[Row] = []
    starts: list[list[int]] = []
    for y in range(height):
        cells: list[Cell] = []
        begins: list[int] = []
        for x in range(width):
            if taken[y][x]:
                continue
            free = next((n for n in range(x, width) if taken[y][n]), width) - x
            colspan, rowspan = draw(st.integers(1, free)), draw(st.integers(1, height - y))
            for line in taken[y : y + rowspan]:
                line[x : x + colspan] = [True] * colspan
            cells.append(cell("x", "", colspan, rowspan))
            begins.append(x)
        rows.append(Row(tuple(cells)))
        starts.append(begins)
    return rows, starts, width


@given(spanned())
def test_each_cell_stands_in_its_column_whatever_spans_are_above_and_before_it(
    table: tuple[list[Row], list[list[int]], int],
) -> None:
    rows, starts, width = table
    assert columns(rows, width) == starts
    assert [found for line in placed(rows) for _, found in line] == [found for line in rows for found in line.cells]
    assert count(rows) == width
