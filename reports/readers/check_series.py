"""What the kinds of diagrams can hold: the roles of series."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reports.model.diagram import Diagram, DiagramTyp, SerieRoll
from reports.model.rapport import Rapport
from reports.readers.finding import Finding

_ROLES: Mapping[DiagramTyp, frozenset[SerieRoll]] = {
    "stapel": frozenset({"fjol", "budget", "prognos"}),
    "liggande": frozenset({"fjol", "budget", "prognos"}),
    "linje": frozenset({"fjol", "budget", "prognos"}),
    "staplad": frozenset({"budget"}),
}
"""The roles that series of a kind may have; those of any other kind have none."""


def _roles(rapport: Rapport) -> Iterator[Finding]:
    for id_, diagram in rapport.diagram.items():
        yield from _roles_of(id_, diagram)


def _roles_of(id_: str, diagram: Diagram) -> Iterator[Finding]:
    known = _ROLES.get(diagram.typ, frozenset())
    for number, serie in enumerate(diagram.serie):
        if serie.roll and serie.roll not in known:
            message = f"serien {serie.namn} kan inte ha rollen {serie.roll} i ett diagram av typen {diagram.typ}"
            kinds = [typ for typ, roles in _ROLES.items() if serie.roll in roles]
            hint = f"ta bort rollen, eller välj en typ som har den: {', '.join(kinds)}"
            yield Finding(("diagram", id_, "serie", number, "roll"), message, hint)


SERIES_RULES = (_roles,)
