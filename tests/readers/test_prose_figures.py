"""The numbers of running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reports.readers import check_changes, check_goals, check_near, prose_figures, row_words
from reports.readers.prose_figures import Mening, right_before
from tests.findings import interim, section, table, told_of

CARD = """[[malomrade]]
id = "a"
namn = "A"
[[malomrade.mal]]
id = "m"
namn = "M"
beskrivning = "{}"
[[malomrade.mal.indikator]]
id = "i"
namn = "I"
malvarde = "högst 7"
"""


@dataclass
class _Counted:
    """A pattern that counts the characters it is asked to search."""

    pattern: re.Pattern[str]
    asked: list[int] = field(default_factory=list)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Any:
        stop = len(text) if end is None else end
        self.asked.append(stop - start)
        return self.pattern.search(text, start, stop)


@pytest.mark.parametrize(
    ("room", "name", "piece"),
    [
        (prose_figures, "_ROUGH", "på 415 platser "),
        (check_goals, "_RELATIVE", "minst 5 platser "),
        (check_changes, "_BY", "ökat med 5 platser "),
        (check_near, "_BEFORE", "på 415 platser "),
    ],
)
def test_a_long_text_is_not_searched_from_its_beginning_for_every_number(
    room: ModuleType, name: str, piece: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted, text = _Counted(getattr(room, name)), piece * 400
    monkeypatch.setattr(room, name, counted)
    volumes = table("volymer", [("A", "utfall"), ("B", "foregaende")], {"Platser": [5, 9]})
    report = interim(section("volymer", text))
    told_of(tmp_path, styrkort=CARD.format(text), delarsrapport_mars=report, volymer=volumes)
    assert sum(counted.asked) <= 20 * len(text)


def test_what_stands_right_before_a_number_is_found_where_the_text_is_long() -> None:
    (tal,) = Mening("x" * 1000 + " mindre än 415", 0).tal()
    assert tal.ungefar
    assert not right_before("gemensamt mer än", 16, re.compile(r"(?<!\w)samt mer än$"))


def test_parts_by_sex_are_read_in_a_long_sentence(tmp_path: Path) -> None:
    text = "Det var " + "mycket " * 200 + "att göra för 9 personer: 5 kvinnor och 3 män."
    assert len(told_of(tmp_path, delarsrapport_mars=interim(section("handelser", text)))) == 1


def test_a_long_paragraph_is_read_once_for_the_rows_it_speaks_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    words = row_words.words
    monkeypatch.setattr(row_words, "words", lambda text: (read.append(len(text)), words(text))[1])
    text = "Kulturskolans 841 elever " * 200
    pupils = table("volymer", [("A", "utfall"), ("B", "foregaende")], {"Elever i kulturskolan": [846, 900]})
    assert told_of(tmp_path, delarsrapport_mars=interim(section("handelser", text)), volymer=pupils)
    assert sum(read) <= 5 * len(text)
