"""The PDF as the Word document looks, made by LibreOffice; remembered by what the document holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reports.batch import Outcome
from reports.diagnostics import Diagnostic
from reports.kept import keep, recall
from reports.layouts import Layouts, Word
from reports.pdf import ANY_DAY
from reports.pdf_tidy import Tidied, tidied
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
    known = {number: _unpacked(body) for number, file in kept.items() if (body := recall(file))}
    new = {number: word for number, word in words.items() if number not in known}
    pages = [Word(Numbering(word.docx).as_laid_out, word.font_folder) for word in new.values()]
    fresh = dict(zip(new, layouts.of(pages), strict=True))
    for number, one in enumerate(every):
        if number in known:
            yield _with(one, known[number], workspace.name(one.report))
        elif number in fresh:
            yield _finished(one, fresh[number], workspace.name(one.report), kept[number])
        else:
            yield one


def _finished(outcome: Outcome, pdf: bytes | str, name: str, file: Path) -> Outcome:
    if isinstance(pdf, str):
        fault = Diagnostic(name, 0, f"PDF kunde inte göras: {pdf}", _OTHERWISE)
        return replace(outcome, finished=(*outcome.finished, fault), is_passing=True)
    about = facts(outcome.files["docx"])
    done = tidied(pdf, about.date or ANY_DAY, about.named_rows)
    keep(file, _packed(done))
    return _with(outcome, done, name)


def _with(outcome: Outcome, done: Tidied, name: str) -> Outcome:
    """The outcome with its PDF, and a warning where that isn't PDF/UA."""
    finished = outcome.finished
    if done.lacking:
        said = f"PDF:en är inte PDF/UA-1: {', '.join(done.lacking)}"
        finished = (*finished, Diagnostic(name, 0, said, _ALT, "varning"))
    return replace(outcome, files=outcome.files | {"pdf": done.pdf}, finished=finished)


def _packed(done: Tidied) -> bytes:
    """What is kept of a PDF: a line that says what it lacks, and itself."""
    return json.dumps(done.lacking).encode() + b"\n" + done.pdf


def _unpacked(body: bytes) -> Tidied:
    lacking, _, pdf = body.partition(b"\n")
    return Tidied(pdf, tuple(json.loads(lacking)))
