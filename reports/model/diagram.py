"""A diagram as data: what it shows, not how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from reports.model.styrkort import STRICT
from reports.model.tabell import Tecken
from reports.model.varde import Etikett, Varde

DiagramTyp = Literal[
    "stapel",
    "staplad",
    "liggande",
    "linje",
    "avvikelse",
    "vattenfall",
    "hantel",
    "andel",
    "pyramid",
    "malbild",
]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """A diagram that a report can place with `{{ diagram("id") }}`."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    typ: DiagramTyp
    """`stapel` (bars side by side), `staplad` (stacked), `liggande` (horizontal) or `linje` (lines).

    `avvikelse` has lying bars of differences, to the left and to the right of zero; `vattenfall` goes from a
    start over plus and minus to an end; `hantel` joins the marks of two series in each category; `andel`
    is a lying bar of shares for each category, or one bar of one series; `pyramid` has two series back to
    back, by age; `malbild` shows the report's own goals with their statuses.
    """
    rubrik: Varde
    """Title, printed as the caption `Figur 2. …`."""
    kategorier: tuple[Etikett, ...] = ()
    """What stands along the axis, such as months or years; a `malbild` has none."""
    serie: tuple[Serie, ...] = ()
    """The series in drawing order; the last one is drawn strongest. A `malbild` has none."""
    sorterad: bool | None = None
    """Whether categories at the left stand by falling size; when left out they do, but for times and rising numbers."""
    hundra: bool = False
    """True shows each category of `staplad` or `liggande` as shares of its whole, to 100 percent."""
    kostnader: Tecken = ""
    """How costs are written where `avvikelse` has a budget and an outcome; by the signs of the figures when empty."""
    enhet: Varde | None = None
    """Unit of the values, printed at the axis."""
    kalla: Varde | None = None
    """Where the figures come from; printed under the diagram."""
    exempelvarden: bool = False
    """True when figures are made up to show the diagram; the caption then says `exempelvärden`."""
    fotnot: Varde | None = None
    """Small print under the diagram."""
    alt: Varde | None = None
    """Text alternative; made from the data when left out."""
