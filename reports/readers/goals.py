"""Goals and indicators with their paths in the content."""

from __future__ import annotations

from collections.abc import Iterator

from reports.model.rapport import Rapport
from reports.model.styrkort import Indikator, Mal
from reports.readers.finding import Path


def goals(rapport: Rapport) -> Iterator[tuple[Path, Mal | Indikator]]:
    """Every goal and every indicator, each goal before its indicators."""
    for a, malomrade in enumerate(rapport.malomrade):
        for i, indikator in enumerate(malomrade.indikator):
            yield ("malomrade", a, "indikator", i), indikator
        for m, mal in enumerate(malomrade.mal):
            yield ("malomrade", a, "mal", m), mal
            for i, indikator in enumerate(mal.indikator):
                yield ("malomrade", a, "mal", m, "indikator", i), indikator


def indicators(rapport: Rapport) -> Iterator[tuple[Path, Indikator]]:
    """Every indicator."""
    yield from ((path, one) for path, one in goals(rapport) if isinstance(one, Indikator))
