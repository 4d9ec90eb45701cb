import re
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts.alt import alt_text
from reports.charts.periods import in_time_order
from reports.model.diagram import DiagramTyp
from tests.charts.samples import LONG_NAMES, MONTHS, Raw, decimals, diagram


def test_few_values_are_told_one_by_one() -> None:
    text = alt_text(
        diagram("stapel", ["2020", "2021", "2022"], {"Andel": [30, 30, 40]}, rubrik="Andel konsulent", enhet="%")
    )
    assert text == (
        "Stapeldiagram: Andel konsulent. Enhet: procent. Andel: 30 (2020), 30 (2021) och 40 (2022). "
        "Störst förändring: från 30 (2021) till 40 (2022), en ökning med 10 procentenheter."
    )


def test_a_line_is_told_by_its_ends_its_extremes_and_its_largest_change() -> None:
    values = decimals("4.9", "5.1", "6.0", "5.5", "7.9", "8.1")
    text = alt_text(diagram("linje", MONTHS[:6], {"Totalt": values}, rubrik="Sjukfrånvaro"))
    assert text == (
        "Linjediagram: Sjukfrånvaro. Från jan till juni. Totalt: från 4,9 (jan) till 8,1 (juni), "
        "det lägsta och det högsta värdet. Störst förändring: från 5,5 (april) till 7,9 (maj), en ökning med 2,4."
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
        "Liggande stapeldiagram: Kostnad. Kategorier: D, C, A, E och B. "
        "Utfall: högst 1\u00a0200 (D), lägst \u22121\u00a0664 (B)."
    )


def test_a_stacked_diagram_tells_its_highest_and_lowest_sum() -> None:
    text = alt_text(diagram("staplad", ["2020", "2021", "2022"], {"Ett": [1, 2, 3], "Två": [10, 20, "i u"]}))
    assert text.endswith("Summa: högst 22 (2021), lägst 11 (2020). Ett värde saknas.")


def test_a_series_that_never_changes_says_so() -> None:
    assert "Antal: oförändrat 7." in alt_text(diagram("linje", MONTHS[:5], {"Antal": [7] * 5}))
    assert "Antal: 7 i alla kategorier." in alt_text(diagram("stapel", list("ABCDE"), {"Antal": [7] * 5}))
    gap = alt_text(diagram("stapel", list("ABCDEF"), {"Antal": [7, 7, 7, "", 7, 7]}))
    assert "Antal: 7 i alla kategorier som har ett värde. Ett värde saknas." in gap


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
    assert "Serier: Individ- och familjeomsorg; Funktionsnedsättning, boende och daglig verksamhet; " in text
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


def test_categories_without_order_are_never_told_as_a_change_over_time() -> None:
    for names in (["Simhall", "Ishall", "Bad"], ["Budget 2027", "Prognos 2027", "Utfall 2027"], ["3", "1", "2"]):
        text = alt_text(diagram("stapel", names, {"Netto": [100, 120, 90]}))
        assert "förändring" not in text
        assert "ökning" not in text


def test_years_that_run_backwards_are_no_time_to_tell_a_change_along() -> None:
    assert "förändring" not in alt_text(diagram("stapel", ["2022", "2021", "2020"], {"Antal": [1, 2, 3]}))


def test_a_quarter_is_no_fall_from_the_year_before_it() -> None:
    text = alt_text(diagram("stapel", ["2025", "2026", "Jan–mars 2027"], {"Antal": [1000, 1100, 300]}))
    assert text.endswith("Antal: 1\u00a0000 (2025), 1\u00a0100 (2026) och 300 (Jan–mars 2027).")


def test_the_largest_change_of_several_series_says_whose_it_is() -> None:
    shares = {"Kvinnor": decimals("6.1", "6.4", "7.0"), "Män": decimals("3.1", "3.4", "3.0")}
    text = alt_text(diagram("linje", ["2024", "2025", "2026"], shares, enhet="%"))
    assert text.endswith(
        "Störst förändring: Kvinnor, från 6,4 (2025) till 7,0 (2026), en ökning med 0,6 procentenheter. "
        "Störst skillnad mellan Kvinnor och Män: 2026, 7,0 mot 3,0."
    )


def test_two_points_are_told_with_the_change_between_them() -> None:
    text = alt_text(diagram("linje", ["2025", "2026"], {"Antal": [7, 8]}, enhet="dagar"))
    assert text.endswith("Antal: 7 (2025) och 8 (2026). Det är en ökning med 1 dag.")


def test_an_extreme_that_several_points_share_names_them_or_one_of_many() -> None:
    two = alt_text(diagram("stapel", list("ABCDE"), {"Antal": [1, 9, 9, 2, 3]}))
    assert "högst 9 (B och C), lägst 1 (A)" in two
    many = alt_text(diagram("stapel", list("ABCDE"), {"Antal": [1, 9, 9, 9, 3]}))
    assert "högst 9 (bland annat B), lägst 1 (A)" in many


def test_names_with_commas_of_their_own_are_parted_by_more() -> None:
    names = ["Vård, omsorg", "Skola", "Bad och is", "Kultur", "Ledning"]
    assert "Kategorier: Vård, omsorg; Skola; Bad och is; Kultur; Ledning." in alt_text(
        diagram("stapel", names, {"Antal": [1, 2, 3, 4, 5]})
    )


@pytest.mark.parametrize(
    ("unit", "told", "change"),
    [
        ("%", "Enhet: procent.", "10 procentenheter"),
        ("Andel, %", "Enhet: andel, %.", "10 procentenheter"),
        ("tkr", "Enhet: tusen kronor.", "10 tusen kronor"),
        ("Antal besök", "Enhet: antal besök.", "10 besök"),
        ("Antal", "Enhet: antal.", "10"),
        ("kWh", "Enhet: kWh.", "10 kWh"),
        ("Kostnad (tkr)", "Enhet: kostnad (tkr).", "10"),
    ],
)
def test_units_are_told_in_words_and_follow_a_change_where_they_can(unit: str, told: str, change: str) -> None:
    text = alt_text(diagram("linje", ["2024", "2025", "2026"], {"Antal": [10, 10, 20]}, enhet=unit))
    assert told in text
    assert text.endswith(f"en ökning med {change}.")


def test_a_question_as_a_title_keeps_its_mark() -> None:
    assert alt_text(diagram("linje", ["A"], {"x": [1]}, rubrik="Ökar besöken?")).startswith(
        "Linjediagram: Ökar besöken? "
    )


@pytest.mark.parametrize(
    "names",
    [
        ["2020", "2021", "2022"], MONTHS, ["nov", "dec", "jan"], ["kv 1", "kv 2", "kv 3"],
        ["T1 2026", "T2 2026", "T1 2027"],
        ["vecka 50", "vecka 51", "vecka 52"], ["2024/25", "2025/26"], ["vt 2026", "ht 2026", "vt 2027"],
        ["Bokslut 2025", "Budget 2026", "Plan 2027"],
        ["2025", "2026", "2027 (prognos)"], ["jan", "jan–feb", "jan–mars"], ["2025", "2026", "mars 2027"],
    ],
)  # fmt: skip
def test_times_that_follow_each_other_are_known(names: list[str]) -> None:
    assert in_time_order(names)


@pytest.mark.parametrize(
    "names",
    [
        ["Budget 2027", "Utfall 2027"], ["2022", "2021"], ["1", "2", "3"], ["Maj-Britts förskola", "Junibacken"],
        ["T1", "A"],
        ["mars 2026", "mars 2026"], ["2026", "mars"], ["0–5 år", "6–15 år"], ["okt", "mars", "nov"], [""],
    ],
)  # fmt: skip
def test_what_is_no_order_of_time_is_not_taken_for_one(names: list[str]) -> None:
    assert not in_time_order(names)


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


SMALL = st.one_of(st.integers(-999, 999), st.decimals(-99, 99, places=1), st.just("i u"), st.just(""))
WORDS = ["Ett", "Två", "Tre", "Fyra", "Fem", "Sex"]
COUNTED = re.compile(r"\d+ (?:kategorier|serier|serie|värden saknas)\b")


@given(
    st.sampled_from(["stapel", "staplad", "liggande", "linje"]),
    st.sampled_from([MONTHS, list("ABCDEFGHIJKL")]),
    st.lists(st.lists(SMALL, min_size=1, max_size=9), min_size=1, max_size=6),
)
def test_every_number_is_of_the_data_or_the_difference_of_two_or_the_sum_of_a_stack(
    typ: DiagramTyp, names: list[str], rows: list[list[Raw]]
) -> None:
    text = alt_text(diagram(typ, names[: len(rows[0])], dict(zip(WORDS, rows, strict=False)), rubrik="Antal"))
    count = len(rows[0])
    known = [Decimal(value) for row in rows for value in row[:count] if not isinstance(value, str)]
    stacks = [[row[at] if at < len(row) else "" for row in rows] for at in range(count)]
    sums = [sum(map(Decimal, stack)) for stack in stacks if not any(isinstance(value, str) for value in stack)]
    differences = [abs(one - other) for one, other in combinations(known, 2)]
    told = re.findall(r"\u2212?\d[\d\u00a0]*(?:,\d+)?", COUNTED.sub("", text))
    numbers = {Decimal(number.replace("\u2212", "-").replace("\u00a0", "").replace(",", ".")) for number in told}
    assert numbers <= {*known, *differences, *(sums if typ == "staplad" else [])}
    assert "förändring" not in text or names is MONTHS
