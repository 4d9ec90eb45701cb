"""Which rows or indicators a text speaks of: their names' words, in any form and within compounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import ceil

_WORD = re.compile(r"[^\W\d_]{3,}")
_GENERIC = frozenset(
    {"antal", "antalet", "andel", "andelen", "total", "totalt", "totala", "summa", "under", "året", "månad", "månaden"}
    | {"per", "och", "med", "för", "till", "från", "som", "den", "det", "inom", "samt", "ska", "öka", "minska", "varav"}
    | {"netto", "tkr", "mnkr", "ett", "alla", "även", "hela", "samtliga", "kvinnor", "män", "flickor", "pojkar"}
)
"""Words that tell no row from another."""
_ENDINGS = ("liga", "ligt", "lig")
_ALIKE = 0.8
"""How much of a word must stand at the beginning of another for both to be forms of one word."""
_ENOUGH = 0.6
"""How many of a name's words a text must have to speak of it."""
_SHORT = 5
"""Letters from which a word may be part of a longer one."""


def words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _WORD.findall(text.lower())


def is_said(word: str, text: Sequence[str]) -> bool:
    """Whether a word stands among those of a text, in another form or in a compound."""
    stem = next((word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)), word)
    return any(_is_form(stem, other) for other in text)


def _is_form(stem: str, other: str) -> bool:
    if len(stem) < _SHORT:
        return stem == other
    return other.startswith(stem[: ceil(len(stem) * _ALIKE)]) or stem[:-2] in other


def distinct(name: str) -> list[str]:
    """The words of a row's name that say what it is about."""
    return [word for word in words(name) if word not in _GENERIC]


@lru_cache(32)
def spoken_of(names: tuple[str, ...], text: str) -> tuple[int, ...]:
    """The names that a text speaks of most clearly, by number: by the words that tell each from the others.

    The last answers are kept, for a paragraph is asked about once for each of its numbers.
    """
    written = words(text)
    all_words = [distinct(name) for name in names]
    scores = [_score(number, all_words, written) for number in range(len(names))]
    best = max(scores, default=0)
    return tuple(number for number, score in enumerate(scores) if score == best and best >= _ENOUGH)


def _score(number: int, names: Sequence[Sequence[str]], text: Sequence[str]) -> float:
    """How many of a name's own words a text has, 0–1; of all its words where it has none of its own."""
    others = {word for other, name in enumerate(names) if other != number for word in name}
    own = [word for word in names[number] if word not in others] or list(names[number])
    return sum(is_said(word, text) for word in own) / len(own) if own else 0.0
