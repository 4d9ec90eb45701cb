"""What a Word file says of itself: title, who made it, when, in which language."""

from __future__ import annotations

import datetime

from reports.document import Document
from reports.writers.docx_package import Part, Relation
from reports.writers.docx_xml import PROLOG, encode, escape

PROGRAM = "rodtrad"
_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_METADATA = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
"""The kind of relationship that leads to the core properties (ISO/IEC 29500-2 §11.2)."""
PACKAGE_RELATIONS = (
    Relation("rId2", CORE_PROPERTIES, _CORE),
    Relation("rId3", "extended-properties", _APP),
)
"""How the package refers to its properties."""


def properties(document: Document) -> list[Part]:
    """The core and the extended properties (ISO/IEC 29500-2 §11, ISO/IEC 29500-1 §22.2).

    Their dates are the document's own, so that the bytes say nothing of the clock. Raises ValueError when the
    document's date is no date.
    """
    return [
        Part(_CORE, "application/vnd.openxmlformats-package.core-properties+xml", encode(_core(document))),
        Part(_APP, "application/vnd.openxmlformats-officedocument.extended-properties+xml", encode(_app(document))),
    ]


def _core(document: Document) -> str:
    texts = {
        "dc:title": document.title,
        "dc:subject": document.subject,
        "dc:creator": document.author or document.organisation,
        "dc:language": document.language,
        "dc:identifier": document.record,
        "cp:lastModifiedBy": PROGRAM,
    }
    rows = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in texts.items() if text)
    return (
        f'{PROLOG}<cp:coreProperties xmlns:cp="{_METADATA}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{rows}{_dates(document.date)}</cp:coreProperties>"
    )


def _dates(date: str) -> str:
    if not date:
        return ""
    day = datetime.date.fromisoformat(date).isoformat()
    return "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
    )


def _app(document: Document) -> str:
    company = f"<Company>{escape(document.organisation)}</Company>" if document.organisation else ""
    return (
        f'{PROLOG}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>{PROGRAM}</Application>{company}</Properties>"
    )
