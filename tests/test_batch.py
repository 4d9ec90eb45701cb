"""Many documents in one run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from reports.batch import Outcome, Version, build
from reports.readers.load import Workspace
from tests.helpers import ROOT
from tests.workspaces import plan, workspace

REAL = [
    ROOT / "content/linkoping/social-och-omsorgsnamnden/2022/delarsrapport-mars.toml",
    ROOT / "content/bjurholm/socialnamnden/2024/verksamhetsplan.toml",
]


def many(root: Path, *texts: str) -> list[Path]:
    """A workspace's reports, one for each text."""
    workspace(root, {f"content/exempel/socialnamnden/{number}/plan.toml": text for number, text in enumerate(texts)})
    return [root / f"content/exempel/socialnamnden/{number}/plan.toml" for number in range(len(texts))]


def run(root: Path, reports: list[Path], *formats: str, jobs: int = 1) -> list[Outcome]:
    return list(build(Workspace(root), [Version(report) for report in reports], formats, jobs))


def test_two_at_a_time_give_the_same_bytes_as_one_after_the_other() -> None:
    one, two = (run(ROOT, REAL, "docx", "pdf", "html", jobs=jobs) for jobs in (1, 2))
    assert [outcome.files for outcome in one] == [outcome.files for outcome in two]
    assert [outcome.warnings for outcome in one] == [outcome.warnings for outcome in two]
    assert all(len(outcome.files) == 3 for outcome in one)


def test_documents_come_in_the_order_given(tmp_path: Path) -> None:
    reports = many(tmp_path, *(plan(f"Nummer {number}.") for number in range(4)))
    for jobs in (1, 2):
        assert [outcome.report for outcome in run(tmp_path, reports[::-1], jobs=jobs)] == reports[::-1]


def test_the_faults_of_one_document_do_not_stop_the_others(tmp_path: Path) -> None:
    reports = many(tmp_path, plan(), plan("{{ inget }}"), plan())
    for jobs in (1, 2):
        outcomes = run(tmp_path, reports, "html", jobs=jobs)
        assert [sorted(outcome.files) for outcome in outcomes] == [["html"], [], ["html"]]
        assert [len(outcome.faults) for outcome in outcomes] == [0, 1, 0]


def test_a_document_that_fails_late_still_tells_its_warnings(tmp_path: Path) -> None:
    more = '[diagram.d]\ntyp = "linje"\nrubrik = "D"\nkategorier = ["a"]\nserie = [{ namn = "S", varden = [1] }]\n'
    (report,) = many(tmp_path, plan(more=more))
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/mall.docx").write_bytes(b"ingen mall")
    (outcome,) = run(tmp_path, [report], "docx")
    assert len(outcome.faults) == len(outcome.warnings) == 1
    assert outcome.files == {}


def test_without_formats_documents_are_only_checked(tmp_path: Path) -> None:
    (outcome,) = run(tmp_path, many(tmp_path, plan()))
    assert (outcome.files, outcome.faults) == ({}, ())
    assert outcome.seconds > 0


def test_no_documents_are_no_outcomes(tmp_path: Path) -> None:
    assert run(tmp_path, [], "html", jobs=2) == []


def test_workers_leave_nothing_in_the_temporary_folder(tmp_path: Path) -> None:
    workspace(tmp_path / "a", {"plan.toml": plan("Ett annat.")})
    (tmp_path / "tmp").mkdir()
    command = [sys.executable, "-m", "reports", "build", "--format", "pdf", "--jobb", "2"]
    env = {**os.environ, "TMPDIR": str(tmp_path / "tmp")}
    done = subprocess.run(command, cwd=tmp_path / "a", env=env, capture_output=True, check=True, encoding="utf-8")
    assert "2 av 2 dokument byggda" in done.stdout
    assert list((tmp_path / "tmp").iterdir()) == []
