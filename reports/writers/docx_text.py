"""Paragraphs and what stands in them: inlines to runs, links, footnote marks, captions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from reports.document import (
    Break,
    Emph,
    Figure,
    Heading,
    Inlines,
    Link,
    Mark,
    Note,
    Reference,
    Sourced,
    Span,
    Strong,
    Sub,
    Sup,
    Table,
    Text,
)
from reports.languages import locale
from reports.writers.docx_state import NUMBER, Place, Setting, State
from reports.writers.docx_xml import PLAIN, Run, complex_field, run_properties, text_run

BREAK = "<w:r><w:br/></w:r>"
GAP = 200
"""Space in dxa between a table and the text that follows it."""
_CHANGES: dict[type, dict[str, Any]] = {
    Strong: {"bold": True},
    Emph: {"italic": True},
    Sup: {"position": "superscript"},
    Sub: {"position": "subscript"},
}
# What a reader must notice is marked in the run itself: a reader of a draft finds all gaps by their highlight.
_MARKS: dict[str, dict[str, Any]] = {
    "att-fylla-i": {"bold": True, "highlight": "yellow"},
    "negativ": {"colour": "9C1C1C"},
    "saknas": {"colour": "595959"},
}
_LABEL = re.compile(r"(\S+) (B\d+\.)?(\d+)")
_APPENDIX = re.compile(r"(\S+) (\d+):")
# RFC 3986 §2: what an address may not hold; Word calls a file damaged that has such an address.
_ILLEGAL_IN_ADDRESS = re.compile(r'[\s"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})')


def runs(state: State, inlines: Inlines, run: Run = PLAIN) -> str:
    """The XML of inlines; `run` is how the text around them is set."""
    return "".join(
        [
            text_run(inline.text, run) if type(inline) is Text else _inline(state, inline, run)  # most are text
            for inline in inlines
        ]
    )


def _inline(state: State, inline: object, run: Run) -> str:
    match inline:
        case Break():
            return BREAK
        case Link(inner, target):
            return _link(state, inner, target, run)
        case Note():
            return _note_mark(state, inline)
        case Reference():
            return _reference(state, inline, run)
        case Strong(inner) | Emph(inner) | Sup(inner) | Sub(inner) | Mark(inner) | Span(inner) | Sourced(inner):
            return runs(state, inner, _changed(inline, run))
        case _:
            raise TypeError(f"no inline of the document tree: {inline!r}")


def _changed(inline: object, run: Run) -> Run:
    """How the text within an inline is set."""
    match inline:
        case Span(language=language):
            return run._replace(language=locale(language))
        case Mark(kind=kind):
            return run._replace(**_MARKS.get(kind, {}))
        case _:
            return run._replace(**_CHANGES.get(type(inline), {}))


def _link(state: State, inlines: Inlines, target: str, run: Run) -> str:
    """A link; one that leads nowhere in the document is left as text."""
    if target.startswith("#"):
        anchor = state.anchors.get(target[1:])
        if anchor is None:
            return runs(state, inlines, run)
        return _within(state, anchor, _link_text(state, inlines, run))
    address = _ILLEGAL_IN_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), target)
    relation = state.relations.add("hyperlink", address, external=True)
    return f'<w:hyperlink r:id="{relation}" w:history="1">{_link_text(state, inlines, run)}</w:hyperlink>'


def _within(state: State, anchor: str, content: str) -> str:
    """A link to a bookmark; out of a footnote it is a field, for the bookmark stands in another part."""
    if state.in_notes:
        return complex_field(f'HYPERLINK \\l "{anchor}"', content)
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{content}</w:hyperlink>'


def _link_text(state: State, inlines: Inlines, run: Run) -> str:
    return runs(state, inlines, run._replace(style=state.style("link")))


def _note_mark(state: State, note: Note) -> str:
    """The mark of a footnote; where the same note is referred to again, a reference to the first mark."""
    if state.in_notes:
        raise ValueError("Word has no footnotes within footnotes")
    style = Run(style=state.style("footnote_reference"))
    if note in state.notes:
        number = state.notes[note]
        return complex_field(f"NOTEREF _RefFotnot{number} \\f \\h", text_run(str(number), style))
    number = state.notes[note] = len(state.notes) + 1
    mark = f'<w:r>{run_properties(style)}<w:footnoteReference w:id="{number}"/></w:r>'
    return _bookmarked(state, f"_RefFotnot{number}", mark)


def _reference(state: State, reference: Reference, run: Run) -> str:
    """A link whose number is a field: it follows the numbers that Word counts, and names that someone changes."""
    anchor = state.anchors.get(reference.target)
    if anchor is None:
        return text_run(reference.text, run)
    run = run._replace(style=state.style("link"))
    word = reference.text.removesuffix(reference.name)
    field = text_run(reference.name, run)
    if meant := state.referred.get(reference.target):
        field = complex_field(f"REF {meant} \\h", field)
    return _within(state, anchor, text_run(word, run) + field)


def bookmark(state: State, block_id: str, content: str) -> str:
    """Runs that links to a block's id lead to."""
    name = state.anchors.get(block_id, "")
    if not name or name in state.placed:
        return content
    state.placed.add(name)
    return _bookmarked(state, name, content)


def _bookmarked(state: State, name: str, content: str) -> str:
    number = state.number()
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def paragraph(state: State, setting: Setting, content: str) -> str:
    """A paragraph of runs."""
    if state.before:
        setting = setting._replace(before=state.take_before())
    return f"<w:p>{paragraph_properties(setting)}{content}</w:p>"


@lru_cache(1024)
def paragraph_properties(setting: Setting) -> str:
    """`w:pPr` with its children in the order that ISO/IEC 29500-1 §17.3.1.26 asks for."""
    hanging = f' w:hanging="{setting.hanging}"' if setting.hanging else ""
    left = f' w:left="{setting.left}"' if setting.left else ""
    right = f' w:right="{setting.right}"' if setting.right else ""
    inner = (
        (f'<w:pStyle w:val="{setting.style}"/>' if setting.style else "")
        + ("<w:keepNext/>" if setting.keep else "")
        + ("<w:pageBreakBefore/>" if setting.before == "page" else "")
        + setting.item
        + (f'<w:spacing w:before="{GAP}"/>' if setting.before == "gap" else "")
        + (f"<w:ind{left}{right}{hanging}/>" if left or right else "")
        + (f'<w:jc w:val="{setting.align}"/>' if setting.align else "")
    )
    return f"<w:pPr>{inner}</w:pPr>" if inner else ""


def caption(state: State, place: Place, block: Table | Figure, *, keep: bool) -> str:
    """The caption of a table or figure; its number is a field that goes on counting when someone adds a table."""
    content = runs(state, block.caption)
    if block.label:
        content = bookmark(state, block.id, _label(state, block)) + text_run(". ") + content
    return paragraph(state, place.setting(state.style("caption"), keep=keep), content)


def _label(state: State, block: Table | Figure) -> str:
    """A label such as `Tabell 3` or, in appendix 1, `Tabell B1.3`; its number has a bookmark for references."""
    found = _LABEL.fullmatch(block.label)
    if not found:
        return text_run(block.label)
    kind, appendix, number = found.groups()
    name = f"{kind}_{appendix[:-1]}" if appendix else kind
    counted = complex_field(f"SEQ {name} \\* ARABIC", text_run(number))
    return text_run(f"{kind} ") + _numbered(state, block.id, (text_run(appendix) if appendix else "") + counted)


def number_as_text(state: State, heading: Heading) -> str:
    """The number of a heading that no list of Word's counts; an appendix's own goes on counting as captions do."""
    if found := _APPENDIX.fullmatch(heading.number):
        counted = complex_field(f"SEQ {found[1]} \\* ARABIC", text_run(found[2]))
        return text_run(f"{found[1]} ") + _numbered(state, heading.id, counted) + text_run(": ")
    return _numbered(state, heading.id, text_run(heading.number)) + text_run(" ")


def _numbered(state: State, block_id: str, number: str) -> str:
    """A block's number, as references repeat it."""
    name = state.anchors.get(block_id, "")
    return _bookmarked(state, name + NUMBER, number) if name and name not in state.placed else number
