"""The rules of a `trend` column: it has numbers of its own or names the columns that it is drawn of."""

from __future__ import annotations

from collections.abc import Iterator

from reports.diagnostics import did_you_mean
from reports.model.matt import is_nothing
from reports.model.rapport import Rapport
from reports.model.tabell import Kolumn, Tabell, value_in
from reports.model.talrad import Lista, talrad
from reports.readers.finding import Finding, Path

_FEWEST = 2


def _trends(rapport: Rapport) -> Iterator[Finding]:
    for id_, tabell in rapport.tabell.items():
        for number, kolumn in enumerate(tabell.kolumn):
            yield from _of(tabell, kolumn, ("tabell", id_, "kolumn", number, "av"))
            yield from _values(tabell, number, ("tabell", id_, "rad"))


def _of(tabell: Tabell, kolumn: Kolumn, path: Path) -> Iterator[Finding]:
    figures = [one.id for one in tabell.kolumn if one.roll not in ("trend", "text", "rubrik", "brodtext")]
    if kolumn.av and kolumn.roll != "trend":
        message = f"kolumnen {kolumn.id} har av men inte rollen trend"
        yield Finding(path, message, 'skriv roll = "trend", eller ta bort av')
    elif len(kolumn.av) == 1:
        yield Finding(
            path, f"kolumnen {kolumn.id} visar en utveckling och behöver minst två kolumner", "lägg till fler i av"
        )
    for id_ in kolumn.av:
        if id_ not in figures:
            message = f'kolumnen "{id_}" i av finns inte bland tabellens kolumner med tal'
            yield Finding(path, message, did_you_mean(id_, figures))


def _values(tabell: Tabell, number: int, path: Path) -> Iterator[Finding]:
    kolumn = tabell.kolumn[number]
    for row, rad in enumerate(tabell.rad):
        value = value_in(tabell.ruta(rad, number))
        at = (*path, row, "varden", kolumn.id if isinstance(rad.varden, dict) else number)
        if isinstance(value, Lista) and kolumn.roll != "trend":
            message = f"i kolumnen {kolumn.id} står en lista, men den har inte rollen trend"
            yield Finding(at, message, 'skriv ett tal, eller ge kolumnen roll = "trend"')
        elif value and kolumn.roll == "trend" and not is_nothing(value.text) and _count(value.text) < _FEWEST:
            message = f'"{value.one_line}" är ingen utveckling, som är minst två tal'
            hint = 'skriv talen i en lista, som [12, 15, 18], "i u" där de saknas, eller "" för en tom ruta'
            yield Finding(at, message, hint)


def _count(text: str) -> int:
    return sum(tal is not None for tal in talrad(text))


TREND_RULES = (_trends,)
