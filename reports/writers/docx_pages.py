"""Page numbers in a Word document's contents: written into the finished file, once its layout is known."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from reports.writers.docx_package import tree, zipped
from reports.writers.docx_xml import NAMESPACES, PROLOG, complex_field, encode, w

_DOCUMENT = "word/document.xml"
_BEFORE_TABS = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
                "suppressLineNumbers", "pBdr", "shd")  # fmt: skip
_NS = f'xmlns:w="{NAMESPACES["w"]}"'


def entries(docx: bytes) -> list[str]:
    """The bookmarks that a document's contents point to; none where its pages are not simply counted from 1."""
    if b"w:docPartGallery" not in (xml := _part(docx)):
        return []
    root = tree(xml, _DOCUMENT)
    return [] if _counts_its_own_way(root) else [link.get(w("anchor")) for link in _links(root)]


def with_pages(docx: bytes, pages: Mapping[str, str]) -> bytes:
    """The document with the page of each bookmark at the right edge of its entry, in a field that Word can update."""
    root = tree(_part(docx), _DOCUMENT)
    for link in list(_links(root)):
        if number := pages.get(link.get(w("anchor"))):
            _number(root, link, number)
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    new = encode(PROLOG + _text(root))
    return zipped((name, new if name == _DOCUMENT else data) for name, data in parts)


def _part(docx: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(_DOCUMENT)


def _links(root: Any) -> Iterator[Any]:
    """The links of our own contents: those within the block that Word knows as a table of contents."""
    for control in root.iter(w("sdt")):
        gallery = next(control.iter(w("docPartGallery")), None)
        if gallery is not None and gallery.get(w("val")) == "Table of Contents":
            yield from (link for link in control.iter(w("hyperlink")) if link.get(w("anchor")))


def _counts_its_own_way(root: Any) -> bool:
    """Whether numbering restarts, is not in plain figures, or empty pages are put in for a new section."""
    counted = any(element.get(w(key)) for element in root.iter(w("pgNumType")) for key in ("start", "fmt"))
    return counted or any(kind.get(w("val")) in ("oddPage", "evenPage") for kind in root.iter(w("type")))


def _number(root: Any, link: Any, number: str) -> None:
    from lxml import etree

    field = complex_field(f"PAGEREF {link.get(w('anchor'))} \\h", f"<w:r><w:t>{number}</w:t></w:r>")
    link.extend(etree.fromstring(f"<x {_NS}><w:r><w:tab/></w:r>{field}</x>"))
    properties = link.getparent().find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        link.getparent().insert(0, properties)
    for old in properties.findall(w("tabs")):
        properties.remove(old)
    stop = f'<w:tabs {_NS}><w:tab w:val="right" w:leader="dot" w:pos="{_width(root, link)}"/></w:tabs>'
    place = sum(1 for child in properties if child.tag in set(map(w, _BEFORE_TABS)))
    properties.insert(place, etree.fromstring(stop))


def _width(root: Any, link: Any) -> int:
    """The width of the text where the contents stand, in twentieths of a point."""
    section = link.xpath("following::w:sectPr[1]", namespaces={"w": NAMESPACES["w"]})[0]
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    taken = sum(int(margins.get(w(side), "0")) for side in ("left", "right", "gutter"))
    return int(size.get(w("w"))) - taken


def _text(root: Any) -> str:
    from lxml import etree

    return str(etree.tostring(root, encoding="unicode"))
