"""The last hand on built documents: what can be done only when a Word document is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reports.batch import Outcome
from reports.diagnostics import Diagnostic, Faults
from reports.layouts import Layouts
from reports.libreoffice import VARIABLE, LayoutError, how_to_install, program
from reports.page_numbers import numbered
from reports.readers.load import Workspace


def finished(outcomes: Iterable[Outcome], workspace: Workspace, *, numbers: bool) -> Iterator[Outcome]:
    """The outcomes with their final bytes: where LibreOffice is installed, with page numbers in Word's contents.

    Raises Faults when what says where LibreOffice is says wrong.
    """
    soffice = _office() if numbers else None
    yield from numbered(outcomes, workspace, Layouts(soffice)) if soffice else outcomes


def _office() -> Path | None:
    try:
        return program()
    except LayoutError as error:
        raise Faults([Diagnostic(VARIABLE, 0, str(error), how_to_install())]) from error
