"""Outcomes as people write them: the number that a text holds, where it holds one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.model.enhet import converted, known_unit, unit
from reports.model.matt import is_nothing, matt, measured, read_matt
from reports.model.varde import Varde
from reports.swedish import number

READ = [
    ("73,7%", "73.7", "%"), ("73,7 %", "73.7", "%"), ("345 (28)", "345", ""), ("341(34)", "341", ""),
    ("± 0", "0", ""), ("ung. 116 000", "116000", ""), ("cirka 12 dagar", "12", "dagar"), ("120 dgr", "120", "dagar"),
    ("2 935 034 km", "2935034", "km"), ("273 789,48 Co2", "273789.48", "Co2"), ("-6,3 mkr", "-6.3", "mnkr"),
    ("18mkr", "18", "mnkr"), ("1 mkr", "1", "mnkr"), ("9 100*", "9100", ""), ("− 5", "-5", ""),
    ("1 200 tkr", "1200", "tkr"),
    ("73,7%\\nMän: 70,3\\nKvinnor:77,", "73.7", "%"), ("2 procentenheter", "2", "procentenheter"),
]  # fmt: skip
NO_NUMBER = [
    "Begränsat", "Flyttas till 2023", "Fokus i vissa stadsdelar", "12 mindre", "3–5", "75–80 %", "± 5", "2 kvar", "x",
    "Stickprov dokumentation", "1 av 3", "*",
]  # fmt: skip
NOTHING = ["i u", "iu", "i.u.", "I U", "-", "--", "----", "–", "—", "..", "ingen uppgift", "", " "]


@pytest.mark.parametrize(("text", "tal", "enhet"), READ)
def test_the_number_of_an_outcome_is_read_with_its_unit(text: str, tal: str, enhet: str) -> None:
    found = read_matt(text.replace("\\n", "\n"))
    assert found is not None
    assert (found.tal, str(found.enhet or "")) == (Decimal(tal), enhet)


@pytest.mark.parametrize("text", NO_NUMBER)
def test_text_that_is_more_than_a_number_holds_none(text: str) -> None:
    assert read_matt(text) is None
    assert not is_nothing(text)


@pytest.mark.parametrize("text", NOTHING)
def test_a_sign_for_no_figure_is_none(text: str) -> None:
    assert is_nothing(text)
    assert read_matt(text) is None


def test_what_is_about_right_and_what_is_part_of_it_is_kept() -> None:
    rough, split = read_matt("ung. 116 000"), read_matt("345 (28)")
    assert rough is not None
    assert rough.ungefar
    assert split is not None
    assert split.varav == "28"


def test_a_unit_of_the_kommuns_own_is_read_where_the_indicator_says_it() -> None:
    assert read_matt("12 elever") is None
    own = read_matt("12 elever", "elever")
    assert own is not None
    assert str(own.enhet) == "elever"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_any_number_is_read_as_it_is_printed(value: Decimal) -> None:
    for text in (number(value), f"{number(value)} %", f"{number(value)} tkr"):
        found = read_matt(text)
        assert found is not None
        assert found.tal == value


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none_and_never_a_fault(text: str) -> None:
    value = Varde(text)
    found = matt(value)
    assert found is None or any(sign.isdigit() for sign in text)


def test_amounts_convert_exactly_and_other_kinds_never_mix() -> None:
    tkr, mnkr = known_unit("tkr"), known_unit("mkr")
    assert converted(Decimal("1664006"), tkr, mnkr) == Decimal("1664.006")
    assert converted(Decimal("-6.3"), mnkr, tkr) == Decimal("-6300")
    assert converted(Decimal(5), known_unit("%"), tkr) is None
    assert converted(Decimal(5), known_unit("%"), known_unit("procentenheter")) is None
    assert converted(Decimal(5), None, tkr) == 5
    assert unit("elever") != unit("lärare")


def test_an_own_unit_of_several_words_is_one_unit_whether_it_stands_with_the_number_or_not() -> None:
    written, bare = read_matt("3 elever per lärare", "elever per lärare"), measured(Varde.of(4), "elever per lärare")
    assert written is not None
    assert bare is not None
    assert written.enhet == bare.enhet
