"""Dataclasses that cost nothing until they are used: `dataclass` as the standard library's, for those of this program.

The standard library writes and compiles six functions for each class, 0.4 ms a class, and a run has two hundred of
them: a third of the time that it takes to load the program. Here comparing, hashing and showing is done by functions
that all classes share, and only `__init__` is compiled, when the first object of a class is made.
"""

from __future__ import annotations

import dataclasses
import types
from dataclasses import MISSING, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, eq=True, **others):
        """Make a class a dataclass, with the options of `dataclasses.dataclass`."""

        def made(cls):
            if others:
                return dataclasses.dataclass(cls, frozen=frozen, slots=slots, kw_only=kw_only, eq=eq, **others)
            plain = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)
            return _with_methods(plain, frozen=frozen, eq=eq)

        return made if cls is None else made(cls)


def _with_methods(cls: Any, *, frozen: bool, eq: bool) -> Any:
    methods: dict[str, Any] = {"__init__": _first_init(cls, frozen=frozen), "__repr__": _showing(cls)}
    if eq:
        methods |= {"__eq__": _equality(cls), "__hash__": _hashing(cls) if frozen else None}
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse, **_carrying([part.name for part in fields(cls)])}
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(cls, name, method)
    return cls


def _first_init(cls: Any, *, frozen: bool) -> Callable[..., None]:
    def __init__(self: Any, *arguments: Any, **named: Any) -> None:  # noqa: N807  # it stands in for it
        made = _init(cls, frozen=frozen)
        cls.__init__ = made
        made(self, *arguments, **named)

    return __init__


def _init(cls: Any, *, frozen: bool) -> Callable[..., None]:
    """The `__init__` of a class, compiled; it sets what has slots by them, which takes half the time."""
    known: dict[str, Any] = {"_missing": MISSING, "_set": object.__setattr__}
    ordered, named, body = ["self"], list[str](), list[str]()
    for part in fields(cls):
        name, value, default = part.name, part.name, ""
        if part.default is not MISSING:
            known[f"_default_{name}"], default = part.default, f"=_default_{name}"
        elif part.default_factory is not MISSING:
            known[f"_make_{name}"], default = part.default_factory, "=_missing"
            value = f"_make_{name}() if {name} is _missing else {name}"
        if part.init:
            (named if part.kw_only else ordered).append(f"{name}{default}")
        elif default:
            value = f"_make_{name}()" if default == "=_missing" else f"_default_{name}"
        else:
            continue
        body.append(_setting(cls, name, value, known, frozen=frozen))
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join([*ordered, *(["*", *named] if named else [])])
    exec(f"def __init__({parameters}):\n " + ("\n ".join(body) or "pass"), known)  # noqa: S102  # names of our fields
    made: Callable[..., None] = known["__init__"]
    return made


def _setting(cls: Any, name: str, value: str, known: dict[str, Any], *, frozen: bool) -> str:
    slot = getattr(cls, name, None)
    if isinstance(slot, types.MemberDescriptorType):
        known[f"_slot_{name}"] = slot.__set__
        return f"_slot_{name}(self, {value})"
    return f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}"


def _equality(cls: Any) -> Callable[[Any, object], Any]:
    values = _getter([part.name for part in fields(cls) if part.compare])

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hashing(cls: Any) -> Callable[[Any], int]:
    values = _getter([part.name for part in fields(cls) if (part.compare if part.hash is None else part.hash)])
    return lambda self: hash(values(self))


def _getter(names: list[str]) -> Callable[[Any], Any]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _showing(cls: Any) -> Callable[[Any], str]:
    names = [part.name for part in fields(cls) if part.repr]

    def __repr__(self: Any) -> str:  # noqa: N807
        shown = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"{self.__class__.__qualname__}({shown})"

    return __repr__


def _refuse(self: Any, name: str, *_value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to or delete field {name!r}")


def _carrying(names: list[str]) -> dict[str, Callable[..., Any]]:
    """How a frozen object is taken apart and put together again, on its way to another process."""

    def __getstate__(self: Any) -> list[Any]:  # noqa: N807
        return [getattr(self, name) for name in names]

    def __setstate__(self: Any, state: list[Any]) -> None:  # noqa: N807
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return {"__getstate__": __getstate__, "__setstate__": __setstate__}
