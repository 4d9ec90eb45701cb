import itertools
from decimal import Decimal

import pytest

from reports.charts.draw import draw
from reports.charts.inks import tones
from reports.document import Look, Picture
from tests.charts.samples import LONG_NAMES, MONTHS, decimals, diagram, extent, paths, texts

LOOK = Look()
STRONG = LOOK.primary


def bars(picture: Picture, colour: str = STRONG) -> list[tuple[float, float, float, float]]:
    return [extent(outline) for outline in paths(picture, "fill", colour)]


def heights(picture: Picture, colour: str = STRONG) -> list[float]:
    """Heights of the bars, their outlines counted in."""
    return [lower - upper + 0.8 for _, upper, _, lower in bars(picture, colour)]


def test_a_bar_is_as_high_as_its_value() -> None:
    picture = draw(diagram("stapel", ["A", "B", "C"], {"Utfall": [100, 250, 400]}), LOOK)
    low, middle, high = heights(picture)
    assert middle / low == pytest.approx(2.5)
    assert high / low == pytest.approx(4)
    assert len({round(lower, 2) for *_, lower in bars(picture)}) == 1


def test_categories_and_series_stand_in_the_order_they_were_written() -> None:
    picture = draw(diagram("stapel", ["B", "A"], {"2021": [1, 2], "2022": [3, 4]}), LOOK)
    shown = texts(picture)
    assert [word for word in shown if word in {"A", "B"}] == ["B", "A"]
    assert shown[:2] == ["2021", "2022"]
    older, newer = tones(LOOK, 2, by_year=True)
    edges = [bars(picture, tone.fill)[1:] for tone in (older, newer)]  # the first is the legend's
    assert [left for pair in zip(*edges, strict=True) for left, *_ in pair] == sorted(
        left for row in edges for left, *_ in row
    )


def test_figures_are_written_at_few_bars_and_left_to_the_axis_at_many() -> None:
    few = draw(diagram("stapel", ["A", "B"], {"Utfall": decimals("1664.5", "-120.5")}), LOOK)
    assert {"1\u00a0664,5", "\u2212120,5"} <= set(texts(few))
    many = draw(diagram("stapel", MONTHS, {"2021": [331] * 12, "2022": [333] * 12}), LOOK)
    assert not {"331", "333"} & set(texts(many))


def test_one_series_needs_no_legend() -> None:
    assert "Utfall" not in texts(draw(diagram("stapel", ["A", "B"], {"Utfall": [1, 2]}), LOOK))


def test_the_unit_stands_above_the_axis_and_reads_level() -> None:
    picture = draw(diagram("stapel", ["A", "B"], {"Utfall": [1, 2]}, enhet="Antal vårddygn"), LOOK)
    assert texts(picture)[0] == "Antal vårddygn"
    assert b"rotate" not in picture.svg


def test_a_missing_value_has_no_bar_but_keeps_its_words_and_its_place() -> None:
    whole = draw(diagram("stapel", ["A", "B", "C"], {"Utfall": [5, 5, 5]}), LOOK)
    picture = draw(diagram("stapel", ["A", "B", "C"], {"Utfall": [5, "i u", 5]}), LOOK)
    assert bars(picture) == [bars(whole)[0], bars(whole)[2]]
    assert "i u" in texts(picture)


def test_a_negative_value_hangs_from_the_zero_line() -> None:
    picture = draw(diagram("stapel", ["A", "B"], {"Avvikelse": [-300, 200]}), LOOK)
    (_, upper, _, _), (_, _, _, lower) = bars(picture)
    assert upper == pytest.approx(lower + 0.8, abs=0.01)


def test_stacked_parts_begin_where_the_one_below_ends_and_their_sum_is_written() -> None:
    picture = draw(diagram("staplad", ["A", "B"], {"Del ett": [100, 300], "Del två": [50, 100]}), LOOK)
    first, second = (bars(picture, tone.fill)[1:] for tone in tones(LOOK, 2, by_year=False))
    for below, above in zip(first, second, strict=True):
        assert above[3] == pytest.approx(below[1] - 0.8, abs=0.01)
        assert above[0] == below[0]
    assert {"150", "400"} <= set(texts(picture))


def test_a_stack_with_a_missing_part_has_no_sum() -> None:
    shown = texts(draw(diagram("staplad", ["A", "B"], {"Ett": [107, 301], "Två": ["i u", 102]}), LOOK))
    assert "403" in shown
    assert shown.count("107") == 1


def test_stacked_losses_stand_below_zero_and_gains_above() -> None:
    picture = draw(diagram("staplad", ["A"], {"Gott": [300], "Ont": [-200]}), LOOK)
    good, bad = (bars(picture, tone.fill)[1] for tone in tones(LOOK, 2, by_year=False))
    assert good[3] == pytest.approx(bad[1] - 0.8, abs=0.01)


def test_lying_bars_read_from_the_top_and_are_as_long_as_their_values() -> None:
    picture = draw(diagram("liggande", ["Först", "Sist"], {"Utfall": [100, 300]}, sorterad=False), LOOK)
    first, last = bars(picture)
    assert first[1] < last[1]
    assert (last[2] - last[0] + 0.8) / (first[2] - first[0] + 0.8) == pytest.approx(3)


def test_the_picture_of_lying_bars_grows_with_their_number_up_to_a_page() -> None:
    heights_mm = [
        draw(diagram("liggande", [f"Enhet {n}" for n in range(count)], {"Utfall": [5] * count}), LOOK).height
        for count in (2, 8, 40, 80)
    ]
    assert heights_mm[0] < heights_mm[1] < heights_mm[2] <= 220
    assert heights_mm[3] <= 220


@pytest.mark.parametrize("typ", ["stapel", "staplad"])
def test_bars_lie_down_when_their_names_are_too_long_to_stand_below(typ: str) -> None:
    picture = draw(diagram(typ, LONG_NAMES, {"Utfall": [Decimal(n + 1) for n in range(len(LONG_NAMES))]}), LOOK)
    found = bars(picture)
    assert len({round(left, 2) for left, *_ in found}) == 1
    assert len({round(upper, 2) for _, upper, *_ in found}) == len(LONG_NAMES)
    assert " ".join(LONG_NAMES) == " ".join(text for text in texts(picture) if not text.isdigit())
    assert b"rotate" not in picture.svg


def test_months_are_shortened_before_they_are_left_out() -> None:
    names = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober"]
    wide, narrow = (texts(draw(diagram("stapel", names, {"2022": [1] * 10}), LOOK, mm)) for mm in (200.0, 90.0))
    assert set(names) <= set(wide)
    assert {"jan", "feb", "mars", "sep", "okt"} <= set(narrow)


def test_of_many_years_every_few_are_named_and_the_last_one_always() -> None:
    years = [str(year) for year in range(1983, 2023)]
    named = [text for text in texts(draw(diagram("stapel", years, {"Utfall": [7] * 40}), LOOK)) if text in years]
    steps = {int(after) - int(before) for before, after in itertools.pairwise(named)}
    assert named[-1] == "2022"
    assert len(steps) == 1
    assert 8 <= len(named) < 40


def test_names_that_hold_a_year_but_are_no_times_are_all_written() -> None:
    names = [f"{name} 2026" for name in ("Hemtjänst", "Kulturskola", "Fritidsgård", "Förskola", "Bibliotek")]
    names += [f"Enhet {n} 2027" for n in range(9)]
    shown = " ".join(texts(draw(diagram("stapel", names, {"Utfall": list(range(14))}), LOOK)))
    assert all(name in shown for name in names)
