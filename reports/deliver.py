"""A built document's files written and proven, and what is to be told of it: whichever process does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reports import output
from reports.batch import Outcome
from reports.diagnostics import ACCEPTED, Diagnostic
from reports.lines import Built, shown
from reports.pipeline import output_name
from reports.proof.documents import Prover, names
from reports.readers.load import Workspace


@dataclass(frozen=True)
class Delivered:
    """What is to be told of a document; its bytes are in its files."""

    faults: Sequence[Diagnostic]
    warnings: Sequence[Diagnostic]
    built: Built | None
    """None when not a single file could be written."""


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
        proof = self.prove(outcome.files, names(files, shown), outcome.warnings)
        warnings = [warning for warning in outcome.warnings if warning.level != ACCEPTED]
        document = self.workspace.name(outcome.report)
        built = Built(document, files, outcome.seconds, proof.proven) if files else None
        return Delivered((*outcome.faults, *failed, *proof.faults), (*warnings, *proof.remarks), built)
