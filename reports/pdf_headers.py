"""Row headers in a finished PDF, which Typst can't mark, and the headers of each cell.

Typst tags the cells of a body as data (TD) and names as their headers only those above them. Here the names of rows
become header cells (TH with `/Scope /Row`), and every cell names its columns', groups' and row's headers
(ISO 32000-1, 14.8.5.7; PDF/UA-1, 7.5).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Protocol, TypeVar

from reports.document import Blocks, Cell, Table, walk
from reports.pdf_plain import NotPlainError, PlainPdf
from reports.table_heads import Place, cells, heads

_ROWS = ("row", "rowgroup")


class Tagged(Protocol):
    """A cell in the structure tree of a PDF."""

    @property
    def is_data(self) -> bool:
        """Whether it is tagged as no header."""

    @property
    def id(self) -> str:
        """The name that other cells know a header by."""

    def head_row(self, id_: str) -> None:
        """Make it the header of its row, with a name."""

    def name_headers(self, ids: Sequence[str]) -> None:
        """Name all headers of it."""


OneCell = TypeVar("OneCell", bound=Tagged)


class Opened(Protocol[OneCell]):
    """A PDF that is open for changes in the cells of its tables."""

    def tables(self) -> list[list[OneCell]]:
        """The cells of each table, tables and cells in reading order."""

    def saved(self, ids: Sequence[tuple[str, OneCell]]) -> bytes:
        """The changed PDF, in which these cells are found by their names too."""


def with_row_headers(pdf: bytes, blocks: Blocks) -> bytes:
    """The PDF with every header that the tables' cells have; the same bytes where no table has row headers."""
    tables = [block for block in walk(blocks) if isinstance(block, Table)]
    if not any(cell.scope in _ROWS for table in tables for row in table.body for cell in row.cells):
        return pdf
    try:
        return _with_headers(PlainPdf(pdf), tables) or pdf
    except NotPlainError:
        from reports.pdf_any import AnyPdf

        return _with_headers(AnyPdf(pdf), tables) or pdf


def _with_headers(opened: Opened[OneCell], tables: Sequence[Table]) -> bytes:
    """The changed PDF; nothing where it has other tables: better the headers it has than some on the wrong cell."""
    written, found = [cells(table) for table in tables], opened.tables()
    if [len(tagged) for tagged in found] != [len(own) for own in written]:
        return b""
    ids: list[tuple[str, OneCell]] = []
    for number, (table, own, tagged) in enumerate(zip(tables, written, found, strict=True)):
        ids += _mark(table, own, dict(zip(own, tagged, strict=True)), f"R{number}")
    return opened.saved(ids)


def _mark(
    table: Table, own: Mapping[Place, Cell], tagged: Mapping[Place, OneCell], name: str
) -> list[tuple[str, OneCell]]:
    given: dict[Place, str] = {}
    for place, cell in tagged.items():
        row, column = place
        if own[place].scope in _ROWS and cell.is_data:
            given[place] = f"{name}x{column}y{row}"
            cell.head_row(given[place])
    every = heads(table)
    ids = {place: tagged[place].id for place in set(chain.from_iterable(every.values()))}
    for place, over in every.items():
        tagged[place].name_headers([ids[head] for head in over])
    return [(id_, tagged[place]) for place, id_ in given.items()]
