"""A built document's files written and proven, and what is to be told of it: whichever process does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reports import output
from reports.batch import Outcome
from reports.diagnostics import Diagnostic
from reports.inputs import State, digest
from reports.lines import shown
from reports.memory import Remembered
from reports.pipeline import output_name
from reports.proof.documents import Prover, names
from reports.readers.load import Workspace


@dataclass(frozen=True)
class Delivered:
    """What came of a document; its bytes are in its files."""

    report: Path
    till: str
    came: Remembered
    seconds: float
    is_known: bool = False
    """Whether its page was the one that was known already, so that its files were left as they are."""
    is_passing: bool = False
    """Whether it may come to something else the next time though nothing has changed."""


@dataclass(frozen=True)
class Delivery:
    """Where the documents of a run go, and what proves them."""

    workspace: Workspace
    folder: Path
    prove: Prover

    def __call__(self, outcome: Outcome) -> Delivered:
        """Write a document's files, each whole or not at all, and prove them."""
        name = output_name(self.workspace, outcome.report, outcome.till)
        files, failed = output.write(self.folder / name, outcome.files)
        return self.of(outcome, files, failed)

    def of(self, outcome: Outcome, files: Sequence[Path], failed: Sequence[Diagnostic]) -> Delivered:
        """What came of a document whose files are written; `failed` is said of those that could not be."""
        proof = self.prove(outcome.files, names(files, shown), outcome.warnings)
        late = (*outcome.finished, *failed, *proof.faults, *proof.remarks)
        said_more = bool(proof.faults or proof.remarks)  # with lines of the content, which may become others
        came = Remembered(
            self.workspace.name(outcome.report),
            outcome.inputs,
            "" if said_more else outcome.digest,
            {str(file): State(digest(outcome.files[file.suffix[1:]])) for file in files},
            proof.proven,
            outcome.faults,
            outcome.warnings,
            late,
            outcome.unnumbered,
        )
        is_passing = outcome.is_passing or bool(failed)
        return Delivered(outcome.report, outcome.till, came, outcome.seconds, outcome.is_known, is_passing)
