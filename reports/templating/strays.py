"""What stands in an element that has no place for it, and would be lost: a fault, never silence."""

from __future__ import annotations

from collections.abc import Iterator

from reports.diagnostics import Diagnostic
from reports.document import (
    Box,
    Contents,
    Cover,
    Facts,
    Figure,
    Heading,
    Landscape,
    List,
    PageBreak,
    Paragraph,
    Quote,
    Signatures,
    Table,
    Text,
)  # fmt: skip
from reports.templating.frame import Frame, Image, Line
from reports.templating.inlines import INLINES
from reports.templating.subset import COVER_LINES

_NAMES = {
    Box: "en faktaruta", Contents: "en innehållsförteckning", Cover: "ett omslag", Facts: "en lista med uppgifter",
    Figure: "en bild", Heading: "en rubrik", Landscape: "liggande sidor", List: "en lista",
    PageBreak: "en sidbrytning", Paragraph: "ett stycke", Quote: "ett citat", Table: "en tabell",
    Signatures: "underskrifter",
}  # fmt: skip
_TAGS = {kind: f'p class="{kind}"' for kind in COVER_LINES}
_LINES = frozenset({"caption", "dt", "dd", "figcaption", "nav", *(f"h{level}" for level in range(1, 7))})
"""Elements that are one line of text."""
_WITHIN = {"li": "en lista", "blockquote": "ett citat", "aside": "en faktaruta", "td": "en tabell", "th": "en tabell"}
"""Elements within which no page may be turned or ended by order, and what they are called."""
_HOLDERS: dict[str, str] = {
    "ul": "skriv texten i <li>",
    "ol": "skriv texten i <li>",
    "dl": "skriv texten i <dt> och <dd>",
    "table": "skriv texten i <caption>, eller i en cell",
    "thead": "skriv texten i <th>",
    "tbody": "skriv texten i <th> eller <td>",
    "tr": "skriv texten i <th> eller <td>",
    "figure": "skriv texten i <figcaption>, eller i <p> under bilden",
    "header": 'skriv texten i <p class="organisation">, <h1>, <p class="undertitel"> eller <dl>',
}
"""Elements that hold other elements and no text of their own, and where text in them belongs."""
_BLOCKS: dict[str, tuple[type, ...]] = {"figure": (Table, Paragraph), "header": (Heading, Facts)}
"""The blocks that holders may have; the others have none."""

MAY_STRAY = frozenset({*_HOLDERS, *_WITHIN, *_LINES})
"""The elements in which something can be out of place."""


def strays(frame: Frame) -> Iterator[Diagnostic]:
    """The faults of an element's content; pieces such as an `li` out of place are told of by their own elements."""
    if frame.tag in _HOLDERS:
        if any(type(item) in INLINES and not _is_blank(item) for item in frame.content):
            yield frame.fault(f"text får inte stå direkt i <{frame.tag}>", _HOLDERS[frame.tag])
        yield from _repeated(frame)
    kinds = set(map(type, frame.content)) if frame.tag in _WITHIN else ()
    if PageBreak in kinds:
        yield frame.fault(f"en sidbrytning får inte stå i {_WITHIN[frame.tag]}", "ställ den före eller efter")
    if Landscape in kinds:
        message = f"en liggande tabell får inte stå i {_WITHIN[frame.tag]}"
        yield frame.fault(message, "placera den på en egen rad i texten, eller ta bort liggande")
    if frame.tag in _HOLDERS or frame.tag in _LINES:
        places = _BLOCKS.get(frame.tag, ())
        names = {
            _NAMES[type(item)]: None for item in frame.content if type(item) in _NAMES and type(item) not in places
        }
        for name in names:
            yield frame.fault(f"{name} får inte stå i <{frame.tag}>")


def _is_blank(item: object) -> bool:
    return isinstance(item, Text) and not item.text.strip()


def _is_with_data(frame: Frame) -> bool:
    """Whether a `figure` is one picture and the one table of what it is drawn of, which has no caption of its own."""
    held = [item for item in frame.content if isinstance(item, Table | Image)]
    captions = [item.caption for item in held if isinstance(item, Table)]
    return len(held) == 2 and captions == [()]


def _repeated(frame: Frame) -> Iterator[Diagnostic]:
    """What an element has one of at most; `dt` and `dd` stand in pairs."""
    lines = [item.kind for item in frame.content if isinstance(item, Line)]
    if frame.tag == "dl":
        if lines != ["dt", "dd"] * (len(lines) // 2):
            yield frame.fault("<dt> och <dd> ska stå varannan gång i <dl>", "skriv ett <dd> efter varje <dt>")
        return
    for kind in sorted({kind for kind in lines if lines.count(kind) > 1}):
        yield frame.fault(f"<{frame.tag}> har mer än ett <{_TAGS.get(kind, kind)}>", "behåll ett av dem")
    kinds = [type(item) for item in frame.content]
    if frame.tag == "figure" and kinds.count(Table) + kinds.count(Image) > 1 and not _is_with_data(frame):
        yield frame.fault("<figure> har mer än en bild eller tabell", "gör en <figure> av varje")
    if frame.tag == "figure" and Table in kinds and Image not in kinds and "figcaption" in lines:
        yield frame.fault("<figcaption> står vid en tabell", "skriv tabellens rubrik i <caption>")
    if frame.tag == "header" and (kinds.count(Heading) > 1 or kinds.count(Facts) > 1):
        yield frame.fault("<header> har mer än en rubrik eller <dl>", "behåll en av dem")
