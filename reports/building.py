"""A build from what is asked for to what is told of it: what is the same as the last time isn't made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reports import inputs
from reports.diagnostics import ACCEPTED, Diagnostic
from reports.lines import Account, Built, Lost, without_numbers
from reports.memory import Found, Memory, Remembered, Wish

if TYPE_CHECKING:
    from reports.batch import Version
    from reports.deliver import Delivered
    from reports.proof.documents import Prover
    from reports.workspace import Workspace

Choose = Callable[["Workspace", list[Path], str], list["Version"]]
"""The versions that are wanted of the reports."""
Progress = Callable[[Iterable["Delivered"], int], Iterable["Delivered"]]
"""Shows how far it has come, of how many documents."""


@dataclass(frozen=True)
class Done:
    """What came of a build."""

    account: Account
    total: int
    """How many documents were wanted."""
    lost: Lost = field(default_factory=Lost)


def build(  # noqa: PLR0913  # an option of the command is a parameter
    wish: Wish,
    choose: Choose,
    progress: Progress = lambda outcomes, _: outcomes,
    *,
    jobs: int = 1,
    anew: bool = False,
    address: str = "",
) -> Done:
    """Build what is wanted and isn't there; `anew` builds all of it. Raises Faults when it can't begin.

    `address` is that of the Dask cluster that builds; without it this computer does.
    """
    memory = Memory(wish)
    known = None if anew else memory.unchanged()
    if known is not None:
        found, documents = known
        account = _account(found.faults, [(one, None) for one in documents])
        return Done(account, found.total)
    with inputs.noting(inputs.Notes(memory.since)):
        return _Building(memory, choose, progress, jobs, address, anew=anew).done()


@dataclass
class _Building:
    """A build that has something to do."""

    memory: Memory
    choose: Choose
    progress: Progress
    jobs: int
    address: str
    anew: bool
    lost: Lost = field(default_factory=Lost)

    def done(self) -> Done:
        """Find, build and write what is wanted."""
        from reports.proof.documents import prover

        prove = prover(thorough=self.memory.wish.thorough)
        found, versions = find_all(self.memory, self.choose)
        self.memory.keep_found(found)
        known = {} if self.anew else self.known(versions)
        same = {version for version, one in known.items() if self.memory.present.same(one.inputs)}
        wanted = [version for version in versions if version not in same]
        made = dict(self.made(wanted, known, prove))
        told = [made[version] if version in made else (known[version], None) for version in versions]
        return Done(_account(found.faults, told), found.total, self.lost)

    def known(self, versions: Sequence[Version]) -> dict[Version, Remembered]:
        """What is remembered of the documents whose files are as they were written."""
        memory, name = self.memory, self.memory.workspace.name
        known = {version: memory.of(name(version.report), version.till) for version in versions}
        return {version: one for version, one in known.items() if one is not None and memory.has_files(one)}

    def made(
        self, wanted: Sequence[Version], known: Mapping[Version, Remembered], prove: Prover
    ) -> Iterator[tuple[Version, tuple[Remembered, float | None]]]:
        """What comes of documents, with the time that each took; none for one whose page is the same."""
        from reports.batch import Version

        for one in self.progress(self.delivered(wanted, known, prove), len(wanted)):
            version = Version(one.report, one.till)
            came = again(known[version], one.came) if one.is_known else one.came
            if not one.is_passing:
                self.memory.keep(came, one.till)
            yield version, (came, None if one.is_known else one.seconds)

    def delivered(
        self, wanted: Sequence[Version], known: Mapping[Version, Remembered], prove: Prover
    ) -> Iterable[Delivered]:
        """The documents built and written; by the workers, but when LibreOffice has a hand in it."""
        from reports.batch import Builder, made
        from reports.batch import build as build_all
        from reports.deliver import Delivery
        from reports.finish import Finish

        wish, workspace = self.memory.wish, self.memory.workspace
        finish = Finish(wish.formats, wish.numbers, wish.motor)
        deliver = Delivery(workspace, self.memory.output, prove)
        digests = {version: one.digest for version, one in known.items()}
        if self.address:
            from reports.cluster import Cluster

            cluster = Cluster(self.address, workspace, finish.built, digests, self.lost)
            return map(deliver, finish.of(cluster.build(wanted), workspace))
        if not finish.needs_layout():
            return made(Builder(workspace, finish.built, deliver, digests), wanted, self.jobs)
        return map(deliver, finish.of(build_all(workspace, wanted, finish.built, self.jobs, digests), workspace))


def find_all(memory: Memory, choose: Choose) -> tuple[Found, list[Version]]:
    """What there is to build, and what is wrong on the way there."""
    from reports.find import find, with_names_of_their_own

    wish = memory.wish
    with inputs.apart() as noted:
        workspace, reports, faults = find(wish.paths, to_build=not wish.till)
        wanted = choose(workspace, reports, wish.till)
    alone, clashes = with_names_of_their_own(workspace, wanted)
    names = [(workspace.name(version.report), version.till) for version in alone]
    return Found(noted(), names, len(wanted), faults + clashes), alone


def again(known: Remembered, came: Remembered) -> Remembered:
    """A document whose page is the known one: what is said of its content may be another."""
    return replace(known, inputs=came.inputs, faults=came.faults, warnings=came.warnings)


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
