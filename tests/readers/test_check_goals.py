"""Goals whose names or texts say another level than their targets."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.model.varde import Varde
from reports.readers.check_goals import levels, target
from tests.findings import told_of


def goal(namn: str, malvarde: str = "", *more: str) -> str:
    """A goal from line 4 with one indicator from line 8, whose target is on line 11."""
    written = f"malvarde = {malvarde}\n" if malvarde else ""
    head = f'[[malomrade]]\nid = "a"\nnamn = "A"\n[[malomrade.mal]]\nid = "m"\nnamn = "{namn}"'
    return "\n".join([head, *more, f'[[malomrade.mal.indikator]]\nid = "i"\nnamn = "Bilar"\n{written}'])


def said(tmp_path: Path, *arguments: str) -> list[str]:
    return told_of(tmp_path, styrkort=goal(*arguments))


def test_a_goal_that_names_another_level_than_its_target_is_told_with_both_places(tmp_path: Path) -> None:
    assert said(tmp_path, "Andelen elbilar ökar till 50%", '"60 %"') == [
        "styrkort.toml:6: varning: namnet säger 50%, men målvärdet för Bilar är 60 %; jämför rad 10"
    ]


def test_an_indicator_that_names_another_number_than_its_target_is_told(tmp_path: Path) -> None:
    indicator = goal("Mål", '"minst 5"').replace("Bilar", "Minst fyra aktiviteter genomförs")
    assert told_of(tmp_path, styrkort=indicator) == [
        "styrkort.toml:9: varning: namnet säger minst fyra, men målvärdet är minst 5; jämför rad 10"
    ]


@pytest.mark.parametrize(
    ("namn", "malvarde", "level"),
    [
        ("Över 50 % är nöjda", '"minst 60 %"', "över 50 %"),
        ("Andelen nöjda ska vara 50 %", '"minst 60 %"', "50 %"),
        ("Andelen nöjda ska vara högre än 50 %", '"minst 60 %"', "högre än 50 %"),
        ("Mer än 50 procent är nöjda", '"minst 60 %"', "mer än 50 procent"),
        ("Fler än fyra aktiviteter", '"minst 5"', "fler än fyra"),
        ("Sjukfrånvaron ska vara lägre än 4 %", '"högst 5 %"', "lägre än 4 %"),
        ("Inte mer än 4 % sjukfrånvaro", '"högst 5 %"', "inte mer än 4 %"),
        ("Max. 4 % sjukfrånvaro", '"högst 5 %"', "max. 4 %"),
        ("Under 4 % sjukfrånvaro", '"högst 5 %"', "under 4 %"),
    ],
)
def test_a_level_in_a_name_is_read_whatever_its_direction_is_called(
    tmp_path: Path, namn: str, malvarde: str, level: str
) -> None:
    assert [line.partition("namnet säger ")[2].partition(", men")[0] for line in said(tmp_path, namn, malvarde)] == [
        level
    ]


@pytest.mark.parametrize(
    ("namn", "malvarde"),
    [
        ("Andelen elbilar ökar till 60 %", '"60%"'),
        ("Över 60 % är nöjda", '"minst 60 %"'),
        ("Stöd till personer över 65 år", '"minst 50"'),
        ("Stöd till personer över 65 år", '"minst 50 år"'),
        ("Stöd under tre terminer", '"minst 50"'),
        ("Stöd under 12 dagar", '"högst 10 dagar"'),
        ("Nöjda ökar med mer än 5 %", '"60 %"'),
        ("Andelen nöjda ska vara 10 % högre än i riket", '"60 %"'),
        ("Handläggningen ska bli 10 % snabbare", '"60 %"'),
        ("Fler än tre av fyra är nöjda", "60"),
        ("Mer än två tredjedelar är nöjda", "60"),
        ("Öka till minst 70–80 %", '"75 %"'),
        ("Fler elever än 2026 ska vara nöjda", '"60"'),
        ("Andelen elbilar ökar till minst 60 procent", '"minst 60 %"'),
        ("Utsläppen minskar med minst 20 % jämfört med 2016", '"30 %"'),
        ("Öka med 63 platser", "60"),
        ("Öka till 63 platser", '"63 platser"'),
        ("Sänk till 4,3 %", '"lägre än 4,3 %"'),
        ("Öka till 70 %", '"70–80 %"'),
        ("Öka till 70 % år 2030", '"60 %"'),
        ("Öka till 70 % på sikt", '"60 %"'),
        ("Resultatet ska uppgå till 2 % av skatterna", "0"),
        ("Omstruktureringen ska vara minst 1% av omslutningen", '"18 mkr"'),
        ("Färre än 10 % är kvar till 2030", "60"),
        ("Från 40 % till 60 %", '"60 %"'),
        ("Utredningar klara inom 120 dagar", '"90 % inom 120 dagar"'),
        ("Elbilar till minst fyra av tio", '"ska öka"'),
        ("Minst 5 procentenheter fler elbilar", '"60 %"'),
        ("Högst 30 dagar till högst 60 % av dem", '"60 %"'),
    ],
)
def test_names_that_say_what_the_target_says_or_something_else_are_left_alone(
    tmp_path: Path, namn: str, malvarde: str
) -> None:
    assert not said(tmp_path, namn, malvarde)


def test_one_of_several_targets_is_enough(tmp_path: Path) -> None:
    second = '[[malomrade.mal.indikator]]\nid = "j"\nnamn = "J"\nmalvarde = "50 %"\n'
    assert not told_of(tmp_path, styrkort=goal("Ökar till 50 %", '"60 %"') + second)


def test_a_bare_number_in_a_goals_name_is_not_held_against_several_targets(tmp_path: Path) -> None:
    second = '[[malomrade.mal.indikator]]\nid = "j"\nnamn = "J"\nmalvarde = 5\n'
    assert not told_of(tmp_path, styrkort=goal("Ökar till 30 platser", "8") + second)


@pytest.mark.parametrize("key", ["fotnot", "beskrivning"])
def test_a_text_that_turns_a_ceiling_into_a_floor_is_told_on_its_line(tmp_path: Path, key: str) -> None:
    text = f'{key} = """\nAntalet ska minska.\nMålet är en minskning till minst 150.\n"""'
    assert said(tmp_path, "Mål", '"högst 150"', text) == [
        "styrkort.toml:9: varning: texten säger minst 150, men målvärdet för Bilar är högst 150; jämför rad 14"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Högst 150 bilar.",
        "Minst 149 bilar.",
        "Minst 150 % av dem.",
        "Minst 150",
        "Totalt minskar de till 150.",
        "I dag är det fler än 150.",
        "Det är över 150 st i dag.",
    ],
)
def test_a_text_that_says_the_same_or_another_number_is_left_alone(tmp_path: Path, text: str) -> None:
    malvarde = '"minst 150"' if text == "Minst 150" else '"högst 150 st"'
    assert not said(tmp_path, "Mål", malvarde, f'fotnot = "{text}"')


def test_a_kept_level_is_accepted_on_the_goal(tmp_path: Path) -> None:
    kept = said(tmp_path, "Ökar till 50 %", '"60 %"', 'accepterad = "så i publicerat underlag"')
    assert kept == ["styrkort.toml:6: accepterad: namnet säger 50 %, men målvärdet för Bilar är 60 %; jämför rad 11"]


@pytest.mark.parametrize("text", ["ska öka", "±0", ">Två stadsdelar", "2027", "10\n3", "75–80 %", "öka med 63"])
def test_what_is_no_level_is_not_read_as_one(text: str) -> None:
    niva = target(Varde(text))
    assert niva is None or text in ("2027", "±0")
    assert not list(levels(text))
