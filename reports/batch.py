"""Many documents: one after the other, or spread over processes; one document's faults do not stop the others."""

from __future__ import annotations

import gc
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from reports.diagnostics import Diagnostic, Faults
from reports.inputs import State, apart, is_noting, note_from_now, noted_since
from reports.pipeline import CHECK, MAKE, Run, Studio
from reports.readers.load import Workspace


@dataclass(frozen=True)
class Version:
    """A document to be made: a report, for one of its readers."""

    report: Path
    till: str = ""
    """The reader; empty for the report's first, or the only version there is."""


@dataclass(frozen=True)
class Outcome:
    """What became of one document."""

    report: Path
    till: str = ""
    files: dict[str, bytes] = field(default_factory=dict, repr=False)
    """Bytes by format; empty when the document has other faults than those of diagrams."""
    warnings: tuple[Diagnostic, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    seconds: float = 0.0
    font_folder: str = ""
    """Where the house's own font files are; empty where it has none."""
    inputs: Mapping[str, State] = field(default_factory=dict, repr=False)
    """What it was made of, where that is noted."""
    digest: str = ""
    """Of its page, likewise; empty where it came to none."""
    is_known: bool = False
    """Whether the page is the one that was known already, of which no files are made."""
    finished: tuple[Diagnostic, ...] = ()
    """What was said of the files once they were made."""
    unnumbered: str = ""
    """Why its contents got no page numbers."""
    is_passing: bool = False
    """Whether it may be otherwise the next time though nothing has changed: a program didn't answer in time."""


T = TypeVar("T")
P = TypeVar("P", covariant=True)
Then = Callable[[Outcome], T]
"""What is done with a document in the process that built it, as writing its files; it must be known by name."""

_TOGETHER = 8
"""Neighbours that a worker gets at a time, at most: they share the files of their folders."""
_AHEAD = 4
"""Rounds that the workers may be ahead of whoever takes the outcomes, so that few are held in memory."""
_GARBAGE = (50_000, 20, 100)
"""New objects before Python looks for circles among them: a document is trees, and most looks find nothing."""


Known = Mapping[Version, str]
"""Digests of the pages whose files are there already: the same files would be made of the same page."""
_NOTHING: Known = {}


def build(
    workspace: Workspace, versions: Sequence[Version], formats: Sequence[str], jobs: int = 1, known: Known = _NOTHING
) -> Iterator[Outcome]:
    """Build documents in the order given; with no formats they are only checked."""
    return made(Builder(workspace, formats, as_built, known), versions, jobs)


def as_built(outcome: Outcome) -> Outcome:
    """The outcome itself, with its files."""
    return outcome


def made(builder: Builder[T], versions: Sequence[Version], jobs: int) -> Iterator[T]:
    """What comes of documents when they are built and something is done with each, in the order given."""
    if jobs <= 1 or len(versions) <= 1:
        yield from map(builder.made, versions)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    afresh = get_context("spawn")  # a fork of a process that has threads, as Typst's, may hang
    jobs = min(jobs, len(versions))
    with ProcessPoolExecutor(jobs, afresh, _start, (builder, noted_since(), jobs)) as pool:
        yield from in_order(chunks(versions, jobs), lambda part: pool.submit(_in_worker, part), jobs * _AHEAD)


def chunks(versions: Sequence[Version], workers: int) -> list[Sequence[Version]]:
    """Neighbours together, but in so small parts that no worker is left with much when the others are done."""
    size = max(1, min(_TOGETHER, len(versions) // (workers * _AHEAD)))
    return [versions[first : first + size] for first in range(0, len(versions), size)]


def in_order(
    parts: Iterable[Sequence[Version]], submit: Callable[[Sequence[Version]], Promise[list[T]]], ahead: int
) -> Iterator[T]:
    """What comes of parts that are worked on at the same time, in their order, with so many of them under way."""
    under_way: deque[Promise[list[T]]] = deque()
    for part in parts:
        under_way.append(submit(part))
        if len(under_way) >= ahead:
            yield from under_way.popleft().result()
    while under_way:
        yield from under_way.popleft().result()


class Promise(Protocol[P]):
    """What will come of work that is done elsewhere."""

    def result(self) -> P:
        """Wait for it."""
        ...


class Builder(Generic[T]):
    """Builds one document after the other, and holds no more of the content than what a nämnd's documents share."""

    def __init__(self, workspace: Workspace, formats: Sequence[str], then: Then[T], known: Known = _NOTHING) -> None:
        self.studio = Studio(workspace)
        self._formats, self._then, self._known = tuple(formats), then, known
        self._namnd: tuple[str, ...] | None = None

    def made(self, version: Version) -> T:
        """What comes of a document."""
        namnd = version.report.relative_to(self.studio.workspace.content).parts[:2]
        if namnd != self._namnd:
            self._namnd = namnd
            self.studio.forget(version.report.parents)
        return self._then(one(self.studio, version, self._formats, self._known.get(version, "")))


def one(studio: Studio, version: Version, formats: Sequence[str], known: str = "") -> Outcome:
    """Build one document; with no formats it is only checked, and so it is when its page is the known one."""
    start = time.perf_counter()
    run = Run(studio, version.report, formats, version.till)
    with apart() as noted:
        faults = _faults(run, known)
    is_known = faults is None and bool(known) and known == run.page_digest
    return replace(outcome_of(run, faults, noted(), time.perf_counter() - start), is_known=is_known)


def outcome_of(run: Run, faults: tuple[Diagnostic, ...] | None, noted: Mapping[str, State], seconds: float) -> Outcome:
    """What became of a document that was made of what is noted; `faults` stopped it, None when nothing did."""
    is_whole = faults is None
    return Outcome(
        run.report,
        run.till,
        run.files,
        tuple(run.warnings),
        tuple(run.faults) if faults is None else faults,
        seconds,
        run.document.look.font_folder if is_whole else "",
        noted,
        run.page_digest if is_whole else "",
    )


def _faults(run: Run, known: str) -> tuple[Diagnostic, ...] | None:
    """Take the steps that are called for; what stopped the document, if anything did."""
    try:
        run.through(CHECK)
        if run.formats:
            run.page_digest = run.digest if is_noting() else ""
            run.through(MAKE if not known or run.page_digest != known else ())
    except Faults as faults:
        return faults.diagnostics
    return None


_builder: Builder[Any] | None = None
"""A worker process has one for all its documents."""


def _start(builder: Builder[Any], since: int | None, jobs: int) -> None:
    from multiprocessing.util import Finalize

    from reports.pdf import tidy

    global _builder
    os.environ.setdefault("RAYON_NUM_THREADS", str(max(1, (os.cpu_count() or 1) // jobs)))  # Typst's own threads
    gc.set_threshold(*_GARBAGE)
    if since is not None:
        note_from_now(since)
    _builder = builder
    Finalize(None, tidy, exitpriority=0)


def _in_worker(versions: Sequence[Version]) -> list[Any]:
    assert _builder is not None  # noqa: S101  # set by _start in every worker
    return [_builder.made(version) for version in versions]
