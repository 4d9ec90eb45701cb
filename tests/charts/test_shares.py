"""Bars of shares: to 100 percent, and a bar instead of a pie."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts.alt import alt_text
from reports.charts.draw import draw
from reports.charts.inks import tones
from reports.document import Look, Picture
from reports.model.andelar import WHOLE, exceeds, shares
from reports.model.diagram import DiagramTyp
from tests.charts.samples import LONG_NAMES, Raw, boxes, decimals, diagram, extent, paths, texts

LOOK = Look()
NAMES = ["2026", "2027"]
REGI: dict[str, list[Raw]] = {"Egen regi": [30, 10], "Privat regi": [90, 30]}


def bars(picture: Picture, colour: str) -> list[tuple[float, float, float, float]]:
    return [extent(path) for path in paths(picture, "fill", colour)]


@pytest.mark.parametrize("typ", ["staplad", "liggande"])
def test_each_bar_is_as_long_as_the_whole_and_its_parts_tell_percents(typ: str) -> None:
    picture = draw(diagram(typ, NAMES, REGI, hundra=True, enhet="platser"), LOOK)  # type: ignore[arg-type]
    first, second = (bars(picture, tone.fill)[1:] for tone in tones(LOOK, 2, by_year=False))
    low, high = (0, 2) if typ == "liggande" else (1, 3)
    for parts in (first, second):
        assert len({round(part[high] - part[low], 1) for part in parts}) == 1  # 30 of 120 as 10 of 40
    assert [text for text in texts(picture) if text.endswith("\u00a0%")] == ["25\u00a0%", "75\u00a0%"] * 2
    assert {"0", "25", "50", "75", "100", "Andel, %"} <= set(texts(picture))


def test_they_lie_when_names_are_long() -> None:
    series: dict[str, list[Raw]] = {"A": [3] * 7, "B": [1] * 7}
    picture = draw(diagram("staplad", LONG_NAMES, series, hundra=True), LOOK)
    assert len({round(left, 1) for left, *_ in bars(picture, tones(LOOK, 2, by_year=False)[0].fill)[1:]}) == 1


def test_a_bar_that_lacks_a_part_is_not_drawn_but_says_so() -> None:
    picture = draw(diagram("staplad", NAMES, {"A": [1, "i u"], "B": [1, 5]}, hundra=True), LOOK)
    assert len(bars(picture, LOOK.primary)) == 2  # the legend's, and that of 2026
    assert "i u" in texts(picture)


def test_percents_stay_as_they_are_so_that_what_they_lack_shows() -> None:
    picture = draw(diagram("staplad", ["A"], {"Ja": decimals("40.5"), "Nej": [30]}, hundra=True, enhet="%"), LOOK)
    assert {"40,5\u00a0%", "30\u00a0%"} <= set(texts(picture))


def test_one_series_is_one_bar_with_names_and_percents_within_it() -> None:
    picture = draw(diagram("andel", ["Personal", "Lokaler", "Övrigt"], {"Kostnad": [600, 250, 150]}), LOOK)
    assert texts(picture) == ["Personal", "60\u00a0%", "Lokaler", "25\u00a0%", "Övrigt", "15\u00a0%"]
    (first,) = bars(picture, LOOK.primary)
    assert first[0] < 20
    assert (first[2] - first[0]) / (160 * 72 / 25.4) == pytest.approx(0.6, abs=0.02)


def test_one_bar_of_percents_that_lack_some_of_100_leaves_the_rest_empty() -> None:
    picture = draw(diagram("andel", ["Ja", "Nej"], {"Svar": [40, 30]}, enhet="%"), LOOK)
    assert texts(picture) == ["Ja", "40\u00a0%", "Nej", "30\u00a0%"]
    (first,) = bars(picture, LOOK.primary)
    assert (first[2] - first[0]) / (160 * 72 / 25.4) == pytest.approx(0.4, abs=0.02)


def test_names_that_have_no_room_in_their_parts_stand_above_with_their_percents() -> None:
    names = ["Personal", "Lokaler", "Köpt verksamhet från andra", "Porto"]
    shown = texts(draw(diagram("andel", names, {"Kostnad": [700, 250, 48, 2]}), LOOK))
    assert shown[:4] == [
        "Personal 70\u00a0%",
        "Lokaler 25\u00a0%",
        "Köpt verksamhet från andra 5\u00a0%",
        "Porto 0,2\u00a0%",
    ]


def test_percents_that_are_not_all_of_it_leave_the_rest_empty_and_nearly_all_is_not_told_as_all() -> None:
    picture = draw(diagram("andel", ["Ja", "Nej"], {"Svar": [62, 30]}, enhet="%"), LOOK)
    (yes,) = bars(picture, LOOK.primary)
    assert (yes[2] - yes[0]) / (160 * 72 / 25.4) == pytest.approx(0.62, abs=0.02)
    nearly = texts(draw(diagram("andel", ["Ja", "Nej"], {"Svar": [9996, 4]}, enhet="svar"), LOOK))
    assert {"Ja 99,96\u00a0%", "Nej 0,04\u00a0%"} <= set(nearly)


def test_the_text_alternative_counts_a_gap_once_and_tells_what_is_there() -> None:
    gap: dict[str, list[Raw]] = {"A": [60, 20], "B": ["i u", 30], "C": [17, 50]}
    told = alt_text(diagram("staplad", NAMES, gap, hundra=True, enhet="platser"))
    assert "A: 20 (2027)" in told
    assert told.endswith("Ett värde saknas.")
    alone = alt_text(diagram("andel", ["Personal", "Lokaler"], {"Kostnad": [60, "i u"]}, enhet="tkr"))
    assert "Personal: 60" in alone


def test_several_series_are_a_bar_for_each_category_named_above_the_first() -> None:
    series: dict[str, list[Raw]] = {"Nöjd": [50, 40], "Varken eller": [30, 20], "Missnöjd": [20, 40]}
    picture = draw(diagram("andel", ["Kvinnor", "Män"], series), LOOK)
    top = {text: upper for text, _, upper, _, _ in boxes(picture)}
    assert top["Nöjd"] == top["Missnöjd"] < top["Kvinnor"] < top["Män"]
    assert len(bars(picture, LOOK.primary)) == 2  # no legend


def test_parts_that_are_all_zero_say_so() -> None:
    alone = texts(draw(diagram("andel", ["Personal", "Lokaler"], {"Kostnad": [0, 0]}), LOOK))
    assert alone == ["Personal", "Lokaler", "0"]
    assert "inga värden" in texts(draw(diagram("andel", ["Personal", "Lokaler"], {"Kostnad": ["", ""]}), LOOK))
    several = texts(draw(diagram("andel", NAMES, {"Egen regi": [30, 0], "Köpt": [10, 0]}), LOOK))
    assert several[-1] == "0"


@pytest.mark.parametrize("typ", ["staplad", "liggande"])
def test_a_bar_to_a_hundred_of_zeros_says_so_and_one_of_nothing_yet_is_empty(typ: DiagramTyp) -> None:
    picture = draw(
        diagram(typ, [*NAMES, "2028"], {"A": [1, 0, ""], "B": [3, 0, ""]}, hundra=True, sorterad=False), LOOK
    )
    assert texts(picture).count("0") == 2  # the axis has one
    assert "inga värden" not in texts(picture)


def test_the_text_alternative_tells_shares() -> None:
    few = alt_text(diagram("andel", ["Personal", "Lokaler"], {"Kostnad": [600, 200]}, rubrik="Kostnad", enhet="tkr"))
    assert few == "Andelsdiagram: Kostnad. Enhet: procent. Personal: 75. Lokaler: 25."
    bars_ = alt_text(diagram("staplad", NAMES, REGI, rubrik="Regi", enhet="platser", hundra=True))
    assert bars_.startswith(
        "Staplat stapeldiagram till 100 procent: Regi. Enhet: procent. Egen regi: 25 (2026) och 25 "
    )


VALUES = st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=12)


@given(VALUES)
def test_shares_add_up_to_the_whole_and_keep_their_order(values: list[Decimal]) -> None:
    made = shares(values, "tkr")
    assert bool(made) == any(values)
    if made:
        assert abs(sum(made) - WHOLE) < Decimal("1e-20")
        assert sorted(range(len(made)), key=made.__getitem__) == sorted(range(len(values)), key=values.__getitem__)


def test_percents_that_pass_100_by_no_more_than_their_rounding_do_not_exceed_it() -> None:
    assert not exceeds([Decimal("33.4"), Decimal("33.3"), Decimal("33.4")], "%")
    assert not exceeds([Decimal(34)] * 2 + [Decimal(33)], "Andel, %")
    assert exceeds([Decimal(60), Decimal(55)], "%")
    assert not exceeds([Decimal(60), Decimal(55)], "tkr")
