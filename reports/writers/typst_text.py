"""Text as Typst source: string literals, and places where words too long for their line may be broken."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"'})
_TOKEN = re.compile(r"[^\s\u00a0\u202f]+")
_LONG = 22
_LONG_WORD = re.compile(rf"[^\W\d_]{{{_LONG}}}")
_LETTERS = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r".*?[/._@?=&,;:+–-]+|.+")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-([A-Z]{2}))?(?:-.*)?$")

LONGEST_LINE = 60
"""Characters that any line of body text has room for."""
_LONGEST_WORD = 45
"""Letters in a row that hyphenation is left to deal with."""


def literal(text: str) -> str:
    r"""A Typst string; only `\` and `"` mean anything within one (Typst reference, str)."""
    if "\\" in text or '"' in text:
        text = text.translate(_ESCAPED)
    return f'"{text}"'


def boolean(value: bool) -> str:
    """A Typst boolean."""
    return "true" if value else "false"


def has_long_word(text: str) -> bool:
    """Whether a word is so long that a ragged margin would show a hole without hyphenation.

    Hyphenation is not on for all text, since it doubles the time that Typst takes.
    """
    return _longest(text) >= _LONG and bool(_LONG_WORD.search(text))


def _longest(text: str) -> int:
    """Characters of the longest word, told in a fraction of the time that it takes to look for words by a pattern."""
    return max(map(len, text.split()), default=0)


def pieces(text: str, room: int = LONGEST_LINE) -> list[str]:
    """The text cut where a line may break although nothing shows there, when a word has no room on a line.

    `room` is in characters. Words of letters alone are left to hyphenation unless they are absurdly long.
    """
    if len(text) <= room or _longest(text) <= room:
        return [text]
    cuts = [cut for word in _TOKEN.finditer(text) if len(word[0]) > room for cut in _cuts(word, room)]
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _cuts(word: re.Match[str], room: int) -> Iterator[int]:
    if _LETTERS.fullmatch(word[0]) and len(word[0]) <= _LONGEST_WORD:
        return
    for piece in _PIECE.finditer(word[0]):
        if piece.start():
            yield word.start() + piece.start()
        if not _LETTERS.fullmatch(piece[0]) or len(piece[0]) > _LONGEST_WORD:
            yield from range(word.start() + piece.start() + room, word.start() + piece.end(), room)


def language(tag: str) -> tuple[str, str]:
    """Language and region of a BCP 47 tag as Typst takes them, `("", "")` for one that it can't take."""
    found = _LANGUAGE.match(tag)
    return (found[1], found[2] or "") if found else ("", "")
