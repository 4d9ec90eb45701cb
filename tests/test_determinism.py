"""The same content gives the same bytes, wherever, whenever and by whomever it is built."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from reports.pipeline import BUILD, Run, Studio
from reports.readers.load import Workspace
from tests.helpers import ROOT, rodtrad
from tests.workspaces import REPORT, workspace

NAMES = ("exempel/kultur-och-fritidsnamnden/2027/delarsrapport-mars", "bjurholm/socialnamnden/2024/verksamhetsplan")
PROGRAM = "import os, sys; os.umask(int(sys.argv.pop(1), 8)); from reports.cli import main; main()"
HERE = {"PYTHONHASHSEED": "1", "TZ": "Europe/Stockholm", "LC_ALL": "C.UTF-8"}
ELSEWHERE = {
    "PYTHONHASHSEED": "77",
    "TZ": "Pacific/Auckland",
    "LC_ALL": "C",
    "USER": "annan",
    "SOURCE_DATE_EPOCH": "1700000000",
}


def built(workspace: Path, home: Path, settings: dict[str, str], umask: str, *flags: str) -> dict[str, bytes]:
    """The files that a build in a process of its own makes, by their paths."""
    home.mkdir(exist_ok=True)
    out = home / "ut"
    homes = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "LOCALAPPDATA": str(home / "cache")}
    command = [sys.executable, "-c", PROGRAM, umask, "build", "--tyst", "--ut", str(out), *flags]
    command += [str(workspace / "content" / f"{name}.toml") for name in NAMES]
    environment = os.environ | homes | settings | {"PYTHONPATH": str(ROOT)}
    result = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def copied(folder: Path, *, reverse: bool = False, line_end: bytes = b"\n") -> Path:
    """The content and templates in another folder, its files made in another order and with other line ends."""
    for name in ("content", "templates"):
        for path in sorted((ROOT / name).rglob("*"), reverse=reverse):
            if path.is_file():
                target = folder / path.relative_to(ROOT)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
                if path.suffix in (".toml", ".csv", ".jinja", ".md") and line_end != b"\n":
                    target.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", line_end))
    return folder


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    assert one.keys() == other.keys()
    return [name for name in one if one[name] != other[name]]


def test_a_build_elsewhere_by_another_user_in_another_zone_and_order_gives_the_same_bytes(tmp_path: Path) -> None:
    first = built(copied(tmp_path / "en"), tmp_path / "hem", HERE, "022", "--jobb", "1")
    assert {Path(name).suffix for name in first} == {".docx", ".pdf", ".html"}
    there = copied(tmp_path / "en helt annan" / "å", reverse=True)
    other = built(there, tmp_path / "gäst", ELSEWHERE, "077", "--jobb", "2")
    assert differing(first, other) == []
    again = built(there, tmp_path / "gäst", HERE, "022", "--jobb", "1")  # all that can be kept is kept
    assert differing(first, again) == []


def undated(root: Path) -> Path:
    """A memo that has neither a date nor a period."""
    memo = '[rapport]\ntyp = "tjansteskrivelse"\ntitel = "Kort"\n\n[avsnitt.sammanfattning]\ntext = "Text."\n'
    memo += '[[arende.beslut]]\norgan = "Socialnämnden"\nsatser = ["godkänna rapporten"]\n'
    return workspace(root, {REPORT: memo})


def files_of(root: Path) -> dict[str, bytes]:
    return Run(Studio(Workspace(root)), root / REPORT, ("docx", "pdf", "html")).through(BUILD).files


def dates(files: dict[str, bytes]) -> dict[str, str]:
    """The day that each format's file says it was made; empty when it says none."""
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package, pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        core = package.read("docProps/core.xml").decode()
        made = str(pdf.docinfo["/CreationDate"])
    html = files["html"].decode()
    return {
        "docx": "".join(re.findall(r"created xsi[^>]*>(.{10})", core)),
        "pdf": f"{made[2:6]}-{made[6:8]}-{made[8:10]}",
        "html": "".join(re.findall(r'dcterms.date" content="(.{10})', html)),
    }


def test_a_document_without_a_date_says_none_and_never_the_clocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert dates(files_of(undated(tmp_path))) == {"docx": "", "pdf": "1980-01-01", "html": ""}


def test_a_document_without_a_date_has_the_one_of_source_date_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert set(dates(files_of(undated(tmp_path))).values()) == {"2023-11-14"}


@pytest.mark.parametrize("written", ["i går", "-1", "2027-01-01", "1e9", "99999999999999999999"])
def test_a_source_date_epoch_that_is_no_time_is_told_in_a_sentence(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
    result = rodtrad("build", cwd=workspace(tmp_path))
    assert result.returncode == 2
    assert f'SOURCE_DATE_EPOCH är "{written}"; skriv sekunder sedan 1970, som 1700000000' in result.stderr


def test_line_ends_of_windows_give_the_same_bytes(tmp_path: Path) -> None:
    unix = built(copied(tmp_path / "unix"), tmp_path / "hem", HERE, "022")
    windows = built(copied(tmp_path / "windows", line_end=b"\r\n"), tmp_path / "hem2", HERE, "022")
    assert differing(unix, windows) == []
