"""Periods that lie outside the report's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.findings import HEAD, interim, table, told_of

ROWS: dict[str, list[object]] = {"Elever": [846]}


def said(tmp_path: Path, heading: str, roll: str = "utfall", head: str = HEAD) -> list[str]:
    return told_of(tmp_path, delarsrapport_mars=interim(head=head), volymer=table("volymer", [(heading, roll)], ROWS))


def test_an_outcome_of_a_later_period_than_the_reports_is_told_with_the_columns_line(tmp_path: Path) -> None:
    assert said(tmp_path, "Utfall april 2027") == [
        "volymer.toml:4: varning: kolumnen Utfall april 2027 i tabellen volymer har rollen utfall men slutar efter"
        " rapportens egen period, mars 2027"
    ]


@pytest.mark.parametrize(
    ("heading", "roll"),
    [
        ("2027-06-30", "utfall"),
        ("April 2027", "foregaende"),
        ("Bokslut 2028", "bokslut"),
        ("Tertial 2 2027", "utfall"),
        ("Januari-juni 2027", "utfall"),
    ],
)
def test_whatever_a_period_is_called_it_may_be_too_late(tmp_path: Path, heading: str, roll: str) -> None:
    assert len(said(tmp_path, heading, roll)) == 1


@pytest.mark.parametrize(
    ("heading", "roll"),
    [
        ("Utfall mars 2027", "utfall"),
        ("Utfall 2027", "utfall"),
        ("Utfall", "utfall"),
        ("Bokslut 2026", "bokslut"),
        ("December 2026", "foregaende"),
        ("Prognos december 2027", "prognos"),
        ("Budget 2028", "budget"),
        ("April 2027", ""),
        ("Utfall 2027 per mars 2028", "utfall"),
    ],
)
def test_earlier_outcomes_what_is_to_come_and_the_year_so_far_are_left_alone(
    tmp_path: Path, heading: str, roll: str
) -> None:
    assert not said(tmp_path, heading, roll)


def test_a_report_whose_period_cannot_be_read_is_held_against_nothing(tmp_path: Path) -> None:
    gap = HEAD.replace("mars 2027", "att fylla i")
    assert not [line for line in said(tmp_path, "Utfall april 2027", head=gap) if "slutar efter" in line]


def test_a_later_outcome_may_be_kept(tmp_path: Path) -> None:
    kept = table("volymer", [("Utfall april 2027", "utfall")], ROWS).replace("forsta", 'accepterad = "i tid"\nforsta')
    assert [line.split(": ")[1] for line in told_of(tmp_path, volymer=kept)] == ["accepterad"]


def test_a_period_to_show_that_is_later_than_the_reports_is_told(tmp_path: Path) -> None:
    goals = '[[malomrade]]\nid = "a"\nnamn = "A"\n[[malomrade.indikator]]\nid = "i"\nnamn = "I"\n'
    utfall = 'utfall = { "mars 2027" = 1, "april 2027" = 2 }\n'
    shown = interim(head=HEAD + 'perioder = ["mars 2027", "april 2027"]\n')
    assert told_of(tmp_path, delarsrapport_mars=shown, styrkort=goals + utfall) == [
        'delarsrapport-mars.toml:4: varning: perioden "april 2027" slutar efter rapportens egen period, mars 2027'
    ]
