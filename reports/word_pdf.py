"""The PDF as the Word document looks, made by LibreOffice; remembered by what the document holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reports.batch import Outcome
from reports.diagnostics import Diagnostic
from reports.kept import keep, recall
from reports.layouts import Layouts, Word
from reports.pdf import ANY_DAY
from reports.pdf_tidy import tidied
from reports.pipeline import CACHE
from reports.readers.load import Workspace
from reports.writers.docx_facts import facts
from reports.writers.docx_pages import Numbering

_OTHERWISE = "bygg med --pdf-motor typst, som inte behöver LibreOffice"
_ALT = "har Word-mallen bilder utan alternativtext får de en i Word; annars bygg med --pdf-motor typst"


def with_pdf(outcomes: Iterable[Outcome], workspace: Workspace, layouts: Layouts) -> Iterator[Outcome]:
    """The outcomes with a PDF of their Word document, or a fault and their other files where none could be made."""
    every = list(outcomes)
    words = {number: Word(one.files["docx"], one.font_folder) for number, one in enumerate(every) if one.files}
    kept = {number: workspace.root / CACHE / "sidor" / f"{layouts.key(word)}.pdf" for number, word in words.items()}
    known = {number: pdf for number, file in kept.items() if (pdf := recall(file))}
    new = {number: word for number, word in words.items() if number not in known}
    pages = [Word(Numbering(word.docx).as_laid_out, word.font_folder) for word in new.values()]
    fresh = dict(zip(new, layouts.of(pages), strict=True))
    for number, one in enumerate(every):
        if number in known:
            yield replace(one, files=one.files | {"pdf": known[number]})
        elif number in fresh:
            yield _finished(one, fresh[number], workspace.name(one.report), kept[number])
        else:
            yield one


def _finished(outcome: Outcome, pdf: bytes | str, name: str, file: Path) -> Outcome:
    if isinstance(pdf, str):
        fault = Diagnostic(name, 0, f"PDF kunde inte göras: {pdf}", _OTHERWISE)
        return replace(outcome, faults=(*outcome.faults, fault))
    about = facts(outcome.files["docx"])
    done = tidied(pdf, about.date or ANY_DAY, about.named_rows)
    files = outcome.files | {"pdf": done.pdf}
    if done.lacking:
        said = Diagnostic(name, 0, f"PDF:en är inte PDF/UA-1: {', '.join(done.lacking)}", _ALT, "varning")
        return replace(outcome, files=files, warnings=(*outcome.warnings, said))
    keep(file, done.pdf)
    return replace(outcome, files=files)
