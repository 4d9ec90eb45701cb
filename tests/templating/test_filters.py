"""Filters that print a value by the Swedish rules."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from reports.document import Source
from reports.model.varde import Varde
from reports.templating.faults import TemplateFault
from reports.templating.filters import FILTERS

HARD = "\u00a0"
VALUE = Varde.of(-4831, Source("a.toml", "b"))


def shown(name: str, value: object, *args: object, **options: object) -> Any:
    return FILTERS[name](value, *args, **options)


@pytest.mark.parametrize(
    ("name", "args", "text"),
    [
        ("tal", (), f"−4{HARD}831"),
        ("tal", (1,), f"−4{HARD}831,0"),
        ("tkr", (), f"−4{HARD}831{HARD}tkr"),
        ("mnkr", (), f"−4,8{HARD}mnkr"),
        ("mnkr", (0,), f"−5{HARD}mnkr"),
        ("procent", (), f"−4{HARD}831{HARD}%"),
        ("procent", (1,), f"−4{HARD}831,0{HARD}%"),
    ],
)
def test_a_value_is_printed_with_its_unit_and_says_where_it_was_written(
    name: str, args: tuple[int, ...], text: str
) -> None:
    assert shown(name, VALUE, *args) == f'<data value="a.toml#b">{text}</data>'


@pytest.mark.parametrize("value", [Varde.of("1 200"), Decimal(1200), 1200, 1200.0])
def test_any_number_can_be_printed(value: object) -> None:
    assert shown("tal", value, 0) == f"1{HARD}200"


def test_decimals_can_be_given_by_name() -> None:
    assert shown("mnkr", 1234, decimaler=2) == f"1,23{HARD}mnkr"


def test_without_its_sign_a_value_still_says_where_it_was_written() -> None:
    assert shown("abs", VALUE).tal == 4831
    assert shown("tkr", shown("abs", VALUE)) == f'<data value="a.toml#b">4{HARD}831{HARD}tkr</data>'


@pytest.mark.parametrize("name", ["tal", "tkr", "mnkr", "procent", "abs"])
@pytest.mark.parametrize("value", [Varde.of("i u"), None, True, "text", []])
def test_what_is_not_a_number_is_never_made_into_one(name: str, value: object) -> None:
    with pytest.raises(TemplateFault, match="är inte ett tal"):
        shown(name, value)


@pytest.mark.parametrize("name", ["tal", "tkr", "mnkr", "procent", "abs"])
def test_what_is_still_to_fill_in_passes_as_it_is(name: str) -> None:
    gap = Varde("att fylla i: avvikelse")
    assert shown(name, gap) is gap


def test_a_date_is_written_in_words() -> None:
    assert shown("datum", datetime.date(2022, 3, 31)) == f"31{HARD}mars{HARD}2022"
    with pytest.raises(TemplateFault, match="2022-03-31 är inget datum"):
        shown("datum", "2022-03-31")


def test_a_date_can_be_written_in_figures() -> None:
    assert shown("datum", datetime.date(2022, 3, 31), "kort") == "2022-03-31"
    with pytest.raises(TemplateFault, match='datum kan inte skrivas "brev"'):
        shown("datum", datetime.date(2022, 3, 31), "brev")


def test_a_range_has_an_en_dash_and_no_spaces() -> None:
    assert shown("intervall", 75, 80) == "75–80"
    assert shown("intervall", 1000, 1200, 0) == f"1{HARD}000–1{HARD}200"
    assert shown("intervall", -5, 5) == "−5 till 5"
    with pytest.raises(TemplateFault, match="är inte ett tal, så intervall går inte att använda"):
        shown("intervall", 75, "i u")


def test_a_period_is_a_heading_an_end_and_a_year() -> None:
    assert shown("periodrubrik", Varde("mars 2022")) == "Mars\u00a02022"
    assert shown("periodrubrik", "i våras") == "i våras"
    assert shown("periodslut", "tertial 2 2022") == f"31{HARD}augusti{HARD}2022"
    assert shown("ar", Varde("jan–mars 2022")) == "2022"
    with pytest.raises(TemplateFault, match='perioden "i våras" går inte att läsa'):
        shown("ar", "i våras")


@pytest.mark.parametrize(
    ("text", "enhet", "name", "said"),
    [
        ("73,7 %", "", "procent", f"73,7{HARD}%"),
        ("-6,3 mkr", "", "mnkr", f"−6,3{HARD}mnkr"),
        ("-6,3 mkr", "", "tkr", f"−6{HARD}300{HARD}tkr"),
        ("9 100*", "", "tkr", f"9{HARD}100{HARD}tkr"),
        ("9,1*", "mnkr", "mnkr", f"9,1{HARD}mnkr"),
        ("12 dagar", "", "tal", "12"),
    ],
)
def test_a_number_with_its_unit_or_a_mark_is_heeded(text: str, enhet: str, name: str, said: str) -> None:
    assert shown(name, Varde(text, enhet=enhet)) == said


@pytest.mark.parametrize("text", ["ung. 5", "345 (28)", "i u", "3–5"])
def test_what_says_more_than_a_number_keeps_its_words(text: str) -> None:
    with pytest.raises(TemplateFault, match="är inte ett tal, så tal går inte att använda"):
        shown("tal", Varde(text))


@pytest.mark.parametrize("decimals", ["1", 99, -1, True])
def test_what_is_no_number_of_decimals_is_told(decimals: object) -> None:
    with pytest.raises(TemplateFault, match="är inget antal decimaler"):
        shown("mnkr", VALUE, decimals)
