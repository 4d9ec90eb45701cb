"""Periods as people write them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.model.period import Period, parse_period, spelled
from reports.swedish import MONTHS

YEARS = st.integers(1900, 2100)


def period(text: str) -> Period:
    found = parse_period(text)
    assert found, text
    return found


def test_a_period_is_found_among_texts_however_it_is_spelled() -> None:
    written = ["i fjol", "2026", "31 mars 2027", "Mars 2027"]
    assert spelled(written, period("2027-03")) == "31 mars 2027"
    assert spelled(written, period("jan-mars 2027")) is None
    assert spelled(written, None) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2021", "2021-12-31"),
        ("helår 2021", "2021-12-31"),
        ("helåret 2021", "2021-12-31"),
        ("Bokslut 2021", "2021-12-31"),
        ("år 2021", "2021-12-31"),
        ("mars 2022", "2022-03-31"),
        ("Mars  2022", "2022-03-31"),
        ("mar. 2022", "2022-03-31"),
        ("sept 2022", "2022-09-30"),
        ("per 31 mars 2022", "2022-03-31"),
        ("31 augusti 2022", "2022-08-31"),
        ("februari 2024", "2024-02-29"),
        ("tertial 1 2022", "2022-04-30"),
        ("T2 2022", "2022-08-31"),
        ("kvartal 3 2022", "2022-09-30"),
        ("kv 4 2022", "2022-12-31"),
        ("Q1 2022", "2022-03-31"),
        ("halvår 1 2022", "2022-06-30"),
        ("jan-mars 2022", "2022-03-31"),
        ("jan.–aug. 2022", "2022-08-31"),
        ("januari – augusti 2022", "2022-08-31"),
        ("2022-03-31", "2022-03-31"),
        ("2022-08", "2022-08-31"),
    ],
)
def test_a_period_is_read_however_it_is_written(text: str, end: str) -> None:
    assert period(text).slut == datetime.date.fromisoformat(end)
    assert period(text).text == text


@pytest.mark.parametrize(
    "text",
    ["", "i mars", "mars", "22", "1850", "9999", "tertial 4 2022", "halvår 3 2022", "kvartal 5 2022", "2022-13",
     "mas 2022", "mars-okänd 2022", "okänd-mars 2022", "juliaugusti 2022", "mars 2022 prognos"],
)  # fmt: skip
def test_what_is_no_period_is_not_guessed_into_one(text: str) -> None:
    assert parse_period(text) is None


@given(st.lists(st.tuples(YEARS, st.integers(1, 12)), min_size=2))
def test_periods_sort_as_time(months: list[tuple[int, int]]) -> None:
    periods = [period(f"{MONTHS[month - 1]} {year}") for year, month in months]
    assert [(found.year, found.month) for found in sorted(periods)] == sorted(months)


@given(YEARS, st.integers(1, 12))
def test_all_ways_to_write_a_month_end_on_the_same_day(year: int, month: int) -> None:
    name = MONTHS[month - 1]
    forms = [f"{name} {year}", f"{name[:3]} {year}", f"jan-{name} {year}", f"{year}-{month:02}", f"per {name} {year}"]
    assert len({period(form).slut for form in forms}) == 1


@pytest.mark.parametrize(
    ("text", "first"),
    [("2022", 1), ("mars 2022", 3), ("per 31 mars 2022", 3), ("2022-03", 3), ("jan-mars 2022", 1), ("apr–juni 2022", 4),
     ("kvartal 1 2022", 1), ("Q2 2022", 4), ("tertial 3 2022", 9), ("halvår 2 2022", 7)],
)  # fmt: skip
def test_a_period_knows_the_month_it_begins_with(text: str, first: int) -> None:
    assert period(text).first == first


@given(YEARS, st.integers(1, 12))
def test_all_ways_to_write_one_month_span_the_same_months(year: int, month: int) -> None:
    name = MONTHS[month - 1]
    forms = [f"{name} {year}", f"{name[:3].capitalize()}. {year}", f"{year}-{month:02}", f"per 28 {name} {year}"]
    assert len({period(form).span for form in forms}) == 1


def test_the_whole_year_comes_after_its_months() -> None:
    assert sorted([period("2022"), period("december 2022"), period("mars 2022")])[-1].text == "2022"
    assert period("2022").whole_year
    assert not period("december 2022").whole_year


@given(st.text())
def test_any_text_is_a_period_or_none(text: str) -> None:
    found = parse_period(text)
    assert found is None or 1 <= found.month <= 12


def test_as_a_heading_a_period_begins_with_a_capital_letter() -> None:
    assert period("jan–mars 2022").rubrik == "Jan–mars 2022"
