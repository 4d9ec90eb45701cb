"""Numbers, dates and names as Swedish writes them."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import swedish

HARD = "\u00a0"
NUMBERS = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=3)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, f"1{HARD}000"),
        (1654006, f"1{HARD}654{HARD}006"),
        (-4831, f"−4{HARD}831"),
        (Decimal("5.5"), "5,5"),
        (Decimal("5.50"), "5,50"),
        (Decimal("-1234.05"), f"−1{HARD}234,05"),
        (Decimal("1E+3"), f"1{HARD}000"),
        (10**40, "10" + f"{HARD}000" * 13),
    ],
)
def test_a_number_has_hard_spaces_a_comma_and_a_true_minus(value: Decimal | int, written: str) -> None:
    assert swedish.number(value) == written


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "−3"),
        ("2.45", 1, "2,5"),
        ("0.04", 1, "0,0"),
        ("-0.04", 1, "0,0"),
        ("999.96", 1, f"1{HARD}000,0"),
        ("12", 2, "12,00"),
    ],
)
def test_rounding_is_half_away_from_zero_and_never_leaves_a_minus_before_nothing(
    value: str, decimals: int, written: str
) -> None:
    assert swedish.number(Decimal(value), decimals) == written


@given(NUMBERS)
def test_a_number_that_is_written_can_be_read_back(value: Decimal) -> None:
    assert swedish.parse_number(swedish.number(value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_no_digit_is_lost_whatever_the_number(value: Decimal) -> None:
    text = swedish.number(value)
    assert Decimal(text.replace(HARD, "").replace(",", ".").replace("−", "-")) == value
    assert re.fullmatch(rf"−?\d{{1,3}}({HARD}\d{{3}})*(,\d+)?", text)


@given(st.text(max_size=12))
def test_text_is_only_a_number_when_all_of_it_is(text: str) -> None:
    number = swedish.parse_number(text)
    assert number is None or re.fullmatch(r"[-−–\d\s.,]+", text.strip())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 664 006", 1664006),
        (f"1{HARD}664", 1664),
        ("1\u202f664", 1664),
        ("−1 200", -1200),
        ("–5", -5),
        ("- 5", -5),
        ("73,7", "73.7"),
        (" 12 ", 12),
        ("5.5", "5.5"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: int | str) -> None:
    assert swedish.parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "-", "–", "i u", "345 (28)", "12 34", "1 2345", "90 %", "minst 125", "1,2,3", "5,", "1e5", "+5", "½"]
)
def test_what_is_not_a_number_is_not_guessed_into_one(text: str) -> None:
    assert swedish.parse_number(text) is None


def test_amounts_and_shares_carry_their_unit_after_a_hard_space() -> None:
    assert swedish.tkr(1654006) == f"1{HARD}654{HARD}006{HARD}tkr"
    assert swedish.mnkr(-4831) == f"−4,8{HARD}mnkr"
    assert swedish.mnkr(-10000, 0) == f"−10{HARD}mnkr"
    assert swedish.percent(Decimal("92.4")) == f"92,4{HARD}%"
    assert swedish.percent(Decimal("92.44"), 1) == f"92,4{HARD}%"


@given(st.dates())
def test_a_date_is_day_month_and_year_that_stay_on_one_line(day: datetime.date) -> None:
    number, month, year = swedish.date(day).split(HARD)
    assert (int(number), swedish.MONTHS.index(month) + 1, int(year)) == (day.day, day.month, day.year)


def test_words_are_listed_with_commas_and_och() -> None:
    assert [swedish.and_list(list(words)) for words in ("", "a", "ab", "abc")] == ["", "a", "a och b", "a, b och c"]


@given(st.text())
def test_a_capital_first_letter_changes_nothing_else(text: str) -> None:
    assert swedish.first_upper(text).endswith(text[1:])
    assert swedish.first_upper(text).upper() == text.upper()


@given(st.text())
def test_folding_twice_is_folding_once_and_gives_letters_without_diacritics(text: str) -> None:
    folded = swedish.fold(text)
    assert folded.isascii()
    assert swedish.fold(folded) == folded


@given(st.text())
def test_a_file_name_has_small_letters_digits_and_hyphens_only(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", swedish.slug(text))


def test_a_file_name_of_a_real_name() -> None:
    assert swedish.slug("Social- och omsorgsnämnden") == "social-och-omsorgsnamnden"
    assert swedish.slug("Östra Göinge") == "ostra-goinge"
