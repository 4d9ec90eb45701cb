"""The contents of a document stand where the report asks for them, and no deeper than it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.document import Contents, walk
from tests.workspaces import REPORT, document, plan, said, workspace

PM = '[rapport]\ntyp = "pm"\ntitel = "Om planen"\n{}\n[avsnitt.inledning]\ntext = "Planen gäller ett år."\n'
PM_FILE = REPORT.replace("verksamhetsplan", "pm")


def depths(root: Path, report: str) -> list[int]:
    return [block.depth for block in walk(document(root, report).blocks) if isinstance(block, Contents)]


@pytest.mark.parametrize(("key", "expected"), [("", []), ("innehall = 0", []), ("innehall = 2", [2])])
def test_a_pm_has_contents_when_it_asks_for_them(key: str, expected: list[int], tmp_path: Path) -> None:
    assert depths(workspace(tmp_path, {"pm.toml": PM.format(key)}), PM_FILE) == expected


@pytest.mark.parametrize(("key", "expected"), [("", [3]), ("innehall = 0", []), ("innehall = 1", [1])])
def test_a_plan_has_contents_unless_it_says_not(key: str, expected: list[int], tmp_path: Path) -> None:
    text = plan().replace('period = "2027"', f'period = "2027"\n{key}')
    assert depths(workspace(tmp_path, {"verksamhetsplan.toml": text}), REPORT) == expected


def test_contents_deeper_than_headings_go_are_a_fault_with_its_line(tmp_path: Path) -> None:
    text = plan().replace('period = "2027"', 'period = "2027"\ninnehall = 7')
    assert said(workspace(tmp_path, {"verksamhetsplan.toml": text})) == [
        "verksamhetsplan.toml:4: innehall kan inte vara 7\n"
        "  tips: skriv 2 för rubriker ned till den andra nivån, eller 0 för ingen innehållsförteckning"
    ]
