"""The document part of a house template: what stands around the report's body, before it and after it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from reports.writers.docx_fields import BODY, LINE, Segments, has_slot, segments, slot
from reports.writers.docx_place import Place, is_empty
from reports.writers.docx_section import mark_missing_headers, references
from reports.writers.docx_xml import DECORATIVE, NAMESPACES, R, w

SECTION_SLOT = "avsnitt"
"""Where, in what follows the body in its own section, that section's properties go."""

# What stands around the body refers to nothing that is left behind: comments and notes of the template stay there.
_LEFT_BEHIND = ("commentRangeStart", "commentRangeEnd", "commentReference", "footnoteReference", "endnoteReference")
# A line with such things in it stays, for there is more to it than its fields.
_MORE_THAN_TEXT = ("sectPr", "drawing", "pict", "object", "fldChar", "fldSimple", "bookmarkStart", "bookmarkEnd", "tbl")
_Stretches = tuple[list[Any], list[Any], list[Any]]
_NOTHING: Segments = ("",)


@dataclass(frozen=True, slots=True)
class Opening:
    """The document part as text around the report's body."""

    before: str
    cover: Segments
    """The house's own cover and what else stands before the body, or one empty text where it has none."""
    ends_section: bool
    """Whether the cover ends with a section break, so that the body is on a new page already."""
    is_placed: bool
    """Whether the template says where the body goes, and so whether it begins on a page of its own."""
    begins_page: bool
    """Whether the place of the body has a page break of its own before it."""
    ending: Segments
    """What follows the body in the same section, with a slot for the section's properties."""
    closing: Segments
    """The sections after the body's, the document's last properties included."""
    after: str
    first_free: int
    """First number free for bookmarks and drawings."""
    undescribed_pictures: int
    """How many of its pictures have no text alternative."""

    @property
    def has_cover(self) -> bool:
        """Whether the house has a cover of its own."""
        return self.cover != _NOTHING

    @property
    def has_ending(self) -> bool:
        """Whether something follows the body in its own section."""
        return self.ending != _NOTHING

    @property
    def has_closing(self) -> bool:
        """Whether there are sections after the body's."""
        return self.closing != _NOTHING


def learn_opening(document: Any, place: Place) -> tuple[Opening, set[str]]:
    """Read `w:document` (an lxml tree whose fields are slots already); also the relationship ids it needs.

    What stands at the body's place, and in a template without `{{ innehall }}` all after its cover, is sample text and
    is left out.
    """
    root = _with_our_namespaces(document)
    body = root.find(w("body"))
    stretches = _kept(body, place)
    _clean(root)
    _mark(body, stretches)
    before, (cover, ending, closing), after = _cut(root)
    opening = Opening(
        before, cover, place.ends_section, place.is_placed, place.begins_page, ending, closing, after,
        _highest_number(root) + 1, undescribed_pictures(root),
    )  # fmt: skip
    return opening, _references_out(root)


def _kept(body: Any, place: Place) -> _Stretches:
    """What stays of a body: its blocks before the report, after it in its section, and in the sections after that."""
    blocks = [block for block in body if block.tag != w("sectPr")]
    final = [element for element in body if element.tag == w("sectPr")]
    cover, ending, closing = blocks[: place.start], blocks[place.end : place.section], blocks[place.section :]
    if all(map(is_empty, cover)):
        cover = []
    if all(is_empty(block, but_for_section=True) for block in ending):
        ending = []
    if place.has_sections_after:
        closing += final
    stays = {id(block) for block in (*cover, *ending, *closing)}
    for block in [block for block in body if id(block) not in stays]:
        body.remove(block)
    return cover, ending, closing


def _mark(body: Any, stretches: _Stretches) -> None:
    """Put slots around the stretches, and within them around lines and for the section that the body stands in."""
    _, ending, _ = stretches
    lines = [block for stretch in stretches for block in stretch if _is_line(block)]
    for block in ending[-1:]:
        _give_section_slot(block)
    _mark_ends(body, stretches)
    for block in lines:
        _mark_line(block)


def _with_our_namespaces(document: Any) -> Any:
    from lxml import etree

    root = etree.Element(document.tag, dict(document.attrib), nsmap={**document.nsmap, **NAMESPACES})
    root.extend(list(document))
    return root


def _is_line(block: Any) -> bool:
    """Whether a block is a paragraph of fields and text alone."""
    return block.tag == w("p") and has_slot(block) and next(block.iter(*map(w, _MORE_THAN_TEXT)), None) is None


def _mark_line(block: Any) -> None:
    _add_before(block, slot(LINE))
    block.tail = slot(LINE) + (block.tail or "").strip()


def _give_section_slot(block: Any) -> None:
    """Make room for section properties: in the paragraph that ends the section, or after the document's last block."""
    section = next(block.iter(w("sectPr")), None)
    if section is None:
        block.tail = (block.tail or "").strip() + slot(SECTION_SLOT)
        return
    _add_before(section, slot(SECTION_SLOT))
    section.getparent().remove(section)


def _add_before(element: Any, text: str) -> None:
    previous, parent = element.getprevious(), element.getparent()
    if previous is None:
        parent.text = (parent.text or "").strip() + text
    else:
        previous.tail = (previous.tail or "").strip() + text


def _mark_ends(body: Any, stretches: _Stretches) -> None:
    """Put a slot before the first of some stretches of blocks, and one after each."""
    body.text = slot(BODY)
    last = None
    for stretch in stretches:
        last = stretch[-1] if stretch else last
        if last is None:
            body.text += slot(BODY)
        else:
            last.tail = (last.tail or "").strip() + slot(BODY)


def _cut(root: Any) -> tuple[str, list[Segments], str]:
    """The root's XML before, within and after the stretches whose ends are marked."""
    text = segments(root)
    ends = [number for number, name in enumerate(text) if number % 2 and name == BODY]
    return text[0], [text[start + 1 : end] for start, end in pairwise(ends)], text[-1]


def _clean(root: Any) -> None:
    for element in list(root.iter(*map(w, _LEFT_BEHIND))):
        element.getparent().remove(element)
    sections = list(root.iter(w("sectPr")))
    if sections:
        mark_missing_headers(sections[0], references(sections[:1]))


def undescribed_pictures(root: Any) -> int:
    """How many pictures in a tree have no text alternative and aren't said to be decoration."""
    said, picture = f"{{{DECORATIVE}}}decorative", f"{{{NAMESPACES['pic']}}}pic"
    drawings = root.iter(f"{{{NAMESPACES['wp']}}}docPr")
    pictures = (drawing for drawing in drawings if next(drawing.getparent().iter(picture), None) is not None)
    return sum(1 for one in pictures if not one.get("descr") and next(one.iter(said), None) is None)


def _references_out(root: Any) -> set[str]:
    return {value for element in root.iter() for name, value in element.attrib.items() if name.startswith(f"{{{R}}}")}


def _highest_number(root: Any) -> int:
    drawings = (element.get("id", "0") for element in root.iter(f"{{{NAMESPACES['wp']}}}docPr"))
    bookmarks = (element.get(w("id"), "0") for element in root.iter(w("bookmarkStart")))
    return max((int(number) for number in (*drawings, *bookmarks) if number.isdigit()), default=0)
