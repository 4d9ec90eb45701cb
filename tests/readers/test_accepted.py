"""What staff keep though it looks wrong is told apart, with their reason."""

from __future__ import annotations

from pathlib import Path

from reports.readers.accepted import accepted
from reports.readers.finding import Finding
from tests.workspaces import checked, workspace

TABLES = """
[tabell.drift]
rubrik = "Drift"
forsta_kolumn = "Netto"
accepterad = "utkast från ekonomi"
kolumn = [{ id = "utfall", namn = "Utfall" }]
rad = [{ namn = "A", varden = [1], accepterad = "så i publicerat underlag" }, { namn = "B", varden = [2] }]
"""


def _told(tmp_path: Path, *findings: Finding) -> list[tuple[str, str, str]]:
    rapport = checked(workspace(tmp_path, {"ekonomi.toml": TABLES})).rapport
    return [(found.level, found.message, found.hint) for found in accepted(findings, rapport)]


def _row(number: int, *, acceptable: bool = True) -> Finding:
    return Finding(("tabell", "drift", "rad", number, "varden"), "fel summa", "rätta", acceptable=acceptable)


def test_a_finding_is_accepted_by_the_nearest_reason_around_it(tmp_path: Path) -> None:
    assert _told(tmp_path, _row(0), _row(1)) == [
        ("accepterad", "fel summa", "så i publicerat underlag"),
        ("accepterad", "fel summa", "utkast från ekonomi"),
    ]


def test_a_reason_that_accepts_nothing_is_told(tmp_path: Path) -> None:
    assert _told(tmp_path, _row(1)) == [
        ("accepterad", "fel summa", "utkast från ekonomi"),
        ("varning", "här finns inget att acceptera", "ta bort raden accepterad"),
    ]


def test_an_empty_reason_is_none(tmp_path: Path) -> None:
    tables = TABLES.replace('"utkast från ekonomi"', '""')
    rapport = checked(workspace(tmp_path, {"ekonomi.toml": tables})).rapport
    told = [(found.message, found.level) for found in accepted([_row(0), _row(1)], rapport)]
    assert told == [("fel summa", "accepterad"), ("fel summa", "fel"), ("accepterad är tom", "varning")]


def test_what_cannot_be_kept_stays_a_fault(tmp_path: Path) -> None:
    assert _told(tmp_path, _row(0, acceptable=False))[0] == ("fel", "fel summa", "rätta")
