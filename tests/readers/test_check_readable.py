"""What only the author can give is asked for: links and alternatives that say something, headings, small letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import checked, plan, workspace
from tests.workspaces import said as faults

TABELL = '[tabell.t]\nrubrik = "Drift"\nforsta_kolumn = "{}"\nkolumn = [{{ id = "a", namn = "{}" }}]\n'
ROW = '[[tabell.t.rad]]\nnamn = "Skola"\nvarden = [1]\n'
BILD = '[bild.hus]\nfil = "hus.svg"\nalt = "{}"\nrubrik = "Biblioteket i Centrum"\n'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>'


def said(root: Path, prose: str = "Text.", more: str = "") -> list[str]:
    """The warnings, each from its line number on."""
    made = workspace(root, {"verksamhetsplan.toml": plan(prose, more), "hus.svg": SVG})
    return [str(one).rpartition("verksamhetsplan.toml:")[2] for one in checked(made).warnings]


@pytest.mark.parametrize(
    "text",
    [
        "här", "Klicka här", "läs mer …", "**länk**", "this page", "Mer information.", "”här”", "(här)",
        "Ladda ned pdf", "länk 2", ">>", "1",
    ],
)  # fmt: skip
def test_a_link_that_does_not_say_where_it_leads_is_told_with_its_line(text: str, tmp_path: Path) -> None:
    (warning,) = said(tmp_path, f"Text.\n\nOm Kolada: [{text}](https://www.kolada.se)")
    assert warning.startswith("9: varning: länkens text")
    assert "säger inte vart den leder\n  tips: skriv vad som finns där, som [Kolada" in warning


@pytest.mark.parametrize(
    "text", ["Kolada, nyckeltal N17451", "www.exempel.se", "så här räknar SCB", "Länk till Kolada"]
)
def test_a_link_that_says_where_it_leads_is_left_in_peace(text: str, tmp_path: Path) -> None:
    assert said(tmp_path, f"Se [{text}](https://www.kolada.se) och [{text}](https://www.kolada.se).") == []


def test_the_same_words_that_lead_to_two_places_are_told(tmp_path: Path) -> None:
    (warning,) = said(tmp_path, "Se [statistiken](https://www.scb.se) och\n[Statistiken](https://www.kolada.se).")
    assert warning.startswith(
        '8: varning: länken "Statistiken" leder till olika sidor: https://www.scb.se och https://'
    )


def test_running_text_in_a_table_is_read_as_any_other(tmp_path: Path) -> None:
    table = '[tabell.t]\nrubrik = "D"\nforsta_kolumn = "N"\nkolumn = [{ id = "a", namn = "Vad", roll = "brodtext" }]\n'
    row = '[[tabell.t.rad]]\nnamn = "A"\nvarden = ["Se [här](https://www.scb.se)."]\n'
    (warning,) = said(tmp_path, "{{ tabell('t') }}", table + row)
    assert 'länkens text "här" säger inte vart den leder' in warning


def test_an_unclear_link_can_be_kept_with_a_reason(tmp_path: Path) -> None:
    more = '[avsnitt.mer]\nrubrik = "Mer"\naccepterad = "så i beslutet"\ntext = "Läs [här](https://www.scb.se)."\n'
    (kept,) = said(tmp_path, more=more)
    assert "accepterad:" in kept


@pytest.mark.parametrize(
    "text",
    ["VIKTIG INFORMATION till alla", "VI ÄR I MÅL MED ALLT", "Det är SAMMANFATTNINGEN", "**BESLUT I NÄMNDEN** togs"],
)
def test_words_in_capitals_are_told_with_their_line(text: str, tmp_path: Path) -> None:
    (warning,) = said(tmp_path, f"Text.\n\n{text}.")
    assert warning.startswith('9: varning: "')
    assert "står i versaler" in warning


def test_a_heading_in_capitals_is_told(tmp_path: Path) -> None:
    (warning,) = said(tmp_path, more='[avsnitt.mer]\nrubrik = "EKONOMISKT LÄGE"\ntext = "Text."\n')
    assert warning.startswith('11: varning: "EKONOMISKT LÄGE" står i versaler')


@pytest.mark.parametrize(
    "text",
    [
        "LSS SOSFS och IVO BRÅ KF KS", "SOSFS 2011:9", "Dnr SN/2027:15-KS", "FREDA", "LSS/SOL", "[SCB](https://A.SE/STATISTIK)",
        "EU och UNICEF", "KUNGSÄNGEN 1:2", "NORRA BERGET 1:2", "AB SAMHALL",
        "AFA FÖRSÄKRING", "URBACT IV", "PROCAPITA IFO", "HSLF-FS", "{{ rapport.period }}", "UTKAST", "A B C",
    ],
)  # fmt: skip
def test_abbreviations_and_numbers_of_records_may_have_capitals(text: str, tmp_path: Path) -> None:
    assert said(tmp_path, f"Enligt {text} är det så.") == []


@pytest.mark.parametrize(
    ("first", "other", "expected"),
    [("", "Utfall", "första kolumnen i tabellen t saknar"), ("Namn", "", "kolumn 1 i tabellen t saknar")],
)
def test_a_column_without_a_heading_is_told(first: str, other: str, expected: str, tmp_path: Path) -> None:
    (warning,) = said(tmp_path, "{{ tabell('t') }}", TABELL.format(first, other) + ROW)
    assert expected in warning


def test_an_empty_level_of_a_heading_is_told(tmp_path: Path) -> None:
    table = TABELL.replace('namn = "{}"', 'namn = ["", "Utfall"]').format("Namn").replace("{{", "{").replace("}}", "}")
    (warning,) = said(tmp_path, "{{ tabell('t') }}", table + ROW)
    assert "kolumn 1 i tabellen t har en tom rubrik" in warning
    assert 'skriv namn = "Utfall"' in warning


def test_a_sign_alone_in_a_cell_is_told_and_one_beside_a_word_is_not(tmp_path: Path) -> None:
    rows = '[[tabell.t.rad]]\nnamn = "Skola"\nvarden = ["↑"]\n[[tabell.t.rad]]\nnamn = "Vård"\nvarden = ["↑ ökar"]\n'
    (warning,) = said(tmp_path, "{{ tabell('t') }}", TABELL.format("Namn", "Utveckling") + rows)
    assert "tecknet ↑ står ensamt" in warning
    assert 'tips: skriv ett ord också, som "↑ ökar"' in warning


def test_small_print_that_begins_as_a_list_is_told(tmp_path: Path) -> None:
    table = TABELL.format("Namn", "Utfall").replace("[tabell.t]", '[tabell.t]\nfotnot = "* Preliminärt"') + ROW
    (warning,) = said(tmp_path, "{{ tabell('t') }}", table)
    assert warning.startswith("11: varning: fotnoten börjar med *")
    assert 'noter = { "*" = "…" }' in warning


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        ("Bild.", "säger inte vad bilden visar"), ("hus", "säger inte vad bilden visar"),
        ("hus.svg", "säger inte vad bilden visar"),
        ("IMG_1234.JPG", "säger inte"), ("-", "säger inte"), ("bild 3", "säger inte"),
        ("Diagram", "säger inte vad bilden visar"),
        ("Biblioteket i centrum.", "upprepar bildtexten"), ("Ett hus. " * 60, "tecken lång"),
    ],
)  # fmt: skip
def test_an_alternative_that_says_nothing_is_told(alt: str, expected: str, tmp_path: Path) -> None:
    (warning,) = said(tmp_path, '{{ bild("hus") }}', BILD.format(alt))
    assert expected in warning


def test_an_alternative_that_says_what_is_seen_is_left_in_peace(tmp_path: Path) -> None:
    assert said(tmp_path, '{{ bild("hus") }}', BILD.format("Ett lågt hus av tegel vid torget.")) == []


def test_a_tables_head_without_header_cells_is_a_fault_of_the_template(tmp_path: Path) -> None:
    template = "<h1>T</h1><table><thead><tr><td>A</td></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    root = workspace(tmp_path, {"templates/exempel/verksamhetsplan.html.jinja": template})
    assert "tabellens rubrikrad har inga rubriker" in "".join(faults(root))
