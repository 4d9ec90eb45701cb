"""Targets as people write them: the table of what each means, and what holds for all of them."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.model.malvarde import TEXT, read_malvarde
from reports.readers.load import Library, Workspace
from reports.swedish import number
from tests.helpers import ROOT

TABLE = Path(__file__).with_name("malvarden.csv")
with TABLE.open(encoding="utf-8") as file:
    EXPRESSIONS = list(csv.DictReader(file, delimiter=";"))
PUBLISHED = ("linkoping", "lulea", "bjurholm", "ekero")
amounts = st.decimals(min_value=0, max_value=10**7, places=1)


@pytest.mark.parametrize("row", EXPRESSIONS, ids=lambda row: row["malvarde"])
def test_a_target_means_what_the_table_says(row: dict[str, str]) -> None:
    found = read_malvarde(row["malvarde"])
    numbers = [str(one) if one is not None else "" for one in (found.tal, found.till)]
    unit = str(found.enhet or "")
    better = "ja" if found.eller_battre else ""
    assert [found.art, *numbers, unit, found.villkor, found.jamfort_med, better] == list(row.values())[1:]


def test_the_table_holds_every_target_of_the_published_documents() -> None:
    library = Library(Workspace(ROOT))
    reports, _ = library.documents([ROOT / "content" / kommun for kommun in PUBLISHED])
    targets = {
        " ".join(indikator.malvarde.text.split())
        for report in reports
        for indikator in library.rapport(report).indikatorer()
        if indikator.malvarde
    }
    assert len(targets) > 40
    assert targets <= {row["malvarde"] for row in EXPRESSIONS}
    assert len(EXPRESSIONS) >= 120


@pytest.mark.parametrize("word", ["minst", "högst", "över", "under", "exakt"])
@given(amount=amounts, unit=st.sampled_from(["", " %", "%", " tkr", " mnkr", " dagar", " procentenheter", " st"]))
def test_any_number_with_a_direction_keeps_both(word: str, amount: Decimal, unit: str) -> None:
    found = read_malvarde(f"{word} {number(amount)}{unit}")
    assert (found.art, found.tal) == (word, amount)
    assert str(found.enhet or "") == unit.strip()


@given(low=amounts, high=amounts)
def test_a_range_runs_from_the_lower_to_the_higher(low: Decimal, high: Decimal) -> None:
    found = read_malvarde(f"{number(low)}–{number(high)} %")
    assert found == TEXT if low > high else (found.art, found.tal, found.till) == ("mellan", low, high)


@given(st.text(max_size=40))
def test_any_text_has_a_meaning_and_a_number_only_where_it_has_a_figure(text: str) -> None:
    found = read_malvarde(text)
    assert found.tal is None or any(sign.isdigit() for sign in text)


@given(st.text(alphabet="minst högaöka5 %–0till", max_size=20))
def test_words_in_any_order_are_read_or_left_as_text(text: str) -> None:
    assert read_malvarde(text).art in ("text", *{row["art"] for row in EXPRESSIONS})


@given(
    st.sampled_from([row["malvarde"] for row in EXPRESSIONS if row["art"] != "text"]),
    st.sampled_from(["  ", "\u00a0"]),
)
def test_spaces_capitals_and_a_full_stop_change_nothing(text: str, space: str) -> None:
    assert read_malvarde(f"{space}{text.replace(' ', space)}.") == read_malvarde(text)
    assert read_malvarde(text[0].upper() + text[1:]).art == read_malvarde(text).art


def test_two_numbers_below_each_other_are_not_one() -> None:
    assert read_malvarde("10\n300") == TEXT
    assert read_malvarde("minst 90 %\ninom 120 dagar").villkor == "inom 120 dagar"
