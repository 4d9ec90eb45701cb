"""Documents kept warm: content stays read, templates compiled and fonts loaded, so that a change is built at once."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from reports import inputs, output
from reports.batch import Version, outcome_of
from reports.building import Choose, again, find_all
from reports.deliver import Delivered, Delivery
from reports.diagnostics import ACCEPTED, Diagnostic, Faults
from reports.inputs import Notes, Present, State
from reports.memory import Memory, Remembered
from reports.pipeline import CHECK, DRAW, MAKE, WRITE, Run, Studio, output_name
from reports.proof.documents import as_made

_FIRST, _THEN = ("html",), ("docx", "pdf")
"""The quickest comes first: whoever looks at the page need not wait for it to be seen whether the others are new."""
_FONTS = (".ttf", ".otf", ".ttc")


@dataclass
class Round:
    """What came of a change."""

    built: list[str] = field(default_factory=list)
    """Documents that were built."""
    unchanged: int = 0
    """Documents that were looked at and show nothing of it."""
    faults: dict[str, list[Diagnostic]] = field(default_factory=dict)
    """By document, and none for one that has no faults any more."""
    warnings: list[Diagnostic] = field(default_factory=list)
    """What was not said the last time."""
    seconds: float = 0.0


class Warm:
    """The documents of a wish, in a process that goes on."""

    def __init__(self, memory: Memory, choose: Choose) -> None:
        self.memory, self._choose = memory, choose
        self._notes = Notes(memory.since)
        self._studio = Studio(memory.workspace)
        self._deliver = Delivery(memory.workspace, memory.output, as_made)
        self._known: dict[Version, Remembered] = {}
        self._find()

    def _find(self) -> None:
        with inputs.noting(Notes(self.memory.since)):
            self._found, versions = find_all(self.memory, self._choose)
        self._known = {version: self._known.get(version) or self._remembered(version) for version in versions}

    def _remembered(self, version: Version) -> Remembered:
        name = self.memory.workspace.name(version.report)
        return self.memory.of(name, version.till) or Remembered(name)

    @property
    def root(self) -> Path:
        """The workspace's folder."""
        return self.memory.workspace.root

    def files(self) -> set[Path]:
        """The files that the documents are made of."""
        return {path for one in self._known.values() for path in inputs.files_of(one.inputs)}

    def warm_up(self) -> None:
        """Take the document that was worked on last all the way, so that the first save is as quick as the others."""
        latest = max(self._known, key=lambda version: _changed_at(version.report), default=None)
        if latest:
            run = Run(self._studio, latest.report, self.memory.wish.formats, latest.till)
            with inputs.noting(self._notes), suppress(Faults):  # told by the build
                run.through((*CHECK, *MAKE))

    def build(self, paths: Collection[Path]) -> Round:
        """Build what is made of files that have changed, been made or removed."""
        begun, found = time.perf_counter(), Round()
        keys = {key for path in paths for key in inputs.keys_of(path)}
        listed = {key: state for key, state in self._found.inputs.items() if key in keys}
        relisted = not Present().same(_names(listed, paths))
        self._forget(paths, keys, relisted=relisted)
        if relisted:
            self._look_again(found)
        for version in self._affected(paths, keys):
            self._add(found, version)
        if not Present().same(self._found.inputs):
            self._look_again(found)
            for version in self._affected(paths, keys):
                self._add(found, version)
        found.seconds = time.perf_counter() - begun
        return found

    def _forget(self, paths: Collection[Path], keys: Iterable[str], *, relisted: bool) -> None:
        """Let go of what was read of files that have changed."""
        self._studio.changed(paths, relisted=relisted)
        self._notes.forget(self._notes.known.copy() if relisted else keys)
        if any(path.suffix.lower() in _FONTS for path in paths):
            from reports.fonts import families
            from reports.pdf import forget_fonts

            families.cache_clear()
            forget_fonts()

    def _affected(self, paths: Collection[Path], keys: Collection[str]) -> list[Version]:
        """The documents for which something is not what it was."""
        gone = tuple(f"{inputs.file_key(path)}/" for path in paths if not path.is_file())
        present = Present()
        return [
            version
            for version, one in self._known.items()
            if not one.inputs  # nothing is remembered of it
            or (
                any(key in keys or (gone and key.startswith(gone)) for key in one.inputs)
                and not present.same(one.inputs)
            )
        ]

    def _look_again(self, found: Round) -> None:
        """See which documents there are now; new ones are affected, since nothing is remembered of them."""
        before, told = set(self._known), set(self._found.faults)
        self._find()
        self.memory.keep_found(self._found)
        found.faults[""] = [fault for fault in self._found.faults if fault not in told]
        if before != set(self._known):
            self._studio.changed((), relisted=True)
            self._notes.forget(self._notes.known.copy())

    def _add(self, found: Round, version: Version) -> None:
        """Build a document, and say what came of it and was not said before."""
        known = self._known[version]
        own = inputs.file_key(version.report)
        is_new = not Present().same({key: state for key, state in known.inputs.items() if key == own})
        one = self._one(version, known, is_new=is_new)
        came = again(known, one.came) if one.is_known else one.came
        self._known[version] = came
        if not one.is_passing:
            self.memory.keep(came, version.till)
        said = {*known.warnings, *known.finished}
        found.faults[came.name] = [each for each in (*came.faults, *came.finished) if each.level == "fel"]
        found.warnings += [
            each
            for each in (*came.warnings, *came.finished)
            if each.level not in ("fel", ACCEPTED) and each not in said
        ]
        if one.is_known:
            found.unchanged += 1
        elif came.files:
            found.built.append(came.name)

    def _one(self, version: Version, known: Remembered, *, is_new: bool) -> Delivered:
        """A document, each format in its place as soon as it is made; nothing of it when its page is the same.

        A page that `is_new` for sure need not be compared first.
        """
        wish = self.memory.wish
        run = Run(self._studio, version.report, wish.formats, version.till)
        begun, same = time.perf_counter(), False
        faults: tuple[Diagnostic, ...] | None = None
        files, failed = dict[str, Path](), list[Diagnostic]()
        with inputs.noting(self._notes), inputs.apart() as noted:
            try:
                run.through((*CHECK, *DRAW))
                files, failed = self._written(run, _FIRST, known)
                if not is_new:
                    run.page_digest = run.digest
                    same = run.page_digest == known.digest and Present().same(known.outputs)
                if not same:
                    more, also = self._written(run, _THEN, known)
                    files, failed = files | more, failed + also
                run.page_digest = run.page_digest or run.digest
            except Faults as found:
                faults = found.diagnostics
        outcome = replace(outcome_of(run, faults, noted(), time.perf_counter() - begun), is_known=same)
        return self._deliver.of(outcome, [files[name] for name in wish.formats if name in files], failed)

    def _written(self, run: Run, formats: Iterable[str], known: Remembered) -> tuple[dict[str, Path], list[Diagnostic]]:
        """Some formats, each made and put in its place; one that has the same bytes is left as it is."""
        target = self.memory.output / output_name(self.memory.workspace, run.report, run.till)
        files, failed = dict[str, Path](), list[Diagnostic]()
        for name in (name for name in formats if name in self.memory.wish.formats):
            run.formats = [name]
            run.through(WRITE)
            data, path = run.files[name], target.with_name(f"{target.name}.{name}")
            if known.files.get(str(path), State("")).digest != inputs.digest(data) or not _is_written(path, data):
                _, unwritten = output.write(target, {name: data})
                failed += unwritten
            if not failed:
                files[name] = path
        return files, failed


def _is_written(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _names(listed: dict[str, inputs.State], paths: Iterable[Path]) -> dict[str, inputs.State]:
    """Of what is noted of some files, the lists that they stand in."""
    names = {key for path in paths for key in inputs.names_keys(path)}
    return {key: state for key, state in listed.items() if key in names}


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
