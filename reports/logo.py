"""The kommun's logo: read once, held to what every format can show, and made the size that they show it in.

A logo comes from outside, so an SVG that runs or fetches anything is refused, and a raster picture is written anew
without whatever else its file held.
"""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath
from xml.parsers import expat

from reports.document import Picture

SUFFIXES = (".svg", ".png", ".jpg", ".jpeg")
WIDEST, HIGHEST = 60.0, 18.0
"""The room that a logo gets on a cover, in millimetres."""

_DPI = 300
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(r"\s*\+?([\d.]+(?:[eE][-+]?\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*")
_SAFE_ADDRESS = re.compile(r"#|data:image/(png|jpeg);", re.IGNORECASE)
_OUTWARD = re.compile(r"url\(\s*['\"]?(?!#|['\"])|@import|expression\(|javascript:", re.IGNORECASE)
_RUNNING = frozenset(
    {
        "script",
        "foreignobject",
        "iframe",
        "handler",
        "listener",
        "audio",
        "video",
        "set",
        "animate",
        "animatetransform",
        "animatemotion",
        "embed",
        "object",
    }
)
_REPAIR = "spara den på nytt som SVG eller PNG"
_FLATTEN = "exportera den som vanlig SVG, med bilder inbäddade och utan skript, eller som PNG"


class LogoError(ValueError):
    """A logo that can't be used; the message and the hint, in Swedish, say why and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@lru_cache(8)
def read_logo(data: bytes, name: str) -> Picture:
    """The logo in a file of that name, as large as it is ever shown; raises LogoError."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise LogoError(f"{name} är varken SVG, PNG eller JPEG", _REPAIR)
    return _svg(data, name) if suffix == ".svg" else _raster(data, name)


def fitted(picture: Picture, width: float, height: float) -> Picture:
    """The picture in the greatest size, in millimetres, that a room of that size lets it have."""
    scale = min(width / picture.width, height / picture.height)
    return replace(picture, width=picture.width * scale, height=picture.height * scale)


@lru_cache(8)
def with_png(picture: Picture) -> Picture:
    """The picture with a PNG beside its SVG, for a Word from before 2016; it is drawn by Typst, where Typst can."""
    if picture.png:
        return picture
    import typst

    page = f"width: {picture.width}mm, height: {picture.height}mm, margin: 0mm, fill: none"
    main = f'#set page({page})\n#image("logotyp.svg", width: 100%, height: 100%)'
    fonts = typst.Fonts(include_system_fonts=False)
    compiler = typst.Compiler({"main.typ": main.encode(), "logotyp.svg": picture.svg}, font_paths=fonts)  # type: ignore[type-var]  # stubs lack dict
    try:
        png = compiler.compile(format="png", ppi=_DPI)
    except typst.TypstError:
        return picture
    assert isinstance(png, bytes)  # noqa: S101  # a list is what more than one page gives
    return replace(picture, png=png)


# ---------------------------------------------------------------- raster pictures


def _raster(data: bytes, name: str) -> Picture:
    from PIL import Image, ImageOps

    warned = Image.DecompressionBombWarning
    try:
        with (
            warnings.catch_warnings(action="error", category=warned),
            Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened,
        ):
            image = ImageOps.exif_transpose(opened).convert("RGBA" if opened.has_transparency_data else "RGB")
    except (warned, Image.DecompressionBombError) as error:
        raise LogoError(f"{name} är för stor", "gör den mindre; 1 000 bildpunkter på bredden räcker") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise LogoError(f"{name} går inte att läsa som bild", _REPAIR) from error
    picture = fitted(Picture(b"", b"", *image.size), WIDEST, HIGHEST)
    most = (round(picture.width / 25.4 * _DPI), round(picture.height / 25.4 * _DPI))
    if image.width > most[0]:
        image = image.resize((max(most[0], 1), max(most[1], 1)), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "png", optimize=True)
    return replace(picture, png=out.getvalue())


# ---------------------------------------------------------------- SVG


def _svg(data: bytes, name: str) -> Picture:
    reader = _Reader()
    try:
        data.decode("utf-8")
        reader.read(data)
    except (expat.ExpatError, UnicodeDecodeError) as error:
        raise LogoError(f"{name} går inte att läsa som SVG", _REPAIR) from error
    except _ObjectionError as objection:
        raise LogoError(f"{name} {objection}", _FLATTEN) from objection
    if reader.size is None:
        raise LogoError(f"{name} säger inte hur stor den är", "exportera den på nytt med viewBox, eller som PNG")
    return fitted(Picture(data, b"", *reader.size), WIDEST, HIGHEST)


class _ObjectionError(Exception):
    """Something in an SVG that a picture of a house may not hold."""


_FETCHES = "hämtar något utanför filen"


class _Reader:
    """Reads an SVG's size; raises _ObjectionError at the first thing in it that is more than drawing."""

    def __init__(self) -> None:
        self.size: tuple[float, float] | None = None
        self._path: list[str] = []

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)

    def _doctype(self, *_declared: object) -> None:
        raise _ObjectionError("har en DOCTYPE, som kan hämta annat till bilden")

    def _instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            raise _ObjectionError(_FETCHES)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, local = tag.rpartition("}")
        name = local.lower()
        if not self._path:
            if (space, name) != ("http://www.w3.org/2000/svg", "svg"):
                raise _ObjectionError("är ingen SVG-bild")
            self.size = _size(attributes)
        self._path.append(name)
        if name in _RUNNING:
            raise _ObjectionError(f"innehåller <{local}>, som kan köra något")
        for attribute, value in attributes.items():
            _demand_stillness(attribute.rpartition("}")[2].lower(), value)

    def _end(self, _tag: str) -> None:
        self._path.pop()

    def _text(self, text: str) -> None:
        if "style" in self._path and _OUTWARD.search(text):
            raise _ObjectionError(_FETCHES)


def _demand_stillness(attribute: str, value: str) -> None:
    if attribute.startswith("on"):
        raise _ObjectionError("innehåller skript")
    if (attribute in ("href", "src") and not _SAFE_ADDRESS.match(value.strip())) or _OUTWARD.search(value):
        raise _ObjectionError(_FETCHES)


def _size(attributes: dict[str, str]) -> tuple[float, float] | None:
    """Width and height in any unit: only their relation matters."""
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    found = [_LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
    measures = [_number(side[1]) * _UNITS[side[2] or ""] for side in found if side]
    if len(box) == 4:
        measures = [_number(side) for side in box[2:]]
    return (measures[0], measures[1]) if len(measures) == 2 and all(0 < side < 1e9 for side in measures) else None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
