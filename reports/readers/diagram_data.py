"""Diagrams with the figures of a table or of indicators, so that a figure stands in one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reports.diagnostics import did_you_mean
from reports.model.diagram import Diagram, Oritat
from reports.model.rapport import Rapport
from reports.readers.diagram_indicator import of_indicators
from reports.readers.diagram_series import Filled, of_series
from reports.readers.diagram_table import of_table
from reports.readers.finding import Finding, Path
from reports.swedish import and_list

_SOURCES = ("serie", "tabell", "indikator")
_BELONGS: Mapping[str, tuple[str, ...]] = {
    "kolumner": ("tabell",),
    "rader": ("tabell",),
    "perioder": ("indikator",),
    "delar": ("indikator",),
    "vand": ("tabell", "indikator"),
}
"""Keys that choose among figures which stand elsewhere, with where that is."""


def with_diagrams(rapport: Rapport) -> Rapport:
    """The report with every diagram holding its categories and series; one that can't be filled stays as it is."""
    made = {id_: filled(id_, diagram, rapport).diagram for id_, diagram in rapport.diagram.items()}
    return replace(rapport, diagram=made)


def filled(id_: str, diagram: Diagram, rapport: Rapport) -> Filled:
    """A diagram with its categories and series, and what is to be said of where it takes them from.

    The report's tables have been settled: what the program computes counts as what staff wrote.
    """
    if isinstance(diagram, Oritat):
        return Filled(diagram)
    if found := list(_of_keys(id_, diagram)):
        return Filled(diagram, found)
    if diagram.tabell:
        if diagram.tabell not in rapport.tabell:
            path = ("diagram", id_, "tabell")
            hint = did_you_mean(diagram.tabell, rapport.tabell)
            return Filled(diagram, [Finding(path, f"tabellen {diagram.tabell} finns inte", hint)])
        return of_table(id_, diagram, rapport.tabell[diagram.tabell])
    return of_indicators(id_, diagram, rapport) if diagram.indikator else of_series(id_, diagram)


def _of_keys(id_: str, diagram: Diagram) -> Iterator[Finding]:
    """What is wrong with which keys a diagram has, whatever they say."""
    path = ("diagram", id_)
    said = [key for key in _SOURCES if getattr(diagram, key)]
    if diagram.typ == "malbild":
        yield from _of_goals(path, diagram)
        return
    if diagram.kategorier and said and "serie" not in said:
        said.insert(0, "kategorier")
    if not said:
        hint = 'skriv kategorier och serie, eller hämta talen med tabell = "…" eller indikator = "…"'
        yield Finding(path, f"diagrammet {id_} säger inte vilka tal det ska visa", hint)
    elif len(said) > 1:
        hint = "låt talen komma från ett ställe; ta bort det andra"
        yield Finding((*path, said[-1]), f"diagrammet {id_} har både {and_list(said)}", hint)
    elif said == ["serie"] and not diagram.kategorier:
        yield Finding(path, f"kategorier saknas i [diagram.{id_}]", 'lägg till raden kategorier = ["…", "…"]')
    if said == ["serie"]:
        yield from _title(path, diagram)
    yield from _stray(id_, diagram, said)


def _of_goals(path: Path, diagram: Diagram) -> Iterator[Finding]:
    for key in ("kategorier", *_SOURCES, *_BELONGS):
        if getattr(diagram, key) not in ((), "", None):
            yield Finding((*path, key), "en malbild visar rapportens mål och har inga egna tal", f"ta bort {key}")
    yield from _title(path, diagram)


def _title(path: Path, diagram: Diagram) -> Iterator[Finding]:
    if not diagram.rubrik:
        yield Finding(path, f"rubrik saknas i [diagram.{path[-1]}]", 'lägg till raden rubrik = "…"')


def _stray(id_: str, diagram: Diagram, said: list[str]) -> Iterator[Finding]:
    """Keys that choose among figures which the diagram doesn't take over."""
    given = [(key, owners) for key, owners in _BELONGS.items() if getattr(diagram, key) not in ((), None)]
    for key, owners in given:
        if said and not set(owners) & set(said):
            message = f"{key} gäller bara ett diagram med {' eller '.join(owners)}"
            yield Finding(("diagram", id_, key), message, f"ta bort {key}")
