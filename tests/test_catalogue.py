"""The documents of a workspace as a list."""

from __future__ import annotations

import os
from pathlib import Path

from reports.catalogue import catalogue
from reports.readers.load import Workspace
from tests.workspaces import REPORT, plan, workspace


def rows(root: Path, *reports: str) -> list[dict[str, str]]:
    return [entry.row() for entry in catalogue(Workspace(root), [root / name for name in reports], root / "build")]


def test_a_document_is_listed_with_kind_namnd_period_and_that_it_is_not_built(tmp_path: Path) -> None:
    assert rows(workspace(tmp_path), REPORT) == [
        {
            "dokument": REPORT,
            "typ": "Verksamhetsplan",
            "nämnd": "Socialnämnden",
            "period": "2027",
            "läsare": "",
            "byggd": "inte byggd",
        }
    ]


def test_a_document_was_built_when_its_latest_file_was(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    folder = root / "build/exempel/socialnamnden/2027"
    folder.mkdir(parents=True)
    for suffix, day in (("html", 1), ("pdf", 2)):
        (folder / f"verksamhetsplan.{suffix}").write_text("")
        os.utime(folder / f"verksamhetsplan.{suffix}", (day * 86400 + 43200,) * 2)
    assert rows(root, REPORT)[0]["byggd"].startswith("1970-01-03")


def test_a_document_with_faults_is_listed_with_what_its_own_file_says(tmp_path: Path) -> None:
    root = workspace(
        tmp_path, {"ekonomi.toml": "inte toml", "verksamhetsplan.toml": plan().replace("verksamhetsplan", "plan")}
    )
    (root / "content/tom.toml").write_text("rapport = 1\n")
    listed = [(row["typ"], row["nämnd"], row["period"]) for row in rows(root, REPORT, "content/tom.toml")]
    assert listed == [("plan", "–", "2027"), ("–", "–", "–")]
