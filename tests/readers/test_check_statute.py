"""The kommun's delårsrapport to the council, and the nämnd's own that nothing is asked of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.findings import HEAD, INTERIM, interim, section, table, told
from tests.workspaces import checked, headings, rows, tables, workspace

COUNCIL = HEAD.replace("mars", "augusti") + "fullmaktige = true\n"
FIGURES = [("Utfall", "utfall")]
FORECAST = [("Prognos", "prognos"), ("Budget", "budget")]
PARTS = {
    "resultatrakning": table("resultatrakning", FIGURES, {"Årets resultat": [12]}),
    "balansrakning": table("balansrakning", FIGURES, {"Summa tillgångar": [340]}),
    "drift": table("drift", FIGURES, {"Skola": [20]}),
    "investeringar": table("investeringar", FIGURES, {"Gator": [7]}),
    "prognos": table("prognos", FORECAST, {"Skola": [31, 30]}),
    "handelser": section("handelser", "Skolan byggdes om."),
    "forvantad_utveckling": section("forvantad_utveckling", "Fler elever väntas."),
    "hushallning": section("hushallning", "Tre av fyra mål nås."),
    "balanskrav": section("balanskrav", "Resultatet väntas bli 12 mnkr."),
}
"""What such a report has, by id."""


def said(tmp_path: Path, parts: dict[str, str], head: str = COUNCIL) -> list[str]:
    root = workspace(tmp_path, {"delarsrapport-mars.toml": interim(*parts.values(), head=head)})
    return [line.removeprefix("delarsrapport-mars.toml:") for line in told(root)]


def test_a_report_with_all_parts_has_nothing_said_of_it(tmp_path: Path) -> None:
    assert not said(tmp_path, PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_that_lacks_is_told_with_what_to_write(tmp_path: Path, part: str) -> None:
    (message,) = said(tmp_path, {id_: text for id_, text in PARTS.items() if id_ != part})
    assert message.startswith("4: varning: ")
    assert "saknas; en delårsrapport till fullmäktige ska ha det (" in message
    assert f".{part}]" in message.partition("tips: ")[2]


def test_parts_may_be_told_of_in_other_sections(tmp_path: Path) -> None:
    text = "Målen för god ekonomisk hushållning nås.\nBalanskravet klaras enligt prognosen."
    others = {id_: text for id_, text in PARTS.items() if id_ not in ("hushallning", "balanskrav")}
    assert not said(tmp_path, others | {"forvantad_utveckling": section("forvantad_utveckling", text)})


@pytest.mark.parametrize("period", ["mars 2027", "2027", "september 2027", "maj–augusti 2027", "kvartal 3 2027"])
def test_a_period_that_the_law_does_not_know_is_told(tmp_path: Path, period: str) -> None:
    (message,) = said(tmp_path, PARTS, COUNCIL.replace("augusti 2027", period))
    assert message.startswith("3: varning: delårsrapporten till fullmäktige ska gälla årets första 6–8 månader")


@pytest.mark.parametrize(
    "period", ["juni 2027", "januari–juli 2027", "31 augusti 2027", "tertial 2 2027", "2027-08-31"]
)
def test_half_to_two_thirds_of_the_year_will_do(tmp_path: Path, period: str) -> None:
    assert not said(tmp_path, PARTS, COUNCIL.replace("augusti 2027", period))


def test_a_report_that_is_dated_too_late_is_told(tmp_path: Path) -> None:
    assert not said(tmp_path, PARTS, COUNCIL + "datum = 2027-10-31\n")
    (message,) = said(tmp_path, PARTS, COUNCIL + "datum = 2027-11-01\n")
    assert message.startswith("5: varning: delårsrapporten ska vara hos fullmäktige och revisorerna inom två månader")


def test_a_namnds_internal_report_is_left_alone(tmp_path: Path) -> None:
    assert not said(tmp_path, {}, HEAD)
    assert not said(tmp_path, {}, HEAD + "fullmaktige = false\n")


def test_an_annual_report_is_told_that_the_key_is_not_for_it(tmp_path: Path) -> None:
    head = COUNCIL.replace("delårsrapport", "årsrapport")
    parts = {"sammanfattning": section("sammanfattning", "Året var gott.")}
    text = interim(*parts.values(), head=head).replace("[avsnitt.samlad_bedomning]", "[avsnitt.handelser]")
    said = told(workspace(tmp_path, {"delarsrapport-mars.toml": text}))
    assert said == [
        "delarsrapport-mars.toml:4: varning: fullmaktige gäller kommunens delårsrapport, inte årsrapport\n"
        "  tips: ta bort raden"
    ]


def test_a_report_that_lacks_parts_may_be_kept(tmp_path: Path) -> None:
    kept = said(tmp_path, {}, COUNCIL + 'accepterad = "beslutad så"\n')
    assert len(kept) == len(PARTS)
    assert all("accepterad: " in message for message in kept)


def test_the_report_prints_the_accounts_after_the_investments(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"delarsrapport-mars.toml": interim(*PARTS.values(), head=COUNCIL)})
    page = checked(root, INTERIM).document
    shown = headings(page)
    order = ["Investeringar", "Resultaträkning", "Balansräkning", "Balanskravsresultat"]
    assert shown[shown.index("Förväntad utveckling") + 1] == "God ekonomisk hushållning"
    assert shown[shown.index("Investeringar") :] == order
    assert [rows(one) for one in tables(page)][-2:] == [[["Årets resultat", "12"]], [["Summa tillgångar", "340"]]]
