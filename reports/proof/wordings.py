"""Words that say nothing, and languages: what a finished file of any format is held against.

Fewer than `check_readable` asks the author about: there a question can be answered with `accepterad`, here a file is
refused. Whatever is refused here is asked about there.
"""

from __future__ import annotations

import re

NO_PLACE = ("här", "klicka här", "läs mer", "länk", "here", "click here", "read more")
"""Texts of links that say nothing of where they lead."""
NO_ALT = ("bild", "diagram", "logotyp", "logo", "picture", "image", "chart")
"""Texts of pictures that say nothing of what they show."""

_ADDRESS = re.compile(r"https?://\S{60,}")
_NO_TITLE = re.compile(r"untitled|namnlös\w*|(word )?document\d*|dokument\d*|microsoft word.*", re.IGNORECASE)
_FILE_NAME = re.compile(r"\S+\.(docx?|dotx|typ|odt|html?|pdf|png|jpe?g|svg|emf|gif|webp)", re.IGNORECASE)
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SWEDISH = re.compile(r"sv(-[A-Za-z]{2})?", re.IGNORECASE)


def leads_nowhere(link: str) -> bool:
    """Whether the text of a link says nothing of where it leads, or is an address too long to listen to."""
    return link.strip().rstrip(".").lower() in NO_PLACE or _ADDRESS.match(link.strip()) is not None


def shows_nothing(alt: str) -> bool:
    """Whether the text of a picture says nothing of what it shows."""
    return alt.strip().rstrip(".").lower() in NO_ALT or _FILE_NAME.fullmatch(alt.strip()) is not None


def names_nothing(title: str) -> bool:
    """Whether the title of a document says nothing of what it is."""
    return _NO_TITLE.fullmatch(title) is not None or _FILE_NAME.fullmatch(title) is not None


def is_language(tag: str) -> bool:
    """Whether a tag may be that of a language (BCP 47)."""
    return _TAG.fullmatch(tag) is not None


def is_swedish(tag: str) -> bool:
    """Whether a tag is that of Swedish, in some country."""
    return _SWEDISH.fullmatch(tag) is not None
