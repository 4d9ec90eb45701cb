"""A report with all that the program fills in: rows that are fetched, cells that are computed, diagrams of both."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from reports.model.computed import computed, padded
from reports.model.rapport import Rapport
from reports.readers.hamta import fetches, with_fetched_rows


@lru_cache(maxsize=2)
def settled(rapport: Rapport) -> Rapport:
    """The report with absent cells computed and rows fetched, until neither gives more.

    A sum may be of rows that are fetched, and a row may fetch a sum; a number is written with its column's decimals.
    A diagram shows a table as it is then. Checks ask for it before the page does: the latest ones are kept.
    """
    if not any(map(fetches, rapport.tabell.values())):
        return _with_diagrams(_written(_computed(rapport)))
    for _ in rapport.tabell:
        before, rapport = rapport, _computed(with_fetched_rows(rapport))
        if rapport.tabell == before.tabell:
            break
    return _with_diagrams(_written(rapport))


def _with_diagrams(rapport: Rapport) -> Rapport:
    """The report with the diagrams filled that take their figures from elsewhere."""
    if not any(diagram.takes_over for diagram in rapport.diagram.values()):
        return rapport
    from reports.readers.diagram_data import with_diagrams

    return with_diagrams(rapport)


def _computed(rapport: Rapport) -> Rapport:
    return replace(rapport, tabell={id_: computed(tabell)[0] for id_, tabell in rapport.tabell.items()})


def _written(rapport: Rapport) -> Rapport:
    return replace(rapport, tabell={id_: padded(tabell) for id_, tabell in rapport.tabell.items()})
