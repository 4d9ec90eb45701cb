"""A value as staff wrote it."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document import Source
from reports.model.varde import Beteckning, Etikett, Varde

PLACE = Source("content/a.toml", "b.c")


@given(st.text())
def test_a_text_is_kept_to_the_letter_but_for_line_breaks_at_its_ends(text: str) -> None:
    assert Varde.of(text).text == text.strip("\n")


@pytest.mark.parametrize("text", ["i u", "–", "Flyttas till 2023", "345 (28)", "minst 125", ">Två stadsdelar", "90 %"])
def test_what_people_write_in_place_of_a_number_is_printed_and_never_computed_with(text: str) -> None:
    assert (Varde.of(text).text, Varde.of(text).tal) == (text, None)


def test_a_text_that_is_a_number_in_full_can_be_computed_with_and_is_printed_as_written() -> None:
    assert (Varde.of("-4831").text, Varde.of("-4831").tal) == ("-4831", Decimal(-4831))


def test_a_number_is_set_by_the_swedish_rules() -> None:
    assert Varde.of(1654006).text == "1\u00a0654\u00a0006"
    assert Varde.of(Decimal("5.50")).text == "5,50"


def test_a_designation_stands_to_the_letter_though_it_is_a_number() -> None:
    assert [Beteckning.of(raw).text for raw in (Decimal("1.10"), 2027, "1.0")] == ["1.10", "2027", "1.0"]


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e999999999", "1e-999999999", "1e40"])
def test_a_number_that_no_report_can_show_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="talet är för stort, för litet eller inget tal alls"):
        Varde.of(Decimal(number))


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (True, "sant/falskt"),
        (datetime.datetime(2027, 1, 1, 12), "klockslag"),
        (datetime.time(12), "här ska stå en text eller ett tal"),
        ([1], "här ska stå en text eller ett tal"),
        (0.5, "här ska stå en text eller ett tal"),
    ],
)
def test_what_is_not_one_value_is_refused_in_swedish(raw: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Varde.of(raw)


def test_a_date_stands_as_it_is_written() -> None:
    assert Varde.of(datetime.date(2027, 3, 31)).text == "2027-03-31"


def test_a_label_never_groups_the_digits_of_a_year() -> None:
    assert Etikett.of(2027).text == "2027"
    assert Etikett.of(Decimal("12345.5")).text == "12345,5"
    assert Etikett.of("Jan 2027").text == "Jan 2027"
    assert Etikett.of(2027, PLACE).kalla == PLACE


@pytest.mark.parametrize("text", ["att fylla i", "Att fylla i: diarienummer", "  att fylla i"])
def test_a_gap_is_known_by_its_first_words(text: str) -> None:
    assert Varde(text).is_gap


def test_other_words_are_no_gap() -> None:
    assert not Varde("Kvar att fylla i").is_gap


def test_a_value_of_white_space_counts_as_empty() -> None:
    assert not Varde(" \n")
    assert Varde("0")


@given(st.text(alphabet=st.characters(exclude_categories=["C"])))
def test_printed_text_holds_no_markup_of_its_own(text: str) -> None:
    html = Varde(text).__html__()
    assert "<" not in html.replace("<br/>", "")
    assert '"' not in html


def test_printed_text_says_where_it_was_written_and_keeps_its_line_breaks() -> None:
    assert Varde('R&D\n"ja"', None, PLACE).__html__() == (
        '<data value="content/a.toml#b.c">R&amp;D<br/>&quot;ja&quot;</data>'
    )


def test_a_gap_is_marked_where_it_is_printed() -> None:
    assert Varde("att fylla i").__html__() == '<mark class="att-fylla-i">att fylla i</mark>'


def test_two_values_are_equal_wherever_they_stand() -> None:
    assert Varde("1", Decimal(1), PLACE) == Varde("1", Decimal(1))
