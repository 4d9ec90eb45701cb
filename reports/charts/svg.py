"""A figure as SVG that can stand in a page beside other pictures: no ids of groups, no style sheet, no prologue."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from matplotlib import rcParams
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_hex

from reports.charts.look import SPARE_FONT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def svg(figure: Figure) -> bytes:
    """The figure as one `svg` element in UTF-8; lengths are points."""
    width, height = figure.get_size_inches() * 72
    out = io.StringIO()
    nothing = {"Creator": None, "Date": None, "Format": None, "Type": None}
    renderer: Any = _Renderer(width, height, out, metadata=nothing)  # type: ignore[no-untyped-call]
    figure.set_dpi(72)
    figure.draw(renderer)
    renderer.finalize()
    text = out.getvalue()
    return text[text.index("<svg") :].encode()


class _Renderer(RendererSVG):
    writer: Any

    def open_group(self, s: str, gid: str | None = None) -> None:
        """A group without an id, which another picture of the page would have too; the outermost holds the style."""
        families = [f"'{family}'" for family in rcParams["font.sans-serif"] if family != SPARE_FONT]
        style = {"font-family": ", ".join([*families, "sans-serif"]), "stroke-linejoin": "round"}
        self.writer.start("g", style if s == "figure" else {})

    def _write_default_style(self) -> None:
        """What matplotlib would say of all shapes stands in the outermost group."""

    def draw_text(self, gc: Any, *_: Any, mtext: Any = None, **__: Any) -> None:
        """Text with its anchor and width, so that it fills the same room in another font if the reader lacks ours."""
        text, font = mtext.get_text(), mtext.get_fontproperties()
        x, y = mtext.get_transform().transform(mtext.get_position())
        x, y = f"{x:.2f}", f"{self.height - y:.2f}"
        attributes = {
            "x": x,
            "y": y,
            "font-size": f"{font.get_size_in_points():g}",
            "fill": to_hex(gc.get_rgb()),
            "text-anchor": _ANCHORS[mtext.get_horizontalalignment()],
            "textLength": f"{mtext.width:.2f}",
            "lengthAdjust": "spacingAndGlyphs",
            "transform": f"rotate(-{mtext.get_rotation():g} {x} {y})" if mtext.get_rotation() else "",
        }
        self.writer.element("text", text, attributes)
