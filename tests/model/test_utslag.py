"""What the figures say of an indicator, with the reason in a sentence; and what they say of a goal together."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.model.forslag import forslag
from reports.model.period import parse_period
from reports.model.rapport import Bedomning, Huvud, Kommun, Namnd, Rapport
from reports.model.regler import Regler, Steg
from reports.model.styrkort import Del, Indikator
from reports.model.utslag import Utslag, utslag
from reports.model.varde import Varde

NOW = parse_period("mars 2027")


def _indikator(malvarde: object, *outcomes: object, enhet: str = "", **more: Any) -> Indikator:
    """An indicator with outcomes in March, the last one in 2027."""
    periods = [f"mars {2028 - len(outcomes) + number}" for number in range(len(outcomes))]
    return Indikator(
        id="i",
        namn=Varde("Indikator"),
        malvarde=Varde.of(malvarde) if malvarde != "" else None,
        enhet=Varde(enhet) if enhet else None,
        utfall={period: _split(value) for period, value in zip(periods, outcomes, strict=True)},
        **more,
    )


def _split(value: object) -> Any:
    return {part: Varde.of(own) for part, own in value.items()} if isinstance(value, dict) else Varde.of(value)


def _said(indikator: Indikator, regler: Regler | None = None) -> Utslag:
    """What is said of an indicator, its hard spaces as ordinary ones."""
    found = utslag(indikator, NOW, regler or Regler(delvis="aldrig"))
    assert not re.search(r"\d [%\d]|\d (?:procentenhet|tkr|mnkr)", found.skal.partition("målvärdet")[0])
    return replace(found, skal=found.skal.replace("\u00a0", " "))


JUDGED = [
    ("minst 125", 125, "", "uppnått", "utfallet 125 når målvärdet minst 125"),
    ("minst 125", 95, "", "ej uppnått", "utfallet 95 når inte målvärdet minst 125: 30 för lågt"),
    ("högst 5,5 %", "6,0 %", "", "ej uppnått",
     "utfallet 6,0 % når inte målvärdet högst 5,5 %: 0,5 procentenheter för högt"),
    ("högst 5,5", Decimal("5.5"), "%", "uppnått", "utfallet 5,5 % når målvärdet högst 5,5"),
    ("> 10", 10, "", "ej uppnått", "utfallet 10 når inte målvärdet > 10: det är precis vid gränsen"),
    ("lägre än 4,3 %", "4,2 %", "", "uppnått", "utfallet 4,2 % når målvärdet lägre än 4,3 %"),
    ("75–80 %", "82 %", "", "ej uppnått", "utfallet 82 % når inte målvärdet 75–80 %: 2 procentenheter för högt"),
    ("topp 3", 2, "", "uppnått", "utfallet 2 når målvärdet topp 3"),
    ("Topp 3", 5, "", "ej uppnått", "utfallet 5 når inte målvärdet topp 3: 2 placeringar ifrån"),
    ("högst 2 mnkr", "2 100 tkr", "", "ej uppnått",
     "utfallet 2 100 tkr når inte målvärdet högst 2 mnkr: 100 tkr för högt"),
    ("högst 2 mnkr", "1 900 tkr", "", "uppnått", "utfallet 1 900 tkr når målvärdet högst 2 mnkr"),
    ("minst 90 % inom 120 dagar", "61 %", "", "ej uppnått",
     "utfallet 61 % når inte målvärdet minst 90 % inom 120 dagar: 29 procentenheter för lågt"),
    (60, 61, "", "kan inte bedömas", 'målvärdet "60" säger inte om högre eller lägre är bättre'),
    ("minst 60 %", 61, "", "kan inte bedömas", "bara målvärdet har en enhet (%)"),
    ("minst 60 %", "61 tkr", "", "kan inte bedömas", "utfallet är i tkr men målvärdet i %"),
    ("minst 12 elever", 14, "", "uppnått", "utfallet 14 når målvärdet minst 12 elever"),
    ("0 eller bättre", "-6,3 mkr", "", "kan inte bedömas",
     'målvärdet "0 eller bättre" säger inte om högre eller lägre är bättre'),
    ("minst 125", "i u", "", "kan inte bedömas", 'utfallet för mars 2027 är "i u"'),
    ("minst 125", "Begränsat", "", "kan inte bedömas", 'utfallet "Begränsat" är inget tal'),
    (">Två stadsdelar", 83, "", "kan inte bedömas", 'målvärdet ">Två stadsdelar" går inte att räkna med'),
    ("", 83, "", "kan inte bedömas", "indikatorn har inget målvärde"),
    ("minst 90", "ca 90", "", "uppnått", "utfallet ungefär 90 når målvärdet minst 90"),
    ("minst 125 personer", 130, "antal", "uppnått", "utfallet 130 når målvärdet minst 125 personer"),
    ("minst 3 gånger per år", "2 st", "", "ej uppnått",
     "utfallet 2 st når inte målvärdet minst 3 gånger per år: 1 st för lågt"),
    ("högst 350", "345 (28)", "", "uppnått", "utfallet 345 når målvärdet högst 350"),
]  # fmt: skip


@pytest.mark.parametrize(("malvarde", "outcome", "enhet", "status", "reason"), JUDGED)
def test_an_indicator_is_judged_with_its_reason(
    malvarde: object, outcome: object, enhet: str, status: str, reason: str
) -> None:
    found = _said(_indikator(malvarde, outcome, enhet=enhet))
    assert (found.status, found.skal) == (status, reason)


@pytest.mark.parametrize(
    ("riktning", "outcome", "status"),
    [
        ("högre är bättre", 61, "uppnått"),
        ("lägre är bättre", 61, "ej uppnått"),
        ("exakt", 60, "uppnått"),
        ("exakt", 61, "ej uppnått"),
    ],
)
def test_a_bare_number_is_judged_when_the_indicator_says_which_way_is_better(
    riktning: Any, outcome: int, status: str
) -> None:
    assert _said(_indikator(60, outcome, riktning=riktning)).status == status


CHANGES = [
    ("ska öka", (8120, 7904), "ej uppnått",
     "utfallet 7 904 är 216 lägre än mars 2026, och målet är att det ska öka"),
    ("ska öka", (8120, 8121), "uppnått", "utfallet 8 121 är 1 högre än mars 2026, och målet är att det ska öka"),
    ("öka med 63", (318, 381), "uppnått",
     "utfallet 381 är 63 högre än mars 2026, och målet är att det ska öka med 63"),
    ("minska med 20 % jämfört med mars 2025", (100, 90, 81), "ej uppnått",
     "utfallet 81 är 19 lägre än mars 2025 (19,0 %), och målet är att det ska minska med 20 %"),
    ("minska med 20 % jämfört med 2016", (100, 90, 81), "kan inte bedömas",
     "utfall för 2016 att jämföra med saknas"),
    ("öka med 2 procentenheter", ("40 %", "42 %"), "uppnått",
     "utfallet 42 % är 2 procentenheter högre än mars 2026, och målet är att det ska öka med 2 procentenheter"),
    ("öka med 5 %", ("40 %", "42 %"), "kan inte bedömas",
     "målvärdet är en förändring i procent av en andel; avses procentenheter?"),
    ("öka med 5 %", (0, 3), "kan inte bedömas",
     "målvärdet är en förändring i procent, och det som den räknas från är 0"),
    ("öka med 5", ("40 %", "46 %"), "kan inte bedömas", "bara utfallet har en enhet (procentenheter)"),
    ("öka med 5 procentenheter", (40, 46), "kan inte bedömas", "bara målvärdet har en enhet (procentenheter)"),
    ("ska öka", ("2,1 mnkr", 2300), "kan inte bedömas", "bara ett av utfallen som jämförs har en enhet (mnkr)"),
    ("öka med mer än 5", (1, 9), "kan inte bedömas", 'målvärdet "öka med mer än 5" går inte att räkna med'),
    ("ska minska till 2030", (500, 450), "kan inte bedömas",
     'villkoret "till 2030" i målvärdet går inte att räkna med'),
    ("oförändrad", (5, 5), "uppnått",
     "utfallet 5 är oförändrat sedan mars 2026, och målet är att det ska vara oförändrat"),
    ("ska minska", (5,), "kan inte bedömas", "utfall för en tidigare period att jämföra med saknas"),
]  # fmt: skip


@pytest.mark.parametrize(("malvarde", "outcomes", "status", "reason"), CHANGES)
def test_a_change_is_judged_against_the_year_before_or_the_year_named(
    malvarde: str, outcomes: tuple[object, ...], status: str, reason: str
) -> None:
    found = _said(_indikator(malvarde, *outcomes))
    assert (found.status, found.skal) == (status, reason)


TRENDS = [
    ("högst 5,5", ("4,9 %", "6,0 %"), "sämre än mars 2026 (+1,1 procentenheter)"),
    ("minst 90", (80, 85), "bättre än mars 2026 (+5)"),
    (60, (80, 85), "ökat sedan mars 2026 (+5)"),
    ("minst 90", (80, 80), "oförändrat sedan mars 2026 (0)"),
    ("40–60 %", ("34,6 %", "36,2 %"), "bättre än mars 2026 (+1,6 procentenheter)"),
    ("40–60 %", ("45 %", "50 %"), "ökat sedan mars 2026 (+5 procentenheter)"),
    ("exakt 4", (3, 5), "ökat sedan mars 2026 (+2)"),
    ("ska öka", (80, 85), "bättre än mars 2026 (+5)"),
    ("minst 90", ("i u", 80), None),
    ("minst 90", ("2,1 mnkr", 2300), None),
    ("minst 90", (70, "i u", 80), "bättre än mars 2025 (+10)"),
]


@pytest.mark.parametrize(("malvarde", "outcomes", "said"), TRENDS)
def test_the_trend_is_better_worse_or_unchanged_by_the_targets_direction(
    malvarde: object, outcomes: tuple[object, ...], said: str | None
) -> None:
    trend = _said(_indikator(malvarde, *outcomes)).trend
    assert (trend.text.replace("\u00a0", " ") if trend else None) == said


def test_a_month_is_not_held_against_a_whole_year() -> None:
    indikator = Indikator(
        id="i", namn=Varde("I"), malvarde=Varde("minst 5"), utfall={"2026": Varde.of(9), "mars 2027": Varde.of(3)}
    )
    assert utslag(indikator, NOW, Regler()).trend is None


def test_parts_of_a_year_are_held_against_the_same_part_and_no_other_that_ends_with_it() -> None:
    outcomes = {"kvartal 3 2026": Varde.of(100), "jan-sep 2026": Varde.of(250), "jan-sep 2027": Varde.of(300)}
    indikator = Indikator(id="i", namn=Varde("I"), malvarde=Varde("minst 5"), utfall=outcomes)
    trend = utslag(indikator, parse_period("januari-september 2027"), Regler()).trend
    assert trend is not None
    assert (trend.fran, trend.forandring) == ("jan-sep 2026", 50)


def test_the_kommun_chooses_when_a_target_is_partly_reached() -> None:
    moving, near = _indikator("minst 100", 80, 85), _indikator("minst 100", 99, 95)
    on_the_way, close = Regler(delvis="på väg"), Regler(delvis="nära")
    assert [_said(moving, regler).status for regler in (on_the_way, close)] == ["delvis", "ej uppnått"]
    assert [_said(near, regler).status for regler in (on_the_way, close)] == ["ej uppnått", "delvis"]
    assert _said(moving, on_the_way).skal.endswith("15 för lågt, men är bättre än mars 2026 (+5)")


def test_parts_with_targets_of_their_own_must_all_be_reached() -> None:
    parts: Any = {"uppdelning": (Del(id="a", namn=Varde("A"), malvarde=Varde("minst 3")),)}
    half = _said(_indikator("minst 5", {"totalt": 5, "a": 2}, **parts))
    assert half.status == "delvis"
    assert half.skal == "en del når sitt målvärde men inte alla: utfallet 2 når inte målvärdet minst 3: 1 för lågt"
    assert _said(_indikator("minst 5", {"totalt": 5, "a": 3}, **parts)).status == "uppnått"
    assert _said(_indikator("minst 5", {"totalt": 4, "a": 2}, **parts)).status == "ej uppnått"


def test_parts_that_are_on_their_way_or_missed_are_missed_together() -> None:
    parts: Any = {"uppdelning": (Del(id="a", namn=Varde("A"), malvarde=Varde("minst 50")),)}
    moving = _indikator("minst 5", {"totalt": 5, "a": 30}, {"totalt": 4, "a": 40}, **parts)
    assert _said(moving, Regler()).status == "ej uppnått"
    assert _said(moving, Regler()).skal == "utfallet 4 når inte målvärdet minst 5: 1 för lågt"


def test_a_parts_trend_is_judged_by_its_own_target() -> None:
    parts: Any = {"uppdelning": (Del(id="a", namn=Varde("A"), malvarde=Varde("minst 50")),)}
    moving = _said(_indikator("", {"a": 30}, {"a": 40}, **parts), Regler())
    assert moving.status == "delvis"
    assert moving.trend is not None
    assert moving.trend.omdome == "bättre"


@given(st.integers(-1000, 1000), st.integers(-1000, 1000))
def test_at_least_is_reached_exactly_when_at_most_one_less_is_not(level: int, outcome: int) -> None:
    over = _said(_indikator(f"minst {level}".replace("-", "−"), outcome)).status
    under = _said(_indikator(f"högst {level - 1}".replace("-", "−"), outcome)).status
    assert {over, under} == {"uppnått", "ej uppnått"}


# ---------------------------------------------------------------- goals


def _rapport(regler: Regler, bedomning: dict[str, Bedomning] | None = None) -> Rapport:
    return Rapport(
        kommun=Kommun(namn=Varde("K")),
        namnd=Namnd(namn=Varde("N"), skala=(Steg(namn=Varde("grönt"), betyder="uppnått"),)),
        rapport=Huvud(typ="delårsrapport"),
        regler=regler,
        bedomning=bedomning or {},
    )


REACHED, MISSED, UNKNOWN = ("minst 5", 6), ("minst 5", 4), ("minst 5", "i u")
GOALS = [
    (Regler(), (REACHED, REACHED), "uppnått"),
    (Regler(), (REACHED, MISSED), "ej uppnått"),
    (Regler(), (REACHED, UNKNOWN), "kan inte bedömas"),
    (Regler(), (MISSED, UNKNOWN), "ej uppnått"),
    (Regler(sammanvagning="andel"), (REACHED, MISSED), "delvis"),
    (Regler(sammanvagning="andel", andel=Decimal(50)), (REACHED, MISSED), "uppnått"),
    (Regler(sammanvagning="andel", andel=Decimal(50)), (REACHED, UNKNOWN), "uppnått"),
    (Regler(sammanvagning="andel"), (MISSED, MISSED, MISSED), "ej uppnått"),
]


@pytest.mark.parametrize(("regler", "indicators", "status"), GOALS)
def test_a_goal_gets_the_status_that_the_rule_gives_whatever_the_unknown_are(
    regler: Regler, indicators: tuple[tuple[object, object], ...], status: str
) -> None:
    made = [_indikator(*one) for one in indicators]
    assert forslag(made, NOW, _rapport(regler)).status == status


def test_weights_count_where_the_kommun_weighs() -> None:
    regler = Regler(sammanvagning="viktad", andel=Decimal(75))
    heavy, light = _indikator(*REACHED, vikt=Decimal(3)), _indikator(*MISSED)
    assert forslag([heavy, light], NOW, _rapport(regler)).status == "uppnått"


def test_an_indicator_that_people_have_judged_counts_as_they_judged_it() -> None:
    rapport = _rapport(Regler(), {"i": Bedomning(status=Varde("grönt"))})
    found = forslag([_indikator(*MISSED)], NOW, rapport)
    assert found.status == "uppnått"
    assert found.skal == 'indikatorn är bedömd som "grönt"'


def test_the_reason_of_a_goal_counts_its_indicators() -> None:
    found = forslag([_indikator(*REACHED), _indikator(*MISSED)], NOW, _rapport(Regler()))
    assert found.skal == "av 2 indikatorer är 1 uppnådd och 1 inte uppnådd"
