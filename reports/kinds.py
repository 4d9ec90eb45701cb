"""The kinds of document: one row each, with its template and what it must hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reports.model.period import Period
from reports.model.rapport import Dokumentslag
from reports.swedish import slug


@dataclass(frozen=True, slots=True)
class Kind:
    """A document kind, named by `typ` in `[rapport]`."""

    id: str
    """The word in `typ`, folded; also the template's file name before `.html.jinja`."""
    namn: str
    """Printed name."""
    needs_period: bool
    """Whether the report must say which period it is about."""
    follows_up: bool
    """Whether it tells outcomes and figures of its period; a plan sets targets instead."""
    avsnitt: tuple[str, ...]
    """Sections that the report must hold."""
    skelett: tuple[tuple[str, str], ...]
    """Sections of a new report, with their headings."""
    krav: tuple[str, ...] = ()
    """Top-level tables that the report can't do without, in its own file or around it."""
    shows_latest: bool = False
    """Whether it shows the latest outcome there is, so that one of its own period is not waited for."""

    @property
    def template(self) -> str:
        """Name of the kind's template."""
        return f"{self.id}.html.jinja"

    def titel(self, period: object) -> str:
        """The title of a report that staff have given none: the kind, and the period where there is one."""
        return f"{self.namn} {period}" if period else self.namn


KINDS = (
    Kind(
        "delarsrapport", "Delårsrapport", needs_period=True, follows_up=True, avsnitt=("samlad_bedomning",),
        skelett=(
            ("uppdrag", "Nämndens uppdrag"),
            ("samlad_bedomning", "Samlad bedömning och analys av ekonomi, verksamhet och personal"),
            ("handelser", "Händelser av väsentlig betydelse"),
            ("forvantad_utveckling", "Förväntad utveckling"),
            ("ekonomisk_analys", "Analys och kommentar till ekonomin"),
            ("internkontroll", "Internkontroll"),
        ),
    ),
    Kind(
        "arsrapport", "Årsrapport", needs_period=True, follows_up=True, avsnitt=("sammanfattning",),
        skelett=(
            ("sammanfattning", "Sammanfattning"),
            ("handelser", "Viktiga händelser under året"),
            ("maluppfyllelse", "Måluppfyllelse"),
            ("ekonomisk_analys", "Ekonomisk analys"),
            ("personal", "Personal"),
            ("forvantad_utveckling", "Förväntad utveckling"),
        ),
    ),
    Kind(
        "verksamhetsplan", "Verksamhetsplan", needs_period=True, follows_up=False, avsnitt=(),
        skelett=(
            ("inledning", "Inledning"),
            ("verksamheterna", "Verksamheterna"),
            ("forvantningar", "Förväntningar på året"),
            ("ekonomi", "Ekonomi"),
        ),
    ),
    Kind(
        "styrkort", "Styrkort", needs_period=True, follows_up=True, avsnitt=(), shows_latest=True,
        skelett=(
            ("uppdrag", "Uppdrag"),
            ("verksamhet", "Verksamhet"),
        ),
    ),
    Kind(
        "internkontroll", "Internkontroll", needs_period=True, follows_up=False, avsnitt=(), krav=("risk",),
        skelett=(
            ("inledning", "Inledning"),
            ("slutsats", "Slutsats"),
        ),
    ),
    Kind(
        "tjansteskrivelse", "Tjänsteskrivelse", needs_period=False, follows_up=False, avsnitt=("sammanfattning",),
        krav=("arende.beslut",),
        skelett=(
            ("sammanfattning", "Sammanfattning av ärendet"),
            ("bakgrund", "Bakgrund"),
            ("ekonomi", "Ekonomiska konsekvenser"),
            ("barn", "Konsekvenser för barn"),
            ("jamstalldhet", "Jämställdhet"),
        ),
    ),
    Kind(
        "pm", "PM", needs_period=False, follows_up=False, avsnitt=(),
        skelett=(
            ("inledning", "Inledning"),
        ),
    ),
)  # fmt: skip


def own_kind(id_: str, slag: Dokumentslag) -> Kind:
    """The kind that a kommun has described in `[dokumentslag.id]`."""
    skelett = tuple((section, rubrik.text) for section, rubrik in slag.skelett.items())
    return Kind(id_, slag.namn.text, slag.period, slag.uppfoljning, slag.avsnitt, skelett)


def kinds(own: Mapping[str, Dokumentslag]) -> dict[str, Kind]:
    """All kinds by id; one of the kommun's own goes before the program's of the same id."""
    return {kind.id: kind for kind in KINDS} | {id_: own_kind(id_, slag) for id_, slag in own.items()}


def find_kind(typ: str, own: Mapping[str, Dokumentslag] | None = None) -> Kind | None:
    """The kind that staff named, with or without å, ä, ö and capitals, by its name or its id; None for none."""
    word = slug(typ)
    return next((kind for kind in kinds(own or {}).values() if word in (slug(kind.id), slug(kind.namn))), None)


def file_stem(kind: Kind, period: Period) -> str:
    """File name of a report without its suffix: `delarsrapport-augusti`, `verksamhetsplan`."""
    part = slug(period.text.replace(str(period.year), ""))
    return kind.id if period.whole_year or not part else f"{kind.id}-{part}"
