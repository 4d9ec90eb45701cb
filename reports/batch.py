"""Many documents: one after the other, or spread over processes; one document's faults do not stop the others."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reports.diagnostics import Diagnostic, Faults
from reports.pipeline import BUILD, CHECK, Run, Studio
from reports.readers.load import Workspace


@dataclass(frozen=True)
class Outcome:
    """What became of one document."""

    report: Path
    files: dict[str, bytes] = field(default_factory=dict, repr=False)
    """Bytes by format; empty when the document has faults."""
    warnings: tuple[Diagnostic, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    seconds: float = 0.0


def build(workspace: Workspace, reports: Sequence[Path], formats: Sequence[str], jobs: int = 1) -> Iterator[Outcome]:
    """Build documents in the order given; with no formats they are only checked."""
    if jobs <= 1 or len(reports) <= 1:
        studio = Studio(workspace)
        for report in reports:
            yield _one(studio, report, formats)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    afresh = get_context("spawn")  # a fork of a process that has threads, as Typst's, may hang
    with ProcessPoolExecutor(min(jobs, len(reports)), afresh, _start, (workspace,)) as pool:
        yield from pool.map(_in_worker, reports, [tuple(formats)] * len(reports))


def _one(studio: Studio, report: Path, formats: Sequence[str]) -> Outcome:
    start = time.perf_counter()
    run = Run(studio, report, formats)
    try:
        run.through(BUILD if formats else CHECK)
    except Faults as faults:
        return Outcome(report, {}, tuple(run.warnings), faults.diagnostics, time.perf_counter() - start)
    return Outcome(report, run.files, tuple(run.warnings), (), time.perf_counter() - start)


_studio: Studio | None = None
"""A worker process reads the shared files once for all its documents."""


def _start(workspace: Workspace) -> None:
    from multiprocessing.util import Finalize

    from reports.pdf import tidy

    global _studio
    _studio = Studio(workspace)
    Finalize(None, tidy, exitpriority=0)


def _in_worker(report: Path, formats: tuple[str, ...]) -> Outcome:
    assert _studio is not None  # noqa: S101  # set by _start in every worker
    return _one(_studio, report, formats)
