"""Widths and alignment of a table's columns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document import Cell, Paragraph, Row, Text
from reports.templating.columns import LANDSCAPE, PORTRAIT, columns


def cell(text: str = "", colspan: int = 1) -> Cell:
    return Cell((Paragraph((Text(text),)),) if text else (), "", colspan)


def row(*texts: str) -> Row:
    return Row(tuple(map(cell, texts)))


def widths(*body: Row, page: float = PORTRAIT, head: tuple[Row, ...] = ()) -> list[float]:
    return [column.width for column in columns(head, body, (), (), page)]


@given(
    st.lists(st.lists(st.text(max_size=60), min_size=1, max_size=8), min_size=1, max_size=5),
    st.sampled_from([PORTRAIT, LANDSCAPE]),
)
def test_widths_are_positive_and_add_up_to_the_whole_table(texts: list[list[str]], page: float) -> None:
    found = widths(*(row(*line) for line in texts), page=page)
    assert len(found) == max(map(len, texts))
    assert all(width > 0 for width in found)
    assert sum(found) == pytest.approx(1)


@given(st.lists(st.one_of(st.none(), st.floats(0.01, 1.5)), min_size=1, max_size=6))
def test_declared_widths_keep_their_order_and_leave_room_for_the_others(declared: list[float | None]) -> None:
    made = columns((), (row(*"x" * len(declared)),), (), declared, PORTRAIT)
    shares = [(width, column.width) for width, column in zip(declared, made, strict=True)]
    assert sum(column.width for column in made) == pytest.approx(1)
    assert all(column.width > 0 for column in made)
    named = sorted((width, share) for width, share in shares if width is not None)
    assert [share for _, share in named] == sorted(share for _, share in named)


def test_a_table_without_cells_has_no_columns() -> None:
    assert columns((), (), (), (), PORTRAIT) == ()


def test_a_column_of_long_text_is_wider_than_one_of_figures() -> None:
    name, figure = widths(row("Insatser till personer med funktionsnedsättning " * 4, "1 654 006"))
    assert name > 3 * figure


def test_the_longest_word_has_room_where_all_words_can_have_it() -> None:
    texts = ["Funktionsnedsättningar", "Redovisat", "Budget", "a " * 200]
    found = widths(row(*texts))
    assert found[0] * PORTRAIT > len(texts[0])
    assert found[1] * PORTRAIT > len(texts[1])


def test_cells_over_several_columns_ask_for_no_width() -> None:
    wide = Row((cell("En mycket lång rubrik över båda kolumnerna i tabellen", 2),))
    assert widths(wide, row("a", "b")) == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(
    ("texts", "align"),
    [
        (["1 654", "−10", "..", "i u"], "right"),
        (["92,4 %", "–", "5"], "right"),
        (["Uppnås", "Uppnås inte", "5"], "left"),
        (["", ""], "left"),
        (["Flyttas till 2023", "5", "6", "7"], "right"),
    ],
)
def test_a_column_of_mostly_figures_is_set_flush_right(texts: list[str], align: str) -> None:
    (column,) = columns((), [row(text) for text in texts], (), (), PORTRAIT)
    assert column.align == align


def test_a_declared_alignment_wins_over_what_the_cells_hold() -> None:
    made = columns((), (row("1", "a", "1"),), ("text", "tal", "mitt"), (), PORTRAIT)
    assert [column.align for column in made] == ["left", "right", "center"]


def test_figures_with_marks_are_figures() -> None:
    (column,) = columns((), [row(text) for text in ("1 654*", "−10**", "*", "Okänt")], (), (), PORTRAIT)
    assert column.align == "right"


def test_a_heading_takes_two_lines_rather_than_the_names_room() -> None:
    head = (Row(tuple(replace(cell(text), scope="col") for text in ("Namn", "Redovisat samma period i fjol"))),)
    body = row("Insatser till personer med funktionsnedsättning enligt lagen om stöd och service till vissa", "1")
    name, figure = widths(body, head=head)
    assert figure * PORTRAIT < 24
    assert name > 3 * figure
