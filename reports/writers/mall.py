"""Makes the program's own Word templates of a look.

One is what reports are built into where the kommun has none: `python -m reports.writers.mall templates/mall.docx`. A4,
Arial (which every Word has, and LibreOffice a match for) or the kommun's font, the writer's own styles, a header with
logo, kommun and nämnd, a footer with the page's number, a first page without them for the cover.

The other is what `rodtrad mall` hands to the kommunikatör: the same, with a cover of fields and a sample of each style.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from reports.document import PAGE, Look, Margins, Picture, fitted
from reports.writers import docx_package as package
from reports.writers.docx_figure import EMU_PER_MM, blip, drawing
from reports.writers.docx_numbering import definition, plain_list
from reports.writers.docx_package import DOCUMENT_TYPE, TEMPLATE_TYPE, Part, Relation, part_type, relationships
from reports.writers.docx_section import A4
from reports.writers.docx_stylesheet import STYLES, TEXT_WIDTH, palette, style_xml
from reports.writers.docx_xml import DECLARATIONS, PROLOG, attribute, complex_field, encode, text_run
from reports.writers.mall_sample import CONTROL, COVER, IDS, NOTE, line, lines

_MAIN = "word/document.xml"
_LIST_STYLES = {"bullet": 1, "number": 2}
_TOP, _BOTTOM = 1701, 1418
"""Margins in dxa where the profile says nothing."""
_HEADER, _FOOTER = 680, 624
"""How far from the page's edges header and footer stand, in dxa, where the margins leave room for that."""
_NARROW = 6500
"""Width in dxa of a text whose header has room for a logo and one name."""
_SIDES = Margins()
_AIR = '<w:spacing w:after="240"/>'
"""Between a logo and the text below it, where the margin is too small for both."""

# Word's many other styles stay out of sight until someone uses them.
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
    'w:defQFormat="0" w:count="376"/>'
)
_BASIC = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="Standardstycketeckensnitt">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="Normaltabell"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="Ingenlista"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_SETTINGS = (
    '<w:defaultTabStop w:val="1304"/><w:autoHyphenation/>'
    '<w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="425"/><w:doNotHyphenateCaps/>'
    f'<w:defaultTableStyle w:val="{IDS["table"]}"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)


def make(look: Look = Look()) -> bytes:  # noqa: B008  # frozen
    """The bytes of the template that reports are built into, the same each time."""
    first = {"header": "header_first", "footer": "footer_first"}
    section = _section(look, {"default": {"header": "header", "footer": "footer"}, "first": first})
    return _package(look, lines(NOTE) + section, DOCUMENT_TYPE)


def make_starting(look: Look, *, as_dotx: bool = False) -> bytes:
    """The bytes of a template for the kommunikatör to begin with, the same each time."""
    cover = _section(look, {"default": {"header": "header_first", "footer": "footer_first"}})
    carrier = f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{cover}</w:pPr></w:p>'
    section = _section(look, {"default": {"header": "header", "footer": "footer"}})
    return _package(look, lines(COVER) + carrier + CONTROL + section, TEMPLATE_TYPE if as_dotx else DOCUMENT_TYPE)


def _package(look: Look, body: str, kind: str) -> bytes:
    parts = {
        "styles": _whole("styles", _styles(look)),
        "numbering": _whole("numbering", _numbering()),
        "settings": _whole("settings", _SETTINGS),
        "header": _whole("hdr", _header(look)),
        "header_first": _whole("hdr", line("header", _logo(look, 60, 18), _AIR if look.logo else "")),
        "footer": _whole("ftr", line("footer", _page_number())),
        "footer_first": _whole("ftr", line("footer", "")),
    }
    named = [Part(f"word/{name}.xml", part_type(name.split("_")[0]), encode(xml)) for name, xml in parts.items()]
    relations = [
        Relation(f"rId{number}", name.split("_")[0], f"word/{name}.xml") for number, name in enumerate(parts, 1)
    ]
    whole = [
        relationships("", [Relation("rId1", "officeDocument", _MAIN)]),
        Part(_MAIN, kind, encode(_whole("document", f"<w:body>{body}</w:body>"))),
        relationships(_MAIN, relations),
        *named,
        *_logo_parts(look),
    ]
    return package.write(whole, {})


def _whole(root: str, content: str) -> str:
    return f"{PROLOG}<w:{root} {DECLARATIONS}>{content}</w:{root}>"


# ---------------------------------------------------------------- pages


_RELATIONS = {"header": "rId4", "header_first": "rId5", "footer": "rId6", "footer_first": "rId7"}


def _section(look: Look, shown: dict[str, dict[str, str]]) -> str:
    """Section properties; `shown` gives header and footer by kind of page."""
    references = "".join(
        f'<w:{tag}Reference w:type="{kind}" r:id="{_RELATIONS[parts[tag]]}"/>'
        for tag in ("header", "footer")
        for kind, parts in shown.items()
    )
    margins = look.margins
    top = _TOP if margins.top is None else _dxa(margins.top)
    bottom = _BOTTOM if margins.bottom is None else _dxa(margins.bottom)
    sides = {
        "top": top,
        "right": _dxa(margins.right),
        "bottom": bottom,
        "left": _dxa(margins.left),
        "header": min(_HEADER, top * 2 // 5),
        "footer": min(_FOOTER, bottom * 4 // 9),
    }
    measures = " ".join(f'w:{side}="{width}"' for side, width in sides.items())
    first = "<w:titlePg/>" if "first" in shown else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{A4[0]}" w:h="{A4[1]}"/>'
        f'<w:pgMar {measures} w:gutter="0"/><w:cols w:space="708"/>{first}</w:sectPr>'
    )


def _dxa(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def _header(look: Look) -> str:
    """Kommun and nämnd, one a line; beside the logo where there is one, and there the nämnd alone on a narrow page."""
    names = ("{{ kommun }}", "{{ namnd }}")
    if look.logo is None:
        return "".join(line("header", text_run(name)) for name in names)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{_column(look.margins)}"/></w:tabs>'
    text = text_run(" · ".join(names) if _column(look.margins) > _NARROW else names[1])
    return line("header", f"{_logo(look, 36, 9)}<w:r><w:tab/></w:r>{text}", tab + _AIR)


def _column(margins: Margins) -> int:
    """Width of the text, in dxa."""
    return _dxa(PAGE[0] - margins.left - margins.right)


def _page_number() -> str:
    """`1 (12)`; Word counts anew when it lays out the pages."""
    return (
        complex_field("PAGE", text_run("1")) + text_run(" (") + complex_field("NUMPAGES", text_run("1")) + text_run(")")
    )


def _logo(look: Look, width: float, height: float) -> str:
    """The logo within a room in millimetres, where there is one."""
    if look.logo is None:
        return ""
    shown = fitted(look.logo.picture, width, height)
    size = (round(shown.width * EMU_PER_MM), round(shown.height * EMU_PER_MM))
    return drawing(1, size, look.logo.alt, blip("rId1", "rId2" if shown.svg else ""))


def _logo_parts(look: Look) -> Iterable[Part]:
    """The logo's files, and the relationships by which both headers show them."""
    if look.logo is None:
        return
    files = _files(look.logo.picture)
    named = [(f"word/media/logotyp.{kind}", data) for kind, data in files]
    relations = [Relation(f"rId{number}", "image", name) for number, (name, _) in enumerate(named, 1)]
    for header in ("header", "header_first"):
        yield relationships(f"word/{header}.xml", relations)
    yield from (Part(name, package.MEDIA[package.extension(name)], data) for name, data in named)


def _files(picture: Picture) -> list[tuple[str, bytes]]:
    """The picture's bytes by kind: pixels, and after them the drawing where it is one."""
    pixels = ("jpeg", picture.jpeg) if picture.jpeg else ("png", picture.png)
    return [pixels, ("svg", picture.svg)] if picture.svg else [pixels]


# ---------------------------------------------------------------- styles


def _styles(look: Look) -> str:
    colours, own = palette(look.primary), []
    for style in STYLES:
        xml = style_xml(style, IDS, colours)
        if style.role in _LIST_STYLES:
            number = f'<w:pPr><w:numPr><w:numId w:val="{_LIST_STYLES[style.role]}"/></w:numPr>'
            xml = xml.replace("<w:pPr>", number, 1)
        own.append(xml)
    if (look.margins.left, look.margins.right) != (_SIDES.left, _SIDES.right):
        own = [xml.replace(f'w:pos="{TEXT_WIDTH}"', f'w:pos="{_column(look.margins)}"') for xml in own]
    return _defaults(attribute(look.word_font)) + _LATENT + _BASIC + "".join(own)


def _defaults(font: str) -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" '
        f'w:cs="{font}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="283" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


def _numbering() -> str:
    lists = list(_LIST_STYLES.items())
    definitions = "".join(definition(kind, number, IDS[kind]) for kind, number in lists)
    return definitions + "".join(plain_list(number, number) for _, number in lists)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(make())
