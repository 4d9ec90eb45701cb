"""Units of figures: which ones are the same, which convert exactly, and which must never be mixed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reports.swedish import fold

ANDEL, PENGAR, TID, ANTAL, PERSONER = "andel", "pengar", "tid", "antal", "personer"
PROCENTENHETER = "procentenheter"

_WORDS: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "%": (ANDEL, 1, ("procent", "proc")),
    PROCENTENHETER: (PROCENTENHETER, 1, ("procentenhet", "%-enheter", "procent-enheter")),
    "kr": (PENGAR, 1, ("kronor", "krona", "sek")),
    "tkr": (PENGAR, 1000, ("kkr", "tusen kronor", "tusen kr")),
    "mnkr": (PENGAR, 1000**2, ("mkr", "miljoner kronor", "miljoner kr", "milj. kr", "miljoner", "miljon", "msek")),
    "mdkr": (PENGAR, 1000**3, ("mdr", "miljarder", "miljarder kronor", "miljard")),
    "dagar": (TID, 1, ("dag", "dgr", "dygn", "kalenderdagar")),
    "arbetsdagar": ("arbetsdagar", 1, ("arbetsdag",)),
    "veckor": ("veckor", 1, ("vecka", "v")),
    "månader": ("månader", 1, ("månad", "mån")),
    "år": ("år", 1, ()),
    "timmar": ("timmar", 1, ("timme", "tim", "h")),
    "minuter": ("minuter", 1, ("minut", "min")),
    "st": (ANTAL, 1, ("stycken", "styck")),
    "antal": (ANTAL, 1, ()),
    "gånger": (ANTAL, 1, ("gång", "ggr")),
    "personer": (PERSONER, 1, ("person", "pers")),
    "km": ("km", 1, ("kilometer",)),
    "mil": ("mil", 1, ()),
    "kvm": ("kvm", 1, ("m2", "m²", "kvadratmeter")),
    "kg": ("kg", 1, ("kilo",)),
    "ton": ("ton", 1, ()),
    "kWh": ("kwh", 1, ()),
    "MWh": ("mwh", 1, ()),
    "Co2": ("co2", 1, ("co₂", "co2e")),
    "årsarbetare": ("årsarbetare", 1, ("åa", "årsarbeten", "heltidstjänster")),
}
"""Printed form: kind, size in the kind's smallest unit, other spellings."""
MONEY = tuple(name for name, (kind, _, _) in _WORDS.items() if kind == PENGAR)
"""Units of amounts, the smallest first."""
_SINGULAR = {
    PROCENTENHETER: "procentenhet", "dagar": "dag", "arbetsdagar": "arbetsdag", "veckor": "vecka", "månader": "månad",
    "timmar": "timme", "minuter": "minut", "personer": "person", "gånger": "gång",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Enhet:
    """A unit: what it measures, and how large it is among the units of its kind."""

    namn: str
    """As it is printed: `%`, `tkr`, `dagar`."""
    slag: str
    """What it measures. Only units of one kind are held against each other."""
    storlek: int = 1
    """Size in the kind's smallest unit: `tkr` is 1000 kr."""

    @property
    def is_count(self) -> bool:
        """Whether it counts things: `st`, `personer`, or a word that is no known unit (`elever`)."""
        return self.slag in (ANTAL, PERSONER) or self.namn not in _WORDS

    def after(self, number: Decimal) -> str:
        """The unit as it is written after a number: `1 dag`, `2 dagar`; nothing for a mere count."""
        if self.namn == "antal":
            return ""
        return _SINGULAR.get(self.namn, self.namn) if abs(number) == 1 else self.namn

    def __str__(self) -> str:
        return self.namn


_KNOWN = {
    spelling: Enhet(name, kind, size)
    for name, (kind, size, others) in _WORDS.items()
    for spelling in (name.lower(), *others)
}


def spellings(slag: str) -> tuple[str, ...]:
    """The ways in which the known units of a kind are written, in small letters."""
    return tuple(spelling for spelling, enhet in _KNOWN.items() if enhet.slag == slag)


def known_unit(text: str) -> Enhet | None:
    """The unit that a text is, among those that are known; None for any other text."""
    return _KNOWN.get(" ".join(text.lower().split()))


def unit(text: str) -> Enhet:
    """The unit of a text that is meant as one: a known unit, or one of its own kind (`elever`)."""
    words = " ".join(text.split())
    return known_unit(words) or Enhet(words, fold(re.sub(r"\W", "", words.lower())) or words)


def converted(number: Decimal, given: Enhet | None, wanted: Enhet | None) -> Decimal | None:
    """A number in another unit of the same kind, exactly; None where the units can't be held against each other.

    A number without a unit is taken to be in the one it is held against; `st` counts anything.
    """
    if given is None or wanted is None or given == wanted:
        return number
    if given.slag != wanted.slag:
        return number if ANTAL in (given.slag, wanted.slag) and given.is_count and wanted.is_count else None
    return number * given.storlek / wanted.storlek


def lone_unit(given: Enhet | None, wanted: Enhet | None) -> Enhet | None:
    """The only unit that two numbers have, where it is more than a count, so that they can't be held together."""
    only = given or wanted
    return only if (given is None) != (wanted is None) and only is not None and not only.is_count else None
