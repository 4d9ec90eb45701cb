"""Several content files as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.diagnostics import Faults
from reports.readers.merge import Merged, beside, over
from reports.readers.toml_file import TomlFile
from reports.readers.toml_lines import KeyPath

KEYS = st.sampled_from(["kommun", "namnd", "profil", "tabell", "avsnitt", "rapport", "namn", "text", "a"])
VALUES = st.recursive(
    st.integers(0, 9), lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(KEYS, inner, max_size=3))
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=4)


def file(name: str, values: Mapping[str, Any], text: str = "") -> TomlFile:
    return TomlFile(name, Path(name), text, values)


def leaves(values: Mapping[str, Any], path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


@given(st.lists(TABLES, min_size=1, max_size=3))
def test_files_of_one_folder_keep_every_key_or_name_those_that_stand_twice(tables: list[dict[str, Any]]) -> None:
    files = [file(str(number), table) for number, table in enumerate(tables)]
    try:
        merged = beside(files)
    except Faults as found:
        twice = {fault.message.split(" finns redan")[0] for fault in found.diagnostics}
        tops = [key for table in tables for key in table]
        assert {key.split(".")[0] for key in twice} <= {key for key in tops if tops.count(key) > 1}
        return
    together = dict(leaves(merged.values))
    for each in files:
        for path, value in leaves(each.values):
            assert together[path] == value
            assert merged.file(path) is each


@given(st.lists(TABLES, min_size=1, max_size=3))
def test_of_several_folders_the_nearest_value_wins_and_no_key_of_a_folder_above_is_lost(
    tables: list[dict[str, Any]],
) -> None:
    files = [file(str(number), table) for number, table in enumerate(tables)]
    merged = over([beside([each]) for each in files], files[0])
    assert dict(leaves(merged.values)).items() >= dict(leaves(tables[0])).items()
    for each in files:
        for path, _ in leaves(each.values):
            whole = path[:2] if path[0] in ("tabell", "diagram", "avsnitt", "bedomning") else path
            assert reached(merged.values, whole)


def reached(value: Any, path: KeyPath) -> bool:
    """Whether a key is there, or a nearer folder has one value in place of a table around it."""
    return not path or not isinstance(value, dict) or (path[0] in value and reached(value[path[0]], path[1:]))


def test_tables_are_joined_key_by_key_over_folders() -> None:
    near, far = file("near", {"profil": {"farg": "#000000"}}), file("far", {"profil": {"farg": "#fff", "mall": "m"}})
    merged = over([beside([near]), beside([far])], near)
    assert merged.values == {"profil": {"farg": "#000000", "mall": "m"}}
    assert merged.file(("profil", "mall")) is far


def test_a_table_of_figures_stands_whole_in_one_place() -> None:
    near, far = file("near", {"tabell": {"drift": {"rad": 1}}}), file("far", {"tabell": {"drift": {"fotnot": 2}}})
    assert over([beside([near]), beside([far])], near).values == {"tabell": {"drift": {"rad": 1}}}


def test_merging_changes_no_file() -> None:
    near, far = file("near", {"kommun": {"namn": 1}}), file("far", {"kommun": {"b": 2}})
    over([beside([near]), beside([far])], near)
    assert (near.values, far.values) == ({"kommun": {"namn": 1}}, {"kommun": {"b": 2}})


def test_a_key_in_two_files_of_a_folder_names_both_places() -> None:
    files = [file("a.toml", {"kommun": {"namn": 1}}, "[kommun]\nnamn = 1\n"), file("b.toml", {"kommun": {"namn": 2}})]
    with pytest.raises(Faults, match=r"b\.toml:1: kommun\.namn finns redan på a\.toml:2"):
        beside(files)


def test_what_no_file_holds_is_placed_in_the_table_around_it() -> None:
    near = file("near", {"kommun": {"namn": 1}}, "\n[kommun]\nnamn = 1\n")
    merged = over([beside([near])], near)
    assert merged.place(("kommun", "farg")) == ("near", 2)
    assert merged.place(("okänd",)) == ("near", 1)


def test_nothing_merged_holds_nothing() -> None:
    assert Merged().values == {}
