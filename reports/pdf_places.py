"""What a laid-out document says of its own layout: the pages of its named places, and the fonts that it lacks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

# Free fonts that are made to be as wide as Microsoft's, sign by sign.
_AS_WIDE = {
    "arial": ("liberationsans", "arimo", "helvetica"),
    "timesnewroman": ("liberationserif", "tinos", "times"),
    "couriernew": ("liberationmono", "cousine", "courier"),
    "arialnarrow": ("liberationsansnarrow",),
    "calibri": ("carlito",),
    "cambria": ("caladea",),
}
_CODED = re.compile(r"[^A-Za-z0-9]")


def places(pdf: bytes) -> dict[str, int]:
    """The page, from 1, of each named place of LibreOffice's, by the name that LibreOffice writes (see `coded`)."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        order = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        named: Any = document.Root.get("/Dests") or {}
        return {name[1:]: order[place[0].objgen] for name, place in named.items() if place[0].objgen in order}


def coded(bookmark: str) -> str:
    """A bookmark's name as LibreOffice writes it: what is neither a letter nor a digit stands as its number."""
    return _CODED.sub(lambda sign: f"{ord(sign[0]):02X}", bookmark)


def missing_fonts(pdf: bytes, names: Iterable[str]) -> list[str]:
    """Those of the fonts that the pages are set neither with nor with one that is made to be exactly as wide."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        got = {name for font in _font_names(document) for name in _called(font)}
    return [name for name in names if not got & {_plain(name), *_AS_WIDE.get(_plain(name), ())}]


def _called(font: str) -> set[str]:
    """What a font in a PDF may be called: by its family, and, as some families are, with the weight in the name."""
    whole = re.sub(r"^[A-Z]{6}\+", "", font)
    return {_plain(re.sub(r"[-,].*$", "", whole)), _plain(re.sub(r"[-,]", "", whole))}


def _plain(name: str) -> str:
    return re.sub(r"[ \d]|MT$|PS(MT)?$", "", name).lower()


def _font_names(document: Any) -> Iterator[str]:
    for page in document.pages:
        for font in (page.resources.get("/Font") or {}).values():
            yield str(font.get("/BaseFont", ""))[1:]
