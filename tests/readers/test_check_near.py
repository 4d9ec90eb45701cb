"""Numbers in texts that are almost a figure of a table or an outcome."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.readers.prose_figures import Mening
from tests.findings import HEAD, interim, section, table, told, told_of
from tests.workspaces import workspace

COLUMNS = [("Utfall mars 2027", "utfall"), ("Budget", "budget"), ("Avvikelse", "avvikelse")]
DRIFT = table("drift", COLUMNS, {"Elever i kulturskolan": [846, 830, 16], "Summa": [419970, 415139, -4831]})
GOALS = """[[malomrade]]
id = "a"
namn = "A"
[[malomrade.indikator]]
id = "sjuk"
namn = "Sjukfrånvaro"
enhet = "%"
utfall = { "2026" = 8.16, "mars 2027" = { totalt = 7.94, kvinnor = 8.4 } }
"""


def said(tmp_path: Path, text: str, head: str = HEAD) -> list[str]:
    return told_of(tmp_path, delarsrapport_mars=interim(section("handelser", text), head=head), e=DRIFT, styrkort=GOALS)


def test_two_digits_that_have_changed_places_are_told_with_both_places(tmp_path: Path) -> None:
    assert said(tmp_path, "Läget är gott.\nNettokostnaden är 419 907 tkr.") == [
        "delarsrapport-mars.toml:11: påpekande: texten säger 419 907, men Summa (Utfall mars 2027) är 419\u00a0970"
        " i tabellen drift; jämför e.toml:7"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nettokostnaden är 419,907 mnkr.",
        "Nettokostnaden är 419 870 tkr.",
        "Nettokostnaden ökar från 419 870 tkr.",
        "Nettokostnaden är 4 151 139 tkr.",
        "Nettokostnaden är 419 990 tkr.",
        "Eleverna i kulturskolan är 864.",
        "Eleverna i kulturskolan är 847 i mars.",
        "Sjukfrånvaron är 7,95 %.",
    ],
)
def test_every_kind_of_slip_is_told_once(tmp_path: Path, text: str) -> None:
    assert len(said(tmp_path, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Nettokostnaden är 419 970 tkr, mot 415 139 i budgeten.",
        "Nettokostnaden är 420,0 mnkr eller 419,97 miljoner kronor.",
        "Nettokostnaden är cirka 419 900 tkr.",
        "Fler än 845 elever går i kulturskolan.",
        "Det är färre än 847 elever i kulturskolan.",
        "Elever i kulturskolan är inte fler än 847.",
        "Nettokostnaden är högre än 419 907 tkr, och lägre än 419 990 tkr.",
        "Nettokostnaden är som mest 419 990 tkr.",
        "Nettokostnaden är 419,9 mnkr.",
        "Nettokostnaden är {{ 419907 }} tkr.",
        "Underskottet är 4,8 mnkr.",
        "Ramen är 422 500 tkr.",
        "Besökarna är 864.",
        "Eleverna i kulturskolan var 841 i fjol.",
        "Eleverna i kulturskolan var 841 under 2025.",
        "Eleverna i kulturskolan är 862.",
        "Eleverna i kulturskolan var 841 vid årets början.",
        "Eleverna i kulturskolan väntas bli 852.",
        "Eleverna i kulturskolan var 841 i januari.",
        "Statsbidraget är 419 970 kr, och hyran 41 970 kr.",
        "Sjukfrånvaron är 7,9 %.",
        "Sjukfrånvaron är 7,95 dagar per person.",
        "Ring 0419-90 70 00 eller se lag (4199:07), dnr KFN 419907/27 och [nämndens sida](https://x.se/419907).",
        "Den 31 mars 2027 är det 2026-04-19, kl. 8.46 och 8–10 år.",
    ],
)
def test_figures_as_they_stand_rounded_ones_and_other_numbers_are_left_alone(tmp_path: Path, text: str) -> None:
    assert not said(tmp_path, text)


@pytest.mark.parametrize(
    ("unit", "text", "times"),
    [
        ("tkr", "Vi gav 419 907 timmar stöd.", 0),
        ("tkr", "Bidraget är 419 907 kr.", 0),
        ("tkr", "Nettokostnaden är 419,970 mnkr.", 0),
        ("tkr", "Nettokostnaden är 419 907.", 1),
        ("tkr", "Nettokostnaden är 419 907 000 kr.", 1),
        ("tkr", "Nettokostnaden är 419,907 miljoner kronor.", 1),
        ("mnkr", "Nettokostnaden är 419 907 tkr.", 0),
        ("antal", "Vi har 419 907 personer.", 1),
        ("antal", "Vi har 419 907 tkr.", 0),
    ],
)
def test_a_number_is_held_against_figures_in_the_unit_that_their_table_says(
    tmp_path: Path, unit: str, text: str, times: int
) -> None:
    figures = DRIFT.replace("forsta_kolumn", f'enhet = "{unit}"\nforsta_kolumn')
    assert len(told_of(tmp_path, delarsrapport_mars=interim(section("handelser", text)), e=figures)) == times


def test_a_column_may_have_a_unit_of_its_own(tmp_path: Path) -> None:
    hours = DRIFT.replace('namn = "Budget"', 'namn = "Budget", enhet = "timmar"')
    hours = hours.replace("forsta", 'enhet = "tkr"\nforsta')
    text = section("handelser", "Vi gav 415 193 timmar stöd, för 415 193 tkr.")
    assert len(told_of(tmp_path, delarsrapport_mars=interim(text), e=hours)) == 1


def test_the_hint_says_how_to_fetch_the_figure(tmp_path: Path) -> None:
    rows = DRIFT.replace('namn = "Summa"', 'id = "summa", namn = "Summa"')
    text = interim(section("handelser", "Nettokostnaden är 419 907 tkr."))
    hints = [
        line.partition("\n")[2] for line in told(workspace(tmp_path, {"delarsrapport-mars.toml": text, "e.toml": rows}))
    ]
    assert hints == ["  tips: hämta talet med {{ drift.summa.k0 }}, så stämmer det alltid"]


def test_a_report_can_leave_its_texts_alone(tmp_path: Path) -> None:
    assert not said(tmp_path, "Nettokostnaden är 419 907 tkr.", HEAD + "jamfor_text = false\n")


@given(st.integers(10_000, 10**9), st.sampled_from([" ", "\u00a0", "\u202f"]))
def test_a_number_is_read_whole_however_its_thousands_are_set_apart(number: int, space: str) -> None:
    written = f"{number:,}".replace(",", space)
    (tal,) = Mening(f"Under mars 2027 var kostnaden {written} kr.", 5).tal()
    assert (tal.tal, tal.text, str(tal.enhet), tal.start) == (number, written, "kr", 35)


@given(st.text("0123456789 ,.–-:/%§{}()kap tkr\n", max_size=40))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    for tal in Mening(text, 0).tal():
        assert tal.text == text[tal.start : tal.end]
