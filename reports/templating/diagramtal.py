"""How the figures of a diagram stand as a table: what its columns are, and whether an upright page holds them."""

from __future__ import annotations

from collections.abc import Iterable

from reports.model.diagram import Diagram
from reports.model.varde import Varde

_MOST_COLUMNS = 8
_ROOM = 80
"""Letters of a table's text in the width of an upright page."""
_BETWEEN = 2
"""Letters that the space between two columns takes."""


def serier_som_rader(diagram: Diagram) -> bool:
    """Whether the series are rows: where columns of them would be too many or too wide, and the categories are not."""
    names = [serie.namn for serie in diagram.serie]
    return not _fits(diagram.kategorier, names) and _fits(names, diagram.kategorier)


def tal_breda(diagram: Diagram) -> bool:
    """Whether the table needs a landscape page."""
    names = [serie.namn for serie in diagram.serie]
    return not _fits(diagram.kategorier, names) and not _fits(names, diagram.kategorier)


def _fits(rows: Iterable[Varde], columns: Iterable[Varde]) -> bool:
    """Whether columns with these names fit beside names of rows, when a name is parted between its words."""
    heads = [_widest(name) for name in columns]
    beside = max(map(_widest, rows), default=0)
    return len(heads) <= _MOST_COLUMNS and beside + sum(head + _BETWEEN for head in heads) <= _ROOM


def _widest(name: Varde) -> int:
    return max(map(len, name.text.split()), default=0)
