"""Blocks and inlines as HTML; all text goes through `html.escape`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from reports.document import (
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
    plain,
)  # fmt: skip
from reports.links import leads_out
from reports.swedish import first_lower
from reports.writers.html_picture import picture
from reports.writers.html_table import attribute, table


@dataclass(slots=True)
class Page:
    """What the blocks of a page may refer to, and what they leave to its end."""

    targets: frozenset[str]
    """Ids that the tree gives."""
    pictures: Mapping[str, Picture]
    headings: list[Heading]
    shift: int
    """Levels that headings go down, since the title is the page's only `h1`; without a cover, once that has come."""
    has_title: bool = False
    """Whether the page's `h1` has come."""
    notes: list[Note] = field(default_factory=list)
    names: int = 0

    def name(self, word: str) -> str:
        """An id for what the tree gives none: no other id of the page is it or begins with it."""
        self.names += 1
        return self.free(f"{word}-{self.names}")

    def free(self, name: str) -> str:
        """The name, lengthened until no id of the tree begins with it."""
        while any(target.startswith(name) for target in self.targets):
            name += "-"
        return name


def html(blocks: Iterable[Block], page: Page) -> str:
    """Blocks as HTML."""
    return "".join([_BLOCKS[type(block)](block, page) for block in blocks])


def inlines(content: Inlines, page: Page) -> str:
    """Inlines as HTML."""
    return "".join([_INLINES[type(inline)](inline, page) for inline in content])


def endnotes(page: Page) -> str:
    """The footnotes of the page, each with a link back to its mark."""
    if not page.notes:
        return ""
    level = 2 if page.shift or page.has_title else 1
    name = page.name("fotnoter")
    items = "".join(_endnote(note, page) for note in dict.fromkeys(page.notes))
    return (
        f'<section class="fotnoter" role="doc-endnotes" aria-labelledby="{name}">'
        f'<h{level} id="{name}">Fotnoter</h{level}><ol>{items}</ol></section>'
    )


def _endnote(note: Note, page: Page) -> str:
    back = (
        f'<a role="doc-backlink" href="#{escape(page.free(f"notmark-{note.number}-"))}">'
        f'<span aria-hidden="true">↩</span><span class="dold">Tillbaka till not {note.number} i texten</span></a>'
    )
    name = escape(page.free(f"not-{note.number}-"))
    return f'<li id="{name}" value="{note.number}">{_flow(note.blocks, page)} {back}</li>'


# ---------------------------------------------------------------- blocks


def _paragraph(block: Paragraph, page: Page) -> str:
    role = f' class="{escape(block.role)}"' if block.role else ""
    return f"<p{role}{attribute(block.source)}>{inlines(block.inlines, page)}</p>\n"


def _heading(block: Heading, page: Page) -> str:
    page.shift = max(page.shift, int(page.has_title and block.level == 1))
    level = min(block.level + page.shift, 6)
    page.has_title = page.has_title or level == 1
    number = f'<span class="nummer">{escape(block.number)}</span> ' if block.number else ""
    return f"<h{level}{_id(block.id)}{attribute(block.source)}>{number}{inlines(block.inlines, page)}</h{level}>\n"


def _list(block: List, page: Page) -> str:
    name = "ol" if block.ordered else "ul"
    start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
    items = "".join(f"<li>{_item(item, page)}</li>" for item in block.items)
    return f"<{name}{start}{attribute(block.source)}>{items}</{name}>\n"


def _item(blocks: Blocks, page: Page) -> str:
    match blocks:
        case (Paragraph(inlines=text, role="", source=source), *rest) if not any(
            isinstance(block, Paragraph) for block in rest
        ):
            words = inlines(text, page)
            return (f"<span{attribute(source)}>{words}</span>" if source else words) + html(rest, page)
    return html(blocks, page)


def _flow(blocks: Blocks, page: Page) -> str:
    """Blocks within a place of their own, where a lone paragraph needs no element."""
    match blocks:
        case (Paragraph(inlines=text, role="", source=None),):
            return inlines(text, page)
    return html(blocks, page)


def _quote(block: Quote, page: Page) -> str:
    return f"<blockquote{attribute(block.source)}>{html(block.blocks, page)}</blockquote>\n"


def _box(block: Box, page: Page) -> str:
    name = page.name("ruta")
    label = f' aria-labelledby="{name}"' if block.title else ' aria-label="Fakta"'
    title = f'<p class="rutrubrik" id="{name}">{inlines(block.title, page)}</p>' if block.title else ""
    return f"<aside{label}{attribute(block.source)}>{title}{html(block.blocks, page)}</aside>\n"


def _facts_block(block: Facts, page: Page) -> str:
    return f"<dl{attribute(block.source)}>{_facts(block.facts, page)}</dl>\n"


def _facts(facts: Iterable[Fact], page: Page) -> str:
    return "".join(
        f"<div><dt>{inlines(fact.term, page)}</dt><dd>{inlines(fact.value, page)}</dd></div>" for fact in facts
    )


def _signatures(block: Signatures, page: Page) -> str:
    signers = "".join(f"<p>{inlines(signer, page)}</p>" for signer in block.signers)
    return f'<div class="underskrifter"{attribute(block.source)}>{signers}</div>\n'


def _cover(block: Cover, page: Page) -> str:
    lines = {"organisation": block.organisation, "titel": block.title, "undertitel": block.subtitle}
    names = {"titel": "h1"}
    made = (
        f'<{names.get(role, "p")} class="{role}">{inlines(text, page)}</{names.get(role, "p")}>'
        for role, text in lines.items()
        if text
    )
    facts = f"<dl>{_facts(block.facts, page)}</dl>" if block.facts else ""
    return f'<div class="omslag"{attribute(block.source)}>{"".join(made)}{facts}</div>\n'


def _contents(block: Contents, page: Page) -> str:
    name = page.name("innehallsrubrik")
    listed = [heading for heading in page.headings if heading.level <= block.depth]
    return (
        f'<nav class="innehall" aria-labelledby="{name}"{attribute(block.source)}>'
        f'<p class="navrubrik" id="{name}">{inlines(block.title, page)}</p>{_entries(listed, page)}</nav>\n'
    )


def _entries(headings: list[Heading], page: Page) -> str:
    """A nested list of links; a heading stands under the nearest one before it of a higher level."""
    parts: list[str] = []
    open_levels: list[int] = []
    for heading in headings:
        while open_levels and open_levels[-1] > heading.level:
            open_levels.pop()
            parts.append("</li></ol>")
        if open_levels and open_levels[-1] == heading.level:
            parts.append("</li>")
        else:
            open_levels.append(heading.level)
            parts.append("<ol>")
        parts.append(f'<li><a href="#{escape(heading.id)}">{_text(Text(heading.entry), page)}</a>')
    return "".join([*parts, *("</li></ol>" for _ in open_levels)])


def _page_break(_block: PageBreak, _page: Page) -> str:
    return '<div class="sidbrytning"></div>\n'


def _landscape(block: Landscape, page: Page) -> str:
    return f'<div class="liggande"{attribute(block.source)}>{html(block.blocks, page)}</div>\n'


def _table(block: Table, page: Page) -> str:
    name = page.name("tabellrubrik")
    made = table(block, _caption(block, page), name, lambda blocks: _flow(blocks, page))
    return f'<div class="tabell"{_id(block.id)}{attribute(block.source)}>{made}{_notes(block.notes, page)}</div>\n'


def _figure(block: Figure, page: Page) -> str:
    alt = "" if block.decorative else block.alt or plain(block.caption)
    shown = page.pictures[block.picture]
    made = picture(shown, alt, page.name("bild") + "-")
    if alt and shown.svg and shown.width > _NARROW:
        made = _drawing(made, block.label or "Bild", shown.width)
    caption = _caption(block, page)
    caption = f"<figcaption>{caption}</figcaption>" if caption else ""
    notes = _notes(block.notes, page)
    data = _data(block.data, block.label, page) if block.data else ""
    kind = ' class="trend"' if block.small else ""
    return f"<figure{kind}{_id(block.id)}{attribute(block.source)}>{made}{caption}{notes}{data}</figure>\n"


def _drawing(made: str, name: str, width: float) -> str:
    """A drawing in a box that it can be scrolled in from the keyboard, where its texts would be too small to read."""
    reached = f'role="group" tabindex="0" aria-label="{escape(name)}"'
    return f'<div class="rulla ritning" {reached} style="--bredd:{width:.1f}mm">{made}</div>'


def _data(block: Table, label: str, page: Page) -> str:
    """The figures of a diagram, folded away; open or not, print leaves them out, since a fold can't be opened there."""
    caption = f"Talen i {first_lower(label)}" if label else "Diagrammets tal"
    made = table(block, escape(caption), page.name("talrubrik"), lambda blocks: _flow(blocks, page))
    return f'<details class="diagramtal"><summary>Visa diagrammets tal som tabell</summary>{made}</details>'


def _caption(block: Table | Figure, page: Page) -> str:
    label = f'<strong class="etikett">{escape(block.label)}.</strong> ' if block.label else ""
    return label + inlines(block.caption, page) if block.caption else ""


def _notes(blocks: Blocks, page: Page) -> str:
    return f'<div class="noter">{html(blocks, page)}</div>' if blocks else ""


def _id(name: str) -> str:
    return f' id="{escape(name)}"' if name else ""


# ---------------------------------------------------------------- inlines


def _text(inline: Text, _page: Page) -> str:
    """The text; a browser breaks no line after a slash between long words unless it is told that it may."""
    text = escape(inline.text, quote=False)
    return _JOINED_WORDS.sub(r"\1/<wbr>", text) if "/" in text else text


def _break(_inline: Break, _page: Page) -> str:
    return "<br>"


def _note(inline: Note, page: Page) -> str:
    again = "" if inline not in page.notes else f"{page.notes.count(inline)}-"
    page.notes.append(inline)
    name, target = page.free(f"notmark-{inline.number}-") + again, page.free(f"not-{inline.number}-")
    return (
        f'<sup><a id="{escape(name)}" href="#{escape(target)}" role="doc-noteref" '
        f'aria-label="Not {inline.number}">{inline.number}</a></sup>'
    )


def _sourced(inline: Sourced, page: Page) -> str:
    return f"<span{attribute(inline.source)}>{inlines(inline.inlines, page)}</span>"


def _mark(inline: Mark, page: Page) -> str:
    name = "mark" if inline.kind == "att-fylla-i" else "span"
    return f'<{name} class="{escape(inline.kind)}">{inlines(inline.inlines, page)}</{name}>'


def _span(inline: Span, page: Page) -> str:
    return f'<span lang="{escape(inline.language)}">{inlines(inline.inlines, page)}</span>'


def _link(inline: Link, page: Page) -> str:
    inside, target = inlines(inline.inlines, page), inline.target
    leads = target[1:] in page.targets if target.startswith("#") else leads_out(target)
    return f'<a href="{escape(target)}">{inside}</a>' if leads else inside


def _reference(inline: Reference, page: Page) -> str:
    text = escape(inline.text, quote=False)
    return f'<a href="#{escape(inline.target)}">{text}</a>' if inline.target in page.targets else text


def _element(name: str) -> Callable[[Any, Page], str]:
    return lambda inline, page: f"<{name}>{inlines(inline.inlines, page)}</{name}>"


_BLOCKS: dict[type[Block], Callable[[Any, Page], str]] = {
    Heading: _heading, Paragraph: _paragraph, List: _list, Quote: _quote, Box: _box, Table: _table, Figure: _figure,
    Facts: _facts_block, Signatures: _signatures, Cover: _cover, Contents: _contents, PageBreak: _page_break,
    Landscape: _landscape,
}  # fmt: skip
_NARROW = 85.0
"""Millimetres that the narrowest screens show without making a drawing smaller (320 CSS pixels)."""
_JOINED_WORDS = re.compile(r"(\w{8,}|\w-)/(?=\w{4,})")
_INLINES: dict[type[Inline], Callable[[Any, Page], str]] = {
    Text: _text, Break: _break, Note: _note, Sourced: _sourced, Mark: _mark, Span: _span, Link: _link,
    Reference: _reference,
    Strong: _element("strong"), Emph: _element("em"), Sup: _element("sup"), Sub: _element("sub"),
}  # fmt: skip
