"""From a budget over plus and minus to a forecast."""

import pytest

from reports.charts.alt import alt_text
from reports.charts.draw import draw
from reports.charts.figures import figures
from reports.charts.inks import sides
from reports.document import Look, Picture
from reports.model.skillnad import with_skillnad
from tests.charts.samples import LONG_NAMES, Raw, diagram, extent, paths, texts

LOOK = Look()
WHOLE, MORE, LESS = sides(LOOK)
NAMES = ["Budget", "Löner", "Bidrag", "Prognos"]
VALUES: list[Raw] = [1000, 600, -300, 1300]


def bars(picture: Picture, key: str, colour: str) -> list[tuple[float, float, float, float]]:
    return [extent(path) for path in paths(picture, key, colour) if "z" in path]


@pytest.fixture(scope="module")
def picture() -> Picture:
    return draw(diagram("vattenfall", NAMES, {"Belopp": VALUES}), LOOK)


def test_sums_stand_on_zero_and_each_step_begins_where_the_one_before_ended(picture: Picture) -> None:
    (start, end), (more,), (less,) = (
        bars(picture, "fill", WHOLE.fill),
        bars(picture, "fill", MORE.fill),
        bars(picture, "stroke", LESS.edge),
    )
    assert start[3] == end[3]
    assert more[3] == pytest.approx(start[1] - 0.8, abs=0.02)
    assert less[1] == pytest.approx(more[1], abs=0.02)
    assert end[1] == pytest.approx(less[3] + 0.8, abs=0.02)


def test_steps_have_signs_and_sums_have_none(picture: Picture) -> None:
    assert {"1\u00a0000", "+600", "\u2212300", "1\u00a0300"} <= set(texts(picture))


def test_lines_join_each_bar_to_the_next_at_the_level_where_it_ended(picture: Picture) -> None:
    lines = [extent(path) for path in paths(picture, "stroke", "#58636b")]
    joints = [line for line in lines if 10 < line[2] - line[0] < 200]
    assert len(joints) == 3
    start, _ = bars(picture, "fill", WHOLE.fill)
    assert joints[0][1] == pytest.approx(start[1] - 0.4, abs=0.1)
    assert joints[0][0] == pytest.approx(start[2] + 0.4, abs=0.1)


def test_small_steps_are_drawn_large_and_the_sums_beside_them_without_bars() -> None:
    made = draw(diagram("vattenfall", NAMES, {"A": [34000, 300, -200, 34100]}, enhet="tkr"), LOOK)
    assert "tkr (axeln börjar vid 34\u00a0000)" in texts(made)
    (more,), (less,) = bars(made, "fill", MORE.fill), bars(made, "stroke", LESS.edge)
    assert (more[3] - more[1]) / (less[3] - less[1]) == pytest.approx(1.5, abs=0.03)
    assert not bars(made, "fill", WHOLE.fill)
    level = [extent(path) for path in paths(made, "stroke", WHOLE.fill) if "z" not in path]
    assert [top == low for _, top, _, low in level] == [True, True]


def test_a_budget_and_a_forecast_give_the_way_from_the_one_sum_to_the_other() -> None:
    pair: dict[str, list[Raw]] = {"Budget": [600, 300, 100], "Prognos": [650, 240, 100]}
    of_pair = diagram("vattenfall", ["Skola", "Vård", "Bad"], pair)
    assert (
        texts(draw(of_pair, LOOK))[-9:]
        == texts(
            draw(
                diagram("vattenfall", ["Budget", "Skola", "Vård", "Bad", "Prognos"], {"A": [1000, 50, -60, 0, 990]}),
                LOOK,
            )
        )[-9:]
    )
    assert alt_text(of_pair).endswith(
        "Från 1\u00a0000 (Budget) till 990 (Prognos): Skola +50, Vård \u221260 och Bad 0."
    )
    assert [str(value) for value in with_skillnad(of_pair).serie[-1].varden] == ["50", "\u221260", "0"]


def test_a_sum_that_lacks_a_part_is_not_told() -> None:
    pair: dict[str, list[Raw]] = {"Budget": [600, 300], "Prognos": [650, "i u"]}
    assert figures(diagram("vattenfall", ["Skola", "Vård"], pair)).series[0].numbers == (900, 50, None, None)


def test_a_waterfall_that_is_still_to_be_filled_in_tells_its_steps_and_no_end() -> None:
    told = alt_text(diagram("vattenfall", ["Budget", "A", "Prognos"], {"X": [100, -5, "att fylla i"]}))
    assert "Från" not in told
    assert "A \u22125" in told
    assert told.endswith("Ett värde saknas.")


def test_it_lies_down_when_names_are_too_long_and_a_step_without_a_number_has_its_words() -> None:
    lying = draw(diagram("vattenfall", LONG_NAMES, {"A": [100, -150, 300, "i u", -45, 22, 227]}), LOOK)
    whole = bars(lying, "fill", WHOLE.fill)
    assert whole[0][0] == whole[1][0]
    assert "i u" in texts(lying)
    assert b"rotate" not in lying.svg


def test_the_text_alternative_tells_the_way_from_start_to_end() -> None:
    text = alt_text(diagram("vattenfall", NAMES, {"Belopp": VALUES}, rubrik="Prognos", enhet="tkr"))
    assert text == (
        "Vattenfallsdiagram: Prognos. Enhet: tusen kronor. "
        "Från 1\u00a0000 (Budget) till 1\u00a0300 (Prognos): Löner +600 och Bidrag \u2212300."
    )
    many = alt_text(
        diagram("vattenfall", [f"En verksamhet med nummer {n}" for n in range(20)], {"A": [50, *[5, -2] * 9, 77]})
    )
    assert "Från 50 (En verksamhet med nummer 0) till 77 (En verksamhet med nummer 19), +27." in many
    assert "Ökar mest: En verksamhet med nummer 1 +5. Minskar mest: En verksamhet med nummer 2 \u22122." in many
