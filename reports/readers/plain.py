"""Values that are as they should be, taken without pydantic: that is loaded only to say what is wrong.

Pydantic and its schema of a report take 80 ms to load and to build, more than most reports take to read. What it
would accept in another form than the model's (a number in quotes, say) is left to it too.
"""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from reports.model.talrad import Listad, listed
from reports.model.varde import Varde

Taker = Callable[[Any], Any]


class _OddError(Exception):
    """A value is not plainly what the model has."""


def plain(kind: Any, raw: object) -> Any:
    """A raw value as a type of the model; None where it isn't plainly that, and pydantic must judge."""
    try:
        return _taker(kind)(raw)
    except (_OddError, ArithmeticError, LookupError, TypeError, ValueError):
        return None


class _Takers(dict[str, Taker]):
    """How the fields of a table are taken; a type is looked into the first time that a content file has it."""

    def __init__(self, kind: Any) -> None:
        self.hints = typing.get_type_hints(kind, include_extras=True)
        self.names = frozenset(part.name for part in fields(kind))

    def __missing__(self, name: str) -> Taker:
        if name not in self.names:
            raise _OddError(name)
        self[name] = _taker(self.hints[name])
        return self[name]


@cache
def _taker(kind: Any) -> Taker:
    """What takes a value of a type; all types that the model has."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _one_of([_taker_of_shape(branch) for branch in args if branch is not types.NoneType])
    if origin is typing.Literal:
        return _literal(args)
    if origin in (tuple, dict, Mapping):
        return _several(_taker(args[0])) if origin is tuple else _named(_taker(args[1]))
    if origin is typing.Annotated and isinstance(args[1], Listad):
        return listed
    if issubclass(kind, Varde):
        return typing.cast("Taker", kind.of)
    return _table(kind) if is_dataclass(kind) else _scalar(kind)


def _taker_of_shape(kind: Any) -> tuple[frozenset[type], Taker]:
    """A branch of a union: the shapes that a value of it is written in, and what takes it."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (dict, Mapping) or (is_dataclass(kind) and not issubclass(typing.cast("type", kind), Varde)):
        return frozenset({dict}), _taker(kind)
    if origin is tuple:
        return frozenset({list}), _taker(kind)
    takes_lists = origin is typing.Annotated and isinstance(args[1], Listad)
    return frozenset({list, object} if takes_lists else {object}), _taker(kind)


def _one_of(branches: list[tuple[frozenset[type], Taker]]) -> Taker:
    by_shape = {shape: taker for shapes, taker in reversed(branches) for shape in shapes}
    of_tables, of_lists, others = (by_shape.get(shape, _none) for shape in (dict, list, object))

    def take(raw: Any) -> Any:
        taker: Taker = of_tables if type(raw) is dict else of_lists if type(raw) is list else others
        return taker(raw)

    return take


def _none(_raw: object) -> Any:
    raise _OddError


def _table(kind: Any) -> Taker:
    takers = _Takers(kind)
    needed = {part.name for part in fields(kind) if part.default is MISSING and part.default_factory is MISSING}

    def take(raw: Any) -> Any:
        if type(raw) is not dict or not needed <= raw.keys():
            raise _OddError
        return kind(**{name: takers[name](value) for name, value in raw.items()})

    return take


def _named(taker: Taker) -> Taker:
    def take(raw: Any) -> dict[str, Any]:
        if type(raw) is not dict:
            raise _OddError
        return {name: taker(value) for name, value in raw.items()}

    return take


def _several(taker: Taker) -> Taker:
    def take(raw: Any) -> tuple[Any, ...]:
        if type(raw) is not list:
            raise _OddError
        return tuple([taker(value) for value in raw])

    return take


def _literal(words: tuple[Any, ...]) -> Taker:
    def take(raw: Any) -> str:
        if type(raw) is not str or raw not in words:
            raise _OddError
        return raw

    return take


def _scalar(kind: type) -> Taker:
    if kind is Decimal:
        return _decimal
    if kind not in (str, bool, int, datetime.date):
        raise _OddError

    def take(raw: Any) -> Any:
        if type(raw) is not kind:
            raise _OddError
        return raw

    return take


def _decimal(raw: Any) -> Decimal:
    if type(raw) is int or (type(raw) is Decimal and raw.is_finite()):
        return Decimal(raw)
    raise _OddError
