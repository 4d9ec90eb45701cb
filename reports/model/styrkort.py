"""Goals and indicators: målområde → mål → indikator → utfall."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Literal

from reports.model.varde import Varde

DELAR = {
    "totalt": "Totalt",
    "kvinnor": "Kvinnor",
    "man": "Män",
    "flickor": "Flickor",
    "pojkar": "Pojkar",
}
"""Parts of a split value (könsuppdelad statistik) that need no declared name."""

Riktning = Literal["", "högre är bättre", "lägre är bättre", "exakt"]

STRICT: Mapping[str, Any] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Del:
    """One part of a split indicator (uppdelning), such as Kvinnor or Digital förmåga."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    id: str
    """Key of the part in `utfall`."""
    namn: Varde
    """Printed label of the part's row."""
    malvarde: Varde | None = None
    """Target for this part alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indikator:
    """An indicator with its target and its outcomes by period."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    id: str
    """Short name, unique within the nämnd; assessments and prose refer to it."""
    namn: Varde
    """Printed name; line breaks are kept."""
    enhet: Varde | None = None
    """Unit (`%`, `dagar`, `tkr`); printed after the name unless the name holds it."""
    malvarde: Varde | None = None
    """Target as decided: a number or what people write (`minst 125`)."""
    riktning: Riktning = ""
    """Which way is better, for a target that is a number alone, and for the trend."""
    vikt: Decimal = Decimal(1)
    """Weight among the goal's indicators, where the kommun weighs them (`sammanvagning = "viktad"`)."""
    ordning: int = 0
    """Place in a table that lists indicators across goals; 0 keeps the order of the file."""
    uppdelning: tuple[str | Del, ...] = ()
    """Parts that have rows of their own: `["man", "kvinnor"]` or tables with `id` and `namn`."""
    utfall: Mapping[str, Varde | dict[str, Varde]] = ()  # type: ignore[assignment]  # () is read as "none yet"
    """Outcome (utfall) by period: a value, or a table with `totalt`, `kvinnor`, `man` …"""
    beskrivning: Varde | None = None
    """What the indicator shows and why (Markdown), in a plan's table of goals."""
    aktiviteter: Varde | None = None
    """What is done to reach the target (Markdown, often a list), in a plan's table of goals."""
    kommentar: Varde | None = None
    """Small print under the table (Markdown)."""
    ansvarig: Varde | None = None
    """Role that fills it in."""
    senast: datetime.date | None = None
    """Day by which it is to be filled in."""
    accepterad: Varde | None = None
    """Why target and outcomes are kept though `check` finds them wrong: `så i publicerat underlag`."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "utfall", dict(self.utfall))

    def delar(self) -> tuple[Del, ...]:
        """The parts in the order they are printed: as declared, otherwise as the outcomes name them."""
        if self.uppdelning:
            return tuple(_part(part) for part in self.uppdelning)
        seen = {key for value in self.utfall.values() if isinstance(value, dict) for key in value}
        return tuple(_part(key) for key in DELAR if key in seen and key != "totalt")

    def varde(self, period: str, part: str = "totalt") -> Varde | None:
        """The outcome of a period, in all or for one part; None when there is none."""
        value = self.utfall.get(period)
        if isinstance(value, dict):
            return value.get(part)
        return value if part == "totalt" else None


def _part(part: str | Del) -> Del:
    return part if isinstance(part, Del) else Del(id=part, namn=Varde(DELAR.get(part, part)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mal:
    """A goal (mål) of the nämnd with its indicators."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    id: str
    """Short name, unique within the nämnd."""
    namn: Varde
    """Printed name."""
    beskrivning: Varde | None = None
    """What the goal is for (Markdown)."""
    aktiviteter: Varde | None = None
    """What is done to reach the goal (Markdown, often a list), in a plan's table of goals."""
    overgripande_mal: Varde | None = None
    """The council's goal that this one serves, where it differs within a målområde."""
    indikator: tuple[Indikator, ...] = ()
    """The goal's indicators, in printed order."""
    fotnot: Varde | None = None
    """Small print under the goal's own table (Markdown; a blank line begins a new paragraph)."""
    ansvarig: Varde | None = None
    """Role that answers for the goal."""
    senast: datetime.date | None = None
    """Day by which status, outcomes and targets of the goal are to be filled in."""
    accepterad: Varde | None = None
    """Why the goal's name, texts and targets are kept though `check` finds them wrong: `så i publicerat underlag`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Malomrade:
    """A goal area (målområde) with the goals that belong to it."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    id: str
    """Short name, unique within the nämnd."""
    namn: Varde
    """Printed name."""
    overgripande_mal: Varde | None = None
    """The council's goal (kommunövergripande mål) of the area."""
    beskrivning: Varde | None = None
    """Prose before the area's table (Markdown)."""
    viljeyttring: Varde | None = None
    """What the nämnd wants within the area (Markdown)."""
    fotnot: Varde | None = None
    """Small print right under the area's table, such as `*Dialog förs …`."""
    mal: tuple[Mal, ...] = ()
    """The area's goals, in printed order."""
    indikator: tuple[Indikator, ...] = ()
    """Indicators that hang directly on the area, where no goals stand between."""

    def indikatorer(self) -> Iterator[Indikator]:
        """All indicators of the area: its own, then goal by goal."""
        yield from self.indikator
        for mal in self.mal:
            yield from mal.indikator
