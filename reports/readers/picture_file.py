"""A picture file of the content: what it is, by what stands in it, and whether it can be shown."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reports import inputs
from reports.kept import remembered, versions
from reports.readers.svg_file import EMBEDDED, XLINK, Said, embedded, objections

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 100_000_000
"""Pixels. The best of cameras make 60 million; more is an accident, or meant to fill the memory."""

_SAVE_AS = "spara den som PNG, JPEG eller SVG"
_DAMAGED: Said = ("är skadad och går inte att läsa", "hämta den eller spara den på nytt")
BROKEN = (
    OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow's readers raise over bytes that are not what they should be."""
_PIXELS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_OTHERS = (
    ("GIF", 0, (b"GIF8",)),
    ("WebP", 8, (b"WEBP",)),
    ("TIFF", 0, (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")),
    ("HEIC", 4, (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypheim", b"ftypmif1", b"ftypmsf1")),
    ("AVIF", 4, (b"ftypavif", b"ftypavis")),
    ("PDF", 0, (b"%PDF",)),
    ("EPS", 0, (b"%!PS", b"\xc5\xd0\xd3\xc6")),
    ("EMF", 40, (b" EMF",)),
    ("WMF", 0, (b"\xd7\xcd\xc6\x9a",)),
    ("Photoshop", 0, (b"8BPS",)),
    ("BMP", 0, (b"BM",)),
    ("SVGZ", 0, (b"\x1f\x8b",)),
)
"""Other formats that people have pictures in, by the bytes that stand at a place in the file."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture file that can be shown."""

    kind: Literal["pixels", "svg"]
    data: bytes


class PictureError(ValueError):
    """A file can't be shown as a picture; `said` is why, in Swedish, with hints."""

    def __init__(self, *said: Said) -> None:
        super().__init__(said)
        self.said = said


def read_picture(path: Path) -> PictureFile:
    """Read a PNG, JPEG or SVG file and see that it is whole, once per content of it; raises PictureError."""
    try:
        data = inputs.read(path)
    except OSError as error:
        raise PictureError((f"går inte att öppna ({error.strerror})", "kontrollera att du får läsa den")) from None
    rooms = [Path(__file__), Path(__file__).with_name("svg_file.py")]
    reader = versions("PIL") if data.startswith(_PIXELS) or b"data:" in data else ()
    kind: Literal["pixels", "svg"] = remembered("hel", (sha256(data).digest(), reader), rooms, lambda: _kind(data))
    return PictureFile(kind, data)


def _kind(data: bytes) -> Literal["pixels", "svg"]:
    if data.startswith(_PIXELS):
        _demand_whole(data)
        return "pixels"
    _demand_svg(data)
    return "svg"


def open_pixels(data: bytes) -> Image:
    """A PNG or JPEG whose pixels are yet to be decoded; raises PictureError when there are far too many of them."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of many pixels, and of a damaged note that is left behind anyway
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        if image.width * image.height <= LARGEST:
            return image
    except Image.DecompressionBombError:
        pass
    except BROKEN:
        raise PictureError(_DAMAGED) from None
    message = f"har fler än {LARGEST // 1_000_000} miljoner bildpunkter"
    raise PictureError((message, "gör den mindre i ett bildprogram; för utskrift räcker 2 000 på bredden"))


def _demand_whole(data: bytes) -> None:
    """Decode the pixels; of a JPEG only as much as shows that all of it is there, which takes a fourth of the time."""
    image = open_pixels(data)
    try:
        image.draft("L", (max(1, image.width // 8), max(1, image.height // 8)))
        image.load()
    except BROKEN:
        raise PictureError(_DAMAGED) from None


def _demand_svg(data: bytes) -> None:
    if not data:
        raise PictureError(("är tom", "lägg dit bilden på nytt"))
    for name, place, signatures in _OTHERS:
        if data[place:].startswith(signatures):
            raise PictureError((f"är i formatet {name}, som inte går att använda", _SAVE_AS))
    if not data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
        raise PictureError(("är ingen bild", _SAVE_AS))
    if said := objections(data):
        raise PictureError(*said)
    from xml.etree import ElementTree as ET

    for element in ET.fromstring(data).iter():  # noqa: S314  # objections() has seen that it declares nothing
        for name in ("href", f"{{{XLINK}}}href"):
            if EMBEDDED.match(href := element.get(name, "")):
                _demand_whole(embedded(href) or b"")
