"""Diagrams that can't be drawn: the rest of the report is built, with a box in their place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reports.diagnostics import Diagnostic
from reports.model.diagram import Diagram, Oritat
from reports.model.rapport import Rapport
from reports.readers.finding import Finding, is_id
from reports.readers.gaps import LEVEL
from reports.readers.toml_file import TomlFile
from reports.readers.toml_lines import KeyPath


@dataclass
class Undrawn:
    """What is wrong with the diagrams of a report."""

    faults: dict[str, list[Diagnostic]] = field(default_factory=dict)
    """By the diagram's id."""
    shared: frozenset[str] = frozenset()
    """Diagrams beside the report with figures that it may lack and other reports have."""

    @classmethod
    def of(cls, rapport: Rapport, owners: Mapping[KeyPath, TomlFile], report: Path) -> Undrawn:
        """What was wrong with diagrams already when their keys were read."""
        faults = {id_: list(one.fel) for id_, one in rapport.diagram.items() if isinstance(one, Oritat)}
        taking = (id_ for id_, one in rapport.diagram.items() if one.takes_over)
        return cls(faults, frozenset(id_ for id_ in taking if owners["diagram", id_].path != report))

    def add(self, found: Iterable[tuple[Finding, Diagnostic]]) -> None:
        """Note what the figures show."""
        for finding, diagnostic in found:
            self.faults.setdefault(str(finding.path[1]), []).append(diagnostic)

    def all(self) -> Iterator[Diagnostic]:
        """All of it."""
        return (fault for faults in self.faults.values() for fault in faults)


def of_diagram(finding: Finding) -> bool:
    """Whether a fault is a diagram's own, so that all else can be built; not where the id itself can't be used."""
    match finding.path:
        case ("diagram", str(id_), *_):
            return finding.level == "fel" and is_id(id_)
    return False


def told(undrawn: Undrawn, placed: Collection[str]) -> list[Diagnostic]:
    """What is to be said in a report that places some diagrams; nothing of those that only others can use."""
    passed = undrawn.shared.difference(placed)
    return [fault for id_, faults in undrawn.faults.items() if id_ not in passed for fault in faults]


def with_boxes(rapport: Rapport, undrawn: Undrawn) -> Rapport:
    """The report with a box for each diagram that has faults, or whose figures are all yet to be filled in."""
    made = {id_: _box(id_, diagram, undrawn.faults.get(id_, ())) for id_, diagram in rapport.diagram.items()}
    return replace(rapport, diagram=made) if made != rapport.diagram else rapport


def _box(id_: str, diagram: Diagram, faults: Sequence[Diagnostic]) -> Diagram:
    is_awaited = diagram.has_gaps and not diagram.has_numbers
    if isinstance(diagram, Oritat) or not (faults or is_awaited):
        return diagram
    return Oritat.instead_of(diagram, id_, tuple(faults))


def awaited(rapport: Rapport, placed: Iterable[str]) -> Iterator[Finding]:
    """Gaps: diagrams that were placed and whose figures are still to be filled in."""
    for id_ in placed:
        found = rapport.diagram[id_]
        if isinstance(found, Oritat) and not found.fel:
            yield Finding(("diagram", id_), f"talen i diagrammet {id_}", level=LEVEL)
