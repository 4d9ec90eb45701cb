"""Passages that seem to be in another language than Swedish and don't say so: WCAG 2.1, 3.1.2 (language of parts).

A passage is told only when several of its words are such as Swedish doesn't have; names alone are let be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reports.model.rapport import Rapport
from reports.readers.finding import Finding, values
from reports.readers.prose_figures import is_prose, line_at

_SWEDISH = frozenset(
    {"och", "att", "det", "som", "en", "ett", "är", "för", "på", "av", "med", "till", "den", "inte", "om", "har", "vi"}
    | {"i", "de", "ska", "kan", "eller", "men", "från", "vid", "under", "sin", "sina", "ut"}
)
"""Words that end a passage in another language."""

_ENGLISH_SENTENCES = frozenset(
    {"is", "are", "was", "were", "has", "have", "will", "can", "shall", "must", "this", "these", "that", "it", "its"}
    | {"our", "we", "you", "your", "they", "their", "how", "which", "who", "not", "been"}
)
"""Words of English sentences, which names of conventions, organisations and books seldom have."""
_ENGLISH = _ENGLISH_SENTENCES | {"the", "of", "and", "to", "with", "from", "for", "in", "on", "by", "during", "through"}
_FINNISH_SENTENCES = frozenset(
    {"ja", "ei", "että", "tai", "mutta", "kun", "jos", "myös", "ovat", "joka", "kanssa", "sekä", "oli", "olla"}
    | {"tämä", "niin", "kuin", "on", "voi", "ole"}
)
_FINNISH_FORM = re.compile("aa|uu|yy|ää|ii[^a-zåäö]|(?:ss|st|ll|lt)[aä]$|lle$|inen$|ksi$")
_SAMI_LETTERS = re.compile("[áčđŋšŧž]")
_WORDS, _PARTS, _ANY_WORD = _ENGLISH | _FINNISH_SENTENCES, ("aa", "uu", "yy", "ää", *"áčđŋšŧž"), re.compile(r"\w+")
_ANY_SIGN = re.compile(
    rf"\b(?:{'|'.join(sorted(_WORDS))})\b|{'|'.join(_PARTS)}",
    re.IGNORECASE,
)
"""Something of another language; looked for first, since most texts have nothing of it."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that can be told from Swedish by its words."""

    name: str
    code: str
    has: Callable[[str], object]
    """Whether a word in small letters is such as this language has and Swedish as a rule hasn't."""
    is_of_sentences: Callable[[str], object]
    """Whether a word is one that sentences have; names and lists of places have none."""
    others: int
    """Words in small letters that a sentence has besides those, at least."""
    also: str = ""
    """What its passages may be instead, with the code to write."""


_LANGUAGES = (
    Language("engelska", "en", _ENGLISH.__contains__, _ENGLISH_SENTENCES.__contains__, 1),
    Language(
        "finska", "fi", lambda word: word in _FINNISH_SENTENCES or _FINNISH_FORM.search(word),
        _FINNISH_SENTENCES.__contains__, 1, ", eller lang=fit för meänkieli",
    ),
    Language(
        "samiska", "se", _SAMI_LETTERS.search, _SAMI_LETTERS.search, 0,
        " för nordsamiska, lang=smj för lulesamiska, lang=sma för sydsamiska",
    ),
)  # fmt: skip
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
        if not is_prose(rapport, path):
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
    if _signs_at_most(text) < _FEWEST - 1 or len(_ANY_SIGN.findall(text)) < _FEWEST - 1:
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


def _signs_at_most(text: str) -> int:
    """At least as many signs of another language as a text has, found in a tenth of the time."""
    small = text.casefold()
    return sum(map(small.count, _PARTS)) + sum(map(_WORDS.__contains__, _ANY_WORD.findall(small)))


def _passage(words: list[re.Match[str]]) -> Iterator[tuple[Language, int, int]]:
    if len(words) < _FEWEST:
        return
    for language in _LANGUAGES:
        if (found := _spoken(words, language)) is not None:
            first, last = found
            while first and words[first - 1][0].istitle() and _is_next(words[first - 1], words[first]):
                first -= 1
            while last + 1 < len(words) and _is_next(words[last], words[last + 1]):
                last += 1
            yield language, words[first].start(), words[last].end()
            return


def _is_next(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two words stand beside each other with nothing but a space between them."""
    return one.string[one.end() : other.start()] == " "


def _spoken(words: list[re.Match[str]], language: Language) -> tuple[int, int] | None:
    """The first and the last word of a language in a passage that has a sentence of it."""
    known = [n for n, word in enumerate(words) if language.has(word[0].lower())]
    if len({words[n][0].lower() for n in known}) < _FEWEST:
        return None
    first, last = known[0], known[-1]
    small = [word[0] for word in words[first : last + 2] if word[0].islower()]
    is_sentence = any(map(language.is_of_sentences, small))
    return (first, last) if is_sentence and sum(word not in _ENGLISH for word in small) >= language.others else None


LANGUAGE_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_unmarked,)
"""What is in another language is asked to say so."""
