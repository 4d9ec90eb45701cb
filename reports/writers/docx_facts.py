"""What a finished Word document says of itself that a PDF of it is to say too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from reports.writers.docx_package import read, tree
from reports.writers.docx_xml import DECORATIVE, NAMESPACES, w

_CREATED = "{http://purl.org/dc/terms/}created"


class Facts(NamedTuple):
    """Its date, its pictures and its tables."""

    date: str
    """ISO date; empty when it has none."""
    decorations: int
    """How many pictures in its text are only there to be looked at."""
    named_rows: tuple[tuple[bool, ...], ...]
    """For each table in reading order, which of its rows have a name in their first cell."""


def facts(docx: bytes) -> Facts:
    """The facts of a Word document of our own."""
    package = read(docx)
    parts = {one.kind.rpartition("/")[2]: one.target for one in package.relations()}
    core = tree(package.parts[parts["core-properties"]], parts["core-properties"])
    main = tree(package.parts[parts["officeDocument"]], parts["officeDocument"])
    drawings = main.iter(f"{{{NAMESPACES['wp']}}}docPr")
    decorative = [one for one in drawings if next(one.iter(f"{{{DECORATIVE}}}decorative"), None) is not None]
    date = (core.findtext(_CREATED) or "")[:10]
    silent = sum(1 for one in decorative if not one.get("descr"))
    return Facts(date, silent, tuple(tuple(_named_rows(table)) for table in main.iter(w("tbl"))))


def _named_rows(table: Any) -> Iterator[bool]:
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    has_names = look is not None and look.get(w("firstColumn")) == "1"
    for row in table.iterfind(w("tr")):
        first = row.find(w("tc"))
        is_head = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        yield has_names and not is_head and first is not None and any(text.text for text in first.iter(w("t")))
