"""A command loads what it uses: what is heavy is named here, with the commands that need it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspaces import REPORT, plan, workspace

HEAVY = {
    "PIL", "asyncio", "concurrent.futures", "docx", "email", "fontTools", "http", "importlib.metadata", "jinja2",
    "lxml", "markdown_it", "matplotlib", "multiprocessing", "numpy", "pikepdf", "pydantic", "rich", "ssl",
    "tomlkit", "tree_sitter", "typst",
}  # fmt: skip
TEXT = {"jinja2", "markdown_it"}
"""What lays a report out."""
MORE = '[tabell.t]\nrubrik = "Volymer"\nforsta_kolumn = "Mått"\nkolumn = [{ id = "a", namn = "Antal" }]\n'


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose report has text and a table, and has been built before."""
    made = workspace(tmp_path_factory.mktemp("laddat"), {REPORT: plan('Text.\n\n{{ tabell("t") }}', MORE)})
    loaded(made, "build", "--utan-sidnummer")
    return made


def loaded(root: Path, *arguments: str) -> set[str]:
    """The heavy modules that a process has loaded when it has done what it was asked for."""
    said = root / "laddat.txt"
    code = (
        "import atexit, sys\n"
        f"atexit.register(lambda: open({str(said)!r}, 'w').write(' '.join(sys.modules)))\n"
        "from reports.cli import main\nmain()\n"
    )
    cache = {"LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME": str(root / "cache")}
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=root, env=os.environ | cache, capture_output=True, check=False
    )
    assert result.returncode == 0, result.stderr.decode()
    return HEAVY & set(said.read_text("utf-8").split())


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("--version", set()),
        ("--help", set()),
        ("build --help", set()),
        ("list", set()),
        ("check", TEXT),
        ("status", TEXT | {"tree_sitter"}),
        ("build --utan-sidnummer --format docx", TEXT),
        ("build --format html", TEXT),
        ("build --format pdf", TEXT | {"typst"}),
        ("new pm --period 2027", {"tomlkit"}),
    ],
)
def test_a_command_loads_what_it_uses_and_nothing_heavy_besides(arguments: str, expected: set[str], root: Path) -> None:
    assert loaded(root, *arguments.split()) == expected
