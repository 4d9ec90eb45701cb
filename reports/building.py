"""A build from what is asked for to what is told of it: what is the same as the last time isn't made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reports import inputs
from reports.diagnostics import ACCEPTED, Diagnostic
from reports.inputs import State
from reports.lines import Account, Built, shown, without_numbers
from reports.memory import Found, Memory, Remembered, Wish

if TYPE_CHECKING:
    from reports.batch import Outcome, Version
    from reports.proof.documents import Prover
    from reports.workspace import Workspace

Choose = Callable[["Workspace", list[Path], str], list["Version"]]
"""The versions that are wanted of the reports."""
Progress = Callable[[Iterable["Outcome"], int], Iterable["Outcome"]]
"""Shows how far it has come, of how many documents."""


@dataclass(frozen=True)
class Done:
    """What came of a build."""

    account: Account
    total: int
    """How many documents were wanted."""


def build(
    wish: Wish, choose: Choose, progress: Progress = lambda outcomes, _: outcomes, *, jobs: int = 1, anew: bool = False
) -> Done:
    """Build what is wanted and isn't there; `anew` builds all of it. Raises Faults when it can't begin."""
    memory = Memory(wish)
    known = None if anew else memory.unchanged()
    if known is not None:
        found, documents = known
        account = _account(found.faults, [(one, None) for one in documents])
        return Done(account, found.total)
    with inputs.noting(memory.since):
        return _Building(memory, choose, progress, jobs, anew=anew).done()


@dataclass
class _Building:
    """A build that has something to do."""

    memory: Memory
    choose: Choose
    progress: Progress
    jobs: int
    anew: bool
    early: dict[tuple[Path, str], tuple[int, int]] = field(default_factory=dict)
    """How many faults and warnings were said of a document's content, before it was laid out and proven."""

    def done(self) -> Done:
        """Find, build and write what is wanted."""
        from reports.proof.documents import prover

        wish = self.memory.wish
        prove = prover(thorough=wish.thorough)
        found, versions = self.found()
        self.memory.keep_found(found)
        known = {} if self.anew else self.known(versions)
        same = {version for version, one in known.items() if self.memory.present.same(one.inputs)}
        made = {version: (one, seconds) for version, one, seconds in self.made(versions, known, same, prove)}
        told = [made[version] if version in made else (known[version], None) for version in versions]
        return Done(_account(found.faults, told), found.total)

    def found(self) -> tuple[Found, list[Version]]:
        """What there is to build, and what is wrong on the way there."""
        from reports.find import find, with_names_of_their_own

        with inputs.apart() as noted:
            workspace, reports, faults = find(self.memory.wish.paths)
            wanted = self.choose(workspace, reports, self.memory.wish.till)
        alone, clashes = with_names_of_their_own(workspace, wanted)
        names = [(workspace.name(version.report), version.till) for version in alone]
        return Found(noted(), names, len(wanted), faults + clashes), alone

    def known(self, versions: Sequence[Version]) -> dict[Version, Remembered]:
        """What is remembered of the documents whose files are as they were written."""
        memory, name = self.memory, self.memory.workspace.name
        known = {version: memory.of(name(version.report), version.till) for version in versions}
        return {version: one for version, one in known.items() if one is not None and memory.has_files(one)}

    def made(
        self, versions: Sequence[Version], known: Mapping[Version, Remembered], same: set[Version], prove: Prover
    ) -> Iterator[tuple[Version, Remembered, float | None]]:
        """The documents that are not the same, with the time that each took; none for a page that is the same."""
        from reports.batch import Version
        from reports.batch import build as build_all
        from reports.finish import Finish

        wish, workspace = self.memory.wish, self.memory.workspace
        finish = Finish(wish.formats, wish.numbers, wish.motor)
        wanted = [version for version in versions if version not in same]
        digests = {version: one.digest for version, one in known.items()}
        outcomes = self.progress(build_all(workspace, wanted, finish.built, self.jobs, digests), len(wanted))
        for outcome in finish.of(self._counted(outcomes), workspace):
            version = Version(outcome.report, outcome.till)
            if outcome.is_known:
                one = self.again(outcome, known[version])
                yield version, one, None
            else:
                yield version, self.written(outcome, prove), outcome.seconds

    def _counted(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            self.early[outcome.report, outcome.till] = len(outcome.faults), len(outcome.warnings)
            yield outcome

    def again(self, outcome: Outcome, known: Remembered) -> Remembered:
        """A document whose page is the known one: what is said of its content may be another."""
        one = Remembered(
            known.name, outcome.inputs, known.digest, known.files, known.proven,
            outcome.faults, outcome.warnings, known.finished, known.unnumbered,
        )  # fmt: skip
        self.memory.keep(one, outcome.till)
        return one

    def written(self, outcome: Outcome, prove: Prover) -> Remembered:
        """Write a document's files, prove them and remember what came of it."""
        from reports import output
        from reports.pipeline import output_name
        from reports.proof.documents import names

        workspace = self.memory.workspace
        target = self.memory.output / output_name(workspace, outcome.report, outcome.till)
        files, failed = output.write(target, outcome.files)
        proof = prove(outcome.files, names(files, shown), outcome.warnings)
        faults, warnings = self.early[outcome.report, outcome.till]
        late = (*outcome.faults[faults:], *outcome.warnings[warnings:], *failed, *proof.faults, *proof.remarks)
        states = {str(file): _state(outcome.files[file.suffix[1:]]) for file in files}
        one = Remembered(
            workspace.name(outcome.report), outcome.inputs, "" if proof.faults or proof.remarks else outcome.digest,
            states, proof.proven, outcome.faults[:faults], outcome.warnings[:warnings], late, outcome.unnumbered,
        )  # fmt: skip
        if not (failed or outcome.is_passing):
            self.memory.keep(one, outcome.till)
        return one


def _state(data: bytes) -> State:
    return State(inputs.digest(data))


def _account(faults: Iterable[Diagnostic], documents: Iterable[tuple[Remembered, float | None]]) -> Account:
    """What is told of a run: documents with the time that each took, none for one that was there already."""
    account, every = Account(list(faults)), list(documents)
    for one, seconds in every:
        said = (*one.faults, *one.warnings, *one.finished)
        account.faults += [each for each in said if each.level == "fel"]
        account.warnings += [each for each in said if each.level not in ("fel", ACCEPTED)]
        if files := [Path(path) for path in one.files]:
            built = Built(one.name, files, seconds or 0.0, one.proven, is_unchanged=seconds is None)
            account.built.append(built)
    account.warnings += without_numbers((one.name, one.unnumbered) for one, _ in every)
    return account
