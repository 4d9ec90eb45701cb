"""Passages that seem to be in another language than Swedish and don't say so: WCAG 2.1, 3.1.2 (language of parts).

A passage is told only when several of its words are such as Swedish doesn't have; names alone are let be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reports.model.rapport import Rapport
from reports.readers.finding import Finding, values
from reports.readers.prose_figures import PROSE, line_at

_SWEDISH = frozenset(
    {"och", "att", "det", "som", "en", "ett", "är", "för", "på", "av", "med", "till", "den", "inte", "om", "har", "vi"}
    | {"i", "de", "ska", "kan", "eller", "men", "från", "vid", "under", "sin", "sina", "ut"}
)
"""Words that end a passage in another language."""

_ENGLISH = frozenset(
    {"the", "of", "and", "to", "are", "with", "that", "this", "from", "our", "have", "has", "will", "which", "their"}
    | {"it", "not", "can", "who", "these", "been", "were", "was", "they", "you"}
)
_FINNISH = frozenset(
    {"ja", "ei", "että", "tai", "mutta", "kun", "jos", "myös", "ovat", "joka", "kanssa", "sekä", "oli", "olla"}
    | {"tämä", "niin", "kuin", "on", "voi", "ole"}
)
_TWIN_VOWELS = re.compile("aa|ii|uu|yy|ää|öö")
_SAMI_LETTERS = re.compile("[áčđŋšŧž]")
_ANY_SIGN = re.compile(
    rf"\b(?:{'|'.join(sorted(_ENGLISH | _FINNISH))})\b|{_TWIN_VOWELS.pattern}|{_SAMI_LETTERS.pattern}"
)
"""Something of another language; looked for first, since most texts have nothing of it."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that can be told from Swedish by its words."""

    name: str
    code: str
    has: Callable[[str], object]
    """Whether a word in small letters is such as only this language has."""
    also: str = ""
    """What its passages may be instead, with the code to write."""


_LANGUAGES = (
    Language("engelska", "en", _ENGLISH.__contains__),
    Language(
        "finska", "fi", lambda word: word in _FINNISH or _TWIN_VOWELS.search(word), ", eller lang=fit för meänkieli"
    ),
    Language(
        "samiska", "se", _SAMI_LETTERS.search, " för nordsamiska, lang=smj för lulesamiska, lang=sma för sydsamiska"
    ),
)
_FEWEST = 3
"""Different words that are the other language's, before a passage is told."""

_LONGEST_QUOTE = 60

_HIDDEN = re.compile(
    r"\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^)\s]*\))?\{lang=[^}]*\}|\{\{.*?\}\}|\]\([^)\s]*\)|(?:https?://|www\.)\S+",
    re.DOTALL,
)
"""What is no text, or says its language already."""
_WORD = re.compile(r"[^\W\d_]+|\n\s*\n")
"""A word, or the end of a paragraph."""


def _unmarked(rapport: Rapport) -> Iterator[Finding]:
    """Passages of other languages that aren't marked as such: they are read out and proofed as Swedish."""
    for path, value in values(rapport):
        if next((part for part in reversed(path) if isinstance(part, str)), "") not in PROSE:
            continue
        for language, start, end in passages(value.text):
            words = " ".join(value.text[start:end].split())
            if len(words) > _LONGEST_QUOTE:
                words = f"{words[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
            message = f'"{words}" ser ut att vara på {language.name}, men läses upp och rättstavas på svenska'
            hint = f"skriv [orden]{{lang={language.code}}}{language.also}"
            yield Finding(path, message, hint, "varning", line_at(value.text, start), acceptable=True)


def passages(text: str) -> Iterator[tuple[Language, int, int]]:
    """Where a text seems to be in another language, from the first of its words to the last."""
    if len(_ANY_SIGN.findall(text)) < _FEWEST:
        return
    shown = _HIDDEN.sub(lambda found: re.sub(r"[^\n]", ".", found[0]), text)
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(shown):
        if word[0].isspace() or word[0].lower() in _SWEDISH:
            yield from _passage(run)
            run = []
        else:
            run.append(word)
    yield from _passage(run)


def _passage(words: list[re.Match[str]]) -> Iterator[tuple[Language, int, int]]:
    if len(words) < _FEWEST:
        return
    for language in _LANGUAGES:
        known = [n for n, word in enumerate(words) if word[0].islower() and language.has(word[0])]
        if len({words[n][0] for n in known}) >= _FEWEST:
            first, last = known[0], known[-1]
            while first and words[first - 1][0].istitle():
                first -= 1
            while last + 1 < len(words) and words[last + 1][0].istitle():
                last += 1
            yield language, words[first].start(), words[last].end()
            return


LANGUAGE_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_unmarked,)
"""What is in another language is asked to say so."""
