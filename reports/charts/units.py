"""The unit of a diagram as a text alternative says it: in words that can be listened to."""

from __future__ import annotations

import re
from decimal import Decimal

from reports import swedish

_SPELLED = {"%": "procent", "tkr": "tusen kronor", "mnkr": "miljoner kronor", "mkr": "miljoner kronor"}
_PERCENT = re.compile(r"%|\bprocent(?:enhet(?:er)?)?\b")
_COUNT = re.compile(r"antal\b ?")
_PLAIN = re.compile(r"[^\d,;:()]+")
"""What can stand after a number as it is; an axis title such as `Kostnad (tkr)` can't."""
_ONE = {
    "dagar": "dag", "elever": "elev", "kronor": "krona", "månader": "månad", "personer": "person", "platser": "plats",
    "timmar": "timme", "veckor": "vecka", "ärenden": "ärende", "minuter": "minut", "miljoner": "miljon",
    "lägenheter": "lägenhet", "kvinnor": "kvinna", "flickor": "flicka", "pojkar": "pojke", "barn": "barn",
    "tjänster": "tjänst", "besök": "besök", "brukare": "brukare", "beslut": "beslut", "män": "man", "lån": "lån",
    "tusen": "tusen", "årsarbetare": "årsarbetare", "kr": "kr", "år": "år", "ton": "ton",
}  # fmt: skip
"""The first word of a unit when there is one of it; a unit with another word is left out then."""
_MANY = re.compile(r"[a-zåäö]+(?:er|or|ar|en)\b")


def told_unit(unit: str) -> str:
    """The sentence that says which unit all values have; nothing when there is none."""
    return f"Enhet: {_SPELLED.get(unit.lower(), _small(unit)).rstrip('.')}." if unit else ""


def with_unit(size: Decimal, unit: str) -> str:
    """A difference with its unit; that of a share is told in percentage points, since its percent would be another."""
    number = swedish.number(size)
    if _PERCENT.search(unit.lower()):
        return f"{number} {'procentenhet' if number == '1' else 'procentenheter'}"
    bare = _COUNT.sub("", _small(unit), count=1) if _PLAIN.fullmatch(unit) and " i " not in unit else ""
    spelled = _SPELLED.get(bare.lower(), bare)
    return f"{number} {_of_one(spelled) if number == '1' else spelled}".rstrip()


def _of_one(unit: str) -> str:
    """The unit after the number one: `1 miljon kronor`; nothing rather than a plural that isn't known."""
    first, space, rest = unit.partition(" ")
    if first in _ONE:
        return f"{_ONE[first]}{space}{rest}"
    return "" if _MANY.match(first) else unit


def _small(unit: str) -> str:
    """The unit without the capital letter of an axis title: `Antal` as `antal`, `MWh` as it is."""
    return swedish.first_lower(unit)
