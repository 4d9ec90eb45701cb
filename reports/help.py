"""Help on the command line: what the program and its commands do, and what they take."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from reports.commands import Argument, Command, Commands, Option, Parameter

WIDTH = 78
_ASKS = ("--help", "Visa den här hjälpen.")


def help_of(commands: Commands, purpose: str) -> str:
    """The help of the whole program."""
    options = [("--version", "Visa versionen."), _ASKS]
    told = [(command.name, command.help) for command in commands.by_name.values()]
    head = ["Användning: rodtrad [FLAGGOR] KOMMANDO …", "", *_indented(purpose)]
    return "\n".join([*head, *_part("Flaggor", options), *_part("Kommandon", told)])


def help_of_command(command: Command) -> str:
    """The help of one command, its examples last."""
    places = [one for one in command.parameters if isinstance(one.shown, Argument)]
    options = [one for one in command.parameters if isinstance(one.shown, Option)]
    usage = " ".join(["rodtrad", command.name, "[FLAGGOR]", *map(_place, places)])
    arguments = [(one.shown.metavar, one.shown.help) for one in places]
    flags = [(_names(one.shown), one.shown.help) for one in options if isinstance(one.shown, Option)]
    return "\n".join([
        f"Användning: {usage}", "", *_indented(command.help),
        *_part("Argument", arguments), *_part("Flaggor", [*flags, _ASKS]),
        "", "Exempel:", *(f"  {line}" for line in command.examples.split("\n")),
    ])  # fmt: skip


def _place(parameter: Parameter) -> str:
    return f"[{parameter.shown.metavar}]{' …' * (parameter.kind == 'paths')}"


def _names(option: Option) -> str:
    return f"{', '.join(option.names)} {option.metavar}".strip()


def _indented(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _part(heading: str, rows: Iterable[tuple[str, str]]) -> list[str]:
    """A list of words, each with what it means beside it."""
    told = list(rows)
    if not told:
        return []
    column = max(len(word) for word, _ in told) + 4
    lines = [
        line
        for word, meaning in told
        for line in wrap(meaning, WIDTH, initial_indent=f"  {word}".ljust(column), subsequent_indent=" " * column)
    ]
    return ["", f"{heading}:", *lines]
