"""The kinds of document: one row each, with its template and what it must hold."""

from __future__ import annotations

from dataclasses import dataclass

from reports.model.period import Period
from reports.swedish import fold, slug


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

    @property
    def template(self) -> str:
        """Name of the kind's template."""
        return f"{self.id}.html.jinja"


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
        "verksamhetsplan", "Verksamhetsplan", needs_period=True, follows_up=False, avsnitt=(),
        skelett=(
            ("inledning", "Inledning"),
            ("verksamheterna", "Verksamheterna"),
            ("forvantningar", "Förväntningar på året"),
            ("ekonomi", "Ekonomi"),
        ),
    ),
    Kind(
        "styrkort", "Styrkort", needs_period=True, follows_up=True, avsnitt=(),
        skelett=(
            ("uppdrag", "Uppdrag"),
            ("verksamhet", "Verksamhet"),
        ),
    ),
    Kind(
        "pm", "PM", needs_period=False, follows_up=False, avsnitt=(),
        skelett=(
            ("inledning", "Inledning"),
        ),
    ),
)  # fmt: skip


def find_kind(typ: str) -> Kind | None:
    """The kind that staff named, with or without å, ä, ö and capitals; None when there is none."""
    return next((kind for kind in KINDS if kind.id == fold(typ.strip().lower())), None)


def file_stem(kind: Kind, period: Period) -> str:
    """File name of a report without its suffix: `delarsrapport-augusti`, `verksamhetsplan`."""
    part = slug(period.text.replace(str(period.year), ""))
    return kind.id if period.whole_year or not part else f"{kind.id}-{part}"
