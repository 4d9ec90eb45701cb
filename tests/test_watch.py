"""A workspace that is watched: what is saved is built, however it is saved, until the user ends it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.helpers import ROOT, rodtrad
from tests.workspaces import REPORT, YEAR, plan, workspace

BUILD = "build/exempel/socialnamnden/2027"
LONG = 60
"""Seconds to wait at most; what is waited for takes a fraction of one."""


class Watched:
    """A process that watches a workspace, and what it has said."""

    def __init__(self, root: Path) -> None:
        self.root = root
        command = [sys.executable, "-m", "reports", "build", "--bevaka", "--format", "html,docx"]
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        self.process = subprocess.Popen(
            command, cwd=root, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self.said = queue.Queue[str]()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            self.said.put(line)
        self.said.put("")

    def until(self, words: str) -> str:
        """What is said until a line has some words."""
        told = ""
        while words not in told:
            line = self.said.get(timeout=LONG)
            assert line, f"it has ended: {told}"
            told += line
        return told

    def save(self, name: str, text: str) -> None:
        """Save as most editors do: another file is written and put in its place."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.tmp")
        beside.write_text(text, "utf-8")
        beside.replace(path)

    def page(self, name: str = "verksamhetsplan.html") -> str:
        return (self.root / BUILD / name).read_text("utf-8")


def eventually(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


MORE = f"{YEAR}/mer.toml"
TEMPLATE = "templates/exempel/verksamhetsplan.html.jinja"


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """Reports in folders of their own, facts beside one and a template for all, watched."""
    files = {
        f"{YEAR[:-4]}2026/verksamhetsplan.toml": plan("Fjolårets.").replace("2027", "2026"),
        f"{YEAR}/ny/verksamhetsplan.toml": plan("En till."),
        MORE: '[avsnitt.ekonomi]\ntext = "Fakta."\n',
        TEMPLATE: '{% extends "standard/verksamhetsplan.html.jinja" %}\n',
    }
    watching = Watched(workspace(tmp_path, files))
    try:
        watching.until("Ctrl+C")
        yield watching
    finally:
        watching.process.kill()


def test_what_is_saved_is_built_and_told_on_one_line_and_nothing_else_is(watched: Watched) -> None:
    other = watched.root / "build/exempel/socialnamnden/2026/verksamhetsplan.html"
    before = other.stat()
    watched.save(REPORT, plan("En första ändring."))
    (told,) = watched.until("byggt").splitlines()
    assert f"{REPORT} byggt på " in told
    assert "En första ändring." in watched.page()
    assert other.stat() == before


def test_a_file_that_is_emptied_and_written_in_two_halves_gives_no_fault(watched: Watched) -> None:
    text = plan("Skriven i två halvor.")
    with (watched.root / REPORT).open("w", encoding="utf-8") as file:
        for part in (text[:40], text[40:]):
            file.write(part)
            file.flush()
            time.sleep(0.05)
    told = watched.until("bygg")
    assert "fel" not in told
    assert "tips" not in told
    eventually(lambda: "Skriven i två halvor." in watched.page())


def test_a_fault_is_told_and_the_files_stay_as_they_were_until_it_is_mended(watched: Watched) -> None:
    before = watched.page()
    watched.save(REPORT, plan("{{ inget }}"))
    told = watched.until(" 1 fel")
    assert f"{REPORT}:7: " in told
    assert "Traceback" not in told
    assert watched.page() == before
    watched.save(REPORT, plan("Det är lagat."))
    watched.until("byggt")
    assert "Det är lagat." in watched.page()


def test_new_reports_facts_and_templates_are_seen(watched: Watched) -> None:
    watched.save(f"{YEAR}/nytt.toml", '[avsnitt.verksamheterna]\ntext = "Fakta i en ny fil."\n')
    watched.until("bygg")
    assert "Fakta i en ny fil." in watched.page()
    watched.save(f"{YEAR}/nyast/verksamhetsplan.toml", plan("En ny rapport."))
    watched.until("byggt")
    assert "En ny rapport." in watched.page("nyast/verksamhetsplan.html")
    watched.save(TEMPLATE, "<h1>Vår egen mall</h1>")
    watched.until("byggda")
    assert "Vår egen mall" in watched.page()


def test_a_deleted_report_is_no_fault(watched: Watched) -> None:
    (watched.root / f"{YEAR}/ny/verksamhetsplan.toml").unlink()
    watched.save(MORE, '[avsnitt.ekonomi]\ntext = "Efter det."\n')
    told = watched.until("bygg")
    assert " fel" not in told
    assert "Efter det." in watched.page()


def test_a_folder_that_is_gone_for_a_while_ends_nothing(watched: Watched) -> None:
    folder = watched.root / "content"
    folder.rename(watched.root / "undan")
    assert "content" in watched.until(" fel")
    (watched.root / "undan").rename(folder)
    watched.save(MORE, '[avsnitt.ekonomi]\ntext = "Tillbaka."\n')
    assert "Traceback" not in watched.until("bygg")
    eventually(lambda: "Tillbaka." in watched.page())


def test_the_next_build_knows_what_was_built_meanwhile(watched: Watched) -> None:
    watched.save(TEMPLATE, "<h1>Vår egen mall</h1>")
    watched.until("byggda")
    result = rodtrad("build", "--format", "html,docx", "--utan-sidnummer", cwd=watched.root)
    assert "0 av 3 dokument byggda" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent in another way")
def test_ctrl_c_ends_it_without_a_word_and_with_code_0(watched: Watched) -> None:
    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(LONG) == 0
    assert watched.said.get(timeout=LONG) == ""


@pytest.mark.parametrize("flags", [("--json",), ("--validera",), ("--pdf-motor", "libreoffice")])
def test_what_can_not_be_done_at_once_is_wrong_usage(flags: tuple[str, ...], tmp_path: Path) -> None:
    result = rodtrad("build", "--bevaka", *flags, cwd=workspace(tmp_path))
    assert result.returncode == 2
    assert f"--bevaka går inte ihop med {' '.join(flags)}" in result.stderr


def test_without_the_watcher_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = rodtrad("build", "--bevaka", cwd=workspace(tmp_path))
    assert (result.returncode, result.stdout) == (1, "")
    assert 'tips: kör pip install "rodtrad[bevaka]"' in result.stderr
