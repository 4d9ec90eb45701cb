"""What a report is made of that staff fill in, thing by thing: filled in, still to fill in, or left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from reports.kinds import Kind
from reports.model.period import Period, spelled
from reports.model.rapport import Rapport
from reports.model.styrkort import Indikator
from reports.model.varde import Varde
from reports.readers.finding import Path, at, values
from reports.readers.gaps import called, gaps
from reports.readers.goals import goals, indicators

State = Literal["ifyllt", "att fylla i", "saknas", "utelämnat"]


@dataclass(frozen=True, slots=True)
class Post:
    """Something that is to be filled in: a section, a table, an outcome, a status."""

    path: Path
    """Where it stands in the content, or would stand."""
    name: str
    """What it is, in words; empty for what is filled in."""
    state: State
    """`saknas` is asked for and not there; `utelämnat` is not there, and nobody has asked for it."""


def posts(rapport: Rapport, kind: Kind, printed: Collection[str]) -> list[Post]:
    """The things that a document shows, by the sources (`file#key`) that it prints, each once."""
    own = rapport.egen_period
    found: dict[Path, Post] = {}
    for gap in gaps(rapport, printed):
        place = _place(gap.path)
        found.setdefault(place, Post(gap.path, gap.message, "att fylla i"))
    for post in _absent(rapport, kind, own, printed):
        found.setdefault(_place(post.path), post)
    for path, value in values(rapport):
        if value and str(value.kalla) in printed and _is_filled_in(path, kind, own):
            found.setdefault(_place(path), Post(path, "", "ifyllt"))
    return list(found.values())


def nearest(rapport: Rapport, path: Path, key: str) -> object:
    """What the table nearest around a path says under `key`, otherwise the report; None where none does."""
    match path:
        case ("bedomning", str(id_), *_):
            around = next((place for place, goal in goals(rapport) if goal.id == id_), path)
        case _:
            around = path
    tables = [at(rapport, around[:depth]) for depth in range(len(around), 0, -1)]
    said = (getattr(table, key, None) for table in (*tables, rapport.rapport))
    return next((value for value in said if value and not (isinstance(value, Varde) and value.is_gap)), None)


def _place(path: Path) -> Path:
    """The thing that a value is a part of."""
    match path:
        case ("avsnitt" | "tabell" | "bild" as table, id_, *_):
            return table, id_
        case ("uppdrag" | "avvikelse" as table, number, *_):
            return table, number
        case _ if "utfall" in path:
            end = path.index("utfall") + 2
            return path[:end]
        case _:
            return path


def _is_filled_in(path: Path, kind: Kind, own: Period | None) -> bool:
    """Whether a value is of the kind that staff write anew for each report; names and the like are not."""
    match path:
        case ("avsnitt" | "tabell" | "bild" | "uppdrag" | "avvikelse", *_) | ("bedomning", _, "status"):
            return True
        case ("arende", "beslut", *_):
            return path[-2] == "satser"
        case _ if "utfall" in path:
            return bool(spelled([str(_place(path)[-1])], own))
        case (*_, "malvarde"):
            return "indikator" in path and not kind.follows_up
        case _:
            return False


# ---------------------------------------------------------------- what is not there


def _absent(rapport: Rapport, kind: Kind, own: Period | None, printed: Collection[str]) -> Iterator[Post]:
    for id_ in kind.avsnitt:
        if id_ not in rapport.avsnitt:
            yield Post(("avsnitt", id_), f"avsnittet {id_}", "saknas")
    if own and kind.follows_up:
        yield from _outcomes(rapport, kind, own, printed)
    if own and rapport.rapport.uppfoljning:
        yield from _controls(rapport, own)
    yield from _statuses(rapport, printed)


def _outcomes(rapport: Rapport, kind: Kind, own: Period, printed: Collection[str]) -> Iterator[Post]:
    """The printed indicators that have no outcome for the report's own period, where the document shows outcomes."""
    named = [period.text for period in rapport.rapport.perioder]
    shown = [(path, item) for path, item in indicators(rapport) if str(item.namn.kalla) in printed]
    if (named and not spelled(named, own)) or not _shows_outcomes(shown, printed):
        return
    if kind.shows_latest and not any(spelled(item.utfall, own) for _, item in shown):
        return
    for path, indikator in shown:
        written = spelled(indikator.utfall, own) or own.text
        for lacking in _lacking(indikator, written):
            here = (*path, "utfall", written, *lacking)
            state: State = "saknas" if named or _is_asked_for(rapport, path) else "utelämnat"
            yield Post(here, called(rapport, here), state)


def _shows_outcomes(shown: list[tuple[Path, Indikator]], printed: Collection[str]) -> bool:
    """Whether the template prints outcomes; where there are none yet it may."""
    there = [value for _, item in shown for outcome in item.utfall.values() for value in _parts(outcome)]
    return not there or any(str(value.kalla) in printed for value in there)


def _parts(outcome: Varde | Mapping[str, Varde]) -> tuple[Varde, ...]:
    return (outcome,) if isinstance(outcome, Varde) else tuple(outcome.values())


def _lacking(indikator: Indikator, period: str) -> list[tuple[str, ...]]:
    """What an outcome lacks: nothing, itself, or the first of its declared parts that is not there."""
    outcome = indikator.utfall.get(period)
    if isinstance(outcome, dict):
        parts = [part.id for part in indikator.delar() if indikator.uppdelning and not outcome.get(part.id)]
        return [(part,) for part in parts[:1]]
    return [] if outcome else [()]


def _is_asked_for(rapport: Rapport, path: Path) -> bool:
    """Whether someone is to fill in what stands at a path: there is a day, or a role of its own."""
    around = [at(rapport, path[:depth]) for depth in range(len(path), 0, -1)]
    return bool(nearest(rapport, path, "senast")) or any(getattr(table, "ansvarig", None) for table in around)


def _statuses(rapport: Rapport, printed: Collection[str]) -> Iterator[Post]:
    """The printed goals without status, in a report that prints statuses.

    Where some of a goal's indicators are assessed, the others are what lacks one.
    """
    decided = {id_: status for id_, own in rapport.bedomning.items() if (status := own.status)}
    if not any(str(status.kalla) in printed for status in decided.values()):
        return
    for a, malomrade in enumerate(rapport.malomrade):
        for m, mal in enumerate(malomrade.mal):
            if str(mal.namn.kalla) not in printed or mal.id in decided:
                continue
            lacking = [item.id for item in mal.indikator if item.id not in decided]
            for id_ in lacking if len(lacking) < len(mal.indikator) else [mal.id]:
                path = ("malomrade", a, "mal", m)
                state: State = "saknas" if _is_asked_for(rapport, path) else "utelämnat"
                yield Post(("bedomning", id_, "status"), f"bedömningen av {id_}", state)


def _controls(rapport: Rapport, own: Period) -> Iterator[Post]:
    """The controls whose result for the period of the follow-up is not there."""
    for r, risk in enumerate(rapport.risk):
        for k, kontroll in enumerate(risk.kontroll):
            written = spelled(kontroll.utfall, own) or own.text
            if written not in kontroll.utfall or not kontroll.utfall[written].resultat:
                moment = kontroll.kontrollmoment.text.strip().partition("\n")[0]
                path = ("risk", r, "kontroll", k, "utfall", written)
                yield Post(path, f"resultat {own.text} för {moment}", "saknas")
