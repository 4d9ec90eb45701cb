"""Tables of figures: which value stands in which column."""

from __future__ import annotations

import pytest

from reports.model.tabell import Kolumn, Rad, Spann, Tabell
from reports.model.varde import Etikett, Varde


def tabell(*rad: Rad) -> Tabell:
    kolumn = tuple(Kolumn(id=id_, namn=Etikett(id_.upper())) for id_ in ("utfall", "budget"))
    return Tabell(rubrik=Varde("T"), forsta_kolumn=Etikett("Namn"), kolumn=kolumn, rad=rad)


def rad(varden: object, id_: str = "") -> Rad:
    return Rad(namn=Etikett("R"), id=id_, varden=varden)  # type: ignore[arg-type]


def test_values_in_order_stand_in_the_columns_from_the_left_and_the_rest_are_missing() -> None:
    row = rad((Varde.of(1),))
    made = tabell(row)
    assert [made.varde(row, kolumn) for kolumn in made.kolumn] == [Varde.of(1), None]


def test_values_by_column_stand_in_the_columns_they_name() -> None:
    row = rad({"budget": Varde.of(2)})
    made = tabell(row)
    assert [made.varde(row, kolumn) for kolumn in made.kolumn] == [None, Varde.of(2)]


def test_a_row_with_an_id_can_be_looked_up_by_column() -> None:
    made = tabell(rad((Varde.of(1), Varde.of(2)), "summa"))
    assert made["summa"] == {"utfall": Varde.of(1), "budget": Varde.of(2)}


def test_a_row_that_is_not_there_can_not_be_looked_up() -> None:
    with pytest.raises(KeyError):
        tabell()["summa"]


def test_a_heading_has_one_level_or_several() -> None:
    assert [level.text for level in Kolumn(id="a", namn=Etikett("A")).nivaer()] == ["A"]
    assert [level.text for level in Kolumn(id="a", namn=(Etikett("A"), Etikett("B"))).nivaer()] == ["A", "B"]


def test_a_table_with_other_rows_is_otherwise_the_same() -> None:
    made = tabell(rad((), "a"))
    assert made.with_rows(()).kolumn == made.kolumn
    assert made.with_rows(()).rad == ()


def test_what_a_cell_reaches_over_shows_its_value_and_has_none_of_its_own() -> None:
    kolumn = tuple(Kolumn(id=id_, namn=Etikett(id_)) for id_ in "ab")
    wide = Spann(varde=Varde("x"), kolumner=2, rader=2)
    rad = (Rad(id="r", namn=Etikett("R"), varden=(wide, Varde(""))), Rad(id="s", namn=Etikett("S"), varden={}))
    tabell = Tabell(rubrik=Varde("T"), forsta_kolumn=Etikett("N"), kolumn=kolumn, rad=rad)
    assert sorted(tabell.tackta()) == [(0, 1), (1, 0), (1, 1)]
    assert {id_: str(value) for id_, value in tabell["s"].items()} == {"a": "x", "b": "x"}
    assert tabell.varde(rad[0], kolumn[0]) == Varde("x")
    assert tabell.varde(rad[1], kolumn[0]) is None


def test_a_year_in_a_column_of_words_is_not_grouped_but_an_amount_beside_it_is() -> None:
    kolumner = (Kolumn(id="ar", namn=Etikett("År"), roll="text"), Kolumn(id="kr", namn=Etikett("Belopp")))
    rad = (
        Rad(namn=Etikett("A"), varden=(Varde.of(2027), Varde.of(2027))),
        Rad(namn=Etikett("B"), varden={"kr": Varde.of(2027), "ar": Varde.of(2027)}),
        Rad(namn=Etikett("C"), varden=(Varde.of("2 027 nya"), Varde.of(2027))),
    )
    tabell = Tabell(rubrik=Varde("T"), forsta_kolumn=Etikett("N"), kolumn=kolumner, rad=rad)
    shown = [[str(value) for value in tabell.varden(one).values()] for one in tabell.rad]
    assert shown == [["2027", "2\u00a0027"], ["2027", "2\u00a0027"], ["2 027 nya", "2\u00a0027"]]
