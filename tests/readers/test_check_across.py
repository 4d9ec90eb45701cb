"""Reports of one nämnd that tell another outcome than each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.findings import HEAD, interim, told
from tests.workspaces import NAMND, YEAR, workspace

MARCH, AUGUST = f"{YEAR}/mars/delarsrapport.toml", f"{YEAR}/augusti/delarsrapport.toml"


def goals(utfall: str, more: str = "") -> str:
    """A card whose outcomes are on line 10."""
    return f"""[[malomrade]]
id = "a"
namn = "A"
[[malomrade.mal]]
id = "m"
namn = "M"
[[malomrade.mal.indikator]]
id = "besok"
namn = "Besök"
utfall = {{ {utfall} }}
{more}"""


def files(march: str, august: str) -> dict[str, str | bytes]:
    return {
        MARCH: interim(),
        f"{YEAR}/mars/styrkort.toml": march,
        AUGUST: interim(head=HEAD.replace("mars", "augusti")),
        f"{YEAR}/augusti/styrkort.toml": august,
    }


def said(tmp_path: Path, march: str, august: str, report: str = AUGUST) -> list[str]:
    return [line.partition("\n")[0] for line in told(workspace(tmp_path, files(march, august)), report)]


def test_an_outcome_that_an_earlier_report_has_told_otherwise_is_told_once_with_both_places(tmp_path: Path) -> None:
    march, august = goals('"mars 2027" = 52840'), goals('"mars 2027" = 52480, "augusti 2027" = 140000')
    assert said(tmp_path, march, august) == [
        "augusti/styrkort.toml:10: varning: utfallet för Besök (mars 2027) är 52\u00a0480, men 52\u00a0840 i en annan"
        " rapport; jämför mars/styrkort.toml:10"
    ]
    assert not said(tmp_path, march, august, MARCH)


def test_the_later_report_is_the_one_whose_period_is_later(tmp_path: Path) -> None:
    march, august = goals('"2026" = 5'), goals('"2026" = 6')
    swapped = files(march, august) | {MARCH: interim(head=HEAD.replace("mars 2027", "2027")), AUGUST: interim()}
    root = workspace(tmp_path, swapped)
    assert len(told(root, MARCH)) == 1
    assert not told(root, AUGUST)


def test_parts_are_held_against_parts(tmp_path: Path) -> None:
    march = goals('"mars 2027" = { totalt = 10, flickor = 6, pojkar = 4 }')
    august = goals('"31 mars 2027" = { totalt = 10, flickor = 7, pojkar = 3 }')
    assert [line.partition("utfallet ")[2] for line in said(tmp_path, march, august)] == [
        "för Besök (31 mars 2027, flickor) är 7, men 6 i en annan rapport; jämför mars/styrkort.toml:10",
        "för Besök (31 mars 2027, pojkar) är 3, men 4 i en annan rapport; jämför mars/styrkort.toml:10",
    ]


@pytest.mark.parametrize(
    ("march", "august"),
    [
        ('"mars 2027" = 52840', '"mars 2027" = "52 840", "augusti 2027" = 1'),
        ('"mars 2027" = "i u"', '"mars 2027" = 52840'),
        ('"mars 2027" = "ung. 53 000"', '"mars 2027" = 52840'),
        ('"mars 2027" = "52 tkr"', '"mars 2027" = "52000 kr"'),
        ('"mars 2027" = 5', '"januari-mars 2027" = 6'),
        ('"mars 2027" = 5', '"mars 2027" = { flickor = 6 }'),
    ],
)
def test_outcomes_that_agree_or_cannot_be_held_together_are_left_alone(tmp_path: Path, march: str, august: str) -> None:
    assert not said(tmp_path, goals(march), goals(august))


def test_a_unit_of_its_own_is_the_same_whether_it_is_written_or_not(tmp_path: Path) -> None:
    unit = 'enhet = "elever"\n'
    assert len(said(tmp_path, goals('"mars 2027" = "5 elever"', unit), goals('"mars 2027" = 6', unit))) == 1


def test_reports_that_share_a_file_and_other_namnders_are_left_alone(tmp_path: Path) -> None:
    other = "content/exempel/annan"
    shared: dict[str, str | bytes] = {
        "styrkort.toml": goals('"mars 2027" = 1'),
        "delarsrapport-mars.toml": interim(),
        "delarsrapport-augusti.toml": interim(),
        f"{other}/namnd.toml": NAMND,
        f"{other}/2027/styrkort.toml": goals('"mars 2027" = 2'),
        f"{other}/2027/delarsrapport.toml": interim(),
    }
    assert not told(workspace(tmp_path, shared))


@pytest.mark.parametrize("kept", [("march",), ("august",), ("march", "august")])
def test_an_outcome_that_is_kept_in_either_report_is_no_warning(tmp_path: Path, kept: tuple[str, ...]) -> None:
    why = 'accepterad = "rättat i augusti"'
    march = goals('"mars 2027" = 5', why if "march" in kept else "")
    august = goals('"mars 2027" = 6', why if "august" in kept else "")
    for name, report in (("march", MARCH), ("august", AUGUST)):
        found = [line.split(": ")[1] for line in said(tmp_path, march, august, report)]
        assert found == (["accepterad"] if name in kept else [])


@pytest.mark.parametrize("broken", ["[[malomrade", "malomrade = 5\n", '[[malomrade]]\nindikator = "x"\n'])
def test_another_reports_broken_file_is_its_own_affair(tmp_path: Path, broken: str) -> None:
    assert not said(tmp_path, broken, goals('"mars 2027" = 5'))
