"""What came of documents the last time, so that nothing is done again for what is the same. Safe to delete at any time.

A document has a record of what it was made of, what was made, and what was said; it is written whole when the files
are there, so a build that is stopped loses only what wasn't done. A run has one of what it found to build. Both hold
for one way of building: other formats or another folder have records of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from reports.diagnostics import About, Diagnostic
from reports.formats import LIBREOFFICE, TYPST
from reports.inputs import Present, State, file_key, is_settled
from reports.kept import keep, key_of, recall
from reports.maker import maker
from reports.workspace import CACHE, Workspace, workspace_of

_FOLDER = "minne"


@dataclass(frozen=True)
class Wish:
    """What a build is asked for."""

    here: Path
    """Where it is asked for: messages tell paths from there."""
    paths: tuple[Path, ...]
    formats: tuple[str, ...]
    out: Path | None = None
    """Where the files are to lie; below the workspace when nothing is said."""
    till: str = ""
    numbers: bool = True
    motor: str = TYPST
    thorough: bool = False
    """Whether the files are held against the standards."""

    @property
    def with_office(self) -> bool:
        """Whether LibreOffice has a hand in it, where it is installed."""
        return (self.numbers and "docx" in self.formats) or (self.motor == LIBREOFFICE and "pdf" in self.formats)


@dataclass(frozen=True)
class Remembered:
    """What came of one document."""

    name: str
    """Its report file, as messages print it."""
    inputs: Mapping[str, State] = field(default_factory=dict)
    digest: str = ""
    """Of its page tree; empty when the same page must be written again, since more than that was said of the files."""
    files: Mapping[str, State] = field(default_factory=dict)
    """The written files by path, in the order of formats."""
    proven: Mapping[str, str] = field(default_factory=dict)
    faults: Sequence[Diagnostic] = ()
    warnings: Sequence[Diagnostic] = ()
    finished: Sequence[Diagnostic] = ()
    """What was said of the files once they were made; the other two are of the content."""
    unnumbered: str = ""
    """Why its contents got no page numbers."""

    @property
    def outputs(self) -> dict[str, State]:
        """The written files, as what they should be still."""
        return {file_key(path): state for path, state in self.files.items()}


@dataclass(frozen=True)
class Found:
    """What a run found to build."""

    inputs: Mapping[str, State]
    documents: Sequence[tuple[str, str]]
    """The documents by name and reader."""
    total: int
    """How many were wanted; those whose files would take another's place are not among the documents."""
    faults: Sequence[Diagnostic] = ()


class Memory:
    """The records of a workspace for one way of building, and what its files are now."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.workspace: Workspace = workspace_of(wish.paths, wish.here)
        self._folder = self.workspace.root / CACHE / _FOLDER
        self.since = self._clock()
        self.present = Present()

    @cached_property
    def _maker(self) -> str:
        return maker(with_office=self.wish.with_office)

    @property
    def output(self) -> Path:
        """The folder of the finished files."""
        return self.wish.here / self.wish.out if self.wish.out else self.workspace.root / "build"

    def _clock(self) -> int:
        """The time as the file system has it.

        It is long ago where there are no records yet, or nothing can be written: no time of a file is trusted then.
        """
        probe = self._folder / ".klocka"
        with suppress(OSError):
            probe.write_bytes(b".")
            return probe.stat().st_mtime_ns
        return 0

    # ------------------------------------------------------------ records

    def found(self) -> Found | None:
        """What the last run of the same wish found, if it would find the same again."""
        match self._recalled(self._run):
            case {"inputs": inputs, "documents": documents, "total": total, "faults": faults}:
                found = Found(_states(inputs), [tuple(one) for one in documents], total, _diagnostics(faults))
                return found if self.present.same(found.inputs) else None
        return None

    def keep_found(self, found: Found) -> None:
        """Remember what a run found."""
        body = {"inputs": found.inputs, "documents": found.documents, "total": found.total}
        self._keep(self._run, {**body, "faults": list(map(_row, found.faults))})

    def of(self, name: str, till: str) -> Remembered | None:
        """What came of a document the last time that the same program made it."""
        match self._recalled(self._document(name, till)):
            case [dict(inputs), str(digest), dict(files), dict(proven), faults, warnings, finished, str(unnumbered)]:
                told, also, last = map(_diagnostics, (faults, warnings, finished))
                return Remembered(name, _states(inputs), digest, _states(files), proven, told, also, last, unnumbered)
        return None

    def keep(self, one: Remembered, till: str) -> None:
        """Remember what came of a document; its files must be in their place."""
        said = (list(map(_row, some)) for some in (one.faults, one.warnings, one.finished))
        body = [one.inputs, one.digest, one.files, one.proven, *said, one.unnumbered]
        self._keep(self._document(one.name, till), body)

    def unchanged(self) -> tuple[Found, list[Remembered]] | None:
        """Everything, when the last run did all that there is to do and nothing has changed since."""
        found = self.found()
        if found is None:
            return None
        known: list[Remembered] = []
        for name, till in found.documents:
            one = self.of(name, till)
            if one is None or not self.is_same(one):
                return None
            known.append(one)
        self._settle(found, known)
        return found, known

    def is_same(self, one: Remembered) -> bool:
        """Whether a document would become what it is."""
        return self.present.same(one.inputs) and self.has_files(one)

    def has_files(self, one: Remembered) -> bool:
        """Whether a document's files are there, untouched by other hands."""
        return self.present.same(one.outputs)

    def _settle(self, found: Found, known: Iterable[Remembered]) -> None:
        """Let times stand for files from now on that were too fresh for it, so that they need not be read again."""
        tills = iter(found.documents)
        for one in known:
            _, till = next(tills)
            inputs, files = self._settled(one.inputs), self._settled(one.outputs)
            if inputs or files:
                paths = {path: files.get(file_key(path), state) for path, state in one.files.items()}
                self.keep(replace(one, inputs={**one.inputs, **inputs}, files=paths), till)
        if inputs := self._settled(found.inputs):
            self.keep_found(replace(found, inputs={**found.inputs, **inputs}))

    def _settled(self, states: Mapping[str, State]) -> dict[str, State]:
        now = {key: self.present.state(key) for key in states.keys() & self.present.unsettled}
        return {key: state for key, state in now.items() if is_settled(state.stat, self.since)}

    # ------------------------------------------------------------ files

    @cached_property
    def _way(self) -> tuple[object, ...]:
        """All that makes one way of building another."""
        wish = self.wish
        here = wish.here if wish.thorough else None  # what is said of a file tells its path from there
        return self.workspace.root, self.output, here, wish.formats, wish.numbers, wish.motor, wish.thorough

    @property
    def _run(self) -> Path:
        wish = self.wish
        return self._folder / f"{key_of('körning', self._way, wish.here, wish.paths, wish.till)}.json"

    def _document(self, name: str, till: str) -> Path:
        return self._folder / f"{key_of('dokument', self._way, name, till)}.json"

    def _recalled(self, file: Path) -> Any:
        body = recall(file)
        made_by, kept = json.loads(body) if body else ("", None)
        return kept if made_by == self._maker else None

    def _keep(self, file: Path, body: object) -> None:
        keep(file, json.dumps([self._maker, body], ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _states(kept: Mapping[str, Sequence[Any]]) -> dict[str, State]:
    return {key: State(digest, tuple(stat)) for key, (digest, stat) in kept.items()}


def _row(one: Diagnostic) -> list[object]:
    return [one.file, one.line, one.message, one.hint, one.level, *one.about]


def _diagnostics(rows: Iterable[Sequence[Any]]) -> list[Diagnostic]:
    return [_diagnostic(*row) for row in rows]


def _diagnostic(file: str, line: int, message: str, hint: str, level: str, *about: str) -> Diagnostic:
    return Diagnostic(file, line, message, hint, level, about=About(*about))
