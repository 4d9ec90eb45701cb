"""Texts that tell of another change than the table they comment on."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.readers import check_changes
from tests.findings import interim, section, table, told_of

COLUMNS = [("Mars 2027", "utfall"), ("Mars 2026", "foregaende")]
ROWS: dict[str, list[object]] = {
    "Antal familjerättsliga ärenden under året": [251, 539],
    "Personer med insats boende LSS": [529, 543],
    "Antal personer med insats LSS ej boende": [795, 797],
    "Antal barn i dygnsvård": ["345 (28)", "341(34)"],
    "Sjukfrånvaro": ["6,0 %", "4,9 %"],
    "Antal tillsvidare anställda": [416, 543],
}
VOLUMES = table("volymer", COLUMNS, ROWS)


def said(tmp_path: Path, text: str, id_: str = "volymer") -> list[str]:
    return told_of(tmp_path, delarsrapport_mars=interim(section(id_, text)), volymer=VOLUMES)


def test_another_change_than_the_tables_is_told_with_both_places(tmp_path: Path) -> None:
    text = "**Familjerätten –** Sedan januari sker mycket digitalt.\nDet innebär 250 färre ärenden än i fjol."
    assert said(tmp_path, text) == [
        "delarsrapport-mars.toml:11: varning: texten säger 250 färre, men Antal familjerättsliga ärenden under året är"
        " 288 färre (539 → 251) i tabellen volymer; jämför volymer.toml:6"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Familjerätten hade 288 fler ärenden.",
        "Ärendena inom familjerätten har minskat med 250.",
        "I familjerätten har ärendena blivit drygt 200 färre.",
    ],
)
def test_a_change_may_be_told_in_several_ways(tmp_path: Path, text: str) -> None:
    assert len(said(tmp_path, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Familjerätten hade 288 färre ärenden än i fjol.",
        "Familjerätten hade nästan 300 färre ärenden.",
        "Ärendena inom familjerätten har minskat med 288.",
        "**Personer med insats boende LSS under året –** Enligt siffrorna är det 14 personer färre.",
        "Familjerätten hade 250 färre ärenden än budgeterat.",
        "Familjerätten hade cirka 3 procent färre ärenden.",
        "Barn i dygnsvård är 11 färre än i fjol.",
        "Familjerättens kostnad är 2 mnkr lägre.",
        "Familjerätten har 4 fler anställda.",
        "Kön är 250 färre.",
        "Sjukfrånvaro: 2 procentenheter mer.",
        "Familjerätten har 250 ärenden.",
        "Familjerätten hade 250 färre ärenden än den 31 december 2026.",
        "Ärendena i familjerätten väntas bli 250 färre.",
        "Familjerätten inledde 900 ärenden, 250 färre än i fjol.",
        "Familjerätten avslutade 4 färre ärenden.",
        "Familjerätten hade 288 färre ärenden.\nI centrum var de 250 färre.",
    ],
)
def test_the_tables_own_change_and_other_things_are_left_alone(tmp_path: Path, text: str) -> None:
    assert not said(tmp_path, text)


@pytest.mark.parametrize(
    "head",
    [
        'forsta_kolumn = "Belopp i tkr"',
        'forsta_kolumn = "Kkr"',
        'forsta_kolumn = "N"\nenhet = "tkr"',
        'forsta_kolumn = "N"\nenhet = "dagar"',
    ],
)
def test_a_table_of_amounts_or_time_is_not_read_as_counts(tmp_path: Path, head: str) -> None:
    amounts = VOLUMES.replace('forsta_kolumn = "N"', head)
    text = interim(section("volymer", "Familjerätten hade 250 färre ärenden."))
    assert not told_of(tmp_path, delarsrapport_mars=text, volymer=amounts)


def test_a_table_that_says_what_it_counts_is_read(tmp_path: Path) -> None:
    counts = VOLUMES.replace('forsta_kolumn = "N"', 'forsta_kolumn = "N"\nenhet = "antal"')
    text = interim(section("volymer", "Familjerätten hade 250 färre ärenden."))
    assert len(told_of(tmp_path, delarsrapport_mars=text, volymer=counts)) == 1


def test_a_difference_that_is_explained_by_too_few_is_told(tmp_path: Path) -> None:
    text = "Vid årsskiftet gick 114 medarbetare över.\nDet förklarar skillnaden i antalet tillsvidareanställda."
    more = "Därtill är förvaltningen drygt 9 årsarbetare mindre."
    assert said(tmp_path, f"{text}\n{more}") == [
        "delarsrapport-mars.toml:10: varning: texten förklarar skillnaden med 114 och 9, men Antal tillsvidare"
        " anställda är 127 färre (543 → 416) i tabellen volymer; jämför volymer.toml:11"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Det gick 127 medarbetare.\nDet förklarar skillnaden i antalet tillsvidareanställda.",
        "Det gick 114 medarbetare.\nDet förklarar skillnaden i antalet tillsvidareanställda.\nDe är 13 färre i köken.",
        "Det gick 114 medarbetare.\nDet förklarar delvis skillnaden i antalet tillsvidareanställda.",
        "Det gick många.\nDet förklarar skillnaden i antalet tillsvidareanställda.",
    ],
)
def test_a_difference_that_is_explained_in_full_or_in_part_is_left_alone(tmp_path: Path, text: str) -> None:
    assert not said(tmp_path, text)


def test_a_table_that_a_section_places_is_read_as_its_own(tmp_path: Path) -> None:
    text = 'Familjerätten hade 250 färre ärenden.\n\n{{ tabell("volymer") }}'
    assert len(said(tmp_path, text, "handelser")) == 1
    assert not said(tmp_path, "Familjerätten hade 250 färre ärenden.", "handelser")


def test_a_kept_text_is_accepted_on_its_section(tmp_path: Path) -> None:
    kept = section("volymer", "Familjerätten hade 250 färre ärenden.").replace("text", 'accepterad = "så"\ntext')
    said = told_of(tmp_path, delarsrapport_mars=interim(kept), volymer=VOLUMES)
    assert said[0].startswith("delarsrapport-mars.toml:11: accepterad: texten säger 250 färre")


def test_many_changes_in_one_sentence_are_not_each_held_against_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(check_changes, "_written", lambda tal: (read.append(tal.text), tal.text)[1])
    assert not said(tmp_path, "Familjerätten har " + "250 färre ärenden än 7 " * 300)
    assert len(read) <= 300 * 10
