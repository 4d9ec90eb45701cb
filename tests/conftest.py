"""What all tests share: the flag that renews goldens, and the two real documents built once a process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from reports.batch import Outcome, Version, build
from reports.libreoffice import VARIABLE
from reports.readers.load import Workspace
from tests.helpers import ROOT

REAL = ("bjurholm/socialnamnden/2024/verksamhetsplan", "linkoping/social-och-omsorgsnamnden/2022/delarsrapport-mars")


# The same examples in every run and on slow machines; `--hypothesis-profile=sok` looks for new ones.
settings.register_profile("lika", deadline=None, derandomize=True)
settings.register_profile("sok", deadline=None, max_examples=2000)
settings.load_profile("lika")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the goldens anew from what is built now")


# LibreOffice counts as not installed, but for the tests that are about it. What was said is kept for the processes
# that xdist starts from this one.
_OFFICE = os.environ.setdefault(f"{VARIABLE}_FOR_TESTS", os.environ.get(VARIABLE, ""))
os.environ[VARIABLE] = ""


@pytest.fixture(autouse=True)
def office(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `klient` test finds LibreOffice where whoever runs the tests has it."""
    if "klient" in request.keywords:
        monkeypatch.setenv(VARIABLE, _OFFICE) if _OFFICE else monkeypatch.delenv(VARIABLE)


@pytest.fixture(scope="session")
def renew(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--renew"))


@pytest.fixture(scope="session")
def real_documents() -> dict[str, Outcome]:
    """The real documents in all formats, by their path below content/ without suffix."""
    workspace = Workspace(ROOT)
    paths = [Version(workspace.content / f"{name}.toml") for name in REAL]
    outcomes = dict(zip(REAL, build(workspace, paths, ["docx", "pdf", "html"]), strict=True))
    for outcome in outcomes.values():
        assert not outcome.faults, "\n".join(map(str, outcome.faults))
    return outcomes


@pytest.fixture(params=REAL, ids=lambda name: name.split("/")[0])
def real_document(request: pytest.FixtureRequest, real_documents: dict[str, Outcome]) -> Outcome:
    return real_documents[request.param]


@pytest.fixture
def built(real_document: Outcome, tmp_path: Path) -> dict[str, Path]:
    """The files of a real document on disk, by format."""
    files = {suffix: tmp_path / f"rapport.{suffix}" for suffix in real_document.files}
    for suffix, path in files.items():
        path.write_bytes(real_document.files[suffix])
    return files
