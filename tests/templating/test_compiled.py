"""The program's own templates are compiled once and kept for the user; nothing else is ever run from a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.kept import cache_folder
from reports.templating.compiled import Compiled
from reports.templating.environment import environment, packaged_templates
from tests.workspaces import checked, workspace

NAME = "pm.html.jinja"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for what is compiled."""
    return _use(tmp_path / "cache", monkeypatch)


def _use(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let a folder be the user's cache; the program's folder in it."""
    monkeypatch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", str(cache))
    cache_folder.cache_clear()
    return cache / "rodtrad"


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    cache_folder.cache_clear()


def compile_all(own: Path) -> list[str]:
    """Compile a template as a process does that has compiled none; the names of those that Jinja had to compile."""
    env = environment(own)
    taken: list[str] = []
    compile_one = env.compile

    def noted(source: str, name: str | None = None, *rest: object, **more: object) -> object:
        taken.append(str(name))
        return compile_one(source, name, *rest, **more)  # type: ignore[call-overload]

    env.compile = noted  # type: ignore[method-assign,assignment]
    env.get_template(NAME)
    return taken


def test_a_template_of_the_program_is_compiled_once(folder: Path, tmp_path: Path) -> None:
    assert compile_all(tmp_path) == [NAME]
    assert compile_all(tmp_path) == []
    assert len(list(folder.iterdir())) == 1


def test_a_template_of_the_workspace_is_compiled_each_time_and_never_kept(folder: Path, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("<p>Eget</p>", "utf-8")
    assert compile_all(tmp_path) == compile_all(tmp_path) == [NAME]
    assert list(folder.glob("*")) == []


def test_a_damaged_or_changed_entry_is_compiled_anew(folder: Path, tmp_path: Path) -> None:
    compile_all(tmp_path)
    (entry,) = folder.iterdir()
    whole = entry.read_bytes()
    for damaged in (b"", b"x" * 100, whole[:-1], whole[:40] + b"\x00" + whole[41:]):
        entry.write_bytes(damaged)
        assert compile_all(tmp_path) == [NAME]
        assert entry.read_bytes() == whole


def test_another_source_is_not_answered_with_the_old_code(folder: Path, tmp_path: Path) -> None:
    env = environment(tmp_path)
    path = str(packaged_templates() / NAME)
    kept = Compiled(packaged_templates())
    bucket = kept.get_bucket(env, NAME, path, "ett")
    bucket.code = env.compile("ett", NAME, path)
    kept.set_bucket(bucket)
    assert kept.get_bucket(env, NAME, path, "ett").code is not None
    assert kept.get_bucket(env, NAME, path, "två").code is None


def test_a_folder_that_cannot_be_written_to_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "fil"
    file.write_text("ingen mapp")
    _use(file, monkeypatch)
    assert compile_all(tmp_path) == compile_all(tmp_path) == [NAME]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folder to that user")
def test_a_folder_that_others_can_write_to_is_not_trusted(folder: Path, tmp_path: Path) -> None:
    compile_all(tmp_path)
    folder.chmod(0o777)
    cache_folder.cache_clear()
    assert compile_all(tmp_path) == [NAME]


def test_nothing_compiled_is_kept_in_the_workspace(folder: Path, tmp_path: Path) -> None:
    root = workspace(tmp_path / "arbetsyta")
    checked(root)
    assert [path for path in root.rglob("*") if path.suffix not in (".toml", "")] == []
    assert list(folder.iterdir())
