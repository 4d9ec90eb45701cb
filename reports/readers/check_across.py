"""Reports of one nämnd against each other: an outcome that one of them has told must not be another in the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports.diagnostics import Faults
from reports.model.enhet import converted, known_unit
from reports.model.matt import Matt, matt
from reports.model.period import parse_period
from reports.model.rapport import Rapport
from reports.model.styrkort import Indikator
from reports.model.varde import Varde
from reports.readers.finding import Finding
from reports.readers.goals import indicators
from reports.readers.load import Library
from reports.readers.merge import Merged
from reports.readers.toml_file import TomlFile
from reports.readers.toml_lines import KeyPath

_What = tuple[str, tuple[int, int, int], str]
"""An indicator's id, the span of a period, and a part of a split value: of the same three there is one outcome."""


@dataclass(frozen=True, slots=True)
class _Utfall:
    """An outcome as it stands in a file."""

    file: TomlFile
    path: KeyPath
    value: Varde
    read: Matt

    def place(self) -> str:
        """File and line, as messages tell them."""
        return f"{self.file.name}:{self.file.line(self.path)}"


class Published:
    """The outcomes of all reports of a workspace, each file read once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._files: dict[Path, list[TomlFile]] = {}
        self._outcomes: dict[Path, dict[_What, _Utfall]] = {}

    def differing(self, rapport: Rapport, merged: Merged) -> Iterator[Finding]:
        """The outcomes of a report that another of its nämnd's reports has with another value.

        Nothing can differ among reports that share the file of their indicators. One that says `accepterad` where it
        tells another value is not held against the others.
        """
        if ("malomrade",) not in merged.owners:
            return
        own = merged.file(("malomrade",))
        others = [file for file in self._of_namnd(merged.file(("namnd",)).path.parent) if file.path != own.path]
        for path, indikator in indicators(rapport) if others else ():
            yield from (finding for file in others for finding in self._against(indikator, path, file))

    def _against(self, indikator: Indikator, path: KeyPath, other: TomlFile) -> Iterator[Finding]:
        known = self._in_file(other)
        unit = indikator.enhet.text if indikator.enhet else ""
        for period, part, value, here in _parts(indikator.utfall, (*path, "utfall")):
            span = parse_period(period)
            told = known.get((indikator.id, span.span, part)) if span else None
            read = _read(value, unit) if told else None
            if told and read and _differ(read, told.read):
                namn = indikator.namn.one_line
                which = period if part == "totalt" else f"{period}, {part}"
                message = f"utfallet för {namn} ({which}) är {value}, men {told.value} på {told.place()}"
                hint = "rätta det som är fel, eller låt rapporterna dela samma fil med mål och utfall"
                yield Finding(here, message, hint, "varning", acceptable=True)

    def _of_namnd(self, folder: Path) -> list[TomlFile]:
        """The files that the reports below a folder have their indicators in."""
        if folder not in self._files:
            reports, _ = self.library.documents([folder])
            found = {file.path: file for file in map(self._goals_of, reports) if file}
            self._files[folder] = list(found.values())
        return self._files[folder]

    def _goals_of(self, report: Path) -> TomlFile | None:
        """The file nearest to a report that has goals; None where there is none, or where files can't be read."""
        for folder in report.parents:
            if not folder.is_relative_to(self.library.workspace.content):
                return None
            beside = self.library.folders.get(folder, [])
            try:
                files = [file for file in map(self.library.file, beside) if file.path == report or not file.is_report]
            except Faults:
                return None
            if found := next((file for file in files if "malomrade" in file.values), None):
                return found
        return None

    def _in_file(self, file: TomlFile) -> Mapping[_What, _Utfall]:
        if file.path not in self._outcomes:
            self._outcomes[file.path] = dict(_outcomes(file))
        return self._outcomes[file.path]


def _read(value: Varde, unit: str) -> Matt | None:
    """The number of an outcome, in the unit that is written with it or that its indicator has."""
    read = matt(value, unit)
    return Matt(read.tal, read.enhet or known_unit(unit), read.ungefar) if read else None


def _differ(one: Matt, other: Matt) -> bool:
    """Whether two outcomes are different numbers; about right is right enough, and other units are another matter."""
    same = converted(other.tal, other.enhet, one.enhet)
    return same is not None and same != one.tal and not (one.ungefar or other.ungefar)


def _parts(utfall: Mapping[str, Any], path: KeyPath) -> Iterator[tuple[str, str, Any, KeyPath]]:
    """Period, part, value and path of every outcome, those of split values too."""
    for period, value in utfall.items():
        here = (*path, period)
        if isinstance(value, Mapping):
            yield from ((period, part, own, (*here, part)) for part, own in value.items())
        else:
            yield period, "totalt", value, here


def _outcomes(file: TomlFile) -> Iterator[tuple[_What, _Utfall]]:
    """The outcomes of a file that are numbers, unless staff keep them as they are."""
    for path, indikator in _indicators(file.values.get("malomrade"), ("malomrade",)):
        utfall, unit = indikator.get("utfall"), indikator.get("enhet", "")
        for period, part, raw, here in _parts(utfall, (*path, "utfall")) if isinstance(utfall, Mapping) else ():
            try:
                span, value = parse_period(period), Varde.of(raw)
            except ValueError:
                continue
            if span and (read := _read(value, str(unit))):
                yield (str(indikator.get("id")), span.span, part), _Utfall(file, here, value, read)


def _indicators(items: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    """The indicators of areas and goals as they are written, but not what is accepted; what is no list is left out."""
    for number, item in enumerate(items) if isinstance(items, list) else ():
        here = (*path, number)
        if not isinstance(item, Mapping) or item.get("accepterad"):
            continue
        if path[-1] == "indikator":
            yield here, item
        for key in ("indikator", "mal"):
            yield from _indicators(item.get(key), (*here, key))
