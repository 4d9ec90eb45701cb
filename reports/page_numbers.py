"""Page numbers for the contents of Word documents, found by laying them out; remembered by what the documents hold."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from reports.batch import Outcome
from reports.diagnostics import Diagnostic
from reports.libreoffice import LayoutError, identity, laid_out, program
from reports.picture_cache import key_of
from reports.pipeline import CACHE
from reports.readers.load import Workspace
from reports.writers.docx_pages import entries, with_pages

_ROUNDS = 3
_HINT = "bygg igen, eller uppdatera förteckningen i Word med F9"
_Pages = Mapping[str, str]


def numbered(outcomes: Iterable[Outcome], workspace: Workspace) -> Iterator[Outcome]:
    """The outcomes, with page numbers in the contents of their Word documents where LibreOffice is installed.

    What was found is kept in the workspace, so that an unchanged document isn't laid out again. Numbers that can't be
    found for sure are left out, with a remark.
    """
    soffice = program()
    if soffice is None:
        yield from outcomes
        return
    every = list(outcomes)
    words = ((number, one.files["docx"]) for number, one in enumerate(every) if "docx" in one.files)
    wanted = {number: docx for number, docx in words if entries(docx)}
    files = {
        number: folder / workspace.root / CACHE / "sidor" / f"{key_of(docx, identity(soffice))}.json"
        for number, docx in wanted.items()
    }
    pages = {number: found for number, file in files.items() if (found := _read(file)) is not None}
    fresh = {number: docx for number, docx in wanted.items() if number not in pages}
    found, why = _settled(soffice, fresh)
    for number, numbers in found.items():
        _write(files[number], numbers)
    pages |= found
    for number, one in enumerate(every):
        yield _finished(one, pages.get(number), workspace.name(one.report), why) if number in wanted else one


def _finished(outcome: Outcome, pages: _Pages | None, name: str, why: str) -> Outcome:
    if pages is None:
        said = f"innehållsförteckningen i Word fick inga sidnummer: {why}"
        remark = Diagnostic(name, 0, said, _HINT, level="påpekande")
        return replace(outcome, warnings=(*outcome.warnings, remark))
    return replace(outcome, files={**outcome.files, "docx": with_pages(outcome.files["docx"], pages)})


def _settled(soffice: Path, documents: Mapping[int, bytes]) -> tuple[dict[int, _Pages], str]:
    """The pages of the documents whose layout stays the same with the numbers in it, and why the others have none."""
    settled: dict[int, _Pages] = {}
    tried: dict[int, _Pages] = dict.fromkeys(documents, {})
    for _ in range(_ROUNDS):
        if not tried:
            break
        try:
            layouts = laid_out(soffice, [with_pages(documents[number], pages) for number, pages in tried.items()])
        except LayoutError as error:
            return settled, str(error)
        found = {number: _pages(pdf, entries(documents[number])) for number, pdf in zip(tried, layouts, strict=True)}
        settled |= {number: pages for number, pages in found.items() if pages and pages == tried[number]}
        tried = {number: pages for number, pages in found.items() if pages and number not in settled}
    return settled, "sidorna gick inte att fastställa"


def _pages(pdf: bytes, bookmarks: Sequence[str]) -> _Pages:
    """The page of every bookmark, or nothing when one of them isn't found."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        order = {page.obj.objgen: str(number) for number, page in enumerate(document.pages, 1)}
        places: Any = document.Root.get("/Dests") or {}
        known = {name: order.get(place[0].objgen, "") for name, place in places.items()}
    found = {bookmark: known.get(f"/{bookmark.replace('_', '5F')}", "") for bookmark in bookmarks}
    return found if all(found.values()) else {}


def _read(file: Path) -> _Pages | None:
    try:
        known = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return known if isinstance(known, dict) and all(map(str.isdecimal, map(str, known.values()))) else None


def _write(file: Path, pages: _Pages) -> None:
    beside = file.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(pages), "utf-8")
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
