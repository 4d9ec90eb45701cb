"""Inline elements → inlines; and how white space in them is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, get_args

from reports.diagnostics import Diagnostic, did_you_mean
from reports.document import (
    Block,
    Break,
    Emph,
    Inline,
    Inlines,
    Link,
    List,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Reference,
    Source,
    Sourced,
    Span,
    Strong,
    Sub,
    Sup,
    Table,
    Text,
    plain,
)  # fmt: skip
from reports.languages import wrong_tag
from reports.links import leads_out
from reports.templating.frame import Frame, Progress, id_of
from reports.templating.references import NO_NUMBER, called, in_place

INLINES = frozenset({Text, Strong, Emph, Sup, Sub, Link, Reference, Break, Note, Mark, Span, Sourced})
BLOCKS = frozenset(get_args(Block))
_NOTE_BLOCKS = frozenset({Paragraph, List})
"""What a footnote may hold besides text."""
EMPTY_LINK = "länken saknar text"
EMPTY_LINK_HINT = "skriv mellan hakparenteserna vad länken leder till"
_ON_ITS_OWN = "ställ {{ sidbrytning }} på en egen rad"
_SPACE = re.compile(r"[ \t\r\n]+")


def inline(frame: Frame, progress: Progress) -> Inlines:
    """The inlines that an inline element stands for."""
    inside = inlines(frame.content)
    if len(inside) < len(frame.content):
        allowed = _NOTE_BLOCKS if "fotnot" in frame.classes else frozenset()
        if blocks := [item for item in frame.content if type(item) in BLOCKS and type(item) not in allowed]:
            progress.faults.append(block_in_line(frame, blocks))
    build = _BUILD.get(frame.tag)
    return build(frame, inside, progress) if build else inside


def block_in_line(frame: Frame, blocks: Iterable[object]) -> Diagnostic:
    """The fault of blocks that stand in a line of text."""
    if any(isinstance(block, PageBreak) for block in blocks):
        return frame.fault("en sidbrytning står mitt i ett stycke", f"{_ON_ITS_OWN}, med tom rad före och efter")
    hint = "ställ det på en egen rad, med tom rad före och efter"
    return frame.fault("en tabell, ett diagram eller en bild står mitt i ett stycke", hint)


def inlines(content: Iterable[object]) -> Inlines:
    """The inlines among an element's content, white space collapsed; hard spaces stay."""
    found: list[Any] = [item for item in content if type(item) in INLINES]
    return tuple([_collapsed(item) if type(item) is Text else item for item in found])


def _collapsed(item: Text) -> Text:
    text = _SPACE.sub(" ", item.text)
    return item if text == item.text else Text(text)


def trim(content: Iterable[Inline]) -> Inlines:
    """Inlines without white space at their ends and around line breaks, and without empty text."""
    content = tuple(content)
    if len(content) == 1 and type(only := content[0]) is Text:  # as most are
        text = only.text.strip(" ")
        return (only if text == only.text else Text(text),) if text else ()
    out: list[Inline] = []
    for item in content:
        at_start = not out or isinstance(out[-1], Break)
        if isinstance(item, Break):
            _strip_end(out)
        elif isinstance(item, Text) and at_start:
            item = Text(item.text.lstrip(" "))
        if not (isinstance(item, Text) and not item.text):
            out.append(item)
    _strip_end(out)
    return tuple(out)


def _strip_end(out: list[Inline]) -> None:
    if out and isinstance(last := out[-1], Text):
        out.pop()
        if stripped := last.text.rstrip(" "):
            out.append(Text(stripped))


def _link(frame: Frame, inside: Inlines, progress: Progress) -> Inlines:
    target = frame.attributes.get("href", "")
    if "se" in frame.classes:
        return _reference(frame, target.removeprefix("#"), progress)
    if not target.startswith("#") and not leads_out(target):
        hint = "skriv https://… eller mailto:… och hela adressen"
        progress.faults.append(frame.fault(f'länken "{target}" leder ingenstans', hint))
    if target.startswith("#"):
        progress.refers = True
        if progress.named is not None and target[1:] not in progress.named:
            hint = did_you_mean(target[1:], progress.named)
            progress.faults.append(frame.fault(f'länken "{target}" leder ingenstans', hint))
    if not plain(inside).strip() and not any(type(item) in BLOCKS for item in frame.content):
        progress.faults.append(frame.fault(EMPTY_LINK, EMPTY_LINK_HINT))
    return (Link(inside, target),)


def _reference(frame: Frame, target: str, progress: Progress) -> Inlines:
    """A cross-reference; what it names is known when the whole page has been read once."""
    id_ = id_of(target)
    progress.refers = True
    if progress.named is None:
        return (Reference("", target, id_),)
    block = progress.named.get(id_)
    if block is None:
        hint = did_you_mean(id_, progress.named)
        progress.faults.append(frame.fault(f'det finns inget i dokumentet som heter "{target}"', hint))
        return (Reference("", target, id_),)
    word, name = called(block)
    if not name:
        what = "tabellen" if isinstance(block, Table) else "figuren"
        progress.faults.append(frame.fault(f'{what} "{target}" {NO_NUMBER}', "ge den en rubrik"))
    return (Reference(in_place(word, progress.before), name, id_),)


def _sourced(frame: Frame, inside: Inlines, progress: Progress) -> Inlines:  # one signature for the table
    return (Sourced(inside, Source.parse(frame.attributes.get("value", ""))),)


def _span(frame: Frame, inside: Inlines, progress: Progress) -> Inlines:
    if "fotnot" in frame.classes:
        written: tuple[Any, ...] = tuple(item for item in frame.content if type(item) in _NOTE_BLOCKS)
        blocks = written or (Paragraph(trim(inside), source=frame.source),)
        return (Note(blocks, progress.note_number(blocks, frame.source)),)
    if "lang" not in frame.attributes:
        return inside
    if wrong := wrong_tag(frame.attributes["lang"]):
        progress.faults.append(frame.fault(*wrong))
    return (Span(inside, frame.attributes["lang"]),)


_BUILD: dict[str, Callable[[Frame, Inlines, Progress], Inlines]] = {
    "strong": lambda _frame, inside, _progress: (Strong(inside),),
    "b": lambda _frame, inside, _progress: (Strong(inside),),
    "em": lambda _frame, inside, _progress: (Emph(inside),),
    "i": lambda _frame, inside, _progress: (Emph(inside),),
    "sup": lambda _frame, inside, _progress: (Sup(inside),),
    "sub": lambda _frame, inside, _progress: (Sub(inside),),
    "br": lambda _frame, _inside, _progress: (Break(),),
    "mark": lambda frame, inside, _progress: (Mark(inside, " ".join(frame.classes)),),
    "a": _link,
    "data": _sourced,
    "span": _span,
}
