"""Two series in each category, such as women and men, as marks joined by a line."""

from reports.charts.alt import alt_text
from reports.charts.draw import draw
from reports.document import Look
from tests.charts.samples import LONG_NAMES, SVG, boxes, diagram, root, texts

LOOK = Look()
NAMES = ["Hemtjänst", "Särskilt boende", "Daglig verksamhet"]


def test_each_row_has_a_mark_for_each_series_with_figures_on_the_outer_sides() -> None:
    picture = draw(diagram("hantel", NAMES, {"Kvinnor": [71, 64, 58], "Män": [66, 69, 52]}), LOOK)
    found = {text: (left, upper) for text, left, upper, _, _ in boxes(picture)}
    assert found["64"][0] < found["69"][0]
    assert found["66"][0] < found["71"][0]
    assert found["66"][1] == found["71"][1] == found["Hemtjänst"][1] or abs(found["66"][1] - found["71"][1]) < 0.1
    marks = [(float(use.get("x", "")), float(use.get("y", ""))) for use in root(picture).iter(f"{SVG}use")]
    assert len(marks) == 2 * 3 + 2  # and the samples at the names
    assert len({round(y) for _, y in marks}) == 4


def test_the_marks_differ_in_form_and_in_filling() -> None:
    picture = draw(diagram("hantel", NAMES[:1], {"Kvinnor": [71], "Män": [66]}), LOOK)
    forms = {path.get("d") for path in root(picture).iter(f"{SVG}path") if path.get("id")}
    fills = {use.get("style", "").partition("fill: ")[2][:7] for use in root(picture).iter(f"{SVG}use")}
    assert len(forms) == len(fills) == 2


def test_the_series_are_named_at_the_marks_of_the_first_row_in_their_order() -> None:
    picture = draw(diagram("hantel", NAMES, {"Kvinnor": [71, 64, 58], "Män": [66, 69, 52]}), LOOK)
    place = {text: left for text, left, *_ in boxes(picture)}
    assert place["Kvinnor"] < place["Män"]  # the highest of men's figures, 69 against 64, is first
    tops = [upper for text, _, upper, _, _ in boxes(picture) if text in {"Kvinnor", "Män"}]
    assert max(tops) < next(upper for text, _, upper, _, _ in boxes(picture) if text == "Särskilt boende")


def test_a_gap_in_the_first_row_gives_a_legend_and_words_at_the_mark() -> None:
    picture = draw(diagram("hantel", ["A", "B"], {"Kvinnor": ["i u", 5], "Män": [9, 4]}), LOOK)
    assert texts(picture)[:2] == ["Kvinnor", "Män"]
    assert "9 (i u)" in texts(picture)


def test_the_words_of_a_gap_leave_room_for_the_marks() -> None:
    long = "uppgiften har inte samlats in för den här verksamheten under året"
    picture = draw(diagram("hantel", LONG_NAMES[:2], {"Kvinnor": [long, 5], "Män": [9, 4]}), LOOK)
    assert all(right <= 160 * 72 / 25.4 for *_, right, _ in boxes(picture))


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    picture = draw(diagram("hantel", NAMES, {"Kvinnor": [71, 64, 68], "Män": [66, 69, 72]}, enhet="index"), LOOK)
    assert any(text.startswith("index (axeln börjar vid ") for text in texts(picture))


def test_the_text_alternative_tells_where_the_two_differ_most() -> None:
    text = alt_text(diagram("hantel", NAMES, {"Kvinnor": [71, 64, 58], "Män": [66, 69, 52]}, rubrik="Nöjdhet"))
    assert text.startswith("Hanteldiagram: Nöjdhet. ")
    assert text.endswith("Störst skillnad mellan Kvinnor och Män: Daglig verksamhet, 58 mot 52.")
