"""The settings of pictures in one place: sizes, fonts, matplotlib's own switches, and the measuring of text."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import font_source_sans_pro
import matplotlib
from matplotlib.font_manager import FontEntry, FontProperties, fontManager
from matplotlib.textpath import text_to_path

from reports.charts.inks import TEXT
from reports.document import Look
from reports.fonts import house_fonts, unreadable

POINTS = 72 / 25.4
"""Points per millimetre; all layout is reckoned in points."""
PNG_DPI = 220
SIZE = 8.5
"""Names, units and legends, in points."""
SMALL = 7.5
"""Figures at the marks."""
LEADING = 1.2
"""Line height, in font sizes."""
FILLED = 0.74
"""Share of a category's slot that its bars fill."""
WIDEST = 56.0
"""Widest upright bar; few categories don't become blocks."""
LYING = 14.0
"""Thickest lying bar that has no text within it."""
TALLEST = 560.0
"""Tallest plot of what stands in rows (198 mm): a page with its heading and the picture's caption."""

_OWN_FONT = "Source Sans Pro"
SPARE_FONT = "DejaVu Sans"
"""Comes with matplotlib and has the signs that text fonts lack."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a line of text is written; `align` is `left`, `center` or `right`, `turned` reads upwards."""

    size: float = SIZE
    colour: str = TEXT
    align: str = "left"
    turned: bool = False


LEFT = Lettering()


class Pen:
    """What a drawing writes with: the look, and text measured in the look's font."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._faces = _faces(look.font_folder)
        wished = [look.font] if look.font in {face.name for face in self._faces} else []
        self.families = tuple(dict.fromkeys([*wished, _OWN_FONT, SPARE_FONT]))

    def width(self, text: str, size: float = SIZE) -> float:
        """Width of a line of text in points."""
        return _width(text, size, (self.look.font_folder, *self.families))

    def widest(self, texts: Iterable[str], size: float = SIZE) -> float:
        """Width of the widest of some lines, 0 when there are none."""
        return max((self.width(text, size) for text in texts), default=0.0)

    def shortened(self, text: str, room: float, size: float = SIZE) -> str:
        """The text, cut with an ellipsis when it is wider than the room."""
        if self.width(text, size) <= room:
            return text
        kept = len(text)
        while kept and self.width(text[:kept].rstrip() + "…", size) > room:
            kept -= 1
        return text[:kept].rstrip() + "…"

    @contextmanager
    def settings(self, salt: str) -> Iterator[None]:
        """Matplotlib's defaults and this look while drawing, whatever the user's matplotlibrc says.

        Text stays text in SVG; `salt` is what the ids of shapes are made from.
        """
        ours: Any = {
            "font.sans-serif": list(self.families),
            "svg.fonttype": "none",
            "svg.hashsalt": salt,
            "text.hinting": "none",
            "text.parse_math": False,
        }
        with matplotlib.rc_context(), _only(self._faces), warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph .* missing")  # a sign no font has is drawn as a box
            matplotlib.rcdefaults()
            matplotlib.rcParams.update(ours)
            yield


def font(size: float) -> FontProperties:
    """The font in a size in points; which one it is, the settings say."""
    return FontProperties(family="sans-serif", size=size)


@lru_cache
def _faces(folder: str) -> tuple[FontEntry, ...]:
    """The faces of the program's font and of the kommun's own; raises Faults when a file can't be read."""
    with _only(()):
        fontManager.ttflist.clear()
        for file in (Path(font_source_sans_pro.font_directory, "SourceSansPro-Regular.ttf"), *house_fonts(folder)):
            try:
                fontManager.addfont(file)
            except (OSError, RuntimeError, ValueError) as error:
                raise unreadable(file) from error
        return tuple(fontManager.ttflist)


@contextmanager
def _only(faces: Sequence[FontEntry]) -> Iterator[None]:
    """Let matplotlib see these faces and the spare font alone, none that is installed: pictures are the same anywhere.

    A font that is added makes matplotlib forget what it found by name before.
    """
    installed = fontManager.ttflist
    fontManager.ttflist = list(faces)
    try:
        fontManager.addfont(Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf"))
        yield
    finally:
        fontManager.ttflist = installed


@lru_cache(maxsize=4096)
def _width(text: str, size: float, _look: tuple[str, ...]) -> float:
    """Width in the font of the settings; the folder and the families only tell one look's widths from another's."""
    width: float = text_to_path.get_text_width_height_descent(text, font(size), False)[0]
    return width
