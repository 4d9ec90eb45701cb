"""The command line, read: commands are functions, and what stands on the line becomes their arguments.

A parameter of a command is `Annotated` with what it is called: an `Option` or an `Argument`. Its type says the rest: a
`bool` is there or not, an `int` is a whole number, a list takes all the arguments there are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from typing import Any

from reports.records import dataclass

FIRST_NUMBER = 1
"""The least that an option with a number can be."""

Function = Callable[..., int]


class Usage(Exception):
    """Wrong usage, with what to say of it; `command` is the one whose help tells how it is done."""

    def __init__(self, message: str, command: str = "") -> None:
        super().__init__(message)
        self.command = command


@dataclass(frozen=True)
class Option:
    """Something that may stand anywhere on the line, after its name."""

    names: tuple[str, ...]
    metavar: str
    help: str

    def __init__(self, *names: str, metavar: str = "", help: str) -> None:  # noqa: A002  # what it is
        for attribute, value in (("names", names), ("metavar", metavar), ("help", help)):
            object.__setattr__(self, attribute, value)


@dataclass(frozen=True)
class Argument:
    """Something that is known by its place on the line; it can be left out."""

    metavar: str
    help: str


@dataclass(frozen=True)
class Parameter:
    """A parameter of a command: what it is called on the line, and what it takes."""

    name: str
    shown: Option | Argument
    kind: str
    """`flag`, `number`, `path`, `text` or `paths`."""


@dataclass(frozen=True)
class Command:
    """A command: the word on the line, the function, and examples of it, one a line."""

    name: str
    run: Function
    examples: str = ""

    @property
    def parameters(self) -> list[Parameter]:
        """What the command takes, in the order of its help."""
        from typing import get_type_hints

        hints = get_type_hints(self.run, include_extras=True)
        return [Parameter(name, hint.__metadata__[0], _kind(hint)) for name, hint in hints.items() if name != "return"]

    @property
    def help(self) -> str:
        """What the command does."""
        return " ".join((self.run.__doc__ or "").split())

    def arguments(self, words: Sequence[str]) -> dict[str, Any]:
        """The function's arguments as the line gives them; raises Usage."""
        try:
            return dict(_Line(self.parameters).read(words))
        except Usage as error:
            raise Usage(str(error), self.name) from None


@dataclass(frozen=True)
class Commands:
    """The commands of a program, by name."""

    by_name: dict[str, Command] = field(default_factory=dict)

    def add(self, name: str, examples: str = "") -> Callable[[Function], Function]:
        """Make a function a command."""

        def added(function: Function) -> Function:
            self.by_name[name] = Command(name, function, examples)
            return function

        return added

    def find(self, word: str) -> Command:
        """The command of a name; raises Usage with the nearest one."""
        if word.startswith("-"):
            raise Usage(f"flaggan {word} finns inte{_near(word, ('--help', '--version'))}")
        if word not in self.by_name:
            raise Usage(f"kommandot {word} finns inte{_near(word, self.by_name)}")
        return self.by_name[word]


def words(argv: Sequence[str]) -> list[str]:
    """The words on the line; where no shell does it, names with * become the files that they mean."""
    if os.name != "nt":
        return list(argv)
    from glob import glob

    return [name for word in argv for name in (glob(word) if "*" in word else ()) or [word]]  # noqa: PTH207


class _Line:
    def __init__(self, parameters: Sequence[Parameter]) -> None:
        options = [one for one in parameters if isinstance(one.shown, Option)]
        self.options = {name: one for one in options for name in one.shown.names}  # type: ignore[union-attr]
        self.places = [one for one in parameters if isinstance(one.shown, Argument)]

    def read(self, words: Sequence[str]) -> Iterator[tuple[str, Any]]:
        placed: list[str] = []
        rest = list(words)
        while rest:
            word = rest.pop(0)
            if word == "--":
                placed += rest
                break
            if word.startswith("-") and len(word) > 1:
                yield self.option(word, rest)
            else:
                placed.append(word)
        yield from self.arguments(placed)

    def option(self, word: str, rest: list[str]) -> tuple[str, Any]:
        name, equals, value = word.partition("=")
        if name not in self.options:
            raise Usage(f"flaggan {name} finns inte{_near(name, self.options)}")
        parameter = self.options[name]
        if parameter.kind == "flag":
            if equals:
                raise Usage(f"flaggan {name} har inget värde")
            return parameter.name, True
        if not equals:
            if not rest or rest[0].startswith("--"):
                raise Usage(f"flaggan {name} behöver ett värde")
            value = rest.pop(0)
        return parameter.name, _value(parameter, name, value)

    def arguments(self, placed: list[str]) -> Iterator[tuple[str, Any]]:
        for parameter in self.places:
            if parameter.kind == "paths" and placed:
                yield parameter.name, [_path(word) for word in placed]
                return
            if placed:
                yield parameter.name, _value(parameter, "", placed.pop(0))
        if placed:
            raise Usage(f"det står för mycket på raden: {' '.join(placed)}")


def _value(parameter: Parameter, name: str, word: str) -> Any:
    if parameter.kind == "path":
        return _path(word)
    if parameter.kind != "number":
        return word
    if not word.isdecimal() or int(word) < FIRST_NUMBER:
        raise Usage(f"{name}: värdet ska vara ett heltal, minst {FIRST_NUMBER}")
    return int(word)


def _path(word: str) -> Any:
    from pathlib import Path

    return Path(word)


def _kind(hint: Any) -> str:
    told = str(hint.__origin__)
    kinds = {"list": "paths", "Path": "path", "bool": "flag", "int": "number"}
    return next((kind for word, kind in kinds.items() if word in told), "text")


def _near(word: str, known: Any) -> str:
    from reports.diagnostics import nearest

    near = nearest(word, known)
    return f"; menade du {near}?" if near else ""
