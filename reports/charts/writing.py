"""Lines of text in a picture, placed by their known width; matplotlib would measure each again for every format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matplotlib.text import Text

_BEFORE: Mapping[str, float] = {"left": 0.0, "center": 0.5, "right": 1.0}
"""Share of a line that stands before its place."""


class Line(Text):
    """One line with its baseline at a place; `width` is in points."""

    def __init__(self, x: float, y: float, text: str, width: float) -> None:
        super().__init__(x, y, text)
        self.width = width

    def draw(self, renderer: Any) -> None:
        """Write it where its alignment says, upwards when it is turned."""
        if not self.get_text():
            return
        x, y = self.get_position()
        before = self.width * _BEFORE[self.get_horizontalalignment()]
        x, y = self.get_transform().transform((x, y - before) if self.get_rotation() else (x - before, y))
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        down = renderer.get_canvas_width_height()[1] - y if renderer.flipy() else y
        renderer.draw_text(gc, x, down, self.get_text(), self.get_fontproperties(), self.get_rotation(), mtext=self)
        gc.restore()
