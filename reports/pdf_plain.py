"""A PDF as Typst writes it, whose objects are texts in their order with a table of their places after them.

Its tags can be read and changed as text (ISO 32000-1, 7.5.4 and 14.7.2), in a tenth of the time that it takes to read
the file as any PDF and to write it anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*")
_PLACES = re.compile(rb"xref\s+0 \d+\s+((?:\d{10} \d{5} [nf]..)+)trailer", re.DOTALL)
_PLACE = 20
"""Bytes that the table of places has for each object."""
_STRUCTURE = re.compile(rb"/StructTreeRoot (\d+) 0 R")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_TOP = re.compile(rb"/K\[([^\[\]()<>]*)\]")
# The kids are the last thing that an element says, but for the page; so no text of its own can be taken for them.
_KIDS = re.compile(rb"/K\[([^\[\]()]*)\](?:/Pg \d+ 0 R)?>>\s*endobj\s*\Z")
_KIND = re.compile(rb"\d+ 0 obj\s*<</Type/StructElem/S/(\w+)/P \d+ 0 R")
_CONTENT = re.compile(rb"<<[^<>]*>>")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_ID = re.compile(rb"/ID\(([\w ]+)\)")
_OF_TABLE = re.compile(rb"/A\[<</O/Table([^<>()\[\]]*)(?:/Headers\[(?:\([\w ]+\))*\])?([^<>()\[\]]*)>>")
_NAMES = re.compile(rb"/IDTree<</Names\[((?:\([\w ]+\)\d+ 0 R\s*)*)\]>>")
_NAME = re.compile(rb"\(([\w ]+)\)(\d+ 0 R)")


class NotPlainError(ValueError):
    """The PDF is made in another way."""


class PlainPdf:
    """A PDF that is open for changes in the cells of its tables; raises NotPlainError for one made in another way."""

    def __init__(self, pdf: bytes) -> None:
        end = _demand(_END.match(pdf, pdf.rindex(b"startxref")))
        start = int(end[1])
        places = _demand(_PLACES.match(pdf, start))
        self._rows = [places[1][at : at + _PLACE] for at in range(0, len(places[1]), _PLACE)]
        starts = [0, *(int(row[:10]) for row in self._rows[1:]), start]
        if starts != sorted(starts):
            raise NotPlainError
        self._objects = [pdf[one:other] for one, other in pairwise(starts)]
        self._table, self._trailer = pdf[start : places.start(1)], pdf[places.end(1) : end.start()]
        catalog = self._objects[int(_demand(_ROOT.search(self._trailer))[1])]
        self._structure = int(_demand(_STRUCTURE.search(catalog))[1])

    def tables(self) -> list[list[PlainCell]]:
        """The cells of each table, tables and cells in reading order; a table within a cell comes after its own."""
        tables: list[list[PlainCell]] = []
        top = _demand(_TOP.search(self._objects[self._structure]))[1]
        waiting: list[tuple[int, list[PlainCell]]] = [(number, []) for number in _references(top)]
        while waiting:
            number, cells = waiting.pop()
            text = self._objects[number]
            kind = _demand(_KIND.match(text))[1]
            if kind == b"Table":
                tables.append(cells := [])
            elif kind in (b"TH", b"TD"):
                cells.append(PlainCell(self._objects, number))
            if b"/K" in text:
                held = _demand(_KIDS.match(text, text.rindex(b"/K")))[1]
                if b"R" in held:
                    waiting += [(kid, cells) for kid in reversed(_references(held))]
        return tables

    def saved(self, ids: Sequence[tuple[str, PlainCell]]) -> bytes:
        """The changed PDF, in which these cells are found by their names too."""
        self._objects[self._structure] = _with_names(self._objects[self._structure], ids)
        places = accumulate(map(len, self._objects))
        rows = [b"%010d%b" % (at, row[10:]) for at, row in zip(places, self._rows[1:], strict=False)]
        start = sum(map(len, self._objects))
        end = b"startxref\n%d\n%%%%EOF" % start
        return b"".join([*self._objects, self._table, self._rows[0], *rows, self._trailer, end])


@dataclass(frozen=True, slots=True)
class PlainCell:
    """A cell's element in the structure tree."""

    objects: list[bytes]
    number: int

    @property
    def is_data(self) -> bool:
        """Whether it is tagged as no header."""
        return _demand(_KIND.match(self.objects[self.number]))[1] == b"TD"

    @property
    def id(self) -> str:
        """The name that other cells know a header by."""
        return _demand(_ID.search(self.objects[self.number]))[1].decode()

    def head_row(self, id_: str) -> None:
        """Make it the header of its row, with a name."""
        text = self.objects[self.number]
        kind = _demand(_KIND.match(text))
        after = kind.end()
        text = text[: kind.start(1)] + b"TH" + text[kind.end(1) : after] + b"/ID(%b)" % id_.encode() + text[after:]
        self.objects[self.number] = text.replace(b"<</O/Table", b"<</O/Table/Scope/Row", 1)

    def name_headers(self, ids: Sequence[str]) -> None:
        """Name all headers of it."""
        text = self.objects[self.number]
        own = _demand(_OF_TABLE.match(text, text.find(b"/A[")))
        named = f"({')('.join(ids)})".encode() if ids else b""
        made = b"/A[<</O/Table%b/Headers[%b]%b>>" % (own[1], named, own[2])
        self.objects[self.number] = text[: own.start()] + made + text[own.end() :]


def _demand(found: re.Match[bytes] | None) -> re.Match[bytes]:
    if found is None:
        raise NotPlainError
    return found


def _references(kids: bytes) -> list[int]:
    """The numbers of the elements among what an element holds; the pages' own content is told in other ways."""
    own = _CONTENT.sub(b" ", kids) if b"<" in kids else kids
    return [int(number) for number in _REFERENCE.findall(own)]


def _with_names(structure: bytes, ids: Sequence[tuple[str, PlainCell]]) -> bytes:
    names = _demand(_NAMES.search(structure))
    known = dict(_NAME.findall(names[1])) | {id_.encode(): b"%d 0 R" % cell.number for id_, cell in ids}
    listed = b"".join(b"(%b)%b" % pair for pair in sorted(known.items()))
    return structure[: names.start(1)] + listed + structure[names.end(1) :]
