import typing
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.charts.alt import LONGEST, alt_text
from reports.charts.draw import KINDS, draw
from reports.charts.paper import Paper
from reports.charts.scale import scale_for
from reports.charts.spread import spread
from reports.document import Look
from reports.model.diagram import Diagram, DiagramTyp, Serie, SerieRoll
from reports.model.varde import Varde
from tests.charts.samples import LONG_NAMES, MONTHS, boxes, clashes, diagram, root

NUMBERS = st.integers(0, 9).flatmap(lambda places: st.decimals(-(10**15), 10**15, places=places))
VALUES = st.one_of(NUMBERS, st.integers(-5, 5), st.text(max_size=8)).map(Varde.of)
ROLES = st.sampled_from(typing.get_args(SerieRoll))
LABELS = st.text(max_size=60).map(Varde.of)
TARGETS = st.none() | st.one_of(NUMBERS, st.sampled_from(["minst 80", "75–80 %", "högst −3", "ska öka"]), LABELS).map(
    Varde.of
)

NAMES = {
    "two years": ["2021", "2022"],
    "months": MONTHS,
    "long names": LONG_NAMES,
    "forty years": [str(year) for year in range(1983, 2023)],
    "forty months": [f"{MONTHS[n % 12]} {2019 + n // 12}" for n in range(40)],
    "forty units": [f"Förvaltningsenhet {n}" for n in range(40)],
}


@st.composite
def diagrams(draw_from: st.DrawFn) -> Diagram:
    count = draw_from(st.integers(0, 14))
    values = st.lists(VALUES, max_size=count + 1).map(tuple)
    return Diagram(
        typ=draw_from(st.sampled_from(sorted(KINDS))),
        rubrik=draw_from(LABELS),
        kategorier=tuple(draw_from(st.lists(LABELS, min_size=count, max_size=count))),
        serie=tuple(draw_from(st.lists(st.builds(Serie, namn=LABELS, varden=values, roll=ROLES), max_size=7))),
        enhet=draw_from(st.none() | LABELS),
        exempelvarden=draw_from(st.booleans()),
        mal=draw_from(TARGETS),
    )


@settings(max_examples=40, deadline=None)
@given(diagrams(), st.sampled_from([60.0, 160.0, 250.0]))
def test_any_numbers_and_labels_are_drawn(any_diagram: Diagram, width: float) -> None:
    picture = draw(any_diagram, Look(), width)
    left, top, *size = map(float, root(picture).get("viewBox", "").split())
    assert (left, top) == (0, 0)
    assert size == pytest.approx([width * 72 / 25.4, picture.height * 72 / 25.4])
    assert picture.png.startswith(b"\x89PNG")
    assert picture.height < 297


@settings(max_examples=200, deadline=None)
@given(diagrams())
def test_a_text_alternative_is_never_too_long_and_says_when_figures_are_made_up(any_diagram: Diagram) -> None:
    text = alt_text(any_diagram)
    assert 0 < len(text) <= LONGEST
    assert any_diagram.exempelvarden == ("Exempelvärden." in text)


@given(st.lists(NUMBERS, max_size=9), st.booleans())
def test_an_axis_holds_all_values_and_names_each_of_its_few_steps(values: list[Decimal], from_zero: bool) -> None:
    scale = scale_for(values, from_zero=from_zero)
    labels = [scale.label(tick) for tick in scale.ticks()]
    assert all(-1e-9 <= scale.at(value) <= 1 + 1e-9 for value in values)
    assert 2 <= len(set(labels)) == len(labels) <= 8
    assert scale.holds_zero or not from_zero


@given(st.lists(st.floats(0, 500), max_size=8).map(sorted), st.floats(1, 20))
def test_names_spread_apart_keep_their_order_and_stand_no_closer_than_asked(wanted: list[float], gap: float) -> None:
    places = spread(wanted, gap)
    assert all(after - before >= gap - 1e-6 for before, after in pairwise(places))
    assert sum(places) == pytest.approx(sum(wanted))


@given(st.lists(st.floats(0, 500), min_size=1, max_size=8).map(sorted), st.floats(1, 20), st.floats(140, 500))
def test_names_spread_apart_stand_within_their_room(wanted: list[float], gap: float, high: float) -> None:
    places = spread(wanted, gap, 0.0, high)
    assert all(after - before >= gap - 1e-6 for before, after in pairwise(places))
    assert places[0] >= -1e-6
    assert places[-1] <= high + 1e-6


@pytest.mark.parametrize("width", [80.0, 160.0])
@pytest.mark.parametrize("count", [1, 2, 4])
@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("typ", sorted({*KINDS} - {"malbild"}))  # which has no figures
def test_texts_neither_meet_nor_leave_the_picture(
    typ: DiagramTyp, names: list[str], count: int, width: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Paper, "_png", lambda _: b"")  # the places of the texts stand in the SVG
    series = {f"Serie {s}": [(n * 37 + s * 911) % 1700 + 300 for n in range(len(names))] for s in range(count)}
    picture = draw(diagram(typ, names, series, enhet="Antal vårddygn"), Look(), width)
    assert not clashes(picture)
    assert max(lower for *_, lower in boxes(picture)) > 30
