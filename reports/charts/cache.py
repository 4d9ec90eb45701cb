"""Diagrams drawn before: fetched by what they show, so that a diagram is drawn once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reports.charts.figures import figures
from reports.document import Look, Picture
from reports.kept import digest_of, key_of, versions
from reports.model.diagram import Diagram, Oritat
from reports.model.talrad import Talrad
from reports.picture_cache import font_state, kept


def drawn(diagram: Diagram, look: Look, folder: Path | None, width: float = 160.0) -> Picture:
    """The diagram's picture, from the folder when it was drawn before; drawn and put there when not."""

    def draw_it() -> Picture:
        from reports.charts.draw import draw  # draws with matplotlib, which takes long to load

        return draw(diagram, look, width)

    return kept(folder, _key(diagram, look, width), draw_it)


def drawn_trend(numbers: Talrad, look: Look, folder: Path | None) -> Picture:
    """The picture of a development in a table's cell, from the folder or drawn and put there."""

    def draw_it() -> Picture:
        from reports.charts.spark import spark  # draws with matplotlib, which takes long to load

        return spark(numbers, look)

    return kept(folder, key_of("trend", numbers, _style(look), _code(), _drawn_with()), draw_it)


def _drawn_with() -> object:
    return versions("matplotlib", "PIL", "font_source_sans_pro")


def _style(look: Look) -> tuple[object, ...]:
    return (look.primary, look.accent, look.font, font_state(look.font_folder))


def _key(diagram: Diagram, look: Look, width: float) -> str:
    """What the picture depends on: what it shows, how it looks, and the program that draws it."""
    said = diagram.text if isinstance(diagram, Oritat) else ""
    return key_of(diagram.typ, said, figures(diagram), _style(look), width, _code(), _drawn_with())


@cache
def _code() -> str:
    """Digest of the drawing rooms and of what they reckon with: colours, fonts, how numbers are written, the model."""
    here = Path(__file__).parent
    beside = [here.parent / f"{name}.py" for name in ("colours", "fonts", "swedish")]
    return digest_of([*sorted(here.glob("*.py")), *beside, *sorted((here.parent / "model").glob("*.py"))])
