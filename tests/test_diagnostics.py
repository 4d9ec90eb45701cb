"""What is said of a fault, and the names that are suggested."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.diagnostics import NOTHING, About, Diagnostic, Faults, did_you_mean, nearest

NAMES = ["malvarde", "namn", "enhet", "utfall", "ordning"]


def test_a_fault_says_file_line_what_is_wrong_and_what_to_write() -> None:
    fault = Diagnostic("content/a.toml", 3, "nyckeln finns inte", "menade du namn?")
    assert str(fault) == "content/a.toml:3: nyckeln finns inte\n  tips: menade du namn?"


def test_a_fault_without_a_line_or_a_hint_leaves_them_out() -> None:
    assert str(Diagnostic("content", 0, "här finns ingen rapport")) == "content: här finns ingen rapport"


def test_warnings_and_gaps_are_told_from_faults() -> None:
    assert str(Diagnostic("a", 1, "skrivs inte ut", level="varning")) == "a:1: varning: skrivs inte ut"
    assert str(Diagnostic("a", 1, "dnr", level="lucka")) == "a:1: att fylla i: dnr"


def test_faults_sort_by_file_and_then_by_line() -> None:
    places = [("b", 1), ("a", 12), ("a", 2)]
    found = sorted(Diagnostic(file, line, "fel") for file, line in places)
    assert [(fault.file, fault.line) for fault in found] == [("a", 2), ("a", 12), ("b", 1)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (About("länk", "[**här**](https://a.se)."), About("länk", "HÄR"), True),
        (About("länk", "här"), About("länk", "läs mer här"), False),
        (About("länk", "här"), About("rubrik", "här"), False),
        (About("bild"), About("bild", "Ån"), True),
        (NOTHING, NOTHING, False),
    ],
)
def test_a_thing_is_known_in_the_finished_file_by_its_kind_and_words(one: About, other: About, same: bool) -> None:
    assert (one.is_same(other), other.is_same(one)) == (same, same)


def test_all_faults_of_a_step_are_told_at_once() -> None:
    assert str(Faults(Diagnostic("a", line, "fel") for line in (1, 2))) == "a:1: fel\na:2: fel"


def test_a_misspelt_name_gets_the_nearest_one_with_or_without_diacritics_and_capitals() -> None:
    assert nearest("målvärde", NAMES) == "malvarde"
    assert nearest("NAMM", NAMES) == "namn"
    assert nearest("xyz", NAMES) == ""


def test_the_suggestion_is_the_nearest_name_or_all_there_are() -> None:
    assert did_you_mean("utfal", NAMES) == "menade du utfall?"
    assert did_you_mean("xyz", ["b", "a", "a"]) == "här kan stå: a, b"
    assert did_you_mean("xyz", []) == "här finns inga att välja bland"


def test_a_long_list_of_names_is_cut() -> None:
    hint = did_you_mean("?", [f"n{number:02}" for number in range(40)])
    assert hint.endswith("n14 …")


@given(st.text(), st.lists(st.text(max_size=8)))
def test_any_word_among_any_names_gets_some_advice(word: str, names: list[str]) -> None:
    assert did_you_mean(word, names)
    assert nearest(word, names) in ["", *names]
