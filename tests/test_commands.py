"""The command line, read: what stands on it becomes the arguments of a command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.commands import Argument, Commands, Option, Usage

commands = Commands()
SEEN: dict[str, Any] = {}


@commands.add("skriv", examples="prov skriv")
def skriv(
    sokvag: Annotated[list[Path] | None, Argument("SÖKVÄG", "Vad.")] = None,
    ut: Annotated[Path | None, Option("--ut", "--till", metavar="MAPP", help="Vart.")] = None,
    antal: Annotated[int, Option("--antal", metavar="ANTAL", help="Hur många.")] = 1,
    ord_: Annotated[str, Option("--ord", metavar="ORD", help="Vilket.")] = "",
    tyst: Annotated[bool, Option("--tyst", help="Tyst.")] = False,
) -> int:
    """Skriv."""
    SEEN.update(sokvag=sokvag, ut=ut, antal=antal, ord_=ord_, tyst=tyst)
    return 0


def read(*words: str) -> dict[str, Any]:
    return commands.find("skriv").arguments(words)


def test_options_stand_before_between_and_after_what_is_pointed_out() -> None:
    expected = {"sokvag": [Path("a"), Path("b")], "tyst": True, "ut": Path("u"), "antal": 2}
    assert read("--tyst", "a", "--ut", "u", "b", "--antal=2") == expected


def test_what_is_not_said_is_left_to_the_command() -> None:
    assert read() == {}
    assert commands.by_name["skriv"].run(**read("--antal", "3")) == 0
    assert SEEN == {"sokvag": None, "ut": None, "antal": 3, "ord_": "", "tyst": False}


def test_all_after_two_dashes_is_pointed_out() -> None:
    assert read("--", "--tyst", "-a") == {"sokvag": [Path("--tyst"), Path("-a")]}


def test_an_option_has_more_than_one_name_and_the_last_that_is_said_holds() -> None:
    assert read("--ut", "a", "--till", "b") == {"ut": Path("b")}


def test_a_value_may_begin_with_a_dash_or_be_empty() -> None:
    assert read("--ord", "-5") == {"ord_": "-5"}
    assert read("--ord=") == read("--ord", "") == {"ord_": ""}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--ut", "--tyst"], "flaggan --ut behöver ett värde"),
        (["--tyst=ja"], "flaggan --tyst har inget värde"),
        (["--ty"], "flaggan --ty finns inte; menade du --tyst?"),
        (["-x"], "flaggan -x finns inte"),
        (["--antal", "-1"], "--antal: värdet ska vara ett heltal, minst 1"),
        (["--antal", "²"], "--antal: värdet ska vara ett heltal, minst 1"),
    ],
)
def test_wrong_usage_says_what_is_wrong_and_which_command_it_was(words: list[str], message: str) -> None:
    with pytest.raises(Usage) as wrong:
        read(*words)
    assert (str(wrong.value), wrong.value.command) == (message, "skriv")


@given(st.lists(st.text(max_size=6)))
def test_nothing_on_the_line_is_lost(words: list[str]) -> None:
    assert read("--", *words).get("sokvag", []) == [Path(word) for word in words]
