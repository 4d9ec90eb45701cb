"""A picture of the goals: each with its målområde and its status, filled in from the report that places it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reports.model.diagram import Diagram, Oritat, Serie
from reports.model.korthet import goals_of, status_of, step_of, word_of
from reports.model.rapport import Rapport
from reports.model.regler import symbol
from reports.model.styrkort import Mal, Malomrade
from reports.model.varde import Etikett, Varde

MOST_GOALS = 40
"""Goals that a page has room for with their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Malbild(Diagram):
    """A `malbild` with the goals as categories, and their målområden and statuses as series."""

    nivaer: tuple[str, ...]
    """What each goal's status means: a level of the scale, or `annan bedömning`."""
    symboler: tuple[str, ...]
    """The sign of each goal's status in the nämnd's scale; empty where it has none."""


def malbild(diagram: Diagram, rapport: Rapport) -> Diagram:
    """The diagram with the report's goals; any other kind as it is."""
    if diagram.typ != "malbild" or isinstance(diagram, Oritat):
        return diagram
    goals = [(area, mal) for area in areas_of(diagram, rapport) for mal in goals_of(area)]
    found = [(area.namn, mal.namn, *status_of(mal, rapport)) for area, mal in goals]
    signs = [symbol(step_of(status, rapport), rapport.namnd.skala) for _, _, status, _ in found]
    by_figures = sum(not is_decided for *_, is_decided in found)
    return Malbild(
        typ=diagram.typ,
        rubrik=diagram.rubrik,
        kategorier=tuple(_label(name) for _, name, _, _ in found),
        serie=(
            Serie(namn=Etikett("Målområde"), varden=tuple(_label(area) for area, *_ in found)),
            Serie(namn=Etikett("Status"), varden=tuple(_word(mal, rapport) for _, mal in goals)),
        ),
        enhet=Varde("Mål"),  # the heading of the goals in the table of the figures
        kalla=diagram.kalla,
        exempelvarden=diagram.exempelvarden,
        fotnot=_note(diagram.fotnot, by_figures),
        alt=diagram.alt,
        nivaer=tuple(status for _, _, status, _ in found),
        symboler=tuple(sign.text if sign else "" for sign in signs),
    )


def areas_of(diagram: Diagram, rapport: Rapport) -> list[Malomrade]:
    """The målområden that it shows, in the report's order."""
    return [area for area in rapport.malomrade if not diagram.malomrade or area.id in diagram.malomrade]


def _word(mal: Mal, rapport: Rapport) -> Etikett:
    """What a goal's status is called, from where people have decided it."""
    status, _ = status_of(mal, rapport)
    said = rapport.bedomning[mal.id].status if mal.id in rapport.bedomning else None
    return replace(word_of(status, rapport), kalla=said.kalla) if said else word_of(status, rapport)


def _label(name: Varde) -> Etikett:
    return Etikett(name.one_line, kalla=name.kalla)


def _note(fotnot: Varde | None, by_figures: int) -> Varde | None:
    """The small print, with how many goals stand as their figures say."""
    if not by_figures:
        return fotnot
    told = f"Mål utan beslutad bedömning ({by_figures}) visas efter vad siffrorna säger."
    return replace(fotnot, text=f"{fotnot.text} {told}") if fotnot else Varde(told)
