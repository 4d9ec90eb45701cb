"""The document's text from its first section to its last, and its footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from reports.document import Blocks, Cover, Landscape
from reports.writers.docx_block import blocks
from reports.writers.docx_cover import SECTION_SLOT
from reports.writers.docx_fields import fill, fill_lines
from reports.writers.docx_state import Place, Relations, State, text_place
from reports.writers.docx_xml import Run, run_properties, text_run

# A section break needs a paragraph; where the section ends with a table there is none that could carry it.
_CARRIER = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{}</w:pPr></w:p>'


def document_part(state: State) -> str:
    """The XML of the whole document part."""
    opening = state.template.opening
    content = state.document.blocks
    covered = any(isinstance(block, Cover) for block in content)
    cover = ""
    if covered and opening.has_cover and (opening.ends_section or opening.is_placed):
        cover = fill_lines(opening.cover, state.fields)
        content = tuple(block for block in content if not isinstance(block, Cover))
        state.before = "page" if opening.begins_page else ""
    body = _sections(state, content, "first" if covered else "uncovered")
    return opening.before + cover + body + fill_lines(opening.closing, state.fields) + opening.after


def _sections(state: State, content: Blocks, use: str) -> str:
    """The body's sections: each stretch of pages that stand or lie is one.

    What the template has after the body stands on upright pages, as it does in the template.
    """
    stretches: list[tuple[str, bool]] = []
    for on_its_side, stretch in _stretches(content):
        if stretches:
            state.before = ""  # the next section begins on a new page as it is
        xml = blocks(state, text_place(state, on_its_side=on_its_side), stretch)
        if xml:
            stretches.append((xml, on_its_side))
    opening = state.template.opening
    if not stretches or (opening.has_ending and stretches[-1][1]):
        stretches.append(("", False))
    uses = [use, *["later"] * (len(stretches) - 1)]
    sections = [_section(state, use, on_its_side) for use, (_, on_its_side) in zip(uses, stretches, strict=True)]
    ended = [_ended(xml, section) for (xml, _), section in zip(stretches[:-1], sections[:-1], strict=True)]
    return "".join(ended) + _last(state, stretches[-1][0], sections[-1])


def _last(state: State, xml: str, section: str) -> str:
    """The last stretch, with what the template has after the body in its section."""
    opening = state.template.opening
    if opening.has_ending:
        return xml + fill_lines(opening.ending, state.fields | {SECTION_SLOT: section})
    return _ended(xml, section) if opening.has_closing else xml + section


def _stretches(content: Blocks) -> Iterator[tuple[bool, Blocks]]:
    for lies, stretch in groupby(content, lambda block: isinstance(block, Landscape)):
        if lies:
            yield from ((True, (block,)) for block in stretch)
        else:
            yield False, tuple(stretch)


def _section(state: State, use: str, on_its_side: bool) -> str:
    return fill(state.template.sections.xml[use, on_its_side], state.fields)


def _ended(xml: str, section: str) -> str:
    """A stretch with its section's properties in the last paragraph."""
    if not xml.endswith("</w:p>"):
        return xml + _CARRIER.format(section)
    start = xml.rindex("<w:p>")
    head, last = xml[:start], xml[start:]
    if last.startswith("<w:p><w:pPr>"):
        return head + last.replace("</w:pPr>", section + "</w:pPr>", 1)
    return head + last.replace("<w:p>", f"<w:p><w:pPr>{section}</w:pPr>", 1)


def footnotes(state: State) -> tuple[str, Relations]:
    """The XML of the footnotes whose marks the text holds, and their own relationships."""
    story = replace(state, relations=Relations(1), in_notes=True)
    style = state.style("footnote_text")
    page = text_place(state)
    place = Place(style, style, style, page.width, page.height, lists="cell_")
    return "".join(
        _footnote(story, place, note.blocks, number) for note, number in state.notes.items()
    ), story.relations


def _footnote(state: State, place: Place, content: Blocks, number: int) -> str:
    mark = Run(style=state.style("footnote_reference"))
    reference = f"<w:r>{run_properties(mark)}<w:footnoteRef/></w:r>{text_run(' ')}"
    text = blocks(state, place, content).replace("</w:pPr>", "</w:pPr>" + reference, 1)
    return f'<w:footnote w:id="{number}">{text}</w:footnote>'
