"""Report → page tree: what a template can reach, and the run of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateNotFound, TemplatesNotFound
from markupsafe import Markup, escape

from reports.diagnostics import Diagnostic, Faults, did_you_mean, nearest
from reports.document import Blocks
from reports.kinds import Kind
from reports.model.arende import Underlag
from reports.model.bild import Bild
from reports.model.diagram import Diagram
from reports.model.forslag import of_indikator
from reports.model.korthet import korthet
from reports.model.malbild import malbild
from reports.model.rapport import Avsnitt, Rapport
from reports.model.regler import symbol
from reports.model.skillnad import with_skillnad
from reports.model.tabell import Tabell
from reports.model.talrad import Talrad, talrad, told
from reports.model.varde import NOWHERE, Varde
from reports.swedish import hard_spaces
from reports.templating import diagramtal, rows, tabellrader, views
from reports.templating.environment import STANDARD, packaged_templates
from reports.templating.faults import TemplateFault
from reports.templating.markup import parse
from reports.templating.own_templates import unknown_blocks
from reports.templating.prose import Prose, Stycke
from reports.templating.references import Hanvisning
from reports.templating.said import EXPRESSION_ERRORS, diagnose
from reports.templating.subset import KALLA

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

SIDBRYTNING = Stycke('<hr class="sidbrytning"/>')
MACROS = "makron.html.jinja"
_KORTHET = "diagram:i-korthet"
_SOURCES = re.compile(rf'(?:<data value|{KALLA})="([^"]*)"')


@dataclass
class Page:
    """One run of a template: the names it can reach, and what it used."""

    rapport: Rapport
    kind: Kind
    kommun_id: str
    """Folder name of the kommun: `templates/<kommun_id>/` holds its own templates."""
    env: SandboxedEnvironment
    alt: Callable[[Diagram], str]
    """Makes a diagram's text alternative from its data."""
    underlag: Sequence[Underlag] = ()
    """What a decision rests on, in printed order."""
    faults: list[Diagnostic] = field(default_factory=list)
    diagrams: dict[str, Diagram] = field(default_factory=dict)
    """Diagrams that were placed, by picture name."""
    figurer: dict[str, str] = field(default_factory=dict)
    """Of the diagrams of the content that were placed, by id, the figure that has a number; empty where none has."""
    trender: dict[str, Talrad] = field(default_factory=dict)
    """Developments that stand in cells of tables, by picture name."""
    bilder: dict[str, tuple[str, Bild]] = field(default_factory=dict)
    """Pictures from the content folder that were placed, with their ids, by picture name."""
    placed: set[str] = field(default_factory=set)
    """Sections that were placed."""
    macros: dict[str, Any] = field(default_factory=dict)
    """What recurs, by name; templates call it as `m.tabell`."""
    warnings: list[Diagnostic] = field(default_factory=list)
    """What is to be said of the prose and stops nothing; lines are yet to be looked up."""
    printed: frozenset[str] = frozenset()
    """Sources (`file#key`) of everything the page shows."""

    def render(self) -> Blocks:
        """The page's blocks; raises Faults with all that is wrong in the template and in the prose."""
        values = self.values()
        places = {
            "tabell": self.tabell,
            "diagram": self.diagram,
            "bild": self.bild,
            "i_korthet": self.i_korthet,
            "sidbrytning": SIDBRYTNING,
        }
        names = values | places | self.layout()
        self.prose = Prose(self.env, values, places, self.faults)
        self.env.filters |= {
            "markdown": self.prose.html,
            "cell": self.prose.cell,
            "stycke": self.prose.line,
            "stycken": self.prose.paragraphs,
            "inledd": self.prose.run_in,
        }
        try:
            names["m"] = self.macros
            self.load_macros(names)
            template = self.template(self.kind.template)
            self.faults += self.slips(template)
            html = template.render(names) + self.diagrambilaga()
        except EXPRESSION_ERRORS as error:
            raise Faults([*self.faults, diagnose(error, names, self.env)]) from None
        self.printed = self._printed(html)
        if self.faults:
            raise Faults(dict.fromkeys(self.faults))
        self.warnings += dict.fromkeys(self.prose.warnings)
        return parse(html, {*self.diagrams, *self.trender, *self.bilder})

    def _printed(self, html: str) -> frozenset[str]:
        alts = [*(shown.alt for shown in self.diagrams.values()), *(shown.alt for _, shown in self.bilder.values())]
        sources = [unescape(source) for source in _SOURCES.findall(html)]
        return frozenset([*sources, *(str(alt.kalla) for alt in alts if alt)])

    def load_macros(self, names: Mapping[str, Any]) -> None:
        """The standard macros, then those that the workspace and the kommun have of their own, one by one."""
        loaded: set[str | None] = set()
        for name in (f"{STANDARD}/{MACROS}", MACROS, f"{self.kommun_id}/{MACROS}"):
            file = self._file(name)
            if file and file not in loaded:
                module = self.env.get_template(name).make_module(dict(names))
                self.macros |= {key: value for key, value in vars(module).items() if not key.startswith("_")}
                loaded.add(file)

    def _file(self, name: str) -> str | None:
        """The file behind a template's name; None when there is none."""
        try:
            return self.env.loader.get_source(self.env, name)[1] if self.env.loader else None
        except TemplateNotFound:
            return None

    def template(self, name: str) -> Template:
        """The kommun's own template of a name, or the standard one; raises Faults for a kind of its own without one."""
        try:
            return self.env.select_template([f"{self.kommun_id}/{name}", name])
        except TemplatesNotFound:
            kalla = self.rapport.dokumentslag[self.kind.id].namn.kalla
            hint = f"lägg den i templates/{self.kommun_id}/ eller templates/ i arbetsytan"
            key = f"dokumentslag.{self.kind.id}"
            raise Faults([Diagnostic(kalla.file, 0, f"mallen {name} finns inte", hint, key=key)]) from None

    def slips(self, template: Template) -> list[Diagnostic]:
        """What is wrong with a template of the kommun's own though it can be run."""
        is_packaged = Path(template.filename or "").parent == packaged_templates()
        return [] if is_packaged else list(unknown_blocks(self.env, template.name or ""))

    def values(self) -> dict[str, Any]:
        """The values that a template or a `{{ … }}` in prose can print."""
        rapport = self.rapport
        tables = {id_.replace("-", "_"): tabell for id_, tabell in rapport.tabell.items()}
        words: dict[str, Any] = {
            "kommun": rapport.kommun,
            "namnd": rapport.namnd,
            "rapport": rapport.rapport,
            "typ": self.kind.namn,
            "titel": title(rapport, self.kind),
            "malomraden": rapport.malomrade,
            "bedomning": rapport.bedomning,
            "tabeller": rapport.tabell,
            "mal": self.mal,
            "indikator": self.indikator,
            "se": self.se,
        }
        for id_ in set(tables) & {*words, "tabell", "diagram", "bild", "i_korthet", "sidbrytning"}:
            kalla, hint = tables[id_].rubrik.kalla, "ge tabellen ett annat id"
            message = f'en tabell kan inte heta "{id_}"; det ordet betyder något annat i texter och mallar'
            self.faults.append(Diagnostic(kalla.file, 0, message, hint, key=f"tabell.{id_}"))
        return tables | words

    def layout(self) -> dict[str, Any]:
        """What only a template needs: to place sections, and to lay out goals and tables."""
        rapport = self.rapport
        return {
            "finns": self.finns,
            "avsnitt": self.avsnitt,
            "bilaga": self.bilaga,
            "bilageavsnitt": self.bilageavsnitt,
            "ovriga_avsnitt": self.ovriga_avsnitt,
            "rubrikrader": tabellrader.rubrikrader,
            "tabellrader": tabellrader.tabellrader,
            "tabellkolumner": tabellrader.tabellkolumner,
            "serier_som_rader": diagramtal.serier_som_rader,
            "tal_breda": diagramtal.tal_breda,
            "trend": self.trend,
            "malgrupper": rows.malgrupper,
            "malrader": lambda mals, perioder: rows.malrader(mals, rapport.bedomning, perioder),
            "perioder": lambda mals: rapport.visade_perioder([i for mal in mals for i in mal.indikator]),
            "i_ordning": lambda: rows.i_ordning(rapport),
            "enhet": rows.enhet,
            "utslag": lambda indikator: of_indikator(indikator, rapport.egen_period, rapport),
            "symbol": lambda status: symbol(status, rapport.namnd.skala),
            "planrader": rows.planrader,
            "periodens": lambda by_period: rows.periodens(by_period, rapport.rapport.period),
            "att_sats": rows.att_sats,
            "arende": rapport.arende,
            "beslutsunderlag": self.underlag,
            "risker": rapport.risk,
            "uppdrag": rapport.uppdrag,
            "avvikelser": rapport.avvikelse,
        }

    def se(self, id_: str) -> Hanvisning:
        """A reference to a table, a diagram, a section or any other block with an id."""
        return Hanvisning.to(str(id_))

    def tabell(self, id_: str, **options: Any) -> Stycke:
        """A table of the content, laid out by the macro `tabell`."""
        tabell: Tabell = _known(id_, self.rapport.tabell, "tabellen")
        tabell = replace(tabell, rubrik=tabellrader.running(tabell.rubrik))
        return Stycke(self.macros["tabell"](tabell, id_, **options))

    def diagram(self, id_: str) -> Stycke:
        """A diagram of the content, laid out by the macro `figur`."""
        diagram = with_skillnad(malbild(_known(id_, self.rapport.diagram, "diagrammet"), self.rapport))
        picture = f"diagram:{id_}"
        self.diagrams[picture] = diagram
        made = self.macros["figur"](diagram, id_, picture, self.alt(diagram))
        self.figurer[id_] = f"diagram-{id_}" if f'id="diagram-{id_}"' in made and "<figcaption" in made else ""
        return Stycke(made)

    def trend(self, varde: Varde) -> Markup:
        """The picture of a cell's numbers; its text where it has none."""
        numbers = talrad(varde.text)
        alt = told(numbers)
        if not alt:
            return escape(varde)
        name = next(
            (name for name, other in self.trender.items() if other == numbers), f"trend:{len(self.trender) + 1}"
        )
        self.trender[name] = numbers
        kalla = Markup(' data-kalla="{}"').format(varde.kalla) if varde.kalla is not NOWHERE else ""
        return Markup('<figure class="trend"{}><img src="{}" alt="{}"></figure>').format(kalla, name, alt)

    def diagrambilaga(self) -> str:
        """The appendix with the figures of the diagrams, where asked for; it comes after all that a template places."""
        placed = [(id_, self.diagrams[f"diagram:{id_}"], figur) for id_, figur in self.figurer.items()]
        shown = [one for one in placed if one[1].serie]
        return str(self.macros["diagrambilaga"](shown)) if shown and self.rapport.rapport.diagramdata else ""

    def i_korthet(self) -> Stycke:
        """Goals by status, the largest variances and the indicators that turned, laid out by the macro `i_korthet`."""
        found = korthet(self.rapport)
        diagram = found.diagram() if sum(map(bool, found.alla)) > 1 else None  # one status alone is no picture
        if diagram:
            self.diagrams[_KORTHET] = diagram
        return Stycke(self.macros["i_korthet"](found, diagram, _KORTHET, self.alt(diagram) if diagram else ""))

    def bild(self, id_: str) -> Stycke:
        """A picture from the content folder, laid out by the macro `bild`."""
        bild = _known(id_, self.rapport.bild, "bilden")
        picture = f"bild:{id_}"
        self.bilder[picture] = id_, bild
        return Stycke(self.macros["bild"](bild, id_, picture, bild.alternativtext))

    def avsnitt(self, id_: str, rubrik: str = "", niva: int = 1, under: int = 0) -> Markup:
        """A section with its heading, or nothing when the report lacks it; `niva = 0` leaves the heading out.

        `under` is the level of the heading that the template has written itself, which headings in the text go below.
        """
        if not self.finns(id_):
            return Markup()
        self.placed.add(id_)
        avsnitt = self.rapport.avsnitt[id_]
        heading = avsnitt.rubrik or rubrik
        if niva and not heading:
            kalla = avsnitt.text.kalla
            known = [name for name, _ in self.kind.skelett if name not in self.rapport.avsnitt]
            near = nearest(id_, known)
            hint = f"menade du {near}?" if near else f'lägg till rubrik = "…" under [avsnitt.{id_}]'
            self.faults.append(Diagnostic(kalla.file, 0, f"avsnittet {id_} saknar rubrik", hint, key=f"avsnitt.{id_}"))
        line = f'<h{niva} id="avsnitt-{id_}">{escape(heading)}</h{niva}>' if niva and heading else ""
        return self._laid(avsnitt, f"{line}{self.prose.html(avsnitt.text, max(niva, under, 1) + 1)}")

    def bilaga(self, id_: str) -> Markup:
        """An appendix on pages of its own."""
        self.placed.add(id_)
        avsnitt = self.rapport.avsnitt[id_]
        line = f'<h1 class="bilaga" id="avsnitt-{id_}">{escape(avsnitt.rubrik)}</h1>'
        return SIDBRYTNING + self._laid(avsnitt, f"{line}{self.prose.html(avsnitt.text, 2)}")

    def _laid(self, avsnitt: Avsnitt, html: str) -> Markup:
        """A section on pages that stand, or on their side."""
        return Markup(f'<section class="liggande">{html}</section>' if avsnitt.liggande else html)  # noqa: S704

    def finns(self, id_: str) -> bool:
        """Whether the report's body has a section."""
        return id_ in self.rapport.avsnitt and not self.rapport.avsnitt[id_].bilaga

    def bilageavsnitt(self) -> list[str]:
        """Ids of the sections that are appendices, in order."""
        return [id_ for id_, avsnitt in self.rapport.avsnitt.items() if avsnitt.bilaga]

    def ovriga_avsnitt(self) -> list[str]:
        """Ids of the report's sections that the template has not placed itself."""
        return [id_ for id_ in self.rapport.avsnitt if id_ not in self.placed and self.finns(id_)]

    def mal(self, id_: str) -> Any:
        """A goal by its id, as this report sees it."""
        return views.of_mal(_known(id_, {mal.id: mal for mal in self.rapport.alla_mal()}, "målet"), self.rapport)

    def indikator(self, id_: str) -> Any:
        """An indicator by its id, as this report sees it."""
        found = _known(id_, {indikator.id: indikator for indikator in self.rapport.indikatorer()}, "indikatorn")
        return views.of_indikator_view(found, self.rapport)


def title(rapport: Rapport, kind: Kind) -> Varde:
    """The report's title, or one made of its kind and period."""
    head = rapport.rapport
    made = head.titel or Varde(kind.titel(head.period))
    return replace(made, text=hard_spaces(made.text))


def _known(id_: str, known: Mapping[str, Any], what: str) -> Any:
    if id_ in known:
        return known[id_]
    raise TemplateFault(f"{what} {id_} finns inte", did_you_mean(str(id_), known))
