"""The sheet a picture is drawn on: shapes and text in points from the lower left corner, and its bytes.

Matplotlib's Figure without Axes: the place of everything is known before it is drawn, so nothing is laid out by trial,
and what fits here fits in print.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image

from reports.charts.hatch import Box, Hatch, segments
from reports.charts.inks import PAPER, Stroke, Tone
from reports.charts.look import LEADING, LEFT, PNG_DPI, POINTS, Lettering, Pen, font
from reports.charts.svg import svg
from reports.charts.writing import Line
from reports.document import Picture

_OUTLINE = 0.8
_OVER_ALL = 1e6
_BASELINE = 0.34
"""How far the middle of a line of text stands above its baseline, in font sizes."""


class Paper:
    """A white sheet of so many points, and the marks drawn on it in order."""

    def __init__(self, pen: Pen, width: float, height: float) -> None:
        self.pen, self.width, self.height = pen, width, height
        self._drawn = 0
        self._figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor=PAPER)
        self._points = Affine2D().scale(1 / 72) + self._figure.dpi_scale_trans

    def line(self, x: Sequence[float], y: Sequence[float], colour: str, width: float) -> None:
        """A plain line through points."""
        self._add(Line2D(x, y, color=colour, linewidth=width, solid_capstyle="butt"))

    def stroke(self, x: Sequence[float], y: Sequence[float], stroke: Stroke, marked: list[int]) -> None:
        """A series as a line; `nan` breaks it, and the points of the given numbers get its marker."""
        line = Line2D(x, y, color=stroke.colour, linewidth=stroke.width, solid_joinstyle="round")
        line.set_linestyle((0, stroke.dashes) if stroke.dashes else "-")
        line.set_marker(stroke.marker)
        line.set(markersize=4.4, markeredgewidth=1.0, markerfacecolor=stroke.filling, markevery=marked)
        self._add(line)

    def mark(self, x: float, y: float, stroke: Stroke, size: float) -> None:
        """The marker of a series alone, so many points wide."""
        mark = Line2D([x], [y], color=stroke.colour, linewidth=0, marker=stroke.marker)
        mark.set(markersize=size, markeredgewidth=1.2, markerfacecolor=stroke.filling)
        self._add(mark)

    def bar(self, x: float, y: float, width: float, height: float, tone: Tone) -> None:
        """A filled rectangle with its outline inside; width and height may be negative."""
        x, width = (x, width) if width >= 0 else (x + width, -width)
        y, height = (y, height) if height >= 0 else (y + height, -height)
        inside = min(_OUTLINE, width, height)
        place = (x + inside / 2, y + inside / 2)
        shape = Rectangle(place, width - inside, height - inside, linewidth=inside)
        shape.set(facecolor=tone.fill, edgecolor=tone.edge)
        self._add(shape)
        if tone.hatch:
            self._hatch(tone.hatch, (x + inside, y + inside, x + width - inside, y + height - inside), tone.edge)

    def field(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A shaded part of the sheet, under all marks."""
        shape = Rectangle((x, y), width, height, linewidth=0)
        shape.set(facecolor=colour, edgecolor="none")
        self._add(shape)
        shape.set_zorder(0)

    def plate(self, x: float, y: float, width: float, height: float) -> None:
        """A piece of bare paper round a middle, for a text that would be lost on a hatching."""
        shape = Rectangle((x - width / 2, y - height / 2), width, height, linewidth=0)
        shape.set(facecolor=PAPER, edgecolor="none")
        self._add(shape)

    def text(self, x: float, y: float, text: str, how: Lettering = LEFT) -> None:
        """One line of text whose middle line stands at `y`; at `x` when it is turned to read upwards."""
        shift = _BASELINE * how.size
        place = (x + shift, y) if how.turned else (x, y - shift)
        line = Line(*place, text, self.pen.width(text, how.size))
        line.set(fontproperties=font(how.size), color=how.colour, horizontalalignment=how.align, zorder=_OVER_ALL)
        line.set_rotation(90 if how.turned else 0)
        line.set_transform(self._points)
        self._figure.add_artist(line)

    def lines(self, x: float, y: float, lines: Sequence[str], how: Lettering = LEFT) -> None:
        """Lines of text with the middle of the whole at `y`, or at `x` when they are turned."""
        leading = how.size * LEADING
        for number, line in enumerate(lines):
            shift = (number - (len(lines) - 1) / 2) * leading
            self.text(*((x + shift, y) if how.turned else (x, y - shift)), line, how)

    def picture(self) -> Picture:
        """The finished picture."""
        return Picture(svg(self._figure), self._png(), self.width / POINTS, self.height / POINTS)

    def _hatch(self, hatch: Hatch, box: Box, colour: str) -> None:
        points = [point for segment in segments(hatch, box) for point in segment]
        if not points:
            return
        path = Path(points, [Path.MOVETO, Path.LINETO] * (len(points) // 2))
        path.should_simplify = False  # or the dots of a row are taken for a line
        self._add(PathPatch(path, fill=False, edgecolor=colour, linewidth=hatch.width, capstyle="butt"))

    def _add(self, artist: Line2D | Patch) -> None:
        self._drawn += 1
        artist.set_zorder(self._drawn)  # later marks over earlier ones, whatever their sort
        artist.set_transform(self._points)
        self._figure.add_artist(artist)

    def _png(self) -> bytes:
        """PNG in 220 dpi with a palette; the few colours and their edges fit in it unchanged to the eye."""
        canvas: Any = FigureCanvasAgg(self._figure)
        self._figure.set_dpi(PNG_DPI)
        canvas.draw()
        image = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba()).convert("RGB")
        out = io.BytesIO()
        _with_palette(image).save(out, "png", dpi=(PNG_DPI, PNG_DPI))
        return out.getvalue()


def _with_palette(image: Image.Image) -> Image.Image:
    """The image in 128 colours; that of its corner, the paper, is kept as it is and not evened out with greys."""
    few = image.quantize(128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    colours, paper = few.getpalette() or [], few.getpixel((0, 0))
    if isinstance(paper, int):
        colours[3 * paper : 3 * paper + 3] = image.getpixel((0, 0))
        few.putpalette(colours)
    return few
