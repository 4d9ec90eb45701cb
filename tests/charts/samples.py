"""Diagrams for the tests, and an independent reading of the SVG that is drawn of them."""

from decimal import Decimal
from itertools import combinations
from pathlib import Path

from lxml import etree

from reports.document import Picture
from reports.model.diagram import Diagram, DiagramTyp, Serie
from reports.model.varde import Varde

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec"]
LONG_NAMES = [
    "Individ- och familjeomsorg",
    "Funktionsnedsättning, boende och daglig verksamhet",
    "Förebyggande arbete och öppenvård för barn och unga",
    "Äldreomsorg i särskilt boende",
    "Ekonomiskt bistånd och arbetsmarknadsinsatser",
    "Hälso- och sjukvårdsverksamhet",
    "Nämnd- och förvaltningsledning",
]

Raw = int | str | Decimal


def diagram(typ: DiagramTyp, names: list[str], series: dict[str, list[Raw]], **more: object) -> Diagram:
    """A diagram of plain values; `more` are further fields such as `enhet`."""
    return Diagram(
        typ=typ,
        rubrik=Varde.of(more.pop("rubrik", "Antal vårddygn")),
        kategorier=tuple(map(Varde.of, names)),
        serie=tuple(Serie(namn=Varde.of(name), varden=tuple(map(Varde.of, values))) for name, values in series.items()),
        exempelvarden=bool(more.pop("exempelvarden", False)),
        **{key: more.pop(key) for key in ("sorterad", "kostnader", "hundra") if key in more},  # type: ignore[arg-type]
        **{key: Varde.of(value) for key, value in more.items()},
    )


def decimals(*texts: str) -> list[Raw]:
    return [Decimal(text) for text in texts]


def root(picture: Picture) -> etree._Element:
    return etree.fromstring(picture.svg)


def texts(picture: Picture) -> list[str]:
    """All texts of the picture in drawing order."""
    return ["".join(element.itertext()) for element in root(picture).iter(f"{SVG}text")]


def paths(picture: Picture, key: str, colour: str) -> list[str]:
    """The outlines that have a colour as `fill` or `stroke`."""
    found = root(picture).iter(f"{SVG}path")
    return [path.get("d", "") for path in found if f"{key}: {colour}" in path.get("style", "")]


def extent(outline: str) -> tuple[float, float, float, float]:
    """Left, top, right and lower edge of an outline, in points from the upper left corner."""
    numbers = [float(word) for word in outline.replace("z", "").replace("M", "").replace("L", "").split()]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def font_folder() -> Path:
    import font_source_sans_pro

    return Path(font_source_sans_pro.font_directory)


def boxes(picture: Picture) -> list[tuple[str, float, float, float, float]]:
    """Each text with its left, top, right and lower edge in points, as its own attributes say."""
    found = []
    for element in root(picture).iter(f"{SVG}text"):
        x, y, size, width = (float(element.get(key, "")) for key in ("x", "y", "font-size", "textLength"))
        left = x - width * {"start": 0, "middle": 0.5, "end": 1}[element.get("text-anchor", "")]
        if element.get("transform"):  # reads upwards: the anchor is at the upper end
            found.append((element.text or "", x - 0.66 * size, y - (left - x) - width, x, y - (left - x)))
        else:
            found.append((element.text or "", left, y - 0.66 * size, left + width, y))
    return found


def clashes(picture: Picture) -> list[tuple[str, ...]]:
    """Pairs of texts that meet, and texts that leave the picture."""
    found, width, height = boxes(picture), *(72 / 25.4 * size for size in (picture.width, picture.height))
    out = [
        (text,) for text, left, top, right, lower in found
        if left < -0.5 or right > width + 0.5 or top < -0.5 or lower > height + 0.5
    ]  # fmt: skip
    meeting = [
        (one[0], other[0])
        for one, other in combinations(found, 2)
        if min(one[3], other[3]) - max(one[1], other[1]) > 0.3 and min(one[4], other[4]) - max(one[2], other[2]) > 0.3
    ]
    return out + meeting
