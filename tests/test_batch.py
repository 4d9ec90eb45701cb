"""Many documents in one run."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from reports.batch import Builder, Outcome, Version, as_built, build, chunks, in_order, made
from reports.readers.load import Workspace
from tests.helpers import ROOT
from tests.workspaces import NAMND, plan, workspace

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


def process_and_name(outcome: Outcome) -> tuple[int, str]:
    return os.getpid(), outcome.report.parent.name


def test_what_is_done_with_a_document_is_done_in_the_process_that_built_it(tmp_path: Path) -> None:
    reports = many(tmp_path, plan(), plan(), plan())
    versions = [Version(report) for report in reports]
    apart = list(made(Builder(Workspace(tmp_path), ["html"], process_and_name), versions, 2))
    assert [name for _, name in apart] == ["0", "1", "2"]
    assert os.getpid() not in {process for process, _ in apart}
    assert {process for process, _ in made(Builder(Workspace(tmp_path), ["html"], process_and_name), versions, 1)} == {
        os.getpid()
    }


def test_no_worker_is_left_with_much_when_the_others_are_done() -> None:
    versions = [Version(Path(str(number))) for number in range(50)]
    assert [len(part) for part in chunks(versions[:5], 2)] == [1] * 5
    assert max(len(part) for part in chunks(versions, 2)) == 6
    assert [version for part in chunks(versions, 2) for version in part] == versions


def test_few_parts_are_under_way_at_a_time() -> None:
    submitted: list[int] = []
    taken = in_order([[n] for n in range(9)], lambda part: submitted.append(part[0]) or Done(part), 3)  # type: ignore[arg-type, func-returns-value, list-item]
    assert [(next(taken), len(submitted)) for _ in range(9)] == [(n, min(n + 3, 9)) for n in range(9)]


@dataclass
class Done:
    """Work that is done already."""

    part: list[int]

    def result(self) -> list[int]:
        return self.part


def test_the_files_of_a_namnd_are_let_go_of_when_it_is_done(tmp_path: Path) -> None:
    files = {f"content/exempel/namnd-{number}/namnd.toml": NAMND for number in range(3)}
    reports = [tmp_path / f"content/exempel/namnd-{number}/{name}.toml" for number in range(3) for name in "ab"]
    workspace(tmp_path, files | {report.relative_to(tmp_path).as_posix(): plan() for report in reports})
    builder = Builder(Workspace(tmp_path), (), as_built)
    outcomes = [builder.made(Version(report)) for report in reports]
    assert all(not outcome.faults for outcome in outcomes)
    held = {path.parent.name for path in builder.studio.library.held}
    assert held == {"exempel", "namnd-2"}
