"""Blocks to paragraphs: one short writer for each kind of block, and the table that names them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from typing import Any

from reports.document import (
    Blocks,
    Box,
    Break,
    Contents,
    Cover,
    Fact,
    Facts,
    Figure,
    Heading,
    Inlines,
    Landscape,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Signatures,
    Table,
    leads_in,
)
from reports.writers.docx_fields import fill_lines
from reports.writers.docx_figure import figure
from reports.writers.docx_numbering import LEVELS, indent, own_level
from reports.writers.docx_state import Place, State
from reports.writers.docx_stylesheet import BOX_INDENT
from reports.writers.docx_table import table
from reports.writers.docx_text import bookmark, number_as_text, paragraph, runs
from reports.writers.docx_xml import complex_field, text_run

_FIELD_RESULT = "<w:r/>"
# Where a house numbers the style itself.
_NO_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
_TAB = "<w:r><w:tab/></w:r>"


def blocks(state: State, place: Place, content: Blocks) -> str:
    """The XML of blocks where they stand."""
    return "".join([_WRITERS[type(block)](state, place, block) for block in content])


def _heading(state: State, place: Place, block: Heading) -> str:
    """A heading; Word counts its number, unless that is one that Word would not come to."""
    state.drop_gap()
    setting = place.setting(state.style(f"h{block.level}"), keep=True)
    content = runs(state, block.inlines, place.run)
    if block.id in state.counted:
        number = state.template.numbering.headings
        item = f'<w:numPr><w:ilvl w:val="{block.level - 1}"/><w:numId w:val="{number}"/></w:numPr>'
        setting = setting._replace(item=item)
    elif block.number:
        setting = setting._replace(item=_NO_NUMBER)
        content = number_as_text(state, block) + content
    return paragraph(state, setting, bookmark(state, block.id, content))


def _paragraph(state: State, place: Place, block: Paragraph) -> str:
    style = state.style(block.role) if block.role else ""
    setting, content = place.setting(style, keep=leads_in(block.inlines)), runs(state, block.inlines, place.run)
    if place.margin and place.left:  # the edge of a box stays where the box begins
        setting, content = setting._replace(hanging=place.left - place.margin), _TAB + content
    return paragraph(state, setting, content)


def _list(state: State, place: Place, block: List) -> str:
    """A list; each ordered one counts by itself."""
    level = min(place.level, LEVELS - 1)
    kind = place.lists + ("number" if block.ordered else "bullet")
    item = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{_list_number(state, place, block, kind)}"/></w:numPr>'
    step, left = indent(kind, 0), place.margin + indent(kind, level)
    style = place.number if block.ordered else place.bullet
    setting = place.setting(style)._replace(item=item, left=0, hanging=step)
    if place.margin:
        setting = setting._replace(left=left, hanging=left - place.margin)
    inner = place._replace(level=place.level + 1, ordered=place.ordered + block.ordered, left=left)
    parts = []
    for first, *rest in filter(None, block.items):
        if isinstance(first, Paragraph):
            parts.append(paragraph(state, setting, runs(state, first.inlines, place.run)))
        else:
            rest = [first, *rest]
        parts.append(blocks(state, inner, tuple(rest)))
    return "".join(parts)


def _list_number(state: State, place: Place, block: List, kind: str) -> int:
    """The list that items belong to: one of their own, unless they are bullets like any other."""
    level = min(place.level, LEVELS - 1)
    form = place.ordered if block.ordered else level
    before = level if place.margin else 0
    own = own_level(kind, level, form, before) if form != level or before else ""
    if block.ordered or own:
        return state.own_list(kind, level, block.start, own)
    return state.template.numbering.bullets[kind]


def _quote(state: State, place: Place, block: Quote) -> str:
    return blocks(state, place._replace(style=state.style("quote")), block.blocks)


def _box(state: State, place: Place, block: Box) -> str:
    """A fact box: paragraphs whose style has the ground and the edge, so that it is text to every reader."""
    style = state.style("box")
    inside = place._replace(style=style, bullet=style, number=style, margin=BOX_INDENT)
    state.drop_gap()
    title = paragraph(state, place.setting(state.style("box_title")), runs(state, block.title)) if block.title else ""
    return title + blocks(state, inside, block.blocks)


def _facts(state: State, place: Place, block: Facts) -> str:
    return _fact_lines(state, place, state.style("facts"), block.facts)


def _fact_lines(state: State, place: Place, style: str, facts: tuple[Fact, ...]) -> str:
    setting = place.setting(style)
    bold = place.run._replace(bold=True)
    return "".join(
        paragraph(state, setting, runs(state, fact.term, bold) + _TAB + runs(state, fact.value, place.run))
        for fact in facts
    )


def _signatures(state: State, place: Place, block: Signatures) -> str:
    """Signers two by two: their lines stand beside each other by a tab, so that no table is needed for layout."""
    pairs = [block.signers[start : start + 2] for start in range(0, len(block.signers), 2)]
    return "".join(_signed(state, place, pair) for pair in pairs)


def _signed(state: State, place: Place, pair: tuple[Inlines, ...]) -> str:
    rows = list(zip_longest(*map(_lines, pair), fillvalue=()))
    styles = ["signatures_first", *["signatures"] * (len(rows) - 1)]
    return "".join(
        paragraph(
            state,
            place.setting(state.style(style), keep=number < len(rows)),
            _TAB.join(runs(state, line, place.run) for line in row),
        )
        for number, (style, row) in enumerate(zip(styles, rows, strict=True), 1)
    )


def _lines(inlines: Inlines) -> list[Inlines]:
    """Inlines parted at their line breaks."""
    lines: list[Inlines] = [()]
    for inline in inlines:
        if isinstance(inline, Break):
            lines.append(())
        else:
            lines[-1] += (inline,)
    return lines


def _cover(state: State, place: Place, block: Cover) -> str:
    """The house's cover, or one of our own; the body begins on a new page."""
    opening = state.template.opening
    xml = fill_lines(opening.cover, state.fields) if opening.has_cover else _own_cover(state, place, block)
    state.before = "page"
    return xml


def _own_cover(state: State, place: Place, block: Cover) -> str:
    lines = (("cover_organisation", block.organisation), ("title", block.title), ("subtitle", block.subtitle))
    above = [
        paragraph(state, place.setting(state.style(role)), runs(state, inlines)) for role, inlines in lines if inlines
    ]
    return "".join(above) + _fact_lines(state, place, state.style("cover_facts"), block.facts)


def _contents(state: State, place: Place, block: Contents) -> str:
    """A contents field that is filled already, with links; `docx_pages` adds page numbers where they are known."""
    found = [heading for heading in state.headings if heading.level <= block.depth]
    if not found:
        return ""
    state.before = state.before or "gap"
    title = paragraph(state, place.setting(state.style("toc_heading")), runs(state, block.title)) if block.title else ""
    lines = [_contents_line(state, heading) for heading in found]
    field = complex_field(f'TOC \\o "1-{block.depth}" \\h \\z \\u', _FIELD_RESULT)
    begin, _, end = field.partition(_FIELD_RESULT)
    lines[0] = begin + lines[0]
    lines[-1] += end
    entries = [
        paragraph(state, place.setting(state.style(f"toc{heading.level}")), line)
        for heading, line in zip(found, lines, strict=True)
    ]
    state.before = state.before or "gap"
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{title}{''.join(entries)}</w:sdtContent></w:sdt>"
    )


def _contents_line(state: State, heading: Heading) -> str:
    text = text_run(heading.entry)
    return f'<w:hyperlink w:anchor="{state.anchors[heading.id]}" w:history="1">{text}</w:hyperlink>'


def _page_break(state: State, _place: Place, _block: PageBreak) -> str:
    state.before = "page"
    return ""


def _landscape(state: State, place: Place, block: Landscape) -> str:
    """Blocks on their side; only those at the top of the document get pages of their own (see `body`)."""
    return blocks(state, place, block.blocks)


def _table(state: State, place: Place, block: Table) -> str:
    return table(state, place, block, blocks)


def _figure(state: State, place: Place, block: Figure) -> str:
    return figure(state, place, block, blocks)


_WRITERS: dict[type, Callable[[State, Place, Any], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    List: _list,
    Quote: _quote,
    Box: _box,
    Facts: _facts,
    Signatures: _signatures,
    Cover: _cover,
    Contents: _contents,
    PageBreak: _page_break,
    Landscape: _landscape,
    Table: _table,
    Figure: _figure,
}
