from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reports.charts.alt import alt_text
from reports.model.diagram import DiagramTyp
from tests.charts.samples import LONG_NAMES, MONTHS, Raw, decimals, diagram


def test_few_values_are_told_one_by_one() -> None:
    text = alt_text(
        diagram("stapel", ["2020", "2021", "2022"], {"Andel": [30, 30, 40]}, rubrik="Andel konsulent", enhet="%")
    )
    assert text == "Stapeldiagram: Andel konsulent. Enhet: procent. Andel: 30 (2020), 30 (2021) och 40 (2022)."


def test_a_line_is_told_by_its_ends_its_extremes_and_its_largest_change() -> None:
    values = decimals("4.9", "5.1", "6.0", "5.5", "7.9", "8.1")
    text = alt_text(diagram("linje", MONTHS[:6], {"Totalt": values}, rubrik="Sjukfrånvaro"))
    assert text == (
        "Linjediagram: Sjukfrånvaro. Från jan till juni. Totalt: från 4,9 (jan) till 8,1 (juni), "
        "högst 8,1 (juni), lägst 4,9 (jan). Störst förändring: från 5,5 (april) till 7,9 (maj), en ökning med 2,4."
    )


def test_a_comparison_of_years_tells_where_they_differ_most_and_what_is_missing() -> None:
    series = {"2021": [155, 150, 175, 190, 205, 215], "2022": [305, 320, 373, "", "", ""]}
    text = alt_text(diagram("linje", MONTHS[:6], series, rubrik="Vårddygn SiS", enhet="vårddygn"))
    assert text.endswith(
        "2022: 305 (jan), 320 (feb) och 373 (mars). "
        "Störst skillnad mellan 2021 och 2022: mars, 175 mot 373. 3 värden saknas."
    )


def test_categories_without_order_are_told_by_highest_and_lowest_only() -> None:
    text = alt_text(
        diagram("liggande", ["A", "B", "C", "D", "E"], {"Utfall": [5, -1664, 7, 1200, 3]}, rubrik="Kostnad")
    )
    assert text == (
        "Liggande stapeldiagram: Kostnad. 5 kategorier: från A till E. "
        "Utfall: högst 1\u00a0200 (D), lägst \u22121\u00a0664 (B)."
    )


def test_a_stacked_diagram_tells_its_highest_and_lowest_sum() -> None:
    text = alt_text(diagram("staplad", ["2020", "2021", "2022"], {"Ett": [1, 2, 3], "Två": [10, 20, "i u"]}))
    assert text.endswith("Summa: högst 22 (2021), lägst 11 (2020). Ett värde saknas.")


def test_a_series_that_never_changes_says_so() -> None:
    assert "Antal: 7 i alla kategorier." in alt_text(diagram("linje", MONTHS[:5], {"Antal": [7] * 5}))


def test_a_series_without_values_says_so() -> None:
    assert "2022: inga värden." in alt_text(diagram("linje", ["A", "B"], {"2021": [1, 2], "2022": ["", "i u"]}))


def test_made_up_figures_are_said_to_be_so_once() -> None:
    made_up = diagram("stapel", ["A"], {"x": [1]}, exempelvarden=True)
    assert "Exempelvärden." in alt_text(made_up)
    own = diagram("stapel", ["A"], {"x": [1]}, exempelvarden=True, alt="Staplar med exempelvärden.")
    assert alt_text(own) == "Staplar med exempelvärden."
    silent = diagram("stapel", ["A"], {"x": [1]}, exempelvarden=True, alt="Kurvan vänder uppåt.")
    assert alt_text(silent) == "Kurvan vänder uppåt. Exempelvärden."


def test_the_authors_own_text_is_taken_as_it_is() -> None:
    assert (
        alt_text(diagram("linje", ["A"], {"x": [1]}, alt="Kurvan & pilen\nvänder uppåt."))
        == "Kurvan & pilen vänder uppåt."
    )


def test_many_series_are_told_together_when_there_is_no_room_for_each() -> None:
    series = {name: [Decimal(n * 100 + m) for m in range(6)] for n, name in enumerate(LONG_NAMES)}
    text = alt_text(diagram("stapel", [f"Enhet {m}" for m in range(6)], series, rubrik="Kostnad per enhet"))
    assert len(text) < 500
    assert (
        "7 serier: högst 605 (Nämnd- och förvaltningsledning, Enhet 5), lägst 0 (Individ- och familjeomsorg, Enhet 0)."
        in text
    )


def test_the_change_of_a_share_is_told_in_percentage_points() -> None:
    falling = decimals("9.0", "9.5", "9.5", "8.5", "8.5", "8.5")
    text = alt_text(diagram("linje", MONTHS[:6], {"Totalt": falling}, enhet="%"))
    assert text.endswith("från 9,5 (mars) till 8,5 (april), en minskning med 1,0 procentenheter.")
    whole = alt_text(diagram("linje", MONTHS[:6], {"Totalt": [9, 9, 9, 8, 8, 8]}, enhet="%"))
    assert whole.endswith("en minskning med 1 procentenhet.")


NUMBERS = st.one_of(st.integers(-(10**9), 10**9), st.decimals(-1000, 1000, places=1), st.just("i u"))


@given(
    st.sampled_from(["stapel", "staplad", "liggande", "linje"]),
    st.lists(st.lists(NUMBERS, min_size=1, max_size=9), min_size=1, max_size=6),
    st.sampled_from(["%", "tkr", "dygn"]),
)
def test_whatever_the_figures_the_text_can_be_listened_to(typ: DiagramTyp, rows: list[list[Raw]], unit: str) -> None:
    series = {f"Serie {name}": row for name, row in zip("ABCDEF", rows, strict=False)}
    text = alt_text(diagram(typ, MONTHS[: len(rows[0])], series, enhet=unit))
    assert 0 < len(text) < 500
    assert text.endswith(".")
    assert "  " not in text
