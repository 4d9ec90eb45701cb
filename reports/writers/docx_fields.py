"""Fields that a house template holds, as `{{ titel }}`: found once, in the XML tree, filled with a join."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reports.writers.docx_xml import PROLOG, w

Segments = tuple[str, ...]
"""XML text cut at its fields: text, field, text, field, …, text. Every second one is a field's name."""

BODY = "innehall"
"""Where the report's body goes; only in the body of a template."""

VALUES = ("kommun", "namnd", "forvaltning", "titel", "undertitel", "dnr", "datum", "period")
"""What a template may ask for of the report's values, besides the writer's own slots."""

NAMES = (*VALUES, BODY)
"""All that a template may hold within double braces."""

LINE = "rad"
"""Stands before and after a line that is left out when all its fields are without a value."""

LANGUAGE_SLOT = "sprak"
"""Where a template says its language."""

_FIELD = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_FOLDED = str.maketrans("åäöÅÄÖ", "aaoaao")

# U+FDD0 and U+FDD1 are noncharacters: XML allows them and no text has them, so they can mark a slot in a tree.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_SLOT = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


def slot(name: str) -> str:
    """The mark of a slot, to be set as text in a tree that is then given to `segments`."""
    return f"{_OPEN}{name}{_CLOSE}"


def segments(root: Any, prolog: str = PROLOG) -> Segments:
    """The XML of a tree (an lxml element), cut at its slots."""
    from lxml import etree

    return tuple(_SLOT.split(prolog + etree.tostring(root, encoding="unicode", with_tail=False)))


def fill(text: Segments, values: Mapping[str, str]) -> str:
    """The whole text again with a value, already XML, in each slot; one without a value is left empty."""
    if len(text) == 1:
        return text[0]
    parts = list(text)
    parts[1::2] = [values.get(name, "") for name in text[1::2]]
    return "".join(parts)


def fill_lines(text: Segments, values: Mapping[str, str]) -> str:
    """The same, without the lines between two `LINE` slots whose fields are all without a value."""
    lines = [[text[0]]]
    for name, after in zip(text[1::2], text[2::2], strict=True):
        if name == LINE:
            lines.append([after])
        else:
            lines[-1] += (name, after)
    kept = (line for number, line in enumerate(lines) if number % 2 == 0 or any(map(values.get, line[1::2])))
    return "".join(fill(tuple(line), values) for line in kept)


def mark_fields(root: Any) -> set[str]:
    """Turn the fields of a tree into slots, also those that Word split over runs; returns the names not known.

    A field with a name that is not known stays as it is written, so that the slip shows on the page.
    """
    unknown: set[str] = set()
    for texts in _by_paragraph(root):
        for match in reversed(list(_FIELD.finditer("".join(text.text or "" for text in texts)))):
            name = match[1].translate(_FOLDED).lower()
            if name in NAMES:
                _put(texts, match.start(), match.end(), slot(name))
            else:
                unknown.add(match[1])
    return unknown


def has_slot(root: Any) -> bool:
    """Whether a tree holds a slot."""
    return next(slots(root), None) is not None


def slots(root: Any) -> Iterator[tuple[Any, str]]:
    """The slots in a tree's text, each as its text element and its name."""
    for text in root.iter(w("t")):
        yield from ((text, name) for name in _SLOT.findall(text.text or ""))


def _by_paragraph(root: Any) -> Iterator[list[Any]]:
    """The text elements of each paragraph, without those of paragraphs in its text boxes."""
    for paragraph in root.iter(w("p")):
        texts = [text for text in paragraph.iter(w("t")) if next(text.iterancestors(w("p"))) is paragraph]
        if texts:
            yield texts


def _put(texts: list[Any], start: int, end: int, replacement: str) -> None:
    """Replace a stretch of a paragraph's text; the replacement goes where the stretch begins, in that run's style."""
    position = 0
    for text in texts:
        old = text.text or ""
        first, last = max(start - position, 0), min(end - position, len(old))
        if first < last:
            begins_here = start >= position
            text.text = old[:first] + (replacement if begins_here else "") + old[last:]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        position += len(old)
