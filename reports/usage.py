"""Wrong usage of the command line, said in Swedish."""

from __future__ import annotations

import re
from typing import Any

from reports.diagnostics import nearest


def swedish_usage(error: Exception) -> str | None:
    """What a usage error means; None for any other exception."""
    if not hasattr(error, "exit_code") or not hasattr(error, "format_message"):
        return None
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error.format_message())
    return f"{_said(error)}\n  tips: {_help(error)}"


def _said(error: Any) -> str:
    option = str(getattr(error, "option_name", ""))
    match type(error).__name__:
        case "NoSuchOption":
            near = nearest(option, _options(error))
            return f"flaggan {option} finns inte" + (f"; menade du {near}?" if near else "")
        case "NoSuchCommand" | "UsageError" if "No such command" in error.format_message():
            word = error.format_message().split("'")[1]
            near = nearest(word, _commands(error))
            return f"kommandot {word} finns inte" + (f"; menade du {near}?" if near else "")
        case "BadOptionUsage":
            return f"flaggan {option} behöver ett värde"
        case "MissingParameter":
            return f"{error.param.name} saknas"
        case "BadParameter":
            name = error.param.opts[0] + ": " if error.param else ""
            return f"{name}{_value(error)}"
        case _:
            message = error.format_message()
            extra = re.search(r"unexpected extra argument.*? \((.*)\)", message)
            return f"det står för mycket på raden: {extra[1]}" if extra else f"kommandot kan inte läsas ({message})"


def _value(error: Any) -> str:
    """The program's own words; what the library says of an option's value is about the one that is a number."""
    return "värdet ska vara ett heltal, minst 1" if error.param else str(error.message)


def _help(error: Any) -> str:
    path = error.ctx.command_path.replace("__main__.py", "rodtrad") if error.ctx else "rodtrad"
    return f"{path} --help visar hur man gör"


def _options(error: Any) -> list[str]:
    return [name for param in error.ctx.command.params for name in param.opts] if error.ctx else []


def _commands(error: Any) -> list[str]:
    return list(getattr(error.ctx.command, "commands", {})) if error.ctx else []
