"""Words that say nothing are refused in a finished file, and the author has been asked about each of them."""

from __future__ import annotations

import pytest

from reports.proof.wordings import (
    NO_ALT,
    NO_PLACE,
    is_language,
    is_swedish,
    leads_nowhere,
    names_nothing,
    shows_nothing,
)
from reports.readers.check_readable import SAYS_NO_PLACE, SAYS_NOTHING


def test_whatever_is_refused_is_asked_about_in_the_content() -> None:
    assert set(NO_PLACE) <= SAYS_NO_PLACE
    assert set(NO_ALT) <= SAYS_NOTHING


@pytest.mark.parametrize("words", ["Klicka här.", " läs mer ", f"https://www.example.se/{'mycket/' * 9}"])
def test_a_link_without_meaning_leads_nowhere(words: str) -> None:
    assert leads_nowhere(words)
    assert not leads_nowhere(f"Kolada: {words}")


@pytest.mark.parametrize("words", ["Bild", "diagram.", "bild-1.PNG", "karta.emf", "foto.webp"])
def test_a_kind_of_picture_and_a_file_show_nothing(words: str) -> None:
    assert shows_nothing(words)
    assert not shows_nothing(f"Bild av en å ({words})")


@pytest.mark.parametrize("title", ["rapport.docx", "Untitled", "Dokument1", "namnlöst", "Microsoft Word - utkast"])
def test_a_title_made_by_a_program_names_nothing(title: str) -> None:
    assert names_nothing(title)
    assert not names_nothing(f"Delårsrapport {title}")


@pytest.mark.parametrize(
    ("tag", "language", "swedish"),
    [("sv-SE", True, True), ("sv", True, True), ("en-US", True, False), ("svenska", False, False), ("", False, False)],
)
def test_languages_are_told_by_their_tags(tag: str, language: bool, swedish: bool) -> None:
    assert (is_language(tag), is_swedish(tag)) == (language, swedish)
