"""Dataclasses of the program behave as the standard library's do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import records
from reports.records import dataclass

OPTIONS = [
    {"frozen": frozen, "slots": slots, "kw_only": kw_only, "eq": eq}
    for frozen in (False, True)
    for slots in (False, True)
    for kw_only in (False, True)
    for eq in (False, True)
]


@dataclass(frozen=True, slots=True)
class Point:
    """A point."""

    x: int
    y: int = 2
    seen: list[str] = field(default_factory=list, compare=False)
    KIND: ClassVar[str] = "point"


class Named(Point):
    """A point with another name."""

    __slots__ = ()


def sent(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301  # it was made here


@dataclass
class Counted:
    """What knows a thing more when it is made."""

    x: int
    double: int = field(init=False)
    note: str = field(default="n", init=False, repr=False)

    def __post_init__(self) -> None:
        self.double = 2 * self.x


def body() -> dict[str, Any]:
    return {
        "__annotations__": {"a": "int", "b": "str", "c": "list[int]", "K": "ClassVar[int]"},
        "__doc__": "x", "__module__": __name__, "b": "b", "c": field(default_factory=list, compare=False), "K": 1,
    }  # fmt: skip


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_any_options_give_the_same_as_the_standard_library(options: dict[str, Any]) -> None:
    ours, theirs = (make(**options)(type("Made", (), body())) for make in (records.dataclass, dataclasses.dataclass))
    for made in ([one(a=1), one(a=1), one(a=1, b="z"), one(a=1, b="b", c=[3])] for one in (ours, theirs)):
        first, again, other, third = made
        assert (first == again, first == other, first == third) == (options["eq"], False, options["eq"])
        assert first.c == []
        assert first.c is not again.c
        assert hasattr(first, "__dict__") != options["slots"]
        for broken in ({}, {"a": 1, "d": 2}):
            with pytest.raises(TypeError):
                type(first)(**broken)
    assert repr(ours(a=1)) == repr(theirs(a=1))
    assert [part.name for part in dataclasses.fields(ours)] == [part.name for part in dataclasses.fields(theirs)]
    assert (ours.__hash__ is None) == (theirs.__hash__ is None)
    assert ours.__match_args__ == theirs.__match_args__


@given(st.integers(), st.integers())
def test_equal_objects_have_equal_hashes(x: int, y: int) -> None:
    assert Point(x, y, ["a"]) == Point(x, y)
    assert hash(Point(x, y, ["a"])) == hash(Point(x, y))


def test_a_frozen_object_can_not_be_changed_and_can_be_copied_and_sent_to_another_process() -> None:
    point = Point(1, seen=["a"])
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x
    for same in (sent(point), copy.deepcopy(point), dataclasses.replace(point)):
        assert (same, same.seen) == (point, ["a"])
    assert dataclasses.replace(point, y=3) == Point(1, 3)


def test_a_class_below_is_made_as_the_one_above_but_is_not_equal_to_it() -> None:
    assert (Named(1).y, Named(1) == Named(1), Named(1) == Point(1)) == (2, True, False)
    assert sent(Named(5)) == Named(5)


def test_what_is_computed_when_an_object_is_made_is_not_asked_for() -> None:
    assert (Counted(2).double, Counted(2).note, repr(Counted(2))) == (4, "n", "Counted(x=2, double=4)")
