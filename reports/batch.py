"""Many documents: one after the other, or spread over processes; one document's faults do not stop the others."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import field
from pathlib import Path

from reports.diagnostics import Diagnostic, Faults
from reports.pipeline import BUILD, CHECK, Run, Studio
from reports.readers.load import Workspace
from reports.records import dataclass


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


def build(
    workspace: Workspace, versions: Sequence[Version], formats: Sequence[str], jobs: int = 1
) -> Iterator[Outcome]:
    """Build documents in the order given; with no formats they are only checked."""
    if jobs <= 1 or len(versions) <= 1:
        studio = Studio(workspace)
        for version in versions:
            yield _one(studio, version, formats)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    afresh = get_context("spawn")  # a fork of a process that has threads, as Typst's, may hang
    with ProcessPoolExecutor(min(jobs, len(versions)), afresh, _start, (workspace,)) as pool:
        yield from pool.map(_in_worker, versions, [tuple(formats)] * len(versions))


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


_studio: Studio | None = None
"""A worker process reads the shared files once for all its documents."""


def _start(workspace: Workspace) -> None:
    from multiprocessing.util import Finalize

    from reports.pdf import tidy

    global _studio
    _studio = Studio(workspace)
    Finalize(None, tidy, exitpriority=0)


def _in_worker(version: Version, formats: tuple[str, ...]) -> Outcome:
    assert _studio is not None  # noqa: S101  # set by _start in every worker
    return _one(_studio, version, formats)
