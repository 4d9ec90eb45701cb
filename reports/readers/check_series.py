"""What the kinds of diagrams can hold: the roles of series, targets, how many of what."""

from __future__ import annotations

from collections.abc import Iterator

from reports.model.diagram import MOST_PANELS, MOST_SLOPES, ROLES, WITH_PANELS, WITH_TARGET, Diagram
from reports.model.malniva import is_in_other_unit, malniva
from reports.model.malvarde import looks_like_one, nearly
from reports.model.rapport import Rapport
from reports.model.varde import Varde
from reports.readers.check_diagram import on_drawn
from reports.readers.finding import Finding, Path

_ENDS = 2
_FEWEST_PANELS = 2


def _roles(rapport: Rapport) -> Iterator[Finding]:
    for id_, diagram in rapport.diagram.items():
        yield from _roles_of(id_, diagram)


def _roles_of(id_: str, diagram: Diagram) -> Iterator[Finding]:
    kind = f"av typen {diagram.typ}{' till 100 procent' if diagram.hundra else ''}"
    for number, serie in enumerate(diagram.serie):
        if serie.roll and serie.roll not in diagram.roller:
            message = f"serien {serie.namn} kan inte ha rollen {serie.roll} i ett diagram {kind}"
            kinds = [typ for typ, roles in ROLES.items() if serie.roll in roles]
            other = "ta bort hundra" if diagram.hundra else f"välj en typ som har den: {', '.join(kinds)}"
            yield Finding(("diagram", id_, "serie", number, "roll"), message, f"ta bort rollen, eller {other}")


def _targets(rapport: Rapport) -> Iterator[Finding]:
    for id_, diagram in rapport.diagram.items():
        if diagram.mal:
            yield from _target_of(("diagram", id_, "mal"), diagram, diagram.mal)


def _target_of(path: Path, diagram: Diagram, mal: Varde) -> Iterator[Finding]:
    enhet = diagram.enhet.text if diagram.enhet else ""
    if diagram.hundra:
        yield Finding(path, "ett diagram till 100 procent kan inte visa ett målvärde", "ta bort mal, eller hundra")
    elif diagram.typ not in WITH_TARGET:
        message = f"ett diagram av typen {diagram.typ} kan inte visa ett målvärde"
        yield Finding(path, message, f"ta bort mal, eller välj en annan typ: {', '.join(WITH_TARGET)}")
    elif is_in_other_unit(mal, enhet):
        message = f'målvärdet "{mal.one_line}" har en annan enhet än diagrammet ({enhet})'
        yield Finding(path, message, "skriv målvärdet i diagrammets enhet")
    elif malniva(mal, enhet).art == "text" and (looks_like_one(mal.text) or nearly(mal.text)):
        wanted = nearly(mal.text) or "minst 80"
        message = f'målvärdet "{mal.one_line}" går inte att läsa som ett tal, så det skrivs ut utan att ritas'
        yield Finding(path, message, f'skriv till exempel "{wanted}"', "varning")


def _slopes(rapport: Rapport) -> Iterator[Finding]:
    for id_, diagram in rapport.diagram.items():
        if diagram.typ == "lutning" and len(diagram.kategorier) != _ENDS:
            message = f"diagrammet {id_} är en lutning och har två kategorier, men här är {len(diagram.kategorier)}"
            yield Finding(
                ("diagram", id_, "kategorier"), message, "skriv den första och den sista, eller välj typen linje"
            )
        if diagram.typ == "lutning" and len(diagram.serie) > MOST_SLOPES:
            message = f"diagrammet {id_} har {len(diagram.serie)} serier; en lutning har plats för {MOST_SLOPES}"
            hint = "ta med dem som har ändrats mest, eller visa alla i en tabell"
            yield Finding(("diagram", id_, "serie", MOST_SLOPES), message, hint)


def _panels(rapport: Rapport) -> Iterator[Finding]:
    for id_, diagram in rapport.diagram.items():
        count, path = len(diagram.serie), ("diagram", id_, "paneler")
        if diagram.paneler and diagram.typ not in WITH_PANELS:
            message = f"ett diagram av typen {diagram.typ} kan inte delas i paneler"
            yield Finding(path, message, f"ta bort paneler, eller välj en annan typ: {', '.join(WITH_PANELS)}")
        elif diagram.paneler and not _FEWEST_PANELS <= count <= MOST_PANELS:
            message = (
                f"diagrammet {id_} har {count} serier; paneler går att läsa från {_FEWEST_PANELS} till {MOST_PANELS}"
            )
            hint = "ta bort paneler" if count < _FEWEST_PANELS else "dela upp serierna i flera diagram"
            yield Finding(path, message, hint)
        elif diagram.paneler and any(serie.roll for serie in diagram.serie):
            message = f"diagrammet {id_} har paneler, där varje serie är en egen ruta, så serierna kan inte ha roller"
            yield Finding(path, message, "ta bort rollerna eller paneler")


SERIES_RULES = on_drawn((_roles, _targets, _slopes, _panels))
