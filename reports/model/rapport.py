"""The whole content of one document: kommun, nämnd, report, and the facts it looks up."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar, Literal

from reports.model.arende import Arende
from reports.model.arsrapport import Avvikelse, Uppdrag
from reports.model.bild import Bild
from reports.model.diagram import Diagram
from reports.model.internkontroll import Risk
from reports.model.period import Period, parse_period
from reports.model.regler import Regler, Steg
from reports.model.styrkort import STRICT, Indikator, Mal, Malomrade
from reports.model.tabell import Tabell
from reports.model.varde import Beteckning, Etikett, Varde

Diagramdata = Literal["", "bilaga"]
"""Where the figures of diagrams stand besides the fold on the web page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kommun:
    """The kommun, in `kommun.toml`."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    namn: Varde
    """Name as printed: `Linköpings kommun`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marginaler:
    """The page's margins in millimetres; one that is left out is the program's own."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    topp: Decimal | None = None
    """Above the text, with the header in it."""
    botten: Decimal | None = None
    """Below the text, with the footer in it."""
    vanster: Decimal | None = None
    """To the left of the text."""
    hoger: Decimal | None = None
    """To the right of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profil:
    """The house's look, in `kommun.toml`; everything may be left out."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    farg: str = ""
    """Main colour as `#rrggbb`: headings, table heads, first series."""
    accentfarg: str = ""
    """Second colour as `#rrggbb`."""
    typsnitt: str = ""
    """Font family in PDF, web page, diagrams and the program's own Word template."""
    typsnittsmapp: str = ""
    """Folder below the workspace with the kommun's own font files."""
    logotyp: str = ""
    """The kommun's logo (PNG, JPEG or SVG) below the workspace."""
    logotyp_alt: str = ""
    """What the logo shows, for those who don't see it; otherwise the kommun's name and the word logotyp."""
    marginaler: Marginaler = field(default_factory=Marginaler)
    """The page's margins in PDF and in the program's own Word template."""
    mall: str = ""
    """The house's Word template (.docx or .dotx) below the workspace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Namnd:
    """The nämnd, in `namnd.toml`."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    namn: Varde
    """Name as printed: `Social- och omsorgsnämnden`."""
    forvaltning: Varde | None = None
    """The administration that writes for the nämnd."""
    uppdrag: Varde | None = None
    """The nämnd's task (Markdown), printed by templates that have the section."""
    skala: tuple[Varde | Steg, ...] = ()
    """The words a status may be, with what they mean and their signs; when left out any words go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Huvud:
    """The `[rapport]` table that makes a file a document."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    typ: str
    """Document kind, such as `delårsrapport`."""
    titel: Etikett | None = None
    """Title on the cover; made from kind and period when left out."""
    undertitel: Etikett | None = None
    """Line under the title."""
    period: Etikett | None = None
    """Period the report is about: `mars 2022`, `2024`."""
    dnr: Beteckning | None = None
    """Diarienummer."""
    datum: datetime.date | None = None
    """Date of the document; also its date in the file's properties."""
    perioder: tuple[Etikett, ...] = ()
    """Periods shown for outcomes; when left out, all that are not after the report's own."""
    bilagor: tuple[Varde, ...] = ()
    """Attachments that are files of their own, in printed order."""
    till: tuple[str, ...] = ()
    """Readers that the report has versions for; the first one's is built when none is named."""
    ansvarig: Varde | None = None
    """Role that writes the report."""
    senast: datetime.date | None = None
    """Day by which the report is to be filled in, where what remains has no nearer one."""
    handlaggare: Varde | None = None
    """Role that handles the matter, in the head of a PM or a tjänsteskrivelse; never a person's name."""
    uppfoljning: bool = False
    """True makes an internkontroll the follow-up of the plan: results and measures are printed too."""
    efter: str = ""
    """File name of the report that this one follows, as `rodtrad new` notes it."""
    innehall: int | None = None
    """Level of the last headings in the contents, 0 for no contents; the template's own when left out."""
    i_korthet: bool = False
    """True opens a delårsrapport or årsrapport with its goals, variances and indicators in short."""
    diagramdata: Diagramdata = ""
    """`bilaga` gives a last appendix with the figures of every diagram, a table for each."""
    utkast: bool = False
    """True puts UTKAST on every page."""
    version: Beteckning | None = None
    """The version, as `Remissversion 2`: on the cover, and on every page."""
    jamfor_text: bool = True
    """False stops `check` from telling of numbers in texts that are almost a figure of a table."""
    fullmaktige: bool = False
    """True says that this is the kommun's delårsrapport to the council, as LKBR 13 kap. asks for one."""
    accepterad: Varde | None = None
    """Why the report is kept as it is though `check` misses parts or finds its period wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Avsnitt:
    """A section of prose, `[avsnitt.id]`."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    rubrik: Varde | None = None
    """Heading; the template's own heading for a section it knows."""
    text: Varde
    """Prose in Markdown, with `{{ … }}` for values, tables, diagrams and pictures."""
    bilaga: bool = False
    """True makes the section an appendix: last in the document, with numbers of its own."""
    liggande: bool = False
    """True puts the section on landscape pages."""
    till: tuple[str, ...] = ()
    """Readers whose version has the section; all of them when left out."""
    ansvarig: Varde | None = None
    """Role that writes the section."""
    senast: datetime.date | None = None
    """Day by which the section is to be written."""
    accepterad: Varde | None = None
    """Why the section's figures are kept though `check` finds some wrong: `så i publicerat underlag`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bedomning:
    """What people decided about a goal or an indicator in this report, `[bedomning.id]`."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    status: Varde | None = None
    """Status in the nämnd's words."""
    kommentar: Varde | None = None
    """The reason (Markdown)."""
    accepterad: Varde | None = None
    """Why the status is kept though `check` finds it wrong: `så i publicerat underlag`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dokumentslag:
    """A document kind of the kommun's own, `[dokumentslag.id]`; its template is `id.html.jinja`."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    namn: Varde
    """Printed name: `Lägesrapport`."""
    period: bool = False
    """True when such a report must say which period it is about."""
    uppfoljning: bool = False
    """True when it tells outcomes of its period, so that the next one asks for new ones."""
    avsnitt: tuple[str, ...] = ()
    """Sections that such a report must have, by id."""
    skelett: dict[str, Varde] = field(default_factory=dict)
    """Sections of a new report: heading by id, in order."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rapport:
    """Everything one document is made of; the keys are the top-level tables of the content files.

    Two are the same only when they are one object, so that what is found out about one can be kept.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    kommun: Kommun
    """The kommun the folder belongs to."""
    namnd: Namnd
    """The nämnd the folder belongs to."""
    rapport: Huvud
    """The report itself."""
    profil: Profil = field(default_factory=Profil)
    """The house's look."""
    regler: Regler = field(default_factory=Regler)
    """How the statuses of indicators and goals are proposed."""
    malomrade: tuple[Malomrade, ...] = ()
    """Goal areas, in printed order."""
    tabell: dict[str, Tabell] = field(default_factory=dict)
    """Tables of figures by id."""
    diagram: dict[str, Diagram] = field(default_factory=dict)
    """Diagrams by id."""
    bild: dict[str, Bild] = field(default_factory=dict)
    """Pictures from the content folder by id."""
    avsnitt: dict[str, Avsnitt] = field(default_factory=dict)
    """Sections of prose by id, in printed order where the template has no place of its own for them."""
    bedomning: dict[str, Bedomning] = field(default_factory=dict)
    """Assessments by the id of a goal or an indicator."""
    arende: Arende | None = None
    """The matter that a tjänsteskrivelse is about."""
    risk: tuple[Risk, ...] = ()
    """Risks of the internal control, in printed order."""
    uppdrag: tuple[Uppdrag, ...] = ()
    """Assignments, in printed order."""
    avvikelse: tuple[Avvikelse, ...] = ()
    """Deviations, in printed order."""
    dokumentslag: dict[str, Dokumentslag] = field(default_factory=dict)
    """Document kinds of the kommun's own by id."""

    @property
    def egen_period(self) -> Period | None:
        """The period that the report is about; None where it has none that can be read."""
        return parse_period(self.rapport.period.text) if self.rapport.period else None

    def alla_mal(self) -> Iterator[Mal]:
        """All goals, area by area."""
        for malomrade in self.malomrade:
            yield from malomrade.mal

    def indikatorer(self) -> Iterator[Indikator]:
        """All indicators, area by area and goal by goal."""
        for malomrade in self.malomrade:
            yield from malomrade.indikatorer()

    def visade_perioder(self, indikatorer: Iterable[Indikator]) -> list[str]:
        """The periods to show, in time order: the ones the report names, otherwise all that are not after its own."""
        used = {period for indikator in indikatorer for period in indikator.utfall}
        chosen = [period.text for period in self.rapport.perioder]
        if chosen:
            return [period for period in chosen if period in used]
        own = self.egen_period
        read = [period for text in used if (period := parse_period(text)) is not None]
        return [period.text for period in sorted(read) if own is None or period.slut <= own.slut]
