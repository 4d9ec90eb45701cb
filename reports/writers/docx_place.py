"""Where in a house template the report's body goes: at `{{ innehall }}`, or after the cover that its fields show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reports.writers.docx_fields import BODY, has_slot, slot, slots
from reports.writers.docx_package import TemplateError
from reports.writers.docx_xml import w

BODY_HINT = "låt {{ innehall }} stå ensamt i ett stycke i mallens brödtext"
"""What to do with a field that stands where the body can't."""

# Where a whole body can't stand, by the element around it.
_TOO_SMALL = {"tc": "en tabell", "txbxContent": "en textruta"}
_VISIBLE = ("t", "drawing", "pict", "object", "sectPr", "tbl", "br", "pageBreakBefore", "fldChar", "fldSimple", "sym")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the body goes among the blocks of a template's body; what stands from `start` to `end` gives way to it."""

    start: int
    end: int
    section: int
    """The block after the last one of the section that the body stands in."""
    has_sections_after: bool
    ends_section: bool
    """Whether the block before the body ends a section."""
    is_placed: bool
    """Whether the template says so, with `{{ innehall }}`."""
    begins_page: bool = False
    """Whether the body's place has a page break of its own before it."""
    lost: tuple[str, ...] = ()
    """Fields that stand within what gives way to the body."""
    has_words_beside: bool = False
    """Whether the field's paragraph holds words of its own, which give way to the body too."""


def find_place(document: Any) -> Place:
    """Find the body's place in `w:document` whose fields are slots; raises TemplateError where it can't stand there."""
    blocks = body_blocks(document)
    fields = [(text, block) for block in blocks for text, name in slots(block) if name == BODY]
    for text, _ in fields:
        _demand_room(text)
    if len(fields) > 1:
        raise TemplateError("fältet {{ innehall }} finns på mer än ett ställe", BODY_HINT)
    return _at_field(blocks, *fields[0]) if fields else _after_cover(blocks)


def body_blocks(document: Any) -> list[Any]:
    """The blocks of the document's body, without the properties of its last section."""
    return [block for block in document.find(w("body")) if block.tag != w("sectPr")]


def sections_to(document: Any, place: Place) -> list[Any]:
    """The `w:sectPr` of the sections down to the one that the body stands in."""
    ended = [section for block in body_blocks(document)[: place.section] for section in block.iter(w("sectPr"))]
    return ended if place.has_sections_after else [*ended, *document.find(w("body")).findall(w("sectPr"))]


def is_empty(block: Any, *, but_for_section: bool = False) -> bool:
    """Whether a block shows nothing and does nothing, `but_for_section`: save to end a section."""
    marks = block.iter(*(w(tag) for tag in _VISIBLE if tag != "sectPr" or not but_for_section))
    return not any(mark.tag != w("t") or (mark.text or "").strip() for mark in marks)


def _demand_room(text: Any) -> None:
    for around in text.iterancestors():
        if where := _TOO_SMALL.get(around.tag.rpartition("}")[2]):
            raise TemplateError(f"fältet {{{{ innehall }}}} står i {where}, där rapporten inte får plats", BODY_HINT)


def _at_field(blocks: list[Any], text: Any, block: Any) -> Place:
    start = blocks.index(block)
    ends = [number for number, other in enumerate(blocks) if number >= start and _ends_section(other)]
    paragraph = next(text.iterancestors(w("p")))
    return Place(
        start,
        start + 1,
        ends[0] + 1 if ends else len(blocks),
        has_sections_after=bool(ends),
        ends_section=start > 0 and _ends_section(blocks[start - 1]),
        is_placed=True,
        begins_page=_breaks_page(block, text),
        lost=tuple(dict.fromkeys(name for _, name in slots(block) if name != BODY)),
        has_words_beside=block.tag == w("p") and _has_more_words(paragraph),
    )


def _after_cover(blocks: list[Any]) -> Place:
    """The cover is what stands in the sections before the last one, when a field stands there; in a template of one
    section it is what stands down to the last field.
    """
    fields = [number for number, block in enumerate(blocks) if has_slot(block)]
    breaks = [number for number, block in enumerate(blocks) if _ends_section(block)]
    ends_section = bool(fields and breaks and fields[0] <= breaks[-1])
    start = breaks[-1] + 1 if ends_section else fields[-1] + 1 if fields else 0
    return Place(start, len(blocks), len(blocks), False, ends_section, False)


def _ends_section(block: Any) -> bool:
    return next(block.iter(w("sectPr")), None) is not None


def _breaks_page(block: Any, text: Any) -> bool:
    """Whether a new page begins in the block, before the field."""
    for element in block.iter(w("pageBreakBefore"), w("br"), w("t")):
        if element is text:
            return False
        if element.tag == w("pageBreakBefore") or element.get(w("type")) == "page":
            return element.get(w("val"), "1") not in ("0", "false", "off")
    return False


def _has_more_words(paragraph: Any) -> bool:
    whole = "".join(text.text or "" for text in paragraph.iter(w("t")))
    return bool(whole.replace(slot(BODY), "").strip())
