"""What is said of a fault: file, line, what is wrong and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reports.swedish import fold

ACCEPTED = "accepterad"
HEADS = {
    "fel": "",
    "varning": "varning: ",
    "påpekande": "påpekande: ",
    "lucka": "att fylla i: ",
    ACCEPTED: "accepterad: ",
}
"""What stands before a message, by its level."""


class About(NamedTuple):
    """What something is said of, so that one thing in the content and in a finished file is known for the same."""

    kind: str = ""
    """As `länk` or `rubrik`; empty where nothing is said of the finished file."""
    words: str = ""
    """The words that it consists of, as they are written; empty where they are not known."""

    def is_same(self, other: About) -> bool:
        """Whether both may be one thing: of a kind, and of the same words as far as both have any."""
        if not self.kind or self.kind != other.kind:
            return False
        mine, theirs = _letters(self.words), _letters(other.words)
        return mine == theirs or not (mine and theirs)


LINK, HEADING, POINT, PICTURE, ALT, COLUMN = "länk", "rubrik", "punkt", "bild", "alt", "kolumn"
"""The kinds of what is said both of the content and of the finished file; a column's words are its table's name."""

NOTHING = About()
"""What is said of no finished file."""


def _letters(words: str) -> str:
    """The words without what Markdown and the formats do to them: addresses of links, marks, spaces, capitals."""
    return re.sub(r"\]\([^)]*\)|[\W_]", "", words.lower())


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One fault, warning or gap, in Swedish, with its place in what staff wrote."""

    file: str
    """Path as the user can open it: below the workspace, with forward slashes."""
    line: int
    """Line from 1; 0 when the fault has no line (a missing file, an empty folder)."""
    message: str
    hint: str = ""
    """What to write instead; empty when the message already says it."""
    level: str = "fel"
    """`fel` stops the build, the others don't.

    `varning` is likely wrong, `påpekande` worth a look, `lucka` left to fill in; `accepterad` is a fault or a warning
    that staff have said why they keep, and then `hint` is their reason.
    """
    key: str = ""
    """Dotted key path, for a fault whose line is yet to be looked up."""
    offset: int = -1
    """Lines from the first line of the key's text, likewise; −1 means the key itself."""
    about: About = NOTHING
    """What in the finished files it is about, where they are held against the same thing."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        head = HEADS[self.level]
        told = "skäl" if self.level == ACCEPTED else "tips"
        tail = f"\n  {told}: {self.hint}" if self.hint else ""
        return f"{place}: {head}{self.message}{tail}"


class Faults(Exception):
    """All faults of a step at once; raised when nothing after it can be trusted."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to a misspelt one, or an empty string when none is near enough to suggest."""
    import difflib

    originals = {fold(name.lower()): name for name in known}
    found = difflib.get_close_matches(fold(word.lower()), originals, n=1, cutoff=0.6)
    return originals[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint for an unknown name: the nearest known one, or the list of all when none is near."""
    names = sorted(set(known))
    if near := nearest(word, names):
        return f"menade du {near}?"
    if not names:
        return "här finns inga att välja bland"
    return "här kan stå: " + ", ".join(names[:15]) + (" …" if len(names) > 15 else "")
