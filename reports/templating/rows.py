"""What the templates' goal tables need to know before they are laid out: their rows, and which cells span several."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reports.model.period import parse_period, spelled
from reports.model.rapport import Bedomning, Rapport
from reports.model.styrkort import Indikator, Mal, Malomrade
from reports.model.varde import Varde


@dataclass(frozen=True, slots=True)
class Malrad:
    """A row of a goal table; a span of 0 means that a cell above covers this one."""

    mal: Mal | None
    mal_span: int
    status: Varde | None
    status_span: int
    namn: Varde | None
    """None where the goal has no indicators."""
    enhet: Varde | None
    varden: tuple[Varde | None, ...]
    """Outcomes in the order of the table's periods; None where there is none."""
    malvarde: Varde | None
    ar_del: bool
    """Whether the row is a part (Kvinnor, Män …) of the indicator above it."""


def malgrupper(malomrade: Malomrade) -> list[tuple[Varde | None, list[Mal]]]:
    """An area's goals by the council's goal that they serve, in printed order.

    Indicators that hang directly on the area come first, under the area's own name.
    """
    groups: list[tuple[Varde | None, list[Mal]]] = []
    own = (Mal(id=malomrade.id, namn=malomrade.namn, indikator=malomrade.indikator),) if malomrade.indikator else ()
    for mal in (*own, *malomrade.mal):
        over = mal.overgripande_mal or malomrade.overgripande_mal
        if not groups or (groups[-1][0] or Varde("")).text != (over or Varde("")).text:
            groups.append((over, []))
        groups[-1][1].append(mal)
    return groups


def malrader(mals: Sequence[Mal], bedomning: Mapping[str, Bedomning], perioder: Sequence[str]) -> list[Malrad]:
    """The rows of a goal table.

    When an indicator is assessed for itself, each indicator with its parts stands for itself and repeats its goal's
    name, and the goal's status where it has none of its own; otherwise goal and status reach over all rows of the goal.
    """
    own_status = any(_is_assessed_by_row(mal, bedomning) for mal in mals)
    return [row for mal in mals for row in _goal_rows(mal, bedomning, perioder, own_status)]


def _is_assessed_by_row(mal: Mal, bedomning: Mapping[str, Bedomning]) -> bool:
    return any(bedomning[indikator.id].status for indikator in mal.indikator if indikator.id in bedomning)


def _goal_rows(mal: Mal, bedomning: Mapping[str, Bedomning], perioder: Sequence[str], own_status: bool) -> list[Malrad]:
    groups = [_indicator_rows(indikator, perioder) for indikator in mal.indikator]
    decided = bedomning.get(mal.id, Bedomning()).status
    if not groups:
        return [Malrad(mal, 1, decided, 1, None, None, (), None, False)]
    by_row = _is_assessed_by_row(mal, bedomning)
    whole = sum(map(len, groups))
    made: list[Malrad] = []
    for indikator, rows in zip(mal.indikator, groups, strict=True):
        own = bedomning.get(indikator.id, Bedomning()).status if by_row else None
        for number, row in enumerate(rows):
            over_all, over_own = whole * (not made), len(rows) * (number == 0)
            made.append(
                replace(
                    row,
                    mal=mal,
                    mal_span=over_own if own_status else over_all,
                    status=own or decided,
                    status_span=over_own if by_row else over_all,
                )
            )
    return made


@dataclass(frozen=True, slots=True)
class Planrad:
    """A row of a plan's table of goals: the goal's own or an indicator's; a span of 0 as in `Malrad`."""

    mal: Mal
    mal_span: int
    indikator: Indikator | None
    """None in the goal's own row."""
    beskrivning: Varde | None
    aktiviteter: Varde | None


def planrader(mals: Sequence[Mal]) -> list[Planrad]:
    """The rows of a plan's table of goals; a goal has a row of its own when it says something for itself."""
    return [row for mal in mals for row in _plan_rows(mal)]


def _plan_rows(mal: Mal) -> list[Planrad]:
    said: list[Mal | Indikator] = [*mal.indikator]
    if mal.beskrivning or mal.aktiviteter or not said:
        said.insert(0, mal)
    return [
        Planrad(
            mal,
            len(said) * (number == 0),
            item if isinstance(item, Indikator) else None,
            item.beskrivning,
            item.aktiviteter,
        )
        for number, item in enumerate(said)
    ]


def periodens(by_period: Mapping[str, object], own: Varde | None) -> object | None:
    """What stands under the report's own period, however that is spelled; None for nothing."""
    written = spelled(by_period, parse_period(own.text) if own else None)
    return by_period[written] if written else None


def att_sats(sats: Varde) -> Varde:
    """A clause of a decision as the protocol wants it, beginning with `att`."""
    return sats if re.match(r"att\s", sats.text.lstrip(), re.IGNORECASE) else replace(sats, text=f"att {sats.text}")


def _indicator_rows(indikator: Indikator, perioder: Sequence[str]) -> list[Malrad]:
    def row(namn: Varde, part: str, malvarde: Varde | None, ar_del: bool) -> Malrad:
        values = tuple(indikator.varde(period, part) for period in perioder)
        return Malrad(None, 0, None, 0, namn, None if ar_del else enhet(indikator), values, malvarde, ar_del)

    rows = [row(indikator.namn, "totalt", indikator.malvarde, ar_del=False)]
    rows += [row(part.namn, part.id, part.malvarde, ar_del=True) for part in indikator.delar()]
    return rows


def enhet(indikator: Indikator) -> Varde | None:
    """The unit to print after an indicator's name; None when the name says it already."""
    unit = indikator.enhet
    return unit if unit and unit.text not in indikator.namn.text else None


def i_ordning(rapport: Rapport) -> list[tuple[Malomrade, Indikator]]:
    """All indicators with their area, in the order that `ordning` gives."""
    pairs = [(area, indikator) for area in rapport.malomrade for indikator in area.indikatorer()]
    return sorted(pairs, key=lambda pair: pair[1].ordning)
