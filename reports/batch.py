"""Many documents: one after the other, or spread over processes; one document's faults do not stop the others."""

from __future__ import annotations

import gc
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from reports.diagnostics import Diagnostic, Faults
from reports.pipeline import BUILD, CHECK, Run, Studio
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


def build(
    workspace: Workspace, versions: Sequence[Version], formats: Sequence[str], jobs: int = 1
) -> Iterator[Outcome]:
    """Build documents in the order given; with no formats they are only checked."""
    return made(workspace, versions, formats, jobs, as_built)


def as_built(outcome: Outcome) -> Outcome:
    """The outcome itself, with its files."""
    return outcome


def made(
    workspace: Workspace, versions: Sequence[Version], formats: Sequence[str], jobs: int, then: Then[T]
) -> Iterator[T]:
    """What comes of documents when they are built and `then` is done with each, in the order given."""
    if jobs <= 1 or len(versions) <= 1:
        builder = Builder(workspace, formats, then)
        yield from map(builder.made, versions)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    afresh = get_context("spawn")  # a fork of a process that has threads, as Typst's, may hang
    jobs = min(jobs, len(versions))
    with ProcessPoolExecutor(jobs, afresh, _start, (workspace, tuple(formats), then, jobs)) as pool:
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

    def __init__(self, workspace: Workspace, formats: Sequence[str], then: Then[T]) -> None:
        gc.set_threshold(*_GARBAGE)
        self.studio = Studio(workspace)
        self._formats, self._then = formats, then
        self._namnd: tuple[str, ...] | None = None

    def made(self, version: Version) -> T:
        """What comes of a document."""
        namnd = version.report.relative_to(self.studio.workspace.content).parts[:2]
        if namnd != self._namnd:
            self._namnd = namnd
            self.studio.forget(version.report.parents)
        return self._then(_one(self.studio, version, self._formats))


def _one(studio: Studio, version: Version, formats: Sequence[str]) -> Outcome:
    start = time.perf_counter()
    report, till = version.report, version.till
    run = Run(studio, report, formats, till)
    try:
        run.through(BUILD if formats else CHECK)
    except Faults as faults:
        return Outcome(report, till, {}, tuple(run.warnings), faults.diagnostics, time.perf_counter() - start)
    seconds, fonts = time.perf_counter() - start, run.document.look.font_folder
    return Outcome(report, till, run.files, tuple(run.warnings), tuple(run.faults), seconds, fonts)


_builder: Builder[Any] | None = None
"""A worker process has one for all its documents."""


def _start(workspace: Workspace, formats: Sequence[str], then: Then[Any], jobs: int) -> None:
    from multiprocessing.util import Finalize

    from reports.pdf import tidy

    global _builder
    os.environ.setdefault("RAYON_NUM_THREADS", str(max(1, (os.cpu_count() or 1) // jobs)))  # Typst's own threads
    _builder = Builder(workspace, formats, then)
    Finalize(None, tidy, exitpriority=0)


def _in_worker(versions: Sequence[Version]) -> list[Any]:
    assert _builder is not None  # noqa: S101  # set by _start in every worker
    return [_builder.made(version) for version in versions]
