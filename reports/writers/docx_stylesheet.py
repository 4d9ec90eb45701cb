"""The writer's own styles: all of the default template, and what is added to a house template that lacks one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reports.colours import WHITE, mixed, readable

QUIET = "404040"
"""Grey for small print: 10:1 against white."""
_THIN_RULE = "B8C4CC"


TEXT_WIDTH = 9070
"""Width of the text in dxa on a page with the program's own margins."""


class Palette(NamedTuple):
    """Colours as `RRGGBB`; an empty heading colour is that of the text."""

    heading: str = ""
    rule: str = "595959"
    tint: str = "EDEDED"


STANDARD = "#1b4965"
"""The default template's main colour."""


def palette(primary: str) -> Palette:
    """The default template's colours made of a main colour, dark enough to be read on its own tint."""
    tint = mixed(primary, WHITE, 0.89)
    heading = readable(primary, tint)
    return Palette(*(colour.lstrip("#").upper() for colour in (heading, heading, tint)))


@dataclass(frozen=True, slots=True)
class Style:
    """A style by its role in the writer, and how it is set where the template has none.

    In its XML `{colour}` stands for a whole `w:color`, `{rule}` and `{tint}` for values, as the palette says.
    """

    role: str
    id: str
    names: tuple[str, ...]
    """What a template may call it: first as Word stores it, then as a Swedish Word shows it, then substitutes."""
    paragraph: str = ""
    """Children of `w:pPr`."""
    run: str = ""
    """Children of `w:rPr`."""
    based_on: str = "normal"
    """Role of the style that it is based on; empty for none."""
    kind: str = "paragraph"
    table: str = ""
    """What a table style holds after `w:rPr`."""
    own: bool = False
    """Whether it is ours alone, so that no house template can be expected to have it."""

    @property
    def swedish(self) -> str:
        """What the style is called in a Swedish Word."""
        return self.names[min(1, len(self.names) - 1)]


def _spacing(before: int = 0, after: int = 0, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _indent(left: int, right: int) -> str:
    return f'<w:ind w:left="{left}" w:right="{right}"/>'


_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_GREY = f'<w:color w:val="{QUIET}"/>'
_RED = '<w:color w:val="A61B1B"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"
_WHOLE_WORDS = "<w:suppressAutoHyphens/>"
_HEADINGS = (  # space before and after, how it is set
    (440, 140, _BOLD + "{colour}" + _size(34)),
    (340, 100, _BOLD + "{colour}" + _size(26)),
    (260, 60, _BOLD + "{colour}" + _size(22)),
    (220, 40, _BOLD + _size(21)),
    (200, 40, _ITALIC + _size(21)),
    (200, 40, _GREY + _size(20)),
)


def _heading(level: int) -> Style:
    before, after, run = _HEADINGS[level - 1]
    paragraph = _KEEP + _WHOLE_WORDS + _spacing(before, after, 252) + f'<w:outlineLvl w:val="{level - 1}"/>'
    return Style(f"h{level}", f"Rubrik{level}", (f"heading {level}", f"Rubrik {level}"), paragraph, run)


def _contents_line(level: int) -> Style:
    # The dots and the page number's place are for `docx_pages`, and for the day someone updates the field in Word.
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    paragraph = tabs + _WHOLE_WORDS + _spacing(120 if level == 1 else 0, 40) + _indent((level - 1) * 284, 567)
    names = (f"toc {level}", f"Innehåll {level}")
    return Style(f"toc{level}", f"Innehall{level}", names, paragraph, _BOLD if level == 1 else "")


def _own(role: str, style_id: str, name: str, paragraph: str, run: str = "") -> Style:
    return Style(role, style_id, (name,), paragraph, run, own=True)


def _facts(role: str, style_id: str, name: str, tab: int) -> Style:
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{tab}"/></w:tabs>'
    return _own(role, style_id, name, tabs + _spacing(0, 60) + f'<w:ind w:left="{tab}" w:hanging="{tab}"/>')


def _character(role: str, swedish: str, name: str, run: str) -> Style:
    return Style(role, swedish.replace("ä", "a"), (name, swedish), "", run, based_on="", kind="character")


# The upper and lower edges have the colour of the ground: they are the air between the text and the ground's end.
_BOX = (
    '<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{tint}"/>'
    '<w:left w:val="single" w:sz="24" w:space="8" w:color="{rule}"/>'
    '<w:bottom w:val="single" w:sz="4" w:space="4" w:color="{tint}"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>'
)
BOX_INDENT = 227
"""Where text begins in a fact box, in dxa."""
_BOX_INDENT = _indent(BOX_INDENT, 113)
_TABLE = (
    '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{rule}"/>'
    '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{rule}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_THIN_RULE}"/></w:tblBorders>'
    '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:rPr>{_BOLD}{{colour}}</w:rPr><w:tcPr><w:tcBorders>'
    '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{rule}"/></w:tcBorders>'
    '<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/></w:tcPr></w:tblStylePr>'
)

_SIGNERS = '<w:tabs><w:tab w:val="left" w:pos="4678"/></w:tabs>'
_STRONG = _BOLD + "{colour}"
_TIGHT = _spacing(0, 120) + "<w:contextualSpacing/>"
_LIST_NAMES = ("List Paragraph", "Liststycke")
_COVER_AND_CONTENTS = (
    Style("title", "Rubrik", ("Title", "Rubrik"), _WHOLE_WORDS + _spacing(3400, 160, 252), _STRONG + _size(60)),
    Style("subtitle", "Underrubrik", ("Subtitle", "Underrubrik"), _spacing(0, 560, 264), _GREY + _size(30)),
    _own("cover_organisation", "Omslagorganisation", "Omslag organisation", _spacing(), _STRONG + _size(28)),
    _facts("cover_facts", "Omslaguppgifter", "Omslag uppgifter", 2552),
    Style(
        "toc_heading",
        "Innehallsrubrik",
        ("TOC Heading", "Innehållsförteckningsrubrik"),
        _KEEP + _WHOLE_WORDS + _spacing(0, 200, 252),
        _STRONG + _size(34),
    ),
    *(_contents_line(level) for level in range(1, 7)),
)
_TEXT = (
    _own("ingress", "Ingress", "Ingress", _spacing(0, 220, 300), _size(24)),
    _own("avsandare", "Avsandare", "Avsändare", _spacing(0, 240), _GREY + _size(20)),
    _own("liten", "Litentext", "Liten text", _spacing(60, 60, 252), _GREY + _size(17)),
    Style("bullet", "Punktlista", ("List Bullet", "Punktlista", *_LIST_NAMES), _TIGHT),
    Style("number", "Numreradlista", ("List Number", "Numrerad lista", *_LIST_NAMES), _TIGHT),
    Style("quote", "Citat", ("Quote", "Citat"), _spacing(120, 160) + _indent(454, 454), _ITALIC + _GREY),
    _own("box", "Faktaruta", "Faktaruta", _BOX + _spacing(60, 60) + _BOX_INDENT),
    _own("box_title", "Faktarutarubrik", "Faktaruta rubrik", _KEEP + _BOX + _spacing(160, 60) + _BOX_INDENT, _STRONG),
    _facts("facts", "Uppgifter", "Uppgifter", 2552),
    _own("signatures_first", "Underskrifter", "Underskrifter", _KEEP + _SIGNERS + _spacing(1300, 0)),
    _own("signatures", "Underskrifterrad", "Underskrifter rad", _SIGNERS + _spacing(0, 0)),
    Style("footnote_text", "Fotnotstext", ("footnote text", "Fotnotstext"), _spacing(0, 40, 252), _size(18)),
)
_TABLES_AND_FIGURES = (
    Style(
        "caption",
        "Beskrivning",
        ("caption", "Beskrivning"),
        "<w:keepLines/>" + _spacing(60, 90, 252),
        _STRONG + _size(19),
    ),
    _own("figure", "Figur", "Figur", _spacing(200, 60, 240)),
    _own("cell", "Tabelltext", "Tabelltext", _spacing(36, 36, 247), _size(18)),
    Style("head", "Tabellhuvud", ("Tabellhuvud",), "", _BOLD, "cell", own=True),
    Style("table", "Rapporttabell", ("Rapporttabell",), based_on="table_normal", kind="table", table=_TABLE, own=True),
)
_AROUND = (
    Style("header", "Sidhuvud", ("header", "Sidhuvud"), _spacing(0, 0, 252), _GREY + _size(17)),
    Style("footer", "Sidfot", ("footer", "Sidfot"), _spacing(0, 0, 252) + '<w:jc w:val="right"/>', _GREY + _size(17)),
    _own("draft", "Utkast", "Utkast", _spacing(0, 80, 240), _BOLD + _RED + _size(26)),
)
_CHARACTERS = (
    _character("footnote_reference", "Fotnotsreferens", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
    _character("link", "Hyperlänk", "Hyperlink", '<w:color w:val="0B5394"/><w:u w:val="single"/>'),
)
STYLES = (
    *(_heading(level) for level in range(1, 7)),
    *_COVER_AND_CONTENTS,
    *_TEXT,
    *_TABLES_AND_FIGURES,
    *_AROUND,
    *_CHARACTERS,
)
"""Every style that the writer uses besides the template's body text."""


_FOLLOWED_BY_TEXT = {"title", "subtitle", "caption", "ingress", *(f"h{level}" for level in range(1, 7))}
_HIDDEN_IN_GALLERY = ("toc", "footnote", "header", "footer", "link", "table")


def style_xml(style: Style, ids: Mapping[str, str], palette: Palette) -> str:
    """A `w:style`; `ids` gives the style id of every role."""
    custom = ' w:customStyle="1"' if style.own else ""
    based_on = ids.get(style.based_on, "")
    following = ids["normal"] if style.role in _FOLLOWED_BY_TEXT else ""
    xml = (
        f'<w:style w:type="{style.kind}"{custom} w:styleId="{ids[style.role]}"><w:name w:val="{style.names[0]}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + '<w:uiPriority w:val="9"/>'
        + ("" if style.role.startswith(_HIDDEN_IN_GALLERY) else "<w:qFormat/>")
        + (f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else "")
        + (f"<w:rPr>{style.run}</w:rPr>" if style.run else "")
        + f"{style.table}</w:style>"
    )
    colour = f'<w:color w:val="{palette.heading}"/>' if palette.heading else ""
    return xml.replace("{colour}", colour).replace("{rule}", palette.rule).replace("{tint}", palette.tint)
