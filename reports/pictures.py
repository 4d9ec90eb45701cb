"""Picture files of the content → pictures of the page: as large as they are shown, upright, in sRGB, telling nothing.

What a camera or a drawing program notes in a file (a place, a name, a folder) is left out, for reports are published.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reports.diagnostics import Diagnostic, Faults
from reports.document import PAGE, Blocks, Figure, Landscape, Look, Margins, Picture, walk
from reports.kept import digest_of, key_of, versions
from reports.model.bild import Bild
from reports.picture_cache import font_state, kept
from reports.readers.picture_file import PictureFile

DPI = 220
"""Dots an inch that print needs; what is finer is scaled down."""
_MM = 25.4


class Size(NamedTuple):
    """Width and height in millimetres."""

    width: float
    height: float


LOGO = Size(60.0, 18.0)
"""The room that a logo gets on a cover."""


def pictures(
    placed: Mapping[str, tuple[Bild, PictureFile]], blocks: Blocks, look: Look, folder: Path | None
) -> dict[str, Picture]:
    """The pictures that stand in the blocks, by name, made or fetched from the folder of those made before.

    A picture that stands on upright and on landscape pages is made for where it is shown largest. Raises Faults naming
    each that can't be drawn.
    """
    rooms = _rooms(blocks, look.margins)
    upright = _room(look.margins, on_its_side=False)
    made: dict[str, Picture] = {}
    faults: list[Diagnostic] = []
    for name, (bild, file) in placed.items():
        try:
            made[name] = _picture(file, bild.bredd, sorted(rooms.get(name, {upright})), look, folder)
        except Faults as unseen:
            faults += [
                Diagnostic(bild.fil.kalla.file, 0, fault.message, fault.hint, key=bild.fil.kalla.key)
                for fault in unseen.diagnostics
            ]
    if faults:
        raise Faults(faults)
    return made


def logo(file: PictureFile, look: Look, folder: Path | None) -> Picture:
    """The kommun's logo as large as it is ever shown; raises Faults when it can't be drawn."""
    return _picture(file, 100, [LOGO], look, folder)


def _rooms(blocks: Blocks, margins: Margins) -> dict[str, set[Size]]:
    """The columns that each picture stands in; only landscape pages at the top of a document are pages of their own."""
    rooms: dict[str, set[Size]] = {}
    for block in blocks:
        room = _room(margins, on_its_side=isinstance(block, Landscape))
        for inner in walk((block,)):
            if isinstance(inner, Figure):
                rooms.setdefault(inner.picture, set()).add(room)
    return rooms


@cache
def _room(margins: Margins, *, on_its_side: bool) -> Size:
    """The column of a page, and the height that a picture may take of it."""
    from reports.writers.typst_blocks import text_area
    from reports.writers.typst_grid import TALLEST

    width, height = text_area(*(PAGE[::-1] if on_its_side else PAGE), margins)
    return Size(width, height * TALLEST)


def _picture(file: PictureFile, bredd: int | None, rooms: list[Size], look: Look, folder: Path | None) -> Picture:
    drawing = file.kind == "svg"
    lettering = (look.font, font_state(look.font_folder)) if drawing else ()
    libraries = versions("PIL", "typst") if drawing else versions("PIL")
    key = key_of(sha256(file.data).hexdigest(), bredd, rooms, lettering, libraries, _code())
    return kept(folder, key, lambda: (_drawn if drawing else _photographed)(file.data, bredd, rooms, look))


@cache
def _code() -> str:
    """Digest of the rooms that make these pictures."""
    here = Path(__file__).parent
    rooms = (
        "pictures.py",
        "picture_pixels.py",
        "picture_svg.py",
        "pdf.py",
        "readers/svg_file.py",
        "writers/html_picture.py",
    )
    return digest_of(here / room for room in rooms)


def _photographed(data: bytes, bredd: int | None, rooms: list[Size], _look: Look) -> Picture:
    from reports.picture_pixels import Pixels

    pixels = Pixels(data)
    size = shown(Size(*pixels.size), rooms, bredd)
    made = pixels.scaled(no_finer(pixels.image.size, size.width))
    return Picture(b"", b"", *size, made) if pixels.is_jpeg else Picture(b"", made, *size)


def _drawn(data: bytes, bredd: int | None, rooms: list[Size], look: Look) -> Picture:
    from reports.pdf import drawn_png
    from reports.picture_svg import drawing

    made = drawing(data, look.font)
    size = shown(Size(*made.size), rooms, bredd)
    return Picture(made.svg, drawn_png(made.svg, size.width, look), *size)


# ---------------------------------------------------------------- how large


def shown(own: Size, rooms: Iterable[Size], bredd: int | None) -> Size:
    """The size that a picture is shown at, the largest of its places: its own, or `bredd` percent of the column.

    Never wider than the column or higher than the page lets it be; its shape stays.
    """
    return max(_in_room(own, room, bredd) for room in rooms)


def _in_room(own: Size, room: Size, bredd: int | None) -> Size:
    width = room.width * bredd / 100 if bredd else min(own.width, room.width)
    width = min(width, room.height * own.width / own.height)
    return Size(width, width * own.height / own.width)


def no_finer(pixels: tuple[int, int], width: float, dpi: int = DPI) -> tuple[int, int]:
    """Pixels across and down of a picture shown so many millimetres wide: as they are, or as many as print needs."""
    most = max(1, int(width / _MM * dpi))
    if pixels[0] <= most:
        return pixels
    return most, max(1, pixels[1] * most // pixels[0])
