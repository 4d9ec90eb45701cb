"""Small multiples: a panel for each series on one scale."""

from dataclasses import replace

import pytest

from reports.charts.alt import alt_text
from reports.charts.draw import draw
from reports.document import Look
from reports.model.diagram import Diagram, DiagramTyp
from tests.charts.samples import LONG_NAMES, MONTHS, Raw, clashes, diagram, extent, paths, texts

LOOK = Look()
YEARS = ["2024", "2025", "2026", "2027"]
FORTY = [f"{MONTHS[n % 12]} {2019 + n // 12}" for n in range(40)]
FIVE = [f"{month} 2025" for month in ("januari", "februari", "mars", "april", "maj")]
NAMES = [YEARS, LONG_NAMES, LONG_NAMES[:2], LONG_NAMES[1:4], FIVE, FIVE[:3], FORTY]


def paneled(typ: DiagramTyp, names: list[str], series: dict[str, list[Raw]], **more: object) -> Diagram:
    return replace(diagram(typ, names, series, **more), paneler=True)


def test_a_value_is_as_high_in_every_panel_so_that_panels_can_be_compared() -> None:
    picture = draw(paneled("stapel", ["A"], {"Norr": [10], "Söder": [5], "Öster": [10]}), LOOK)
    bars = [extent(outline) for outline in paths(picture, "fill", LOOK.primary)]
    heights = [lower - top for _, top, _, lower in bars]
    assert heights == pytest.approx([heights[0], heights[0] / 2, heights[0]], abs=0.5)
    assert len({round(left) for left, *_ in bars}) == 3


def test_each_panel_is_titled_and_only_the_lowest_have_names_under_them() -> None:
    series: dict[str, list[Raw]] = {f"Enhet {n}": [n, n + 1, n, n + 2] for n in range(8)}
    shown = texts(draw(paneled("stapel", YEARS, series), LOOK))
    assert set(series) <= set(shown)
    assert shown.count("2024") == 4
    assert shown.count("0") >= 2  # the axis stands in the first column alone


def test_a_short_last_row_has_names_in_every_column() -> None:
    series: dict[str, list[Raw]] = {f"Enhet {n}": [n, n + 1] for n in range(5)}
    assert texts(draw(paneled("linje", YEARS[:2], series), LOOK)).count("2024") == 3


def test_a_line_panel_tells_its_last_value_and_has_the_others_behind() -> None:
    picture = draw(paneled("linje", MONTHS, {"Norr": list(range(12)), "Söder": [33] * 12}), LOOK)
    assert {"11", "33"} <= set(texts(picture))
    assert len(paths(picture, "fill: none; stroke", LOOK.primary)) == 2
    assert {"jan", "dec"} <= set(texts(picture))


def test_a_series_without_values_says_so_in_its_panel() -> None:
    assert "inga värden" in texts(draw(paneled("linje", YEARS, {"A": [1, 2, 3, 4], "B": ["i u"] * 4}), LOOK))


def test_the_target_is_in_every_panel_and_named_once() -> None:
    picture = draw(paneled("stapel", YEARS, {"A": [1, 2, 3, 4], "B": [4, 3, 2, 1]}, mal="minst 3"), LOOK)
    assert texts(picture).count("Mål: minst 3") == 1


@pytest.mark.parametrize("width", [80.0, 160.0])
@pytest.mark.parametrize("count", [2, 5, 12])
@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("typ", ["stapel", "linje"])
def test_texts_of_panels_neither_meet_nor_leave_the_picture(
    typ: DiagramTyp, names: list[str], count: int, width: float
) -> None:
    series: dict[str, list[Raw]] = {
        f"{LONG_NAMES[s % 7]} {s}": [(n * 37 + s * 911) % 1700 + 300 for n in range(len(names))] for s in range(count)
    }
    picture = draw(paneled(typ, names, series, enhet="Antal vårddygn"), LOOK, width)
    assert not clashes(picture)
    assert picture.height < 250


def test_the_text_says_that_there_are_panels_and_how_many_reach_the_target() -> None:
    series: dict[str, list[Raw]] = {f"Enhet {n}": [n, n + 1, n, n + 2] for n in range(6)}
    text = alt_text(paneled("linje", YEARS, series, mal="minst 5"))
    assert text.startswith("Linjediagram med en ruta för varje serie: ")
    assert "Av 6 serier når 3 det med det senaste värdet." in text
