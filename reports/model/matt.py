"""Outcomes as people write them: the number and the unit in `73,7 %`, `345 (28)`, `± 0`, `ung. 116 000`, `i u`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reports.model.enhet import Enhet, known_unit, unit
from reports.swedish import WHOLE, fold, parse_number

if TYPE_CHECKING:
    from reports.model.varde import Varde

NUMBER = rf"[-−–]?\s?{WHOLE}(?:[,.]\d+)?"
"""A number as staff write it, with or without spaces between thousands."""

ROUGH = r"ungefär|ung\.?|omkring|cirka|circa|ca\.?|c:a|drygt|knappt|runt|nästan|~"
"""Words that say that a number is about right."""

_MATT = re.compile(
    rf"(?P<rough>(?:{ROUGH})\s*)?(?P<sign>±\s?|\+\s?)?(?P<number>{NUMBER})\s*(?P<unit>[^\d\s(*][^(*\n]*?)?"
    r"\s*(?P<part>\([^()]*\))?\s*\**",
    re.IGNORECASE,
)
_BY_PART = re.compile(r"\s*\w+\s*:.*")
_NOTHING = re.compile(r"i\.?\s?u\.?|ingen uppgift|uppgift saknas|saknas|[-–—]+|\.{1,3}|…|ej aktuellt|", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Matt:
    """A number that a value holds, with its unit."""

    tal: Decimal
    enhet: Enhet | None = None
    """The unit written with it; None for a bare number."""
    ungefar: bool = False
    """Whether it is said to be about right (`ung.`, `cirka`)."""
    varav: str = ""
    """What stands in brackets after it: `28` in `345 (28)`."""


def read_matt(text: str, egen: str = "") -> Matt | None:
    """The number and unit that a text is; None for text that is more than a number with its unit.

    `egen` is the unit that the value is said to have, which may be any word (`elever`).
    """
    first, *below = text.strip().split("\n")
    match = _MATT.fullmatch(first.strip())
    if not match or not all(_BY_PART.fullmatch(line) for line in below if line.strip()):
        return None
    number, written = parse_number(match["number"]), match["unit"] or ""
    enhet = known_unit(written) if written else None
    if written and enhet is None and fold(written.lower().strip()) == fold(egen.lower().strip()):
        enhet = unit(egen)
    if number is None or (written and enhet is None) or (number and "±" in (match["sign"] or "")):
        return None
    return Matt(number, enhet, bool(match["rough"]), (match["part"] or "").strip("()"))


def matt(varde: Varde, egen: str = "") -> Matt | None:
    """The number of a value with its unit, in full as written; None where it has none."""
    return Matt(varde.tal) if varde.tal is not None else read_matt(varde.text, egen)


def exact(varde: Varde, egen: str = "") -> Matt | None:
    """The number of a value that is not said to be only about right; None for that, and for words."""
    found = matt(varde, egen)
    return None if found is None or found.ungefar else found


def measured(varde: Varde, egen: str) -> Matt | None:
    """The same in the unit that is written with it, or else in `egen`, the one that the value is said to have."""
    found = matt(varde, egen)
    return replace(found, enhet=unit(egen)) if found and egen and not found.enhet else found


def is_nothing(text: str) -> bool:
    """Whether a text says that there is no figure: `i u`, `i.u.`, `-`, `--`, `..`, or nothing at all."""
    return bool(_NOTHING.fullmatch(text.strip()))
