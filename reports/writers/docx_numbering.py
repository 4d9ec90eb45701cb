"""Numbering of lists and headings: five definitions of our own beside the template's, a fresh number for each list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.writers.docx_fields import slot
from reports.writers.docx_xml import PROLOG, W, fragment, insert_before, w

LEVELS = 9
"""Word numbers lists nine levels deep."""
LISTS_SLOT = "listor"
_BULLETS = ("•", "–", "◦")
_NUMBERS = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))
_ROOM = "\u2003\u2002"
"""About as wide as the step from a level to the next."""
_KINDS = {  # indent of a level in dxa, and the number by which our definition is known again (`w:nsid`)
    "bullet": (340, "4B0E1A01"),
    "number": (397, "4B0E1A02"),
    "cell_bullet": (198, "4B0E1A03"),
    "cell_number": (312, "4B0E1A04"),
}
_HEADINGS = "4B0E1A05"
"""By which the numbering of headings is known again."""
HEADING_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Numbering:
    """What the writer knows of the numbering part."""

    abstract: Mapping[str, int]
    """Our definitions' ids, by kind: `bullet`, `number`, `cell_bullet`, `cell_number`."""
    bullets: Mapping[str, int]
    """The list (`w:num`) that all bullets of a kind belong to."""
    headings: int
    """The list (`w:num`) that all numbered headings belong to."""
    first_free: int


def indent(kind: str, level: int) -> int:
    """Where the text of a list stands, in dxa from the margin, at a level from 0."""
    return _KINDS[kind][0] * (level + 1)


def ordered_list(number: int, abstract: int, level: int, start: int, own_level: str = "") -> str:
    """A list that counts by itself from `start`; `own_level` says how its level is set, where not as defined."""
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>{own_level}</w:lvlOverride></w:num>'
    )


def own_level(kind: str, level: int, form: int, before: int = 0) -> str:
    """A level whose items are marked as those of another level are, with room before the mark for so many levels.

    Room before the mark, not an indent: the edge of a box follows the indents of its paragraphs.
    """
    return _level(kind, level, "", form, _ROOM * before)


def empty_numbering() -> str:
    """A numbering part without lists, for a template that has none."""
    return f'{PROLOG}<w:numbering xmlns:w="{W}"></w:numbering>'


def complete_numbering(root: Any) -> Numbering:
    """Add our definitions and bullet lists to `w:numbering`, and a slot where a report's ordered lists go."""
    abstract, bullets = {}, {}
    free = _highest(root, "abstractNum", "abstractNumId") + 1
    number = _highest(root, "num", "numId") + 1
    for kind, (_, known_by) in _KINDS.items():
        abstract[kind] = _present(root, known_by)
        if abstract[kind] < 0:
            abstract[kind], free = free, free + 1
            insert_before(root, fragment(definition(kind, abstract[kind])), ("num", "numIdMacAtCleanup"))
        if kind.endswith("bullet"):
            bullets[kind], number = number, number + 1
            insert_before(root, fragment(plain_list(bullets[kind], abstract[kind])), ("numIdMacAtCleanup",))
    insert_before(root, fragment(heading_definition(free)), ("num", "numIdMacAtCleanup"))
    insert_before(root, fragment(plain_list(number, free)), ("numIdMacAtCleanup",))
    root.findall(w("num"))[-1].tail = slot(LISTS_SLOT)
    return Numbering(abstract, bullets, number, number + 1)


def plain_list(number: int, abstract: int) -> str:
    """A list that goes on as its definition says."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'


def definition(kind: str, number: int, style: str = "") -> str:
    """One of our definitions as `w:abstractNum`; `style` is the id of a paragraph style whose list it is."""
    _, known_by = _KINDS[kind]
    levels = "".join(_level(kind, level, style if level == 0 else "") for level in range(LEVELS))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{known_by}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{known_by}"/>{levels}</w:abstractNum>'
    )


def heading_definition(number: int) -> str:
    """The numbering of headings, 1, 1.1, 1.1.1 …; a number stands at the margin with a space after it."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{".".join(f"%{above + 1}" for above in range(level + 1))}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for level in range(HEADING_LEVELS)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{_HEADINGS}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{_HEADINGS}"/>{levels}</w:abstractNum>'
    )


def counts_as(number: str, level: int, before: tuple[int, ...]) -> tuple[int, ...]:
    """The count of a heading's list when it comes to a heading; empty when that isn't the heading's own number.

    Word counts a level on from the heading of that level before it, unless a higher one came between.
    """
    if not all(part.isdecimal() for part in number.split(".")):
        return ()
    above = (before + (0,) * level)[:level]
    count = (*above[:-1], above[-1] + 1)
    return count if 0 not in count and ".".join(map(str, count)) == number else ()


def _level(kind: str, level: int, style: str, marked_as: int = -1, before: str = "") -> str:
    step, like = _KINDS[kind][0], level if marked_as < 0 else marked_as
    form, text = _NUMBERS[like % len(_NUMBERS)]
    if kind.endswith("bullet"):
        form, text = "none" if before else "bullet", _BULLETS[like % len(_BULLETS)]  # a bullet is one sign
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + f'<w:lvlText w:val="{before}{text.format(level + 1)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent(kind, level)}" w:hanging="{step}"/></w:pPr></w:lvl>'
    )


def _highest(root: Any, tag: str, key: str) -> int:
    return max((int(element.get(w(key))) for element in root.findall(w(tag))), default=0)


def _present(root: Any, known_by: str) -> int:
    """The id of our definition when the template was made from the default one; −1 otherwise."""
    for element in root.findall(w("abstractNum")):
        mark = element.find(w("nsid"))
        if mark is not None and mark.get(w("val"), "").upper() == known_by:
            return int(element.get(w("abstractNumId")))
    return -1
