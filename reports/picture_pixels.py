"""Pixels of a PNG or JPEG as they are published: upright, in sRGB or grey, no more of them than print needs.

Only pixels go on: what a camera notes in the file, such as the place where it was, is left behind.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageCms, ImageOps

from reports.readers.picture_file import BROKEN, open_pixels

if TYPE_CHECKING:
    from PIL.Image import Image as Opened

SCREEN_DPI = 96
"""Dots an inch of a file that doesn't say."""
_BELIEVED_DPI = (30, 2400)
_QUALITY = 88
"""Of a JPEG whose pixels are new, of at most 95."""
_SIXTEEN_BITS = ("I;16", "I;16B", "I;16L", "I")
_DEPTH_AT = 24
"""Where a PNG says how many bits a part of a colour has (its header, IHDR, is always first)."""
_DEEP = 16
_KEPT = ("1", "L", "LA", "P", "RGB", "RGBA")
"""Modes that a PNG may have; those of a JPEG are among them."""


class Pixels:
    """The image of a file, and how it is written again."""

    def __init__(self, data: bytes, *, turned: bool = True) -> None:
        """Decode the pixels; `turned` as the camera was held. Raises PictureError."""
        self.original = open_pixels(data)
        self.is_jpeg = self.original.format != "PNG"
        image = _turned(self.original) if turned else self.original.copy()
        if not self.is_jpeg:
            _clear(image, data[_DEPTH_AT])
        self.image = _seen(image, self.original.info.get("icc_profile"))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in millimetres by what the file says of its dots an inch, where it can be believed."""
        said = float(self.original.info.get("dpi", (0, 0))[0])
        dpi = said if _BELIEVED_DPI[0] <= said <= _BELIEVED_DPI[1] else SCREEN_DPI
        return self.image.width / dpi * 25.4, self.image.height / dpi * 25.4

    def scaled(self, size: tuple[int, int] | None = None) -> bytes:
        """The image with so many pixels across and down, in the file's own format."""
        image = self.image
        if size and size != image.size:
            image = _smooth(image).resize(size, Image.Resampling.LANCZOS)
        image.info = {key: value for key, value in image.info.items() if key == "transparency"}
        out = io.BytesIO()
        image.save(out, "JPEG" if self.is_jpeg else "PNG", **self._options(image))
        return out.getvalue()

    def _options(self, image: Opened) -> dict[str, Any]:
        """A JPEG that keeps its pixels, turned or not, keeps its quality too."""
        if not self.is_jpeg:
            return {}
        if image.mode != self.original.mode or {*image.size} != {*self.original.size}:
            return {"quality": _QUALITY}
        from PIL.JpegImagePlugin import get_sampling

        return {"qtables": getattr(self.original, "quantization", None), "subsampling": get_sampling(self.original)}


def _turned(image: Opened) -> Opened:
    """The image as the camera was held; as it is when what the camera noted is damaged."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ImageOps.exif_transpose(image)
    except BROKEN:
        return image.copy()


def _seen(image: Opened, profile: bytes | None) -> Opened:
    """The image in colours that every reader shows alike."""
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        image = _in_srgb(image, profile)
    if image.mode in _SIXTEEN_BITS:
        return _of_eight_bits(image)
    return image if image.mode in _KEPT else image.convert("RGB")


def _clear(image: Opened, depth: int) -> None:
    """Let the colour that can be seen through be the one that Pillow makes of it: it stands as the file's depth is."""
    said = image.info.get("transparency")
    if image.mode == "L" and isinstance(said, int):
        image.info["transparency"] = said * 255 // (2**depth - 1)
    elif image.mode == "RGB" and depth == _DEEP and said:
        image.info["transparency"] = tuple(part >> 8 for part in said)


def _of_eight_bits(image: Opened) -> Opened:
    """Grey of sixteen bits as grey of eight; the one value that can be seen through, and no other, stays so."""
    grey = image.point(lambda value: value / 256).convert("L")
    clear = grey.info.pop("transparency", None)
    if clear is None:
        return grey
    seen = [255] * 2**16
    seen[clear] = 0
    grey.putalpha(image.convert("I").point(seen, "L"))
    return grey


def _in_srgb(image: Opened, profile: bytes) -> Opened:
    """The image by its colour profile; as it is when the profile is sRGB, or can't be read."""
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(own):
            return image
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        made = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return made or image


def _smooth(image: Opened) -> Opened:
    """The image in a mode that can be scaled without steps."""
    if "transparency" in image.info:
        return image.convert("LA" if image.mode == "L" else "RGBA")
    return image.convert({"1": "L", "P": "RGB"}.get(image.mode, image.mode))
