from __future__ import annotations

import json

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.writers.typst_text import has_long_word, language, literal, pieces

ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))
"""Any text; Typst reads a carriage return in its source as a line feed, as TOML does."""


@settings(max_examples=200, deadline=None)
@given(ANY)
def test_typst_reads_any_literal_as_the_text_it_was_made_of(text):
    assert json.loads(typst.Compiler(b"").eval(literal(text))) == text


@given(ANY, st.integers(1, 70))
def test_pieces_put_together_are_the_text(text, room):
    assert "".join(pieces(text, room)) == text


@given(st.text("0123456789/.-_", min_size=1), st.integers(1, 30))
def test_no_piece_of_a_word_that_can_not_be_hyphenated_is_wider_than_its_room(text, room):
    assert all(len(piece) <= room for piece in pieces(text, room))


def test_an_address_is_broken_after_its_signs():
    assert pieces("se https://www.example.se/dokument", 20) == ["se https://", "www.", "example.", "se/", "dokument"]


def test_words_that_have_room_are_left_whole():
    assert pieces("förvaltningschefens/nämndansvarig tjänstepersons", 60) == [
        "förvaltningschefens/nämndansvarig tjänstepersons"
    ]


def test_a_long_word_of_letters_is_left_to_hyphenation():
    assert pieces("Kompetensförsörjningsplanering", 10) == ["Kompetensförsörjningsplanering"]


def test_paragraphs_with_long_words_are_told_apart():
    assert has_long_word("Om kompetensförsörjningsplanen.")
    assert not has_long_word("Om planen för kompetens.")


@pytest.mark.parametrize(
    ("tag", "parts"),
    [
        ("sv-SE", ("sv", "SE")),
        ("en", ("en", "")),
        ("zh-Hant-TW", ("zh", "TW")),
        ("sv-SE-x-lattlast", ("sv", "SE")),
        ("", ("", "")),
        ("svenska", ("", "")),
    ],
)
def test_a_language_tag_is_split_into_language_and_region(tag, parts):
    assert language(tag) == parts
