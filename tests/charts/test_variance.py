"""Lying bars of variances, and the order of categories that stand at the left."""

import pytest

from reports.charts.alt import alt_text
from reports.charts.draw import draw
from reports.charts.inks import sides
from reports.document import Look, Picture
from tests.charts.samples import MONTHS, Raw, boxes, diagram, extent, paths, texts

LOOK = Look()
_, _, WORSE = sides(LOOK)
NAMES = ["Bibliotek", "Simhall", "Kulturskola", "Fritidsgård", "Ledning"]


def names_in(picture: Picture, names: list[str]) -> list[str]:
    """The names from the top of the picture downwards."""
    return [text for text, *_ in sorted(boxes(picture), key=lambda box: box[2]) if text in names]


def test_variances_stand_by_falling_size_to_each_side_of_zero_with_their_signs() -> None:
    picture = draw(diagram("avvikelse", NAMES, {"Avvikelse": [-950, 120, 0, 1200, -30]}), LOOK)
    assert names_in(picture, NAMES) == ["Fritidsgård", "Simhall", "Kulturskola", "Ledning", "Bibliotek"]
    assert {"+1\u00a0200", "+120", "0", "\u221230", "\u2212950"} <= set(texts(picture))
    zero = {round(extent(path)[0] - 0.4, 1) for path in paths(picture, "fill", LOOK.primary)}
    hung = {round(extent(path)[2] + 0.4, 1) for path in paths(picture, "stroke", WORSE.edge) if "z" in path}
    assert zero == hung
    assert len(zero) == 1


def test_what_is_below_zero_is_hatched_and_what_is_above_is_not() -> None:
    hatched = [
        len(paths(draw(diagram("avvikelse", ["A"], {"x": [size]}), LOOK), "stroke", WORSE.edge)) for size in (100, -100)
    ]
    assert hatched[0] == 0
    assert hatched[1] == 2  # the outline, and the lines within it


@pytest.mark.parametrize(
    ("budget", "utfall", "more", "told"),
    [
        ([1000, 500], [900, 520], {}, {"+100", "\u221220"}),
        ([-1000, -500], [-900, -520], {}, {"+100", "\u221220"}),
        ([1000, 500], [900, 520], {"kostnader": "negativa"}, {"\u2212100", "+20"}),
        ([1000, 500], [900, "i u"], {}, {"+100", "i u"}),
    ],
)
def test_a_budget_and_an_outcome_give_the_variances_that_a_table_would(
    budget: list[Raw], utfall: list[Raw], more: dict[str, object], told: set[str]
) -> None:
    shown = texts(draw(diagram("avvikelse", ["A", "B"], {"Budget": budget, "Utfall": utfall}, **more), LOOK))
    assert told <= set(shown)


def test_the_unit_says_what_was_taken_from_what() -> None:
    both: dict[str, list[Raw]] = {"Budget": [60, 50], "Utfall": [55, 52]}
    assert "tkr, budget minus utfall" in texts(draw(diagram("avvikelse", ["A", "B"], both, enhet="tkr"), LOOK))
    assert "procentenheter, budget minus utfall" in texts(draw(diagram("avvikelse", ["A", "B"], both, enhet="%"), LOOK))


def test_the_text_alternative_tells_few_variances_one_by_one_and_of_many_the_largest() -> None:
    few = alt_text(diagram("avvikelse", ["A", "B"], {"x": [120, -300]}, enhet="tkr", rubrik="Avvikelser"))
    assert few == "Avvikelsediagram: Avvikelser. Enhet: tusen kronor. A +120 och B \u2212300."
    many = alt_text(diagram("avvikelse", [*NAMES, "Övrigt"], {"x": [-950, 120, 0, 1200, -30, "i u"]}))
    assert many.endswith(
        "Över noll: 2 av 5, mest Fritidsgård +1\u00a0200 och Simhall +120. "
        "Under noll: 2 av 5, mest Bibliotek \u2212950 och Ledning \u221230. Noll: 1 av 5. Ett värde saknas."
    )


@pytest.mark.parametrize("typ", ["liggande", "avvikelse"])
def test_equal_sizes_keep_their_order_and_gaps_others_and_sums_come_last(typ: str) -> None:
    names = ["Summa", "Övrigt", "Lucka", "Ett", "Två", "Stor"]
    picture = draw(diagram(typ, names, {"x": [99, 50, "i u", 7, 7, 20]}), LOOK)
    assert names_in(picture, names) == ["Stor", "Ett", "Två", "Lucka", "Övrigt", "Summa"]


@pytest.mark.parametrize(
    "names", [MONTHS[:3], ["2025", "2026", "2027"], ["0–5 år", "6–15 år", "16–19 år"], ["Under 18 år", "18–64", "65–"]]
)
def test_times_and_rising_numbers_keep_their_own_order_unless_asked(names: list[str]) -> None:
    own = draw(diagram("liggande", names, {"x": [1, 3, 2]}), LOOK)
    asked = draw(diagram("liggande", names, {"x": [1, 3, 2]}, sorterad=True), LOOK)
    assert names_in(own, names) == names
    assert names_in(asked, names) == [names[1], names[2], names[0]]


def test_several_series_are_sorted_by_the_last_which_is_drawn_strongest() -> None:
    picture = draw(diagram("liggande", ["A", "B"], {"2026": [9, 1], "2027": [2, 5]}), LOOK)
    assert names_in(picture, ["A", "B"]) == ["B", "A"]


def test_the_order_as_written_can_be_kept() -> None:
    picture = draw(diagram("avvikelse", ["A", "B"], {"x": [1, 2]}, sorterad=False), LOOK)
    assert names_in(picture, ["A", "B"]) == ["A", "B"]
