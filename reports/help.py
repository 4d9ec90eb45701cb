"""Help texts in Swedish: the words that the command line library itself prints."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

_WORDS = {
    "Usage:": "Användning:",
    "Options:": "Flaggor:",
    "Commands:": "Kommandon:",
    "Arguments:": "Argument:",
    "[OPTIONS]": "[FLAGGOR]",
    "COMMAND [ARGS]...": "KOMMANDO …",
    "Show this message and exit.": "Visa den här hjälpen.",
}
_TYPES = re.compile(r" <[^>\n]*>")


def _swedish(text: str) -> str:
    for english, swedish in _WORDS.items():
        text = text.replace(english, swedish)
    return _TYPES.sub("", text)


class SwedishGroup(TyperGroup):
    """The program, with help in Swedish."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        return _swedish(super().get_help(ctx))


class SwedishCommand(TyperCommand):
    """A command, with help in Swedish and its examples one a line."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        self.epilog, examples = None, self.epilog
        text = _swedish(super().get_help(ctx))
        self.epilog = examples
        lines = [f"  {line.strip()}" for line in (examples or "").split("\n") if line.strip()]
        return text + ("\n\nExempel:\n" + "\n".join(lines) if lines else "")
