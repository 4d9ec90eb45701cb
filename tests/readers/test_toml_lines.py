"""Every key of a TOML file has its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import tomli
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.readers.toml_file import read_toml
from reports.readers.toml_lines import KeyPath, key_lines
from reports.swedish import fold
from tests.helpers import ROOT

CONTENT = sorted((ROOT / "content").rglob("*.toml"))

LETTERS = st.text(alphabet="abcåäöÅÖé0123 .-_\"'\\#=[]", min_size=1, max_size=6)
SCALARS = st.one_of(st.integers(-99, 99), st.booleans(), st.text(alphabet='abå\n"\\ ]}#', max_size=8))


def folded(keys: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Tables whose keys are unlike each other without diacritics too."""
    return keys.filter(lambda table: len({fold(key) for key in table}) == len(table) and all(map(fold, table)))


def tables(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return folded(st.dictionaries(LETTERS, values, max_size=4))


VALUES = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(tables(inner), max_size=3), st.lists(SCALARS, max_size=3), tables(inner))
)


def paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """The key paths of a value that TOML has read, folded."""
    items: Iterator[tuple[Any, Any]] = iter(())
    if isinstance(value, Mapping):
        items = ((fold(key), item) for key, item in value.items())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        items = iter(enumerate(value))
    for key, item in items:
        yield (*path, key)
        yield from paths(item, (*path, key))


@given(tables(VALUES))
@settings(max_examples=60)
def test_a_written_file_has_a_line_for_each_key_that_is_read_from_it_and_for_no_other(values: dict[str, Any]) -> None:
    text = tomlkit.dumps(values)
    lines = key_lines(text)
    assert set(lines) == set(paths(tomli.loads(text)))
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_the_real_content_has_a_line_for_each_key_and_the_key_stands_on_it(path: Path) -> None:
    text = path.read_text("utf-8")
    lines = key_lines(text)
    assert set(lines) == set(paths(tomli.loads(text)))
    written = text.split("\n")
    for keys, line in lines.items():
        if isinstance(keys[-1], str):
            assert keys[-1] in fold(written[line - 1])


def test_tables_in_lists_are_counted_each_below_its_own() -> None:
    text = """
[[malomrade]]
id = "a"
[[malomrade.mal]]
id = "a1"
[malomrade.mal.utfall]
"mars 2027" = 1
[[malomrade]]
id = "b"
[[malomrade.mal]]
id = "b1"
"""
    lines = key_lines(text)
    assert lines["malomrade", 0, "mal", 0, "utfall", "mars 2027"] == 7
    assert lines["malomrade", 1, "mal", 0, "id"] == 11


def test_items_of_lists_and_tables_on_one_line_have_their_lines() -> None:
    text = 'a = [\n  1,\n  # nej\n  { b = 2,\n },\n]\nc = { "d" = 3 }\ne.f = 4\n'
    lines = key_lines(text)
    assert (lines["a", 1], lines["a", 1, "b"], lines["c", "d"], lines["e", "f"]) == (4, 4, 7, 8)


def test_a_key_written_with_escapes_is_the_key_it_stands_for() -> None:
    assert key_lines('"m\\u00e5l" = 1\n')["mal",] == 1


def test_a_dotted_key_with_a_year_or_a_dot_in_it_finds_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('[[indikator]]\nid = "a"\n[indikator.utfall]\n"2026" = 1\n"jan.-mars 2027" = 2\n', "utf-8")
    file = read_toml(path, "a.toml")
    assert file.dotted_line("indikator.0.utfall.2026") == 4
    assert file.dotted_line("indikator.0.utfall.jan.-mars 2027") == 5
    assert file.dotted_line("indikator.0.utfall.2030") == 3
    assert file.dotted_line("okänd") == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [('text = "ett"', 1), ('text = """\nett"""', 2), ('text = """ett"""', 1), ("text = '''\n\n\nett'''", 4)],
)
def test_lines_of_a_text_are_counted_from_its_first_line_that_is_not_blank(
    text: str, line: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text, "utf-8")
    assert read_toml(path, "a.toml").text_line("text", 0) == line
