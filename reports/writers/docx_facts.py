"""What a finished Word document says of itself that a PDF of it is to say too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from reports.writers.docx_package import read
from reports.writers.docx_properties import CORE_PROPERTIES
from reports.writers.docx_xml import w

_CREATED = "{http://purl.org/dc/terms/}created"


class Facts(NamedTuple):
    """Its date and its tables."""

    date: str
    """ISO date; empty when it has none."""
    named_rows: tuple[tuple[bool, ...], ...]
    """For each table in reading order, which of its rows have a name in their first cell."""


def facts(docx: bytes) -> Facts:
    """The facts of a Word document of our own."""
    package = read(docx)
    core, main = (package.tree(package.related(kind)) for kind in (CORE_PROPERTIES, "officeDocument"))
    date = (core.findtext(_CREATED) or "")[:10]
    return Facts(date, tuple(tuple(_named_rows(table)) for table in main.iter(w("tbl"))))


def _named_rows(table: Any) -> Iterator[bool]:
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    has_names = look is not None and look.get(w("firstColumn")) == "1"
    for row in table.iterfind(w("tr")):
        first = row.find(w("tc"))
        is_head = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        yield has_names and not is_head and first is not None and any(text.text for text in first.iter(w("t")))
