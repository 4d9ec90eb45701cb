"""Picture files for tests, made where they are used."""

from __future__ import annotations

import io
import random
from typing import Any

from PIL import Image

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="#dde"/>'
    '<text x="20" y="55" font-family="Arial" font-size="20">Nämnden</text></svg>'
).encode()
ALT = 'alt = "Nämnden överst, under den fem verksamheter."'


def photo(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """An image with a red upper left quarter on grained grey, so that turns and scaling can be seen."""
    small = Image.frombytes("L", (16, 16), random.Random(7).randbytes(256))  # noqa: S311  # the same grain every time
    grain = small.resize((width, height)).point(lambda value: 120 + value // 8)
    image = grain.convert("RGB")
    image.paste((220, 20, 20), (0, 0, width // 2, height // 2))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of an image file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png(width: int = 8, height: int = 4, mode: str = "RGB", **options: Any) -> bytes:
    """A PNG file."""
    return saved(photo(width, height, mode), "PNG", **options)


def jpeg(width: int = 16, height: int = 8, mode: str = "RGB", **options: Any) -> bytes:
    """A JPEG file."""
    return saved(photo(width, height, mode), "JPEG", **options)


def opened(data: bytes) -> Image.Image:
    """An image file, decoded."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def bild(more: str = ALT, fil: str = "b.png", id_: str = "b") -> str:
    """TOML of a picture."""
    return f'[bild.{id_}]\nfil = "{fil}"\n{more}\n'
