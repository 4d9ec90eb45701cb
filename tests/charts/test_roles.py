"""The roles of series: the year before, the budget and the forecast, in lines and in bars."""

from decimal import Decimal
from itertools import combinations

import pytest

from reports.charts.alt import alt_text
from reports.charts.draw import draw
from reports.charts.figures import figures
from reports.charts.inks import TEXT, Stroke
from reports.charts.roles import places, strokes_of, tones_of
from reports.document import Look, Picture
from reports.model.diagram import Diagram, DiagramTyp, Serie, SerieRoll
from reports.model.varde import Varde
from tests.charts.samples import MONTHS, Raw, extent, paths, root, texts

LOOK = Look()
OUTCOME: list[Raw] = [2230, 2040, 2235, *[""] * 9]
BEFORE: list[Raw] = [2360, 2150, 2340, 2260, 2310, 2220, 2250, 2280, 2190, 2240, 2180, 2210]
FORECAST: list[Raw] = ["", "", "", *[2200] * 9]


def roles(typ: DiagramTyp, *series: tuple[str, SerieRoll, list[Raw]], names: list[str] = MONTHS) -> Diagram:
    return Diagram(
        typ=typ,
        rubrik=Varde.of("Vårddygn"),
        enhet=Varde.of("vårddygn"),
        kategorier=tuple(map(Varde.of, names)),
        serie=tuple(
            Serie(namn=Varde.of(name), roll=roll, varden=tuple(map(Varde.of, values))) for name, roll, values in series
        ),
    )


def year(typ: DiagramTyp) -> Diagram:
    """The monthly picture of an interim report."""
    return roles(
        typ,
        ("2021", "fjol", BEFORE),
        ("Budget 2022", "budget", [2150] * 12),
        ("2022", "", OUTCOME),
        ("Prognos", "prognos", FORECAST),
    )


def lines(picture: Picture) -> list[tuple[str, list[str]]]:
    """The style of every line drawn and the words of its outline."""
    found = root(picture).iter("{http://www.w3.org/2000/svg}path")
    return [
        (path.get("style", ""), path.get("d", "").split()) for path in found if "fill: none" in path.get("style", "")
    ]


def test_a_forecast_goes_on_dashed_from_the_last_outcome() -> None:
    picture = draw(year("linje"), LOOK)
    own = [words for style, words in lines(picture) if LOOK.primary in style and "dasharray" not in style][-1]
    (forecast,) = [words for style, words in lines(picture) if LOOK.primary in style and "dasharray" in style][-1:]
    assert len(forecast) == 3 * 10
    assert forecast[:3] == ["M", *own[-2:]]


def test_a_forecast_that_leaves_months_out_is_not_joined_to_the_outcome() -> None:
    gap: list[Raw] = ["", "", "", "", *[2200] * 8]
    picture = draw(roles("linje", ("2022", "", OUTCOME), ("Prognos", "prognos", gap)), LOOK)
    forecast = [words for style, words in lines(picture) if "dasharray" in style][-1]
    assert len(forecast) == 3 * 8


def test_the_year_before_lies_under_the_years_own_line() -> None:
    styles = [style for style, _ in lines(draw(year("linje"), LOOK))]
    before = next(n for n, style in enumerate(styles) if strokes_of(figures(year("linje")), LOOK)[0].colour in style)
    own = max(n for n, style in enumerate(styles) if LOOK.primary in style)
    assert before < own


def test_no_two_lines_of_roles_have_the_same_form() -> None:
    both = roles(
        "linje", ("2020", "fjol", BEFORE), ("2021", "fjol", BEFORE), ("B", "budget", BEFORE), ("R", "budget", BEFORE),
        ("Boende", "", BEFORE), ("Hem", "", BEFORE), ("P1", "prognos", BEFORE), ("P2", "prognos", BEFORE),
    )  # fmt: skip
    forms = [_form(stroke) for stroke in strokes_of(figures(both), LOOK)]
    assert all(one != other for one, other in combinations(forms, 2))


def _form(stroke: Stroke) -> tuple[tuple[float, ...], str, bool, bool, float]:
    return stroke.dashes, stroke.marker, stroke.filling == stroke.colour, stroke.bare, stroke.width


def test_series_without_roles_look_as_before() -> None:
    from reports.charts.inks import strokes, tones

    plain = figures(roles("linje", ("2021", "", BEFORE), ("2022", "", OUTCOME)))
    assert strokes_of(plain, LOOK) == strokes(LOOK, 2, by_year=True)
    assert tones_of(plain, LOOK) == tones(LOOK, 2, by_year=True)


def test_a_forecast_stands_in_the_place_of_the_bars_that_are_not_there_yet() -> None:
    assert places(figures(year("stapel"))) == (0, None, 1, 1)
    both: list[Raw] = [2200] * 12
    assert places(figures(roles("stapel", ("2022", "", OUTCOME), ("Prognos", "prognos", both)))) == (0, 1)


@pytest.mark.parametrize("typ", ["stapel", "liggande", "staplad"])
def test_a_budget_is_a_mark_in_every_category_and_no_bar(typ: DiagramTyp) -> None:
    made = roles(typ, ("Utfall", "", [40, 60]), ("Budget", "budget", [50, 50]), names=["Skola", "Vård"])
    picture = draw(made, LOOK)
    bars = [extent(outline) for outline in paths(picture, "fill", LOOK.primary)]
    assert len(bars) == 3  # with the sample of the legend
    marks = [words for style, words in lines(picture) if f"stroke: {TEXT}" in style]
    assert len(marks) == 3
    assert {"Utfall", "Budget"} <= set(texts(picture))


def test_the_figure_of_a_bar_stands_clear_of_the_budget_mark_above_it() -> None:
    from tests.charts.samples import boxes

    made = roles("stapel", ("Utfall", "", [498, 300]), ("Budget", "budget", [501, 400]), names=["Skola", "Vård"])
    picture = draw(made, LOOK)
    marks = sorted(float(words[2]) for style, words in lines(picture) if f"stroke: {TEXT}" in style)
    lower = next(box[4] for box in boxes(picture) if box[0] == "498")
    assert lower < marks[1] - 0.5  # marks[0] is the sample of the legend


def test_a_part_of_a_bar_that_a_budget_mark_crosses_has_no_figure_under_it() -> None:
    series = ("Kvinnor", "", [40, 60]), ("Män", "", [20, 10]), ("Budget", "budget", [61, 65])
    shown = texts(draw(roles("staplad", *series, names=["Skola", "Vård"]), LOOK))  # type: ignore[arg-type]
    assert "20" in shown
    assert "10" not in shown


def test_the_text_says_how_the_last_outcome_stands_to_the_year_before_the_budget_and_the_forecast() -> None:
    text = alt_text(year("linje"))
    assert "Senast (mars): 2\u00a0235 (2022), mot 2\u00a0340 (2021) och 2\u00a0150 (Budget 2022)." in text
    assert "Prognos: oförändrat 2\u00a0200." in text
    assert "Störst förändring" not in text


def test_a_month_that_has_a_forecast_lacks_nothing() -> None:
    assert "saknas" not in alt_text(year("stapel"))


def test_a_diagram_of_a_budget_alone_is_drawn() -> None:
    for typ in ("stapel", "linje", "liggande", "staplad"):
        assert draw(roles(typ, ("Budget", "budget", [Decimal(1)] * 12)), LOOK).png  # type: ignore[arg-type]
