"""What every proof is made of: rules with names, and what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from reports.diagnostics import About

PROGRAM = "det är ett fel i programmet; skicka filen och innehållet till den som sköter det"
"""The hint where neither the author nor the kommun's Word template can mend it."""
TEMPLATE = "rätta det i er Word-mall; har ni ingen egen är det ett fel i programmet"
"""The hint where the kommun's Word template may be what is wrong."""
NONSENSE = (ArithmeticError, AttributeError, EOFError, LookupError, RuntimeError, TypeError, ValueError)
"""What may be raised where the bytes are so wrong that no rule has foreseen it; such a file can't be read."""

Subject = TypeVar("Subject")


class Place(str):
    """What in a file breaks a rule, said with its place, where the same may be said of the content or the template."""

    __slots__ = ("about",)
    about: About

    def __new__(cls, message: str, kind: str, words: str = "") -> Place:
        """A place with what it is about: a kind, and the words in the file where there are any."""
        place = super().__new__(cls, message)
        place.about = About(kind, words)
        return place


@dataclass(frozen=True)
class Rule(Generic[Subject]):
    """One thing that a file of some format is held against."""

    name: str
    """What is demanded, as a short Swedish sentence."""
    broken: Callable[[Subject], Iterable[str]]
    """What in the file breaks the rule, a Swedish sentence with its place for each; nothing when all is well."""
    hint: str = PROGRAM
    """What to do about it."""


@dataclass(frozen=True)
class Finding:
    """A rule that a file breaks."""

    rule: str
    places: Sequence[str]
    """What breaks it, as the rule says it; at least one."""
    hint: str

    @property
    def message(self) -> str:
        """The first place, in words, and how many more there are."""
        more = len(set(self.places)) - 1
        rest = f" (och {more} ställen till)" if more > 1 else " (och ett ställe till)" if more else ""
        return f"{self.places[0]}{rest}"


def held(subject: Subject, rules: Sequence[Rule[Subject]]) -> list[Finding]:
    """The findings of a file that is held against rules, in their order; one for each rule that it breaks."""
    return [Finding(rule.name, places, rule.hint) for rule in rules if (places := list(rule.broken(subject)))]


def shortened(text: str, longest: int = 60) -> str:
    """A text as it is quoted in a message: its white space single, and its end cut off where it is long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…"


def twice(values: Iterable[str]) -> list[str]:
    """The values that come more than once, each once."""
    seen: set[str] = set()
    again = (value for value in values if value in seen or seen.add(value))  # type: ignore[func-returns-value]
    return list(dict.fromkeys(again))


def first(places: Iterable[str], most: int = 3) -> str:
    """The first few of many, for a message."""
    return ", ".join(islice(places, most))
