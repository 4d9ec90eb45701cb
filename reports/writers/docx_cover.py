"""The document part of a house template: what stands around the body, and a cover of the house's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reports.writers.docx_fields import Segments, has_slot, segments, slot
from reports.writers.docx_section import mark_missing_headers, references
from reports.writers.docx_xml import NAMESPACES, R, w

# A cover refers to nothing that is left behind: comments and notes of the template's own stay there.
_LEFT_BEHIND = ("commentRangeStart", "commentRangeEnd", "commentReference", "footnoteReference", "endnoteReference")


@dataclass(frozen=True, slots=True)
class Opening:
    """The document part as text around the report's body."""

    before: str
    cover: Segments
    """The house's own cover, or one empty text where it has none."""
    ends_section: bool
    """Whether the cover ends with a section break, so that the body is on a new page already."""
    after: str
    first_free: int
    """First number free for bookmarks and drawings."""

    @property
    def has_cover(self) -> bool:
        """Whether the house has a cover of its own."""
        return self.cover != ("",)


def learn_opening(document: Any) -> tuple[Opening, set[str]]:
    """Read `w:document` (an lxml tree whose fields are slots already); also the relationship ids it needs.

    The cover is what stands in the sections before the last one, when a field stands there; in a template of one
    section it is what stands down to the last field. The rest of the body is sample text, and is left out.
    """
    root = _with_our_namespaces(document)
    body = root.find(w("body"))
    blocks = [block for block in body if block.tag != w("sectPr")]
    end, ends_section = _cover_end(blocks)
    for block in [*blocks[end:], *body.findall(w("sectPr"))]:
        body.remove(block)
    cover = blocks[:end]
    _clean(root)
    body.text = slot("cover") + ("" if cover else slot("body"))
    if cover:
        cover[-1].tail = slot("body")
    before, _, *inside, _, after = segments(root)
    return Opening(before, tuple(inside), ends_section, after, _highest_number(root) + 1), _references_out(root)


def _with_our_namespaces(document: Any) -> Any:
    from lxml import etree

    root = etree.Element(document.tag, dict(document.attrib), nsmap={**document.nsmap, **NAMESPACES})
    root.extend(list(document))
    return root


def _cover_end(blocks: list[Any]) -> tuple[int, bool]:
    """How many blocks are the cover, and whether the last of them ends a section."""
    fields = [place for place, block in enumerate(blocks) if has_slot(block)]
    breaks = [place for place, block in enumerate(blocks) if next(block.iter(w("sectPr")), None) is not None]
    if fields and breaks and fields[0] <= breaks[-1]:
        return breaks[-1] + 1, True
    return (fields[-1] + 1, False) if fields else (0, False)


def _clean(root: Any) -> None:
    for element in list(root.iter(*map(w, _LEFT_BEHIND))):
        element.getparent().remove(element)
    sections = list(root.iter(w("sectPr")))
    if sections:
        mark_missing_headers(sections[0], references(sections[:1]))


def _references_out(root: Any) -> set[str]:
    return {value for element in root.iter() for name, value in element.attrib.items() if name.startswith(f"{{{R}}}")}


def _highest_number(root: Any) -> int:
    drawings = (element.get("id", "0") for element in root.iter(f"{{{NAMESPACES['wp']}}}docPr"))
    bookmarks = (element.get(w("id"), "0") for element in root.iter(w("bookmarkStart")))
    return max((int(number) for number in (*drawings, *bookmarks) if number.isdigit()), default=0)
