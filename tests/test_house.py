"""The house is built as its map says: imports go down, wings don't lean on each other, there are no circles."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.helpers import ROOT

REPORTS = ROOT / "reports"
ROOMS = sorted(path for path in REPORTS.rglob("*.py") if path.name not in ("__init__.py", "__main__.py"))
WINGS = ("readers", "templating", "charts", "writers", "proof")
MAP = (ROOT / "docs/arkitektur.md").read_text("utf-8")
FLOORS = {
    name.strip("/").removesuffix(".py"): int(floor)
    for floor, rooms in re.findall(r"^\| (\d) \| (.*?) \|", MAP, re.MULTILINE)
    for name in re.findall(r"`([\w/.]+)`", rooms)
}


def name(room: Path) -> str:
    return room.relative_to(REPORTS).with_suffix("").as_posix()


def wing(room: str) -> str:
    return room.split("/")[0]


def floor(room: str) -> int:
    return FLOORS[wing(room)]


def imports(room: Path) -> Iterator[str]:
    """The rooms that a room imports, also where it does so late."""
    for node in ast.walk(ast.parse(room.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reports"):
            package = (node.module or "").split(".")[1:]
            for alias in node.names:
                inside = REPORTS.joinpath(*package, f"{alias.name}.py")
                yield "/".join([*package, alias.name] if inside.is_file() else package)


@pytest.mark.parametrize("room", ROOMS, ids=name)
def test_a_room_imports_from_its_own_floor_or_below_and_from_no_other_wing(room: Path) -> None:
    for other in imports(room):
        assert floor(other) <= floor(name(room)), f"{name(room)} imports {other}"
        if wing(name(room)) in WINGS and wing(other) in WINGS:
            assert wing(other) == wing(name(room)), f"{name(room)} imports {other}"


def test_there_are_no_import_circles() -> None:
    order = TopologicalSorter({name(room): set(imports(room)) for room in ROOMS}).static_order()
    assert set(order) >= set(map(name, ROOMS))


def test_every_room_stands_on_the_map() -> None:
    assert {wing(name(room)) for room in ROOMS} <= set(FLOORS)


def test_packages_have_nothing_but_their_rooms() -> None:
    assert [path for path in REPORTS.rglob("__init__.py") if path.read_text("utf-8").strip()] == []


def test_the_page_tree_imports_nothing_of_the_house() -> None:
    assert list(imports(REPORTS / "document.py")) == []
