"""What a document is made of is noted exactly: nothing that is opened for it is missed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from reports import inputs
from reports.diagnostics import Faults
from reports.pipeline import CHECK, Run, Studio
from reports.readers.load import Library, Workspace
from tests.helpers import ROOT

_opened: set[str] | None = None


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    if _opened is not None and event == "open" and isinstance(arguments[0], str) and arguments[1] != "w":
        _opened.add(os.path.abspath(arguments[0]))  # noqa: PTH100  # links are not followed


sys.addaudithook(_listen)


@contextmanager
def opened(root: Path) -> Iterator[set[str]]:
    """The files of a workspace that are opened inside, as Python's own audit tells it."""
    global _opened
    _opened, found = set(), set[str]()
    try:
        yield found
    finally:
        told, _opened = _opened, None
        found |= {path for path in told if path.startswith((f"{root}/content/", f"{root}/templates/"))}


FAULTY = sorted(path for path in (ROOT / "tests/faults").iterdir() if (path / "content").is_dir())


@pytest.mark.parametrize("root", [ROOT, *FAULTY], ids=lambda root: root.name)
def test_every_file_that_is_opened_for_a_document_is_noted_for_it(root: Path) -> None:
    reports, _ = Library(Workspace(root)).documents([root / "content"])
    studio = Studio(Workspace(root))
    with inputs.noting(inputs.Notes(0)) as notes:
        for report in reports:
            with opened(root) as files:
                alone = _noted(Studio(Workspace(root)), report, notes)
            assert {f"fil:{path}" for path in files} <= alone
            assert alone == _noted(studio, report, notes)  # also where others have read the files before


def _noted(studio: Studio, report: Path, notes: inputs.Notes) -> set[str]:
    with notes.apart() as asked, suppress(Faults):
        Run(studio, report, ()).through(CHECK)
    return asked


SECOND = 1_000_000_000


@pytest.mark.parametrize(
    ("age", "time", "trusted"),
    [
        (SECOND, 7 * SECOND + 123_456_789, True),
        (SECOND // 100, 7 * SECOND + 123_456_789, False),  # within the grain of the clock
        (SECOND, 7 * SECOND, False),  # the file system may count whole seconds
        (3 * SECOND, 7 * SECOND, True),
        (-SECOND, 7 * SECOND + 123_456_789, False),  # changed since
    ],
)
def test_times_stand_for_a_file_only_when_a_later_change_would_show_in_them(age: int, time: int, trusted: bool) -> None:
    assert inputs.is_settled((1, time, 1, time), time + age) is trusted


def test_a_file_that_becomes_another_while_it_is_read_twice_is_never_the_same_again(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1")
    with inputs.noting(inputs.Notes(0)), inputs.apart() as noted:
        inputs.read(path)
        path.write_text("2")
        inputs.read(path)
    path.write_text("1")
    assert not inputs.Present().same(noted())
    path.write_text("2")
    assert not inputs.Present().same(noted())


def test_a_link_that_leads_elsewhere_is_another_file_though_its_content_is_the_same(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text("samma")
    link = tmp_path / "c"
    link.symlink_to("a")
    with inputs.noting(inputs.Notes(0)), inputs.apart() as noted:
        inputs.read(link)
    assert inputs.Present().same(noted())
    link.unlink()
    link.symlink_to("b")
    assert not inputs.Present().same(noted())
