"""Figures: a drawing in the line, as pixels for every reader and as SVG for those that can, with its alternative."""

from __future__ import annotations

from reports.document import Figure, Picture
from reports.writers.docx_state import Place, State
from reports.writers.docx_table import WriteBlocks
from reports.writers.docx_text import bookmark, caption, paragraph
from reports.writers.docx_xml import DECORATIVE, attribute

EMU_PER_MM = 36_000
EMU_PER_DXA = 635
_HIGHEST = 0.85
"""Share of the page's height that a picture may take, so that its caption has room on the same page."""

_CLEAR = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000b4944415478da636000020000050001e9fadcd80000000049454e44ae426082"
)
"""A clear PNG of one pixel: what a Word older than 2016 shows of a picture that only comes as SVG."""
# [MS-ODRAWXML] §2.3.1 (decorative), §2.7.1 (svgBlip).
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    f'xmlns:adec="{DECORATIVE}" val="1"/></a:ext></a:extLst>'
)
_SVG = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)


def figure(state: State, place: Place, block: Figure, write_blocks: WriteBlocks) -> str:
    """A figure with its caption and small print below, all on one page; raises KeyError for an unknown picture."""
    has_more = bool(block.caption or block.notes)
    drawing = _drawing(state, place, block)
    content = drawing if block.caption else bookmark(state, block.id, drawing)
    state.drop_gap()
    parts = [paragraph(state, place.setting("" if block.small else state.style("figure"), keep=has_more), content)]
    if block.caption:
        parts.append(caption(state, place, block, keep=bool(block.notes)))
    small = place._replace(style=state.style("liten"))
    for number, note in enumerate(block.notes, 1):
        parts.append(write_blocks(state, small._replace(keep=number < len(block.notes) or place.keep), (note,)))
    state.before = state.before or "gap"
    return "".join(parts)


def _drawing(state: State, place: Place, block: Figure) -> str:
    picture = state.document.pictures[block.picture]
    alt = "" if block.decorative else block.alt
    decorative = _DECORATIVE if block.decorative else ""
    return drawing(state.number(), _size(picture, place), alt, _blip(state, picture), decorative)


def drawing(number: int, size: tuple[int, int], alt: str, blip: str, decorative: str = "") -> str:
    """A run with a picture in the line; its size is in EMU, `blip` says where its bytes are."""
    width, height = size
    described = attribute(alt)
    name = f'id="{number}" name="Bild {number}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr {name} descr="{described}">{decorative}</wp:docPr><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr {name} descr="{described}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>{blip}'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _size(picture: Picture, place: Place) -> tuple[int, int]:
    """Width and height in EMU: the picture's own, made smaller where the text or the page is."""
    width, height = picture.width * EMU_PER_MM, picture.height * EMU_PER_MM
    room = (place.width - place.left) * EMU_PER_DXA
    scale = min(1.0, room / width, place.height * EMU_PER_DXA * _HIGHEST / height)
    return round(width * scale), round(height * scale)


def _blip(state: State, picture: Picture) -> str:
    kind = "jpeg" if picture.jpeg else "png"
    pixels = _embedded(state, picture.jpeg or picture.png or _CLEAR, kind)
    return blip(pixels, _embedded(state, picture.svg, "svg") if picture.svg else "")


def blip(pixels: str, svg: str = "") -> str:
    """Where a picture's bytes are, as ids of relationships; with an SVG the pixels are for those who can't show it."""
    return f'<a:blip r:embed="{pixels}">{_SVG.format(svg)}</a:blip>' if svg else f'<a:blip r:embed="{pixels}"/>'


def _embedded(state: State, data: bytes, extension: str) -> str:
    """The relationship of a picture part; the same picture is stored once."""
    known = next((name for name, other in state.media.items() if other == data), "")
    name = known or state.template.part_name(f"media/rapport{len(state.media) + 1}.{extension}")
    state.media[name] = data
    return state.relations.add("image", name)
