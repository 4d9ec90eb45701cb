"""Blocks and inlines as Typst markup: each becomes a call of Typst's own functions or of those in `stil.typ`.

Text only ever stands in Typst strings, so nothing that staff write can be read as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from reports.document import (
    PAGE,
    Block,
    Blocks,
    Box,
    Break,
    Contents,
    Cover,
    Emph,
    Fact,
    Facts,
    Figure,
    Heading,
    Inline,
    Inlines,
    Landscape,
    Link,
    List,
    Margins,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Signatures,
    Sourced,
    Span,
    Strong,
    Sub,
    Sup,
    Table,
    Text,
    leads_in,
    plain,
    walk,
)  # fmt: skip
from reports.writers.typst_grid import TALLEST, lay
from reports.writers.typst_table import table
from reports.writers.typst_text import LONGEST_LINE, boolean, has_long_word, language, literal, pieces

MARGIN_TOP, MARGIN_BOTTOM = 34.0, 28.0
"""Margins in millimetres where the profile says nothing, the same on landscape pages."""

_POINT = 25.4 / 72
"""A point in millimetres."""
_KEPT_BOX = 1500
"""Most characters of a fact box that stays on one page."""
_KEPT_ITEMS, _KEPT_LIST = 4, 400
"""Most items and characters of a list that stays on one page."""
_LONGEST_TITLE_WORD = 24
"""Letters that a line of a cover's title has room for."""
_ROLES = {"ingress": "lead", "liten": "fine", "avsandare": "signature"}
_BREAK = "#box()"
"""Where a line may be broken and nothing is to be seen, or to be copied, as a zero-width space would be."""
_MARKS = frozenset({"att-fylla-i", "negativ", "saknas", "marke"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """What blocks are written on: room for text in mm and in characters, and what they may refer to."""

    width: float
    height: float
    targets: frozenset[str]
    pictures: Mapping[str, Picture]
    margins: Margins = field(default_factory=Margins)
    room: int = LONGEST_LINE
    notes: set[Note] = field(default_factory=set)
    """Footnotes that stand already."""
    is_whole: bool = True
    """Whether blocks stand on the page itself, where it may be broken and turned, and not within others."""

    is_heading: bool = False
    """Whether the contents repeat it."""

    def within(self, room: int = LONGEST_LINE, width: float | None = None) -> Sheet:
        """The same within a block, which may be narrower."""
        return replace(self, room=room, is_whole=False, width=self.width if width is None else width)


def page_margins(margins: Margins) -> Margins:
    """The margins that a page has, with the program's own where the profile says nothing."""
    top = MARGIN_TOP if margins.top is None else margins.top
    return replace(margins, top=top, bottom=MARGIN_BOTTOM if margins.bottom is None else margins.bottom)


def text_area(width: float, height: float, margins: Margins) -> tuple[float, float]:
    """Width and height in mm of the text on a page with such margins."""
    full = page_margins(margins)
    return width - full.left - full.right, height - (full.top or 0) - (full.bottom or 0)


def picture_file(picture: str) -> str:
    """Name of the file that the markup expects a picture in, always as SVG."""
    return f"bild-{quote(picture, safe='')}.svg"


def markup(blocks: Iterable[Block], sheet: Sheet) -> str:
    """Blocks as Typst markup."""
    return "".join([_BLOCKS[type(block)](block, sheet) for block in blocks])


def _inlines(inlines: Inlines, sheet: Sheet) -> str:
    return "".join([_INLINES[type(inline)](inline, sheet) for inline in inlines])


# ---------------------------------------------------------------- blocks


def _paragraph(block: Paragraph, sheet: Sheet) -> str:
    role = _ROLES.get(block.role) or ("hyphenated-par" if has_long_word(plain(block.inlines)) else "par")
    made = f"#{role}[{_inlines(block.inlines, sheet)}]\n"
    return f"#lead-in[{made}]\n" if leads_in(block.inlines) else made


def _heading(block: Heading, sheet: Sheet) -> str:
    number = f"#{literal(f'{block.number} ')}" if block.number else ""
    text = _inlines(block.inlines, replace(sheet, is_heading=True))
    return f"#heading(level: {block.level}, [{number}{text}]){_label(block.id)}\n"


def _quote(block: Quote, sheet: Sheet) -> str:
    return f"#quote[{_flow(block.blocks, sheet.within())}]\n"


def _box(block: Box, sheet: Sheet) -> str:
    length = sum(len(plain(part.inlines)) for part in walk(block.blocks) if isinstance(part, Paragraph))
    title = f"#aside-title[{_inlines(block.title, sheet)}]" if block.title else ""
    return f"#aside(breakable: {boolean(length > _KEPT_BOX)})[{title}{markup(block.blocks, sheet.within())}]\n"


def _contents(block: Contents, sheet: Sheet) -> str:
    return f"#contents([{_inlines(block.title, sheet)}], {block.depth})\n"


def _page_break(_block: PageBreak, sheet: Sheet) -> str:
    return "#pagebreak(weak: true)\n" if sheet.is_whole else ""


def _landscape(block: Landscape, sheet: Sheet) -> str:
    if not sheet.is_whole:
        return markup(block.blocks, sheet)
    width, height = text_area(PAGE[1], PAGE[0], sheet.margins)
    return f"#page(flipped: true)[\n{markup(block.blocks, replace(sheet, width=width, height=height))}]\n"


def _flow(blocks: Blocks, sheet: Sheet) -> str:
    """Blocks within a narrower place, where a lone paragraph needs no space around it."""
    match blocks:
        case (Paragraph(inlines=inlines, role=""),):
            return _inlines(inlines, sheet)
    return markup(blocks, sheet)


def _list(block: List, sheet: Sheet) -> str:
    items = ", ".join(f"[{_item(item, sheet.within())}]" for item in block.items)
    tight = all(sum(isinstance(part, Paragraph) for part in item) <= 1 for item in block.items)
    kind = f"enum(start: {block.start}, " if block.ordered else "list("
    made = f"#{kind}tight: {boolean(tight)}, {items})\n"
    return f"#whole[{made}]\n" if sheet.is_whole and _is_short(block) else made


def _is_short(block: List) -> bool:
    """Whether a list is so short that no page should end within it."""
    length = sum(len(plain(part.inlines)) for item in block.items for part in walk(item) if isinstance(part, Paragraph))
    return len(block.items) <= _KEPT_ITEMS and length <= _KEPT_LIST


def _item(blocks: Blocks, sheet: Sheet) -> str:
    match blocks:
        case (Paragraph(inlines=inlines, role=""), *rest):
            return _inlines(inlines, sheet) + markup(rest, sheet)
    return markup(blocks, sheet)


def _cover(block: Cover, sheet: Sheet) -> str:
    named = {"organisation": block.organisation, "title": block.title, "subtitle": block.subtitle}
    lines = [f"{name}: [{_inlines(inlines, sheet)}]" for name, inlines in named.items() if inlines]
    longest = max(map(len, plain(block.title).split()), default=0)
    hyphenate = f"hyphenate: {boolean(longest > _LONGEST_TITLE_WORD)}"
    return f"#cover({', '.join([*lines, hyphenate, _facts(block.facts, sheet)])})\n"


def _facts_block(block: Facts, sheet: Sheet) -> str:
    return f"#{_facts(block.facts, sheet)}\n"


def _facts(facts: Iterable[Fact], sheet: Sheet) -> str:
    pairs = (f"([{_inlines(fact.term, sheet)}], [{_inlines(fact.value, sheet)}])" for fact in facts)
    return f"facts({', '.join(pairs)})"


def _signatures(block: Signatures, sheet: Sheet) -> str:
    return f"#signatures({', '.join(f'[{_inlines(signer, sheet)}]' for signer in block.signers)})\n"


# ---------------------------------------------------------------- tables and pictures


def _table(block: Table, sheet: Sheet) -> str:
    grid = lay(block, sheet.width, sheet.height, sheet.pictures)
    call = table(block, grid, lambda blocks, room, points: _flow(blocks, sheet.within(room, points * _POINT)))
    if block.caption:
        call = f"figure(kind: table, caption: {_caption(block, sheet)},\n{call})"
    made = _noted(f"#{call}{_label(block.id)}\n", block.notes, sheet)
    return f"#keep[{made}]\n" if grid.is_kept else made


def _figure(block: Figure, sheet: Sheet) -> str:
    image = _image(block, sheet)
    if block.decorative:
        return _ornament(block, image, sheet)
    caption = f", caption: {_caption(block, sheet)}" if block.caption else ""
    made = f"#figure(kind: image, {image}{caption}){_label(block.id)}\n"
    return f"#keep[{_noted(made, block.notes, sheet)}]\n"


def _ornament(block: Figure, image: str, sheet: Sheet) -> str:
    """A picture that says nothing: no part of the text, as what stands under it is."""
    caption = f"#picture-caption({_caption(block, sheet)})" if block.caption else ""
    made = f"#block(pdf.artifact({image})){_label(block.id)}\n{caption}"
    return f"#keep[{_noted(made, block.notes, sheet)}]\n"


def _image(block: Figure, sheet: Sheet) -> str:
    picture = sheet.pictures[block.picture]
    most = sheet.height * TALLEST
    width = min(picture.width, sheet.width, picture.width * most / (picture.height or most))
    alt = "" if block.decorative else f", alt: {literal(block.alt or plain(block.caption))}"
    image = "image" if sheet.is_whole else "fitting-image"
    return f"{image}({literal(picture_file(block.picture))}, width: {width:.2f}mm{alt})"


def _caption(block: Table | Figure, sheet: Sheet) -> str:
    text = f"[{_inlines(block.caption, sheet)}]"
    return f"numbered({literal(block.label)}, {text})" if block.label else text


def _noted(made: str, notes: Blocks, sheet: Sheet) -> str:
    """A table or picture with the small print under it."""
    small = (replace(block, role="liten") if isinstance(block, Paragraph) else block for block in notes)
    return f"#noted[{made}][{markup(small, sheet)}]\n" if notes else made


def _label(name: str) -> str:
    return f"#label({literal(name)})" if name else ""


# ---------------------------------------------------------------- inlines


def _text(inline: Text, sheet: Sheet) -> str:
    return _BREAK.join([f"#{literal(piece)}" for piece in pieces(inline.text, sheet.room)])


def _break(_inline: Break, _sheet: Sheet) -> str:
    return "#linebreak()"


def _note(inline: Note, sheet: Sheet) -> str:
    """A footnote; where the text refers to it again, the same mark without a note of its own."""
    mark, name = f"numbering: (..) => {literal(str(inline.number))}", literal(f"fotnot:{inline.number}")
    if inline in sheet.notes:
        return f"#footnote({mark}, label({name}))"
    sheet.notes.add(inline)
    note = f"#footnote({mark})[{_item(inline.blocks, sheet.within())}]#label({name})"
    return f"#not-in-contents[{note}]" if sheet.is_heading else note


def _sourced(inline: Sourced, sheet: Sheet) -> str:
    return _inlines(inline.inlines, sheet)


def _mark(inline: Mark, sheet: Sheet) -> str:
    inside = _inlines(inline.inlines, sheet)
    return f"#mark-{inline.kind}[{inside}]" if inline.kind in _MARKS else inside


def _span(inline: Span, sheet: Sheet) -> str:
    inside = _inlines(inline.inlines, sheet)
    code, region = language(inline.language)
    return (
        f"#text(lang: {literal(code)}, region: {literal(region) if region else 'none'})[{inside}]" if code else inside
    )


def _link(inline: Link, sheet: Sheet) -> str:
    inside, target = _inlines(inline.inlines, sheet), inline.target
    if not inside:
        return ""
    if not target.startswith("#"):
        return f"#hyperlink({literal(target)})[{inside}]"
    return f"#hyperlink(label({literal(target[1:])}))[{inside}]" if target[1:] in sheet.targets else inside


def _reference(inline: Reference, sheet: Sheet) -> str:
    text = f"#{literal(inline.text)}"
    return f"#hyperlink(label({literal(inline.target)}))[{text}]" if inline.target in sheet.targets else text


def _call(function: str) -> Callable[[Any, Sheet], str]:
    return lambda inline, sheet: f"#{function}[{_inlines(inline.inlines, sheet)}]"


_BLOCKS: dict[type[Block], Callable[[Any, Sheet], str]] = {
    Heading: _heading, Paragraph: _paragraph, List: _list, Quote: _quote, Box: _box, Table: _table, Figure: _figure,
    Facts: _facts_block, Signatures: _signatures, Cover: _cover, Contents: _contents, PageBreak: _page_break,
    Landscape: _landscape,
}  # fmt: skip
_INLINES: dict[type[Inline], Callable[[Any, Sheet], str]] = {
    Text: _text, Break: _break, Note: _note, Sourced: _sourced, Mark: _mark, Span: _span, Link: _link,
    Reference: _reference,
    Strong: _call("strong"), Emph: _call("emph"), Sup: _call("super"), Sub: _call("sub"),
}  # fmt: skip
