"""A diagram as data: what it shows, not how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal

from reports.diagnostics import Diagnostic
from reports.model.malniva import Malniva, malniva
from reports.model.styrkort import STRICT
from reports.model.tabell import Tecken
from reports.model.varde import Etikett, Varde

DiagramTyp = Literal[
    "stapel",
    "staplad",
    "liggande",
    "linje",
    "lutning",
    "avvikelse",
    "vattenfall",
    "hantel",
    "andel",
    "pyramid",
    "malbild",
]

SerieRoll = Literal["", "fjol", "budget", "prognos"]
"""What a series is beside the outcomes, which have no role: the year before, the budget, the forecast."""

ROLES: Mapping[DiagramTyp, frozenset[SerieRoll]] = {
    "stapel": frozenset({"fjol", "budget", "prognos"}),
    "liggande": frozenset({"fjol", "budget", "prognos"}),
    "linje": frozenset({"fjol", "budget", "prognos"}),
    "staplad": frozenset({"budget"}),
}
"""The roles that series of a kind may have; those of any other kind have none."""
WITH_TARGET: tuple[DiagramTyp, ...] = ("stapel", "staplad", "liggande", "linje")
"""Kinds that can show a target."""
TO_HUNDRED: tuple[DiagramTyp, ...] = ("staplad", "liggande")
"""Kinds that show shares when asked for (`hundra`)."""
WITH_PANELS: tuple[DiagramTyp, ...] = ("stapel", "linje")
"""Kinds that can be parted into panels."""
BY_SIZE: tuple[DiagramTyp, ...] = ("liggande", "avvikelse", "hantel")
"""Kinds with names at the left, whose categories stand by falling size."""
MOST_SLOPES = 20
"""Series of a `lutning`, whose names stand at both ends of their lines."""
MOST_PANELS = 12
MOST_SERIES = 12
"""Series that look unlike each other in print without colour; more of them begin anew."""

MOST_CATEGORIES: Mapping[str, int] = {"": 60, "linje": 120, "pyramid": 110}
"""Categories that can be read along an axis, by kind where it is another number than most; names on it thin out."""


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

    `lutning` has a line from the first of two times to the last; `avvikelse` lying bars of differences, to the left
    and to the right of zero; `vattenfall` goes from a start over plus and minus to an end, or
    from the sum of one series to that of another; `hantel` joins the marks
    of two series in each category; `andel` is a lying bar of shares for each category, or one bar of one series;
    `pyramid` has two series back to back, by age; `malbild` shows the report's own goals with their statuses.
    """
    rubrik: Varde = field(default_factory=lambda: Varde(""))
    """Title, printed as the caption `Figur 2. …`; that of the table or the indicator where nothing is said."""
    kategorier: tuple[Etikett, ...] = ()
    """What stands along the axis, such as months or years; a `malbild` has none."""
    serie: tuple[Serie, ...] = ()
    """The series in drawing order; the last one is drawn strongest. A `malbild` has none."""
    tabell: str = ""
    """The table whose figures are shown, by id, in place of `kategorier` and `serie`."""
    kolumner: tuple[str, ...] = ()
    """The table's columns that are series, by id and in this order; those of its plain figures when left out."""
    rader: tuple[str, ...] = ()
    """The table's rows that are categories, by id or name; when left out, those that are no sums or parts of others."""
    indikator: str | tuple[str, ...] = ()
    """The indicator whose outcomes are shown, or several, by id, in place of `kategorier` and `serie`."""
    perioder: tuple[Etikett, ...] = ()
    """The indicator's periods; the report's own when left out."""
    delar: tuple[str, ...] = ()
    """The indicator's parts that are series (`kvinnor`, `man`, `totalt`); all of them when left out."""
    vand: bool | None = None
    """True lets columns be categories and rows series; lines do so by themselves where the columns are times."""
    malomrade: tuple[str, ...] = ()
    """The målområden that a `malbild` shows, by id; all of them when left out."""
    sorterad: bool | None = None
    """Whether categories at the left stand by falling size; when left out they do, but for times and rising numbers."""
    hundra: bool = False
    """True shows each category of `staplad` or `liggande` as shares of its whole, to 100 percent."""
    kostnader: Tecken = ""
    """How costs are written where `avvikelse` has a budget and an outcome; by the signs of the figures when empty."""
    enhet: Varde | None = None
    """Unit of the values, printed at the axis; money is converted to it from a table or an indicator."""
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
    def roller(self) -> frozenset[SerieRoll]:
        """The roles that its series may have; parts of a whole have none."""
        return frozenset() if self.hundra else ROLES.get(self.typ, frozenset())

    @property
    def malniva(self) -> Malniva | None:
        """The target in the unit of the values; None where there is none."""
        return malniva(self.mal, self.enhet.text if self.enhet else "") if self.mal else None

    @property
    def takes_over(self) -> bool:
        """Whether it shows figures that stand elsewhere."""
        return bool(self.tabell or self.indikator)

    @property
    def has_numbers(self) -> bool:
        """Whether there is anything to draw."""
        return any(value.tal is not None for serie in self.serie for value in serie.varden)

    @property
    def has_gaps(self) -> bool:
        """Whether a draft has figures still to be filled in (`att fylla i`)."""
        return any(value.is_gap for serie in self.serie for value in serie.varden)


@dataclass(frozen=True, slots=True, kw_only=True)
class Oritat(Diagram):
    """A diagram that is not drawn: a box with a text stands in its place."""

    text: str
    """What the box says."""
    fel: tuple[Diagnostic, ...] = ()
    """What is wrong with it; nothing where its figures are yet to be filled in."""

    @classmethod
    def instead_of(cls, diagram: Diagram, id_: str, fel: tuple[Diagnostic, ...]) -> Oritat:
        """The box for a diagram; it says the first thing that is wrong."""
        rubrik = diagram.rubrik or replace(diagram.rubrik, text=f"Diagrammet {id_}")
        text = f"Diagrammet kunde inte ritas: {fel[0].message}." if fel else "Att fylla i: talen som diagrammet visar."
        return cls(typ=diagram.typ, rubrik=rubrik, text=text, fel=fel, tabell=diagram.tabell)
