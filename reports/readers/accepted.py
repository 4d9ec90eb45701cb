"""What staff have said that they keep though it looks wrong: `accepterad = "så i publicerat underlag"`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reports.diagnostics import ACCEPTED
from reports.model.rapport import Rapport
from reports.model.varde import Varde
from reports.readers.finding import Finding, Path, at, values

KEY = "accepterad"


def accepted(findings: Iterable[Finding], rapport: Rapport) -> list[Finding]:
    """The findings, those that are accepted with their reason; and a warning for each reason that accepts nothing."""
    made: list[Finding] = []
    used: set[Path] = set()
    for finding in findings:
        place = next(_places(finding.path, rapport), None) if finding.acceptable else None
        if place is None:
            made.append(finding)
        else:
            used.add(place)
            made.append(replace(finding, level=ACCEPTED, hint=_reason(place, rapport)))
    return [*made, *_needless(rapport, used)]


def _places(path: Path, rapport: Rapport) -> Iterator[Path]:
    """The tables at and around a path that accept what is said of it, the nearest first."""
    for depth in range(len(path), 0, -1):
        found = at(rapport, path[:depth])
        if isinstance(getattr(found, KEY, None), Varde) and getattr(found, KEY):
            yield (*path[:depth], KEY)


def _reason(place: Path, rapport: Rapport) -> str:
    return str(at(rapport, place)).strip()


def _needless(rapport: Rapport, used: set[Path]) -> Iterator[Finding]:
    for path, value in values(rapport):
        if path[-1] == KEY and not value:
            yield Finding(path, "accepterad är tom", "skriv skälet, eller ta bort raden", "varning")
        elif path[-1] == KEY and path not in used:
            yield Finding(path, "här finns inget att acceptera", "ta bort raden accepterad", "varning")
