"""Sentences whose parts by sex are not what they say in all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.findings import interim, section, told_of


def said(tmp_path: Path, text: str) -> list[str]:
    return told_of(tmp_path, delarsrapport_mars=interim(section("handelser", text)))


def test_parts_by_sex_that_are_not_their_sum_are_told_on_their_line(tmp_path: Path) -> None:
    text = "Läget är gott.\n\nUnder 2017 beviljades boende i\n322 fall: för 124 män och\n178 kvinnor."
    assert said(tmp_path, text) == [
        "delarsrapport-mars.toml:13: varning: 124 män och 178 kvinnor är tillsammans 302, men meningen säger 322"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vi har 1 200 elever, varav 700 flickor och 400 pojkar.",
        "Det var 9 personer: 5 kvinnor och en man.",
        "Det var 6 män och 3 kvinnor, totalt 8 under 2017.",
        "- 20 sökte (12 flickor och 9 pojkar)",
        "Till boendet kom 4 personer, två kvinnor och en man.",
        "Det var 25 personer: elva kvinnor och tolv män.",
        "Det var 40 anställda, 20 kvinnor och 10 män, som slutade.",
        "Det var 40 anställda (20 kvinnor och 10 män) i juni.",
    ],
)
def test_every_way_of_telling_a_sum_of_parts_is_read(tmp_path: Path, text: str) -> None:
    assert len(said(tmp_path, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Totalt 155 äldre, 85 kvinnor och 70 män, fick 2017 sitt beslut verkställt inom 90 dagar.",
        "Antalet var 17 under 2017, för 13 män och 4 kvinnor.",
        "Vi har 1 200 elever, varav 700 flickor och 500 pojkar.",
        "År 2022 var det 156 kvinnor och 188 män.",
        "Sjukfrånvaron var 8,16 %: 8,44 % för kvinnor och 6,59 % för män.",
        "Av 500 sökande antogs, efter prov, 120 kvinnor och 80 män.",
        "Cirka 300 fick plats: 124 män och 178 kvinnor.",
        "Den 5 mars 2027 fick 3 män men 0 kvinnor under 65 år bostad.",
        "Det var 256, av 2573 anställda: 200 kvinnor och 29 män.",
        "Det gäller 9 kap. i lagen (2018:597), 4 män och 3 kvinnor.",
        "Boendet kostar 900 tkr, för 4 män och 3 kvinnor.",
        "Det var 10 par, 4 kvinnor och 3 kvinnor.",
        "I åldern 16–20 år fanns 4 flickor och 3 pojkar.",
        "Antalet är {{ 5 + 5 }}: 4 flickor och 3 pojkar.",
        "I kommunen finns 12 enheter, med 124 män och 178 kvinnor.",
        "Insatsen gavs 14 gånger: till 6 män och 3 kvinnor.",
        "Vi har 500 anställda, och i år började 124 män och 178 kvinnor.",
        "Det var 8. Av dem var 4 flickor och 3 pojkar.",
        "I maj fanns 416 anställda, 20 kvinnor och 10 män slutade.",
        "I maj fanns 40 anställda, 20 kvinnor och 10 män slutade.",
        "I maj fanns 416 anställda (20 kvinnor och 10 män).",
        "I maj fanns 416 anställda – 20 kvinnor och 10 män slutade.",
    ],
)
def test_other_numbers_near_parts_by_sex_are_left_alone(tmp_path: Path, text: str) -> None:
    assert not said(tmp_path, text)


def test_notes_and_comments_of_goals_are_read_too(tmp_path: Path) -> None:
    goals = """[[malomrade]]
id = "a"
namn = "A"
fotnot = "Det var 9 personer: 5 kvinnor och 3 män."
[[malomrade.indikator]]
id = "i"
namn = "I"
kommentar = "Det var 9 personer: 5 kvinnor och 2 män."
"""
    assert [line[:16] for line in told_of(tmp_path, styrkort=goals)] == ["styrkort.toml:4:", "styrkort.toml:8:"]
