"""A copy that is installed from its wheel, with no clone of the project around it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.helpers import ROOT
from tests.workspaces import workspace


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's contents, as pip puts them in place."""
    folder = tmp_path_factory.mktemp("hjul")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def run(installed: Path, cwd: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_it_finds_its_own_templates_and_builds_all_formats(installed: Path, tmp_path: Path) -> None:
    found = run(installed, tmp_path, "from reports.templating import environment as e; print(e.packaged_templates())")
    assert Path(found.stdout.strip()) == installed / "reports/standard"
    result = run(installed, workspace(tmp_path), "from reports.cli import main; main()", "build", "--tyst")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert {path.suffix for path in (tmp_path / "build").rglob("verksamhetsplan.*")} == {".docx", ".pdf", ".html"}


def test_its_wheel_holds_every_standard_template_and_every_room_but_no_kommuns_own_templates(installed: Path) -> None:
    assert names(installed / "reports/standard") == {
        path.name for path in (ROOT / "templates").iterdir() if path.is_file()
    }
    assert names(ROOT / "reports") <= names(installed / "reports")


def names(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
