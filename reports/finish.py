"""The last hand on built documents: what can be done only when a Word document is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from reports.batch import Outcome
from reports.diagnostics import Diagnostic, Faults
from reports.formats import LIBREOFFICE, TYPST
from reports.readers.load import Workspace

_TOGETHER = 50
"""Documents that LibreOffice is started for at a time: so many are held in memory, however many are built."""


@dataclass(frozen=True)
class Finish:
    """What is asked for of the documents of a run."""

    formats: Sequence[str]
    numbers: bool = True
    """Whether Word's contents get page numbers, where LibreOffice is installed."""
    motor: str = TYPST

    @property
    def of_word(self) -> bool:
        """Whether the PDF is made of the Word document."""
        return self.motor == LIBREOFFICE and "pdf" in self.formats

    @property
    def built(self) -> list[str]:
        """The formats to build first."""
        if not self.of_word:
            return list(self.formats)
        return ["docx", *(name for name in self.formats if name not in ("docx", "pdf"))]

    def needs_layout(self) -> bool:
        """Whether documents are to be laid out when they are built; raises Faults when LibreOffice is missing."""
        return self._office() is not None

    def of(self, outcomes: Iterable[Outcome], workspace: Workspace) -> Iterator[Outcome]:
        """The outcomes with their final bytes; raises Faults before the first of them when LibreOffice is missing."""
        soffice = self._office()
        coming, together = iter(outcomes), _TOGETHER if soffice else 1
        while some := list(islice(coming, together)):
            for one in self._laid_out(some, workspace, soffice) if soffice else some:
                yield replace(one, files={name: one.files[name] for name in self.formats if name in one.files})

    def _laid_out(self, outcomes: Iterable[Outcome], workspace: Workspace, soffice: Path) -> Iterable[Outcome]:
        from reports.layouts import Layouts
        from reports.page_numbers import numbered
        from reports.word_pdf import with_pdf

        layouts = Layouts(soffice)
        outcomes = numbered(outcomes, workspace, layouts) if self.numbers else outcomes
        return with_pdf(outcomes, workspace, layouts) if self.of_word else outcomes

    def _office(self) -> Path | None:
        """LibreOffice, where it is needed or of use."""
        if not self.of_word and not (self.numbers and "docx" in self.formats):
            return None
        from reports.libreoffice import VARIABLE, LayoutError, how_to_install, program

        try:
            found = program()
        except LayoutError as error:
            raise Faults([Diagnostic(VARIABLE, 0, str(error), how_to_install())]) from error
        if found is None and self.of_word:
            raise Faults([Diagnostic("--pdf-motor", 0, "LibreOffice finns inte på datorn", how_to_install())])
        return found
