"""What a diagram's figures must be like to be drawn: as many as its categories, and not more than can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from reports.model.diagram import MOST_CATEGORIES, MOST_SERIES, Diagram, Oritat
from reports.model.rapport import Rapport
from reports.readers.diagram_data import filled
from reports.readers.diagram_series import Filled
from reports.readers.finding import Finding, Path
from reports.readers.settled import settled

Rule = Callable[[Rapport], Iterator[Finding]]


@lru_cache(maxsize=2)
def _looked_up(rapport: Rapport) -> dict[str, Filled]:
    """Every diagram with its figures, wherever they are from."""
    whole = settled(rapport)
    return {id_: filled(id_, diagram, whole) for id_, diagram in rapport.diagram.items()}


@lru_cache(maxsize=2)
def as_drawn(rapport: Rapport) -> Rapport:
    """The report with those of its diagrams that can be drawn, each holding its categories and series.

    What a rule says of a series that was taken over is told at the diagram's heading.
    """
    made = _looked_up(rapport).items()
    sound = {id_: one.diagram for id_, one in made if not any(f.level == "fel" for f in one.findings)}
    return replace(rapport, diagram={id_: one for id_, one in sound.items() if not isinstance(one, Oritat)})


def on_drawn(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules of what a kind can show, asked of the diagrams as they are drawn."""

    def asked(rule: Rule) -> Rule:
        return lambda rapport: rule(as_drawn(rapport))

    return tuple(map(asked, rules))


def _diagrams(rapport: Rapport) -> Iterator[Finding]:
    """Each diagram by itself: where its figures are from, and what they are once they have been looked up."""
    drawn = as_drawn(rapport).diagram
    for id_, made in _looked_up(rapport).items():
        yield from made.findings
        for rule in (_lengths, _numbers, _count) if id_ in drawn else ():
            yield from rule(id_, drawn[id_])


def _lengths(id_: str, diagram: Diagram) -> Iterator[Finding]:
    for number, serie in enumerate(diagram.serie):
        if len(serie.varden) != len(diagram.kategorier):
            message = f"serien {serie.namn} har {len(serie.varden)} värden men diagrammet {len(diagram.kategorier)}"
            path = ("diagram", id_, "serie", number, "varden")
            yield Finding(path, f"{message} kategorier", 'skriv "i u" där ett värde saknas')


def _numbers(id_: str, diagram: Diagram) -> Iterator[Finding]:
    """Nothing to draw; of a draft, whose figures are yet to come, that is no fault."""
    if not diagram.has_numbers and not diagram.has_gaps and diagram.typ != "malbild":
        hint = "fyll i talen först, eller välj andra" if diagram.takes_over else "skriv tal utan citattecken"
        yield Finding(("diagram", id_), f"diagrammet {id_} har inga tal att rita", hint)


def _count(id_: str, diagram: Diagram) -> Iterator[Finding]:
    is_one_bar = diagram.typ == "andel" and len(diagram.serie) == 1
    series, categories = len(diagram.serie), len(diagram.kategorier)
    if is_one_bar and categories > MOST_SERIES:
        message = f"diagrammet {id_} har {categories} delar; fler än {MOST_SERIES} går inte att skilja åt"
        yield Finding(_place(id_, diagram, "kategorier"), message, 'slå ihop de minsta till "övriga"', "varning")
    if series > MOST_SERIES and diagram.typ != "lutning":
        message = f"diagrammet {id_} har {series} serier; fler än {MOST_SERIES} går inte att skilja åt"
        hint = "dela upp det i flera diagram, eller slå ihop de minsta serierna"
        yield Finding(_place(id_, diagram, "serie", MOST_SERIES), message, hint, "varning")
    most = MOST_CATEGORIES.get(diagram.typ, MOST_CATEGORIES[""])
    if categories > most:
        message = f"diagrammet {id_} har {categories} kategorier; fler än {most} går inte att läsa"
        hint = 'visa de viktigaste, slå ihop de minsta till "övriga", eller visa talen som tabell'
        yield Finding(_place(id_, diagram, "kategorier"), message, hint)


def _place(id_: str, diagram: Diagram, *keys: str | int) -> Path:
    """Where a diagram's figures are written; its heading where they are taken from elsewhere."""
    return ("diagram", id_, *(() if diagram.takes_over else keys))


DIAGRAM_RULES: tuple[Rule, ...] = (_diagrams,)
