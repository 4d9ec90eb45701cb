from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reports.document import Row
from reports.writers.spans import placed
from tests.writers.samples import cell

CELLS = st.builds(lambda colspan, rowspan: cell("x", "", colspan, rowspan), st.integers(1, 3), st.integers(1, 3))
ROWS = st.lists(st.lists(CELLS, max_size=4).map(lambda cells: Row(tuple(cells))), min_size=1, max_size=6)


def columns(rows: list[Row], width: int) -> list[list[int]]:
    return [[column for column, _ in row] for row in placed(rows, width)]


def test_cells_stand_beside_those_that_reach_down_from_above():
    rows = [Row((cell("Mål", rowspan=3), cell("a"))), Row((cell("b"),)), Row((cell("c"),)), Row((cell("d"), cell("e")))]
    assert columns(rows, 2) == [[0, 1], [1], [1], [0, 1]]


def test_a_row_with_too_few_cells_gets_empty_ones():
    (slots,) = placed([Row((cell("a"),))], 3)
    assert [(column, bool(found.blocks)) for column, found in slots] == [(0, True), (1, False), (2, False)]


def test_the_last_cell_of_a_group_row_fills_it():
    ((slot,),) = placed([Row((cell("Drift"),), "grupp")], 4)
    assert slot[1].colspan == 4


def test_no_cell_reaches_below_the_last_row():
    rows = placed([Row((cell("a", rowspan=9), cell("b"))), Row((cell("c"),))], 2)
    assert rows[0][0][1].rowspan == 2


@given(ROWS)
def test_every_place_in_the_table_is_covered(rows):
    width = 16
    covered = set()
    for y, row in enumerate(placed(rows, width)):
        for column, found in row:
            covered |= {(column + x, y + below) for x in range(found.colspan) for below in range(found.rowspan)}
    assert covered >= {(x, y) for x in range(width) for y in range(len(rows))}
    assert max(y for _, y in covered) < len(rows)
