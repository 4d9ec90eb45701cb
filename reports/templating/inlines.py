"""Inline elements → inlines; and how white space in them is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import get_args

from reports.document import (
    Block,
    Break,
    Emph,
    Inline,
    Inlines,
    Link,
    Mark,
    Note,
    Paragraph,
    Source,
    Sourced,
    Span,
    Strong,
    Sub,
    Sup,
    Text,
)  # fmt: skip
from reports.templating.frame import Frame, Progress

INLINES = (Text, Strong, Emph, Sup, Sub, Link, Break, Note, Mark, Span, Sourced)
_BLOCKS = get_args(Block)
BLOCK_IN_LINE = "en tabell, ett diagram eller en bild står mitt i ett stycke"
BLOCK_IN_LINE_HINT = "ställ det på en egen rad, med tom rad före och efter"
_SPACE = re.compile(r"[ \t\r\n]+")


def inline(frame: Frame, progress: Progress) -> Inlines:
    """The inlines that an inline element stands for."""
    inside = inlines(frame.content)
    if any(isinstance(item, _BLOCKS) for item in frame.content):
        progress.faults.append(frame.fault(BLOCK_IN_LINE, BLOCK_IN_LINE_HINT))
    build = _BUILD.get(frame.tag)
    return build(frame, inside, progress) if build else inside


def inlines(content: Iterable[object]) -> Inlines:
    """The inlines among an element's content, white space collapsed; hard spaces stay."""
    return tuple(
        Text(_SPACE.sub(" ", item.text)) if isinstance(item, Text) else item
        for item in content
        if isinstance(item, INLINES)
    )


def trim(content: Iterable[Inline]) -> Inlines:
    """Inlines without white space at their ends and around line breaks, and without empty text."""
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
    if not target.startswith(("https://", "http://", "mailto:", "#")):
        progress.faults.append(frame.fault(f'länken "{target}" leder ingenstans', "skriv https://… eller mailto:…"))
    return (Link(inside, target),)


def _sourced(frame: Frame, inside: Inlines, progress: Progress) -> Inlines:  # one signature for the table
    return (Sourced(inside, Source.parse(frame.attributes.get("value", ""))),)


def _span(frame: Frame, inside: Inlines, progress: Progress) -> Inlines:
    if "fotnot" in frame.classes:
        if any(isinstance(item, Note) for item in inside):
            progress.faults.append(frame.fault("en fotnot kan inte ha en egen fotnot", "skriv allt i en fotnot"))
        return (Note((Paragraph(trim(inside), source=frame.source),), progress.number("fotnot")),)
    return (Span(inside, frame.attributes["lang"]),) if "lang" in frame.attributes else inside


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
