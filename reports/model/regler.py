"""The kommun's rules for judging goals, and the words and symbols of its scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Literal

from reports.model.styrkort import STRICT
from reports.model.varde import Varde

Niva = Literal["uppnått", "delvis", "ej uppnått", "kan inte bedömas"]
"""What figures say of an indicator or a goal."""
NIVAER: tuple[Niva, ...] = ("uppnått", "delvis", "ej uppnått", "kan inte bedömas")

_SYNONYMS: dict[str, Niva] = {
    "uppnått": "uppnått",
    "uppnådd": "uppnått",
    "uppfyllt": "uppnått",
    "uppfyllt helt": "uppnått",
    "helt uppnått": "uppnått",
    "målet nås": "uppnått",
    "kan uppnås": "uppnått",
    "delvis": "delvis",
    "delvis uppnått": "delvis",
    "delvis uppfyllt": "delvis",
    "ej uppnått": "ej uppnått",
    "inte uppnått": "ej uppnått",
    "ej uppfyllt": "ej uppnått",
    "inte uppfyllt": "ej uppnått",
    "målet nås inte": "ej uppnått",
    "svårt": "ej uppnått",
    "svårt att uppnå": "ej uppnått",
    "kan inte bedömas": "kan inte bedömas",
    "ingen bedömning": "kan inte bedömas",
    "bedömning saknas": "kan inte bedömas",
    "går inte att bedöma": "kan inte bedömas",
}
"""What common words of a scale mean; a kommun says the others with `betyder`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steg:
    """A step of the nämnd's scale (skala)."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    namn: Varde
    """The word that a status is: `kan uppnås`."""
    betyder: Niva | None = None
    """What it means, so that it can be held against what the figures say."""
    symbol: Varde | None = None
    """A sign before the word, of a shape of its own: `✓`, `◆`, `▼`. The word always stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regler:
    """How statuses are proposed, `[regler]` in kommun.toml or namnd.toml; people decide."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    sammanvagning: Literal["sämsta", "andel", "viktad"] = "sämsta"
    """A goal's status: that of its worst indicator, by the share reached, or by the share with weights (`vikt`)."""
    andel: Decimal = Decimal(100)
    """Percent of the indicators that must be reached for the goal to be."""
    delvis_andel: Decimal = Decimal(50)
    """Percent from which the goal is partly reached."""
    delvis: Literal["på väg", "nära", "aldrig"] = "på väg"
    """An indicator is partly reached when it moves the right way, or when it is near its target."""
    nara: Decimal = Decimal(90)
    """Percent of the target that is near."""


def steg(skala: Iterable[Varde | Steg]) -> tuple[Steg, ...]:
    """The steps of a scale, words alone among them."""
    return tuple(one if isinstance(one, Steg) else Steg(namn=one) for one in skala)


def betydelse(status: Varde | None, skala: Iterable[Varde | Steg]) -> Niva | None:
    """What a status means, by the scale or by common words; None where that can't be told."""
    if status is None:
        return None
    word = status.text.strip()
    for one in steg(skala):
        if one.namn.text.strip() == word and one.betyder:
            return one.betyder
    return _SYNONYMS.get(word.lower())


def symbol(status: Varde | None, skala: Iterable[Varde | Steg]) -> Varde | None:
    """The sign of a status in the scale; None where it has none."""
    found = (one.symbol for one in steg(skala) if status is not None and one.namn.text.strip() == status.text.strip())
    return next(found, None)
