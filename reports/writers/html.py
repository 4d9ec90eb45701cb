"""The page tree as one self-contained HTML5 file: no script, nothing fetched, WCAG 2.1 AA."""

from __future__ import annotations

import re
from functools import cache
from html import escape

from reports.colours import WHITE, ink, mixed, readable
from reports.document import Blocks, Contents, Cover, Document, Figure, Heading, Look, Table, fitted, headings, walk
from reports.writers.html_blocks import Page, endnotes, html
from reports.writers.html_picture import image

DARK = "#15191d"
"""Background of the page for readers who prefer dark."""

_MARK = '@page {{ @top-right {{ content: "{}"; font-weight: 700; }} }}\n'
"""Style that marks every printed page."""
_FOOT = '@page {{ @bottom-left {{ content: "{}"; font-size: 9pt; }} }}\n'
"""Style that says on every printed page which document it is of."""
_UNSAFE_IN_CSS = re.compile(r"[^\w .-]")


def write(document: Document) -> bytes:
    """The document as HTML in UTF-8."""
    cover, contents, rest = _parts(document.blocks)
    ids = frozenset(block.id for block in walk(document.blocks) if isinstance(block, Heading | Table | Figure))
    page = Page(ids, document.pictures, headings(document), shift=1 if cover else 0)
    main = page.name("huvudinnehall")
    parts = [
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n',
        _head(document),
        f'<body>\n<a class="hoppa" href="#{main}">Hoppa till innehållet</a>\n',
        f'<header class="sidhuvud">{_banner(document)}{html(cover, page)}</header>\n',
        html(contents, page),
        f'<main id="{main}" tabindex="-1">\n{html(rest, page)}{endnotes(page)}</main>\n',
        f'<footer class="sidfot">{_footer(document)}</footer>\n</body>\n</html>\n',
    ]
    return "".join(parts).encode()


def _parts(blocks: Blocks) -> tuple[Blocks, Blocks, Blocks]:
    """The first cover and contents, which have landmarks of their own, and everything else.

    Without a cover the contents stay where they are, after the title.
    """
    cover = tuple(block for block in blocks if isinstance(block, Cover))[:1]
    contents = tuple(block for block in blocks if cover and isinstance(block, Contents))[:1]
    taken = (*cover, *contents)
    return cover, contents, tuple(block for block in blocks if not any(block is other for other in taken))


def _head(document: Document) -> str:
    style = "".join(
        [
            _colours(document.look),
            _font(document.look),
            _style(),
            _FOOT.format(_in_css(" · ".join(_named(document)))),
            _MARK.format(_in_css(document.mark)) if document.mark else "",
        ]
    )
    facts = {"author": document.author, "description": document.subject, "dcterms.date": document.date}
    return "".join(
        [
            f'<head>\n<meta charset="utf-8">\n<title>{escape(document.named)}</title>\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="color-scheme" content="light dark">\n',
            *(f'<meta name="{name}" content="{escape(value)}">\n' for name, value in facts.items() if value),
            f"<style>\n{style}</style>\n</head>\n",
        ]
    )


def _in_css(text: str) -> str:
    """Text within a string of CSS (CSS Syntax §4.3.7: a backslash and the character's number)."""
    return _UNSAFE_IN_CSS.sub(lambda found: f"\\{ord(found[0]):06x}", text)


def _banner(document: Document) -> str:
    mark = f'<strong class="utkast">{escape(document.mark)}</strong>' if document.mark else ""
    lines = (document.organisation, document.committee)
    logo = document.look.logo
    parts = [image(fitted(logo.picture, 60, 14), logo.alt, "logotyp")] if logo else []
    parts += [f"<span>{escape(line)}</span>" for line in lines if line]
    return f'<p class="avsandare">{"".join(parts)}{mark}</p>'


def _footer(document: Document) -> str:
    shown = " ·</span> <span>".join(map(escape, _named(document)))
    return f"<p><span>{shown}</span></p>"


def _named(document: Document) -> list[str]:
    """What tells the document from others: title, diarienummer and date."""
    return [line for line in (document.title, document.record, document.dated) if line]


def _colours(look: Look) -> str:
    """The house's colours as variables, readable on light and on dark."""
    tint, shade = mixed(look.primary, WHITE, 0.91), mixed(look.primary, DARK, 0.82)
    light = {
        "band": look.primary,
        "band-text": ink(look.primary),
        "huvud": readable(look.primary, tint),
        "ton": tint,
        "accent": readable(look.accent, WHITE),
    }
    dark = {"huvud": readable(look.primary, shade, 8), "ton": shade, "accent": readable(look.accent, DARK)}
    return f"{_root(light)}\n@media screen and (prefers-color-scheme:dark){{{_root(dark)}}}\n"


def _font(look: Look) -> str:
    """The house's font as a variable."""
    return f':root{{--typsnitt:"{_in_css(look.font)}";}}\n'


def _root(colours: dict[str, str]) -> str:
    variables = "".join(f"--{name}:{colour};" for name, colour in colours.items())
    return f":root{{{variables}}}"


@cache
def _style() -> str:
    from importlib.resources import files

    return files("reports.writers").joinpath("stil.css").read_text("utf-8")
