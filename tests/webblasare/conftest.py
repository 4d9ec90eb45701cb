"""Every web page of the content, one with every form, and a browser to show them in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reports.batch import Version, build
from reports.readers.load import Library, Workspace
from reports.writers import html
from tests.helpers import ROOT
from tests.webblasare.browser import AXE, BROWSERS, QUIET
from tests.writers import samples


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.webblasare)
            item.add_marker(pytest.mark.xdist_group("webblasare"))


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The content's pages, the council's version of the one that has versions, and one with every block and inline."""
    workspace, folder = Workspace(ROOT), tmp_path_factory.mktemp("webb")
    reports, _ = Library(workspace).documents([workspace.content])
    council = workspace.content / "exempel/kultur-och-fritidsnamnden/2027/delarsrapport-mars.toml"
    made = {}
    for outcome in build(workspace, [*map(Version, reports), Version(council, "kommunstyrelse")], ["html"]):
        made[f"{len(made):02}-{outcome.report.stem}"] = outcome.files["html"]
    made["prov"] = html.write(samples.everything())
    paths = {name: folder / f"{name}.html" for name in made}
    for name, path in paths.items():
        path.write_bytes(made[name])
    return paths


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright är inte installerat")
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("ingen Chromium på datorn")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=program, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def tab(browser: Any) -> Any:
    return browser.new_page()


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip(f"axe-core finns inte: {AXE}")
    return AXE.read_text("utf-8")
