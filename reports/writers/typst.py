"""The page tree as Typst source, which `reports.pdf` makes a PDF of.

How things look stands in `stil.typ`, and what is written on the pages is made in `typst_blocks`. Here is what holds for
the whole document: its properties, language, fonts and colours.
"""

from __future__ import annotations

from functools import cache

from reports.colours import WHITE, ink, mixed, readable
from reports.document import Document, Figure, Heading, Look, Table, walk
from reports.writers.typst_blocks import MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP, PAGE, Sheet, markup, text_area
from reports.writers.typst_text import language, literal


def source(document: Document) -> str:
    """The whole document as Typst source; pictures are files named as by `typst_blocks.picture_file`."""
    targets = frozenset(block.id for block in walk(document.blocks) if isinstance(block, Heading | Table | Figure))
    sheet = Sheet(*text_area(*PAGE), targets, document.pictures)
    return "".join([*_settings(document), _style(), *_report(document), markup(document.blocks, sheet)])


@cache
def _style() -> str:
    from importlib.resources import files

    return files("reports.writers").joinpath("stil.typ").read_text("utf-8")


def _settings(document: Document) -> list[str]:
    """What `stil.typ` builds on: colours, fonts, language and what every page says of the version."""
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
        f"#let fonts = ({_fonts(look)})\n",
        f"#let language = ({', '.join(map(literal, language(document.language)))})\n",
        f'#set page(paper: "a4", margin: (top: {MARGIN_TOP}mm, bottom: {MARGIN_BOTTOM}mm, x: {MARGIN_SIDE}mm))\n',
    ]


def _fonts(look: Look) -> str:
    """The house's font, the program's own, and one that comes with Typst and has the signs that both lack."""
    names = dict.fromkeys([look.font, "Source Sans Pro", "DejaVu Sans Mono"])
    return "".join(f"{literal(name)}, " for name in names)


def _report(document: Document) -> list[str]:
    year, month, day = map(int, document.date.split("-"))
    return [
        f"#set document(title: {literal(document.named)}, author: {literal(document.author)}, ",
        f"description: {literal(document.subject)}, keywords: ({_keywords(document)}), ",
        f"date: datetime(year: {year}, month: {month}, day: {day}))\n",
        f"#show: report.with(title: {literal(document.title)}, organisation: {literal(document.organisation)}, ",
        f"committee: {literal(document.committee)})\n\n",
    ]


def _keywords(document: Document) -> str:
    words = (document.organisation, document.committee, document.period, document.record)
    return "".join(f"{literal(word)}, " for word in words if word)
