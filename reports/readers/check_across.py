"""Reports of one nämnd against each other: an outcome that one of them has told must not be another in the next."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports import inputs
from reports.diagnostics import Faults
from reports.model.enhet import converted
from reports.model.matt import Matt, measured
from reports.model.period import parse_period
from reports.model.varde import Varde
from reports.readers.finding import Finding
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
    namn: str
    """Its indicator's name, with the period and the part as written."""
    value: Varde
    read: Matt
    is_accepted: bool
    """Whether staff keep it as it is."""

    def place(self) -> str:
        """File and line, as messages tell them."""
        return f"{self.file.name}:{self.file.line(self.path)}"


class Published:
    """The outcomes of all reports of a workspace, each file read once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._files: inputs.Made[list[TomlFile]] = {}
        self._outcomes: dict[Path, dict[_What, _Utfall]] = {}

    def differing(self, merged: Merged) -> Iterator[Finding]:
        """The outcomes of a report that another of its nämnd's reports has with another value.

        Each disagreement is told once: of the later report, or of the one that says `accepterad` where it stands.
        Nothing can differ among reports that share the file of their indicators.
        """
        if ("malomrade",) not in merged.owners:
            return
        own = merged.file(("malomrade",))
        is_later = True
        for file in self._of_namnd(merged.file(("namnd",)).path.parent):
            if file.path == own.path:
                is_later = False
            else:
                yield from self._against(own, file, is_later=is_later)

    def _against(self, own: TomlFile, other: TomlFile, *, is_later: bool) -> Iterator[Finding]:
        known = self._in_file(other)
        for what, here in self._in_file(own).items():
            there = known.get(what)
            is_told = here.is_accepted or (is_later and not (there and there.is_accepted))
            if there and is_told and _differ(here.read, there.read):
                message = f"utfallet för {here.namn} är {here.value}, men {there.value} i en annan rapport"
                hint = "rätta det som är fel, eller låt rapporterna dela samma fil med mål och utfall"
                yield Finding(here.path, f"{message}; jämför {there.place()}", hint, "varning", acceptable=True)

    def _of_namnd(self, folder: Path) -> list[TomlFile]:
        """The files that the reports below a folder have their indicators in, by the latest period of each."""
        return inputs.once(self._files, folder, lambda: self._read_of_namnd(folder))

    def _read_of_namnd(self, folder: Path) -> list[TomlFile]:
        reports, _ = self.library.documents([folder])
        files: dict[Path, TomlFile] = {}
        latest: dict[Path, datetime.date] = {}
        for report in reports:
            if file := self._goals_of(report):
                files[file.path] = file
                latest[file.path] = max(self._end_of(report), latest.get(file.path, datetime.date.min))
        return sorted(files.values(), key=lambda file: (latest[file.path], file.path))

    def _end_of(self, report: Path) -> datetime.date:
        """The last day of a report's period; the first of all days where it has none that can be read."""
        head = self.library.file(report).values["rapport"]
        period = parse_period(str(head.get("period", ""))) if isinstance(head, Mapping) else None
        return period.slut if period else datetime.date.min

    def _goals_of(self, report: Path) -> TomlFile | None:
        """The file nearest to a report that has goals; None where there is none, or where files can't be read."""
        for folder in report.parents:
            if not folder.is_relative_to(self.library.workspace.content):
                return None
            beside = self.library.files_in(folder)
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
    """The outcomes of a file that are numbers."""
    for path, indikator, is_accepted in _indicators(file.values.get("malomrade"), ("malomrade",)):
        utfall, egen = indikator.get("utfall"), str(indikator.get("enhet", ""))
        namn = " ".join(str(indikator.get("namn", "")).split())
        for period, part, raw, here in _parts(utfall, (*path, "utfall")) if isinstance(utfall, Mapping) else ():
            try:
                span, value = parse_period(period), Varde.of(raw)
            except ValueError:
                continue
            if span and (read := measured(value, egen)):
                which = f"{namn} ({period})" if part == "totalt" else f"{namn} ({period}, {part})"
                what = (str(indikator.get("id")), span.span, part)
                yield what, _Utfall(file, here, which, value, read, is_accepted)


def _indicators(
    items: Any, path: KeyPath, *, is_accepted: bool = False
) -> Iterator[tuple[KeyPath, Mapping[str, Any], bool]]:
    """The indicators of areas and goals as they are written, with whether they, or what is around, are accepted."""
    for number, item in enumerate(items) if isinstance(items, list) else ():
        here = (*path, number)
        if isinstance(item, Mapping):
            kept = is_accepted or bool(item.get("accepterad"))
            if path[-1] == "indikator":
                yield here, item, kept
            for key in ("indikator", "mal"):
                yield from _indicators(item.get(key), (*here, key), is_accepted=kept)
