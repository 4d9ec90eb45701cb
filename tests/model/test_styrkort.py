"""Goals and indicators, and their parts."""

from __future__ import annotations

from reports.model.rapport import Huvud, Kommun, Namnd, Rapport
from reports.model.styrkort import Del, Indikator, Mal, Malomrade
from reports.model.varde import Etikett, Varde


def indikator(id_: str = "i", **keys: object) -> Indikator:
    return Indikator(id=id_, namn=Varde(id_), **keys)  # type: ignore[arg-type]


def outcome(**parts: int) -> dict[str, Varde]:
    return {part: Varde.of(value) for part, value in parts.items()}


def rapport(*indikatorer: Indikator, period: str = "mars 2027", perioder: tuple[str, ...] = ()) -> Rapport:
    head = Huvud(typ="delårsrapport", period=Etikett(period), perioder=tuple(map(Etikett, perioder)))
    mal = Mal(id="m", namn=Varde("Mål"), indikator=indikatorer)
    area = Malomrade(id="a", namn=Varde("Område"), mal=(mal,))
    return Rapport(kommun=Kommun(namn=Varde("K")), namnd=Namnd(namn=Varde("N")), rapport=head, malomrade=(area,))


def test_declared_parts_come_in_the_order_they_are_declared() -> None:
    found = indikator(uppdelning=("man", Del(id="arv", namn=Varde("Digitalt arv")), "kvinnor")).delar()
    assert [(part.id, part.namn.text) for part in found] == [
        ("man", "Män"), ("arv", "Digitalt arv"), ("kvinnor", "Kvinnor"),
    ]  # fmt: skip


def test_parts_that_are_not_declared_are_those_that_have_outcomes() -> None:
    found = indikator(utfall={"2026": outcome(man=1, totalt=2), "2027": outcome(kvinnor=3)}).delar()
    assert [part.namn.text for part in found] == ["Kvinnor", "Män"]


def test_an_indicator_that_is_not_split_has_no_parts() -> None:
    assert indikator(utfall={"2027": Varde.of(1)}).delar() == ()


def test_a_plain_outcome_is_the_total_and_no_part() -> None:
    split = indikator(utfall={"2026": Varde.of(5), "2027": outcome(kvinnor=3)})
    assert split.varde("2026") == Varde.of(5)
    assert split.varde("2026", "man") is None
    assert split.varde("2027") is None
    assert split.varde("2027", "kvinnor") == Varde.of(3)
    assert split.varde("2030") is None


def test_indicators_of_an_area_are_its_own_and_then_those_of_its_goals() -> None:
    goals = tuple(Mal(id=id_, namn=Varde(id_), indikator=(indikator(f"{id_}1"),)) for id_ in "ab")
    area = Malomrade(id="o", namn=Varde("o"), mal=goals, indikator=(indikator("o1"),))
    assert [found.id for found in area.indikatorer()] == ["o1", "a1", "b1"]


def test_periods_are_shown_in_time_order_up_to_the_reports_own() -> None:
    outcomes = dict.fromkeys(("augusti 2027", "mars 2027", "2026", "mars 2026"), Varde.of(1))
    shown = rapport(indikator(utfall=outcomes))
    assert shown.visade_perioder(shown.indikatorer()) == ["mars 2026", "2026", "mars 2027"]


def test_the_report_may_choose_its_periods_and_their_order() -> None:
    outcomes = dict.fromkeys(("augusti 2027", "2026", "mars 2027"), Varde.of(1))
    shown = rapport(indikator(utfall=outcomes), perioder=("augusti 2027", "2026", "2020"))
    assert shown.visade_perioder(shown.indikatorer()) == ["augusti 2027", "2026"]


def test_all_goals_and_indicators_are_found_area_by_area() -> None:
    found = rapport(indikator("x"), indikator("y"))
    assert [mal.id for mal in found.alla_mal()] == ["m"]
    assert [each.id for each in found.indikatorer()] == ["x", "y"]
