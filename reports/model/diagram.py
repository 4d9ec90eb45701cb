"""A diagram as data: what it shows, not how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from reports.model.malniva import Malniva, malniva
from reports.model.styrkort import STRICT
from reports.model.varde import Etikett, Varde

DiagramTyp = Literal[
    "stapel",
    "staplad",
    "liggande",
    "linje",
    "lutning",
]

SerieRoll = Literal["", "fjol", "budget", "prognos"]
"""What a series is beside the outcomes, which have no role: the year before, the budget, the forecast."""

MOST_SLOPES = 20
"""Series of a `lutning`, whose names stand at both ends of their lines."""
MOST_PANELS = 12
MOST_SERIES = 12
"""Series that look unlike each other in print without colour; more of them begin anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serie:
    """One series of a diagram: its name and a value for each category."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    namn: Etikett
    """Label of the series."""
    varden: tuple[Varde, ...]
    """One value for each category; an empty text or `i u` is a gap."""
    roll: SerieRoll = ""
    """`fjol` (the year before, grey and behind), `budget` (a thin line) or `prognos` (goes on from the outcome)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """A diagram that a report can place with `{{ diagram("id") }}`."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    typ: DiagramTyp
    """`stapel` (bars side by side), `staplad` (stacked), `liggande` (horizontal), `linje` (lines).

    Or `lutning` (a line from the first of two times to the last).
    """
    rubrik: Varde
    """Title, printed as the caption `Figur 2. …`."""
    kategorier: tuple[Etikett, ...]
    """What stands along the axis, such as months or years."""
    serie: tuple[Serie, ...]
    """The series in drawing order; the last one is drawn strongest."""
    enhet: Varde | None = None
    """Unit of the values, printed at the axis."""
    kalla: Varde | None = None
    """Where the figures come from; printed under the diagram."""
    exempelvarden: bool = False
    """True when figures are made up to show the diagram; the caption then says `exempelvärden`."""
    mal: Varde | None = None
    """Target of the values (`minst 80`, `75–80 %`, `ska öka`): a line with the allowed side shaded, or a sentence."""
    paneler: bool = False
    """True for a panel of its own for each series, all on one scale."""
    fotnot: Varde | None = None
    """Small print under the diagram."""
    alt: Varde | None = None
    """Text alternative; made from the data when left out."""

    @property
    def malniva(self) -> Malniva | None:
        """The target in the unit of the values; None where there is none."""
        return malniva(self.mal, self.enhet.text if self.enhet else "") if self.mal else None
