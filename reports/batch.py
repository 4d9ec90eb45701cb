"""Many documents: one after the other, or spread over processes; one document's faults do not stop the others."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

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
    unnumbered: str = ""
    """Why its contents got no page numbers."""
    is_passing: bool = False
    """Whether it may be otherwise the next time though nothing has changed: a program didn't answer in time."""


def build(
    workspace: Workspace,
    versions: Sequence[Version],
    formats: Sequence[str],
    jobs: int = 1,
    known: Mapping[Version, str] = MappingProxyType({}),
) -> Iterator[Outcome]:
    """Build documents in the order given; with no formats they are only checked.

    `known` has the digests of the pages whose files are there already.
    """
    if jobs <= 1 or len(versions) <= 1:
        studio = Studio(workspace)
        for version in versions:
            yield one(studio, version, formats, known.get(version, ""))
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    afresh = get_context("spawn")  # a fork of a process that has threads, as Typst's, may hang
    with ProcessPoolExecutor(min(jobs, len(versions)), afresh, _start, (workspace, noted_since())) as pool:
        digests = [known.get(version, "") for version in versions]
        yield from pool.map(_in_worker, versions, [tuple(formats)] * len(versions), digests)


def one(studio: Studio, version: Version, formats: Sequence[str], known: str = "") -> Outcome:
    """Build one document; with no formats it is only checked, and so it is when its page is the known one."""
    start = time.perf_counter()
    run = Run(studio, version.report, formats, version.till)
    with apart() as noted:
        found, digest, fonts = _faults(run, known), "", ""
        if not found:
            digest, fonts = run.page_digest, run.document.look.font_folder
    return Outcome(
        version.report,
        version.till,
        run.files,
        tuple(run.warnings),
        found or tuple(run.faults),
        time.perf_counter() - start,
        fonts,
        noted(),
        digest,
        is_known=bool(known) and known == digest,
    )


def _faults(run: Run, known: str) -> tuple[Diagnostic, ...]:
    """Take the steps that are called for; what stopped the document."""
    try:
        run.through(CHECK)
        if run.formats:
            run.page_digest = run.digest if is_noting() else ""
            run.through(MAKE if not known or run.page_digest != known else ())
    except Faults as faults:
        return faults.diagnostics
    return ()


_studio: Studio | None = None
"""A worker process reads the shared files once for all its documents."""


def _start(workspace: Workspace, since: int | None) -> None:
    from multiprocessing.util import Finalize

    from reports.pdf import tidy

    global _studio
    if since is not None:
        note_from_now(since)
    _studio = Studio(workspace)
    Finalize(None, tidy, exitpriority=0)


def _in_worker(version: Version, formats: tuple[str, ...], known: str) -> Outcome:
    assert _studio is not None  # noqa: S101  # set by _start in every worker
    return one(_studio, version, formats, known)
