"""The page tree as Typst source, which `reports.pdf` makes a PDF of.

How things look stands in `stil.typ`, and what is written on the pages is made in `typst_blocks`. Here is what holds for
the whole document: its properties, language, fonts and colours.
"""

from __future__ import annotations

from functools import cache

from reports.colours import WHITE, ink, mixed, readable
from reports.document import PAGE, Document, Logo, Look, named
from reports.writers.typst_blocks import Sheet, markup, page_margins, text_area
from reports.writers.typst_text import language, literal

LOGO_FILE = "logotyp.svg"
"""Name of the file that the source expects the logo in."""


def source(document: Document) -> str:
    """The whole document as Typst source; pictures are files named as by `typst_blocks.picture_file`."""
    targets = frozenset(block.id for block in named(document.blocks))
    margins = document.look.margins
    sheet = Sheet(*text_area(*PAGE, margins), targets, document.pictures, margins)
    return "".join([*_settings(document), _style(), *_report(document), markup(document.blocks, sheet)])


@cache
def _style() -> str:
    from importlib.resources import files

    return files("reports.writers").joinpath("stil.typ").read_text("utf-8")


def _settings(document: Document) -> list[str]:
    """What `stil.typ` builds on: colours, fonts, language, margins, logo and what every page says of the version."""
    look = document.look
    tint = mixed(look.primary, WHITE, 0.91)
    colours = {
        "band": look.primary,
        "ink": ink(look.primary),
        "primary": readable(look.primary, tint),
        "tint": tint,
        "shade": mixed(look.primary, WHITE, 0.95),
        "accent": readable(look.accent, WHITE),
    }
    return [
        *(f'#let {name} = rgb("{colour}")\n' for name, colour in colours.items()),
        f"#let mark = {literal(document.mark) if document.mark else 'none'}\n",
        f"#let fonts = ({fonts(look)})\n",
        f"#let language = ({', '.join(map(literal, language(document.language)))})\n",
        f"#let margins = ({_margins(look)})\n",
        f"#let logo = {_logo(look.logo)}\n",
    ]


def _margins(look: Look) -> str:
    full = page_margins(look.margins)
    sides = (("top", full.top), ("bottom", full.bottom), ("left", full.left), ("right", full.right))
    return ", ".join(f"{side}: {width:g}mm" for side, width in sides)


def _logo(logo: Logo | None) -> str:
    """What is known of the logo, or that there is none; `ratio` is its width in heights."""
    if logo is None:
        return "none"
    ratio = logo.picture.width / logo.picture.height
    return f"(file: {literal(LOGO_FILE)}, alt: {literal(logo.alt)}, ratio: {ratio:.4f})"


def fonts(look: Look) -> str:
    """The house's font, the program's own, and one that comes with Typst and has the signs that both lack."""
    names = dict.fromkeys([look.font, "Source Sans Pro", "DejaVu Sans Mono"])
    return "".join(f"{literal(name)}, " for name in names)


def _report(document: Document) -> list[str]:
    return [
        f"#set document(title: {literal(document.named)}, author: {literal(document.author)}, ",
        f"description: {literal(document.subject)}, keywords: ({_keywords(document)}), ",
        f"date: {_date(document.date)})\n",
        f"#show: report.with(title: {literal(document.title)}, organisation: {literal(document.organisation)}, ",
        f"committee: {literal(document.committee)})\n\n",
    ]


def _date(date: str) -> str:
    if not date:
        return "auto"  # the one that the compiler is given
    year, month, day = map(int, date.split("-"))
    return f"datetime(year: {year}, month: {month}, day: {day})"


def _keywords(document: Document) -> str:
    words = (document.organisation, document.committee, document.period, document.record)
    return "".join(f"{literal(word)}, " for word in words if word)
