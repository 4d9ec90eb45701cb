"""What each kind of diagram asks of its figures: how many series, which way they go, what they add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reports.model.diagram import Diagram, DiagramTyp
from reports.model.rapport import Rapport
from reports.readers.finding import Finding, Path


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How many series a kind has, in words, and what to write instead of more or fewer."""

    counts: tuple[int, ...]
    words: str
    hint: str


_SERIES: Mapping[DiagramTyp, _Wanted] = {
    "avvikelse": _Wanted(
        (1, 2),
        "en serie med avvikelser, eller två: budget och utfall",
        "ta bort de andra serierna, eller välj liggande",
    ),
}
_SORTED: tuple[DiagramTyp, ...] = ("liggande", "avvikelse")


def _counts(rapport: Rapport) -> Iterator[Finding]:
    for path, diagram in _diagrams(rapport):
        wanted, count = _SERIES.get(diagram.typ), len(diagram.serie)
        if wanted and count not in wanted.counts:
            message = f"typen {diagram.typ} ska ha {wanted.words}; här är {count}"
            yield Finding((*path, "serie"), message, wanted.hint)


def _keys(rapport: Rapport) -> Iterator[Finding]:
    """Keys that say nothing of the kind they stand in."""
    for path, diagram in _diagrams(rapport):
        if diagram.sorterad is not None and diagram.typ not in _SORTED:
            yield _useless(path, "sorterad", diagram, f"typerna {' och '.join(_SORTED)}")
        if diagram.kostnader and (diagram.typ != "avvikelse" or len(diagram.serie) == 1):
            yield _useless(path, "kostnader", diagram, "typen avvikelse med två serier, budget och utfall")


def _useless(path: Path, key: str, diagram: Diagram, where: str) -> Finding:
    return Finding((*path, key), f"{key} gör ingenting i typen {diagram.typ}", f"ta bort raden; den gäller {where}")


def _diagrams(rapport: Rapport) -> Iterator[tuple[Path, Diagram]]:
    return ((("diagram", id_), diagram) for id_, diagram in rapport.diagram.items())


DIAGRAM_KIND_RULES = (_counts, _keys)
"""In the order they are told."""
