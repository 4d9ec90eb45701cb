"""An SVG picture of the content: whether all it does is draw, and all it draws with stands in it."""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
EMBEDDED = re.compile(r"\s*data:image/(?:png|jpe?g)(?:;[\w=-]+)*;base64,", re.IGNORECASE)
"""How an image within a picture is written."""

Said = tuple[str, str]
"""What is wrong, as the rest of a sentence that begins with the file's name, and what to do about it."""

_EXPORT = "exportera den på nytt från ritprogrammet, eller spara den som PNG"
_NO_SVG: Said = ("är ingen bild", "spara den som PNG, JPEG eller SVG")
_NO_ENCODING: Said = ("har en teckenkodning som inte går att läsa", "spara den på nytt i teckenkodningen UTF-8")
_MOVING = frozenset({"animate", "animateColor", "animateMotion", "animateTransform", "set"})
_OUTWARD = re.compile(
    r"url\(\s*['\"]?\s*(?!#|['\"\s]|data:image/(?:png|jpe?g)\b)|@import|\b(?:image-set|src)\(", re.IGNORECASE
)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE)
"""A sign as CSS lets it be written: by its number, or after a backslash that means nothing."""
_DEEPEST = 200
"""Elements within each other; no drawing has so many."""
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*")
_MILLIMETRES = {
    "": 25.4 / 96, "px": 25.4 / 96, "pt": 25.4 / 72, "pc": 25.4 / 6, "mm": 1.0, "cm": 10.0, "in": 25.4
}  # fmt: skip
_LARGEST = 1e5
_SMALLEST = 1.0
"""Millimetres; what is smaller can't be drawn, and can't be seen."""
_LONGEST = 1000
"""Times as long as it is wide; what is longer has no width left in a column or on a page."""


def objections(data: bytes) -> list[Said]:
    """Why an SVG picture can't be used; nothing when it can."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError:
        return reader.said or [("är skadad, eller ingen SVG", _EXPORT)]
    except _UnusableError as error:
        return [error.said]
    except (LookupError, ValueError):  # what Python's decoders say to expat
        return [_NO_ENCODING]
    return list(dict.fromkeys(reader.said))


def embedded(href: str) -> bytes | None:
    """The bytes of an image within a picture; None when they can't be read."""
    try:
        return base64.b64decode("".join(href.partition(",")[2].split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def size(attributes: Mapping[str, str]) -> tuple[float, float] | None:
    """Width and height in millimetres that a picture's root says, or None; a px is 1/96 inch, as in CSS."""
    width, height = (_millimetres(attributes.get(name, "")) for name in ("width", "height"))
    box = _box(attributes.get("viewBox", ""))
    if width and height:
        return width, height
    if not box:
        return None
    if width:
        return width, width * box[1] / box[0]
    if height:
        return height * box[0] / box[1], height
    return box[0] * _MILLIMETRES["px"], box[1] * _MILLIMETRES["px"]


def _millimetres(text: str) -> float | None:
    found = _LENGTH.fullmatch(text)
    length = float(found[1]) * _MILLIMETRES[found[2]] if found else 0.0
    return length if 0 < length < _LARGEST else None


def _box(text: str) -> tuple[float, float] | None:
    try:
        _, _, width, height = map(float, text.replace(",", " ").split())
    except ValueError:
        return None
    usable = 0 < width < math.inf and 0 < height < math.inf and 1 / _LARGEST < width / height < _LARGEST
    return (width, height) if usable else None


class _UnusableError(Exception):
    """There is no reason to read on."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.said: Said = (message, hint)


@dataclass
class _Reader:
    """Reads a picture once and notes what it should not have. Entities are never expanded."""

    said: list[Said] = field(default_factory=list)
    depth: int = 0
    styles: list[tuple[int, str]] = field(default_factory=list)
    """The style sheets that are open: how deep each stands, and its text so far."""
    parser: expat.XMLParserType = field(init=False)

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.SkippedEntityHandler = self.skipped

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: bool) -> None:
        """A declaration of the usual kind is harmless, since nothing is fetched; one of the file's own is not."""
        if has_subset:
            raise _UnusableError("har egna deklarationer (DOCTYPE), som kan dölja vad som helst", _EXPORT)

    def skipped(self, name: str, _is_parameter: bool) -> None:
        """An entity that only what the declaration names could have told of, and that is not fetched."""
        hint = f"skriv tecknet självt i stället för &{name};, eller exportera bilden på nytt från ritprogrammet"
        raise _UnusableError(f"har ett tecken som inte går att läsa: &{name};", hint)

    def instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            self.outward("en formatmall")

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        self.depth += 1
        if self.depth == 1:
            self.root(space, tag, attributes)
        if self.depth > _DEEPEST:
            raise _UnusableError("har för många nivåer av grupper", _EXPORT)
        if space == SVG:
            self.said += _of_element(tag)
            self.styles += [(self.depth, "")] if tag == "style" else []
        for key, value in attributes.items():
            self.attribute(tag, key, value)

    def end(self, _name: str) -> None:
        if self.styles and self.styles[-1][0] == self.depth and _is_outward(self.styles.pop()[1]):
            self.outward("i en formatmall")
        self.depth -= 1

    def text(self, text: str) -> None:
        """A style sheet is all the text right within its element, whatever stands in between."""
        if self.styles and self.styles[-1][0] == self.depth:
            self.styles[-1] = (self.depth, self.styles[-1][1] + text)

    def root(self, space: str, tag: str, attributes: Mapping[str, str]) -> None:
        if tag.lower() == "html":
            raise _UnusableError("är en webbsida, ingen bild", "spara själva bilden, som PNG, JPEG eller SVG")
        if (space, tag) != (SVG, "svg"):
            raise _UnusableError(*_NO_SVG)
        self.said += _of_size(size(attributes))

    def attribute(self, tag: str, key: str, value: str) -> None:
        if " " not in key and key.lower().startswith("on"):
            self.said.append(_SCRIPT)
        if key in ("href", f"{XLINK} href"):
            self.reference(tag, value)
        elif _is_outward(value):
            self.outward(f'"{value.strip()[:40]}"')

    def reference(self, tag: str, value: str) -> None:
        """What a picture refers to stands in it: as a part of it, or as pixels in the reference itself."""
        if value.strip().startswith("#") or not value.strip():
            return
        if not value.strip().lower().startswith("data:"):
            self.outward("en länk" if tag == "a" else f'"{value.strip()[:40]}"')
        elif not EMBEDDED.match(value) or embedded(value) is None:
            hint = "bädda in den som PNG eller JPEG, eller spara hela bilden som PNG"
            self.said.append(("har en inbäddad bild som varken är PNG eller JPEG", hint))

    def outward(self, what: str) -> None:
        hint = "bädda in det i bilden, ta bort det, eller spara bilden som PNG"
        self.said.append((f"hänvisar till något utanför filen: {what}", hint))


def _is_outward(css: str) -> bool:
    """Whether a style fetches something, also when it is written so as not to show it."""
    return bool(_OUTWARD.search(_ESCAPE.sub(lambda found: found[2] or _sign(found[1]), css)))


def _sign(number: str) -> str:
    code = int(number, 16)
    return chr(code) if code < 0x110000 else ""


_SCRIPT: Said = ("innehåller skript", _EXPORT)


def _of_size(millimetres: tuple[float, float] | None) -> Iterator[Said]:
    if millimetres is None:
        yield "säger inte hur stor bilden är", "ge ritytan bredd och höjd, och exportera på nytt"
    elif min(millimetres) < _SMALLEST:
        hint = "ge ritytan den bredd och höjd i millimeter som bilden ska ha, och exportera på nytt"
        yield "är mindre än en millimeter på bredden eller höjden", hint
    elif max(millimetres) > _LONGEST * min(millimetres):
        yield "är mer än 1 000 gånger så lång som bred", "ge ritytan en annan form, och exportera på nytt"


def _of_element(tag: str) -> Iterator[Said]:
    if tag == "script":
        yield _SCRIPT
    elif tag == "foreignObject":
        hint = "stäng av formaterad text (HTML) i ritprogrammet och exportera på nytt, eller spara som PNG"
        yield "har text i HTML, som Word och PDF inte visar", hint
    elif tag in _MOVING:
        yield "har rörliga delar", _EXPORT
