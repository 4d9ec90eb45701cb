"""Page numbers for the contents of Word documents, found by laying them out; remembered by what the documents hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from reports.batch import Outcome
from reports.kept import keep, recall
from reports.layouts import Layouts, Word
from reports.pdf_places import coded, missing_fonts, places
from reports.pipeline import CACHE
from reports.readers.load import Workspace
from reports.writers.docx_pages import Numbering
from reports.writers.docx_printed import UnknownNumberError

_ROUNDS = 4


@dataclass
class _Search:
    """The pages of a document's contents, while they are looked for."""

    document: Numbering
    fonts: str
    file: Path
    pages: Mapping[str, str] = field(default_factory=dict)
    """The numbers to try next; when it is over, those that were found, if any."""
    why: str = ""
    """Why there are none."""
    is_over: bool = False
    is_passing: bool = False
    """Whether it is worth another try the next time."""

    @property
    def word(self) -> Word:
        """The document to lay out."""
        return Word(self.document.probed(self.pages), self.fonts)

    @property
    def with_pages(self) -> bytes:
        """The document with the numbers that were found."""
        return self.document.with_pages(self.pages)

    def give_up(self, why: str) -> None:
        """Leave the numbers out this time."""
        self.why, self.is_over, self.is_passing = why, True, True

    def settle(self, why: str = "") -> None:
        """Keep what came of it, for it would be the same the next time."""
        self.why, self.is_over = why, True
        keep(self.file, json.dumps([self.pages, why]).encode())


def numbered(outcomes: Iterable[Outcome], workspace: Workspace, layouts: Layouts) -> Iterator[Outcome]:
    """The outcomes, with page numbers in the contents of their Word documents.

    What was found is kept in the workspace, so that an unchanged document isn't laid out again. Numbers that can't be
    found for sure are left out, and the outcome says why.
    """
    every = list(outcomes)
    searches: dict[int, _Search] = {}
    for number, one in enumerate(every):
        if "docx" in one.files and (document := Numbering(one.files["docx"])).bookmarks:
            key = layouts.key(Word(one.files["docx"], one.font_folder))
            searches[number] = _Search(document, one.font_folder, workspace.root / CACHE / "sidor" / f"{key}.json")
    _look(list(searches.values()), layouts)
    for number, one in enumerate(every):
        if number not in searches:
            yield one
        elif searches[number].why:
            yield replace(one, unnumbered=searches[number].why, is_passing=searches[number].is_passing)
        else:
            yield replace(one, files=one.files | {"docx": searches[number].with_pages})


def _look(searches: Sequence[_Search], layouts: Layouts) -> None:
    """Lay the documents out until their layout stays the same with the numbers in it."""
    for search in searches:
        _recall(search)
    for _ in range(_ROUNDS):
        _go_on([search for search in searches if not search.is_over], layouts)
    for search in searches:
        if not search.is_over:
            search.settle("sidorna blir inte desamma två gånger i rad")


def _go_on(searches: Sequence[_Search], layouts: Layouts) -> None:
    words: list[tuple[_Search, Word]] = []
    for search in searches:
        with _alone(search):
            words.append((search, search.word))
    for (search, _), pdf in zip(words, layouts.of([word for _, word in words]), strict=True):
        with _alone(search):
            _compare(search, pdf)


@contextmanager
def _alone(search: _Search) -> Iterator[None]:
    """What is strange in a document costs it its own numbers, and no other document anything."""
    try:
        yield
    except UnknownNumberError as error:
        search.settle(str(error))
    except ValueError:
        search.settle("mallen har något som programmet inte kan läsa")


def _compare(search: _Search, pdf: bytes | str) -> None:
    if isinstance(pdf, str):
        search.give_up(pdf)
        return
    document = search.document
    if missing := missing_fonts(pdf, document.fonts):
        what = "typsnittet" if len(missing) == 1 else "typsnitten"
        quoted = " och ".join(f'"{name}"' for name in missing)
        raise UnknownNumberError(f"{what} {quoted} finns inte på datorn, så sidorna kan bli andra i Word")
    found = places(pdf)
    pages = document.printed({name: found.get(coded(name), 0) for name in [*document.bookmarks, *document.probes]})
    is_same = pages == search.pages
    search.pages = pages
    if is_same:
        search.settle()


def _recall(search: _Search) -> None:
    if (known := recall(search.file)) is not None:
        search.pages, search.why = json.loads(known)
        search.is_over = True
        return
    with _alone(search):
        _ = search.document.sections  # before LibreOffice is started for a document that it is no use for
