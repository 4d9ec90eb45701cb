"""The template language: Jinja in its sandbox, strict about names, escaping all values."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from reports import swedish
from reports.diagnostics import Diagnostic, did_you_mean
from reports.templating.faults import Okand, TemplateFault, UnknownName
from reports.templating.filters import FILTERS
from reports.templating.places import Places

STANDARD = "standard"
"""Prefix by which a kommun's template reaches the packaged one of the same name."""

_LARGEST = 10_000


def packaged_templates() -> Path:
    """Folder of the templates that come with the program: inside the wheel, or beside the package in a clone."""
    inside = Path(__file__).parent.parent / "standard"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "templates"


class _Sandbox(SandboxedEnvironment):
    """Content is data: no reach into Python, and no expression that fills the memory."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, _context: object, operator: str, left: object, right: object) -> object:
        numbers = all(isinstance(value, int | Decimal) for value in (left, right))
        if not numbers or (operator == "**" and max(abs(left), abs(right)) > _LARGEST):  # type: ignore[arg-type]
            raise TemplateFault(f"{operator} går bara att använda på (rimliga) tal")
        return self.binop_table[operator](left, right)


def environment(own_templates: Path) -> SandboxedEnvironment:
    """The environment of a workspace; its own templates come before the packaged ones."""
    packaged = FileSystemLoader(packaged_templates())
    loaders: list[BaseLoader] = [FileSystemLoader(own_templates), PrefixLoader({STANDARD: packaged}), packaged]
    env = _Sandbox(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=Okand,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
        extensions=[Places],
    )
    env.filters |= FILTERS
    return env


def _visible(value: object) -> object:
    """A value that is missing is seen to be missing."""
    return Markup(f'<mark class="saknas">{swedish.MISSING}</mark>') if value is None else value  # noqa: S704  # constant


def diagnose(error: Exception, names: Iterable[str], env: SandboxedEnvironment) -> Diagnostic:
    """What a fault while a template was read or run means, with the template and its line."""
    match error:
        case TemplateSyntaxError():
            return Diagnostic(f"templates/{error.name}", error.lineno, *syntax(error.message or ""))
        case TemplateNotFound():
            file, line = _place(error)
            return Diagnostic(
                file, line, f"mallen {error.name} finns inte", did_you_mean(str(error.name), env.list_templates())
            )
    file, line = _place(error)
    return Diagnostic(file, line, *said(error, names))


_SYNTAX = (
    (
        r"Encountered unknown tag '(\w+)'.*'(\w+)'\. The innermost block that needs to be closed is '(\w+)'.*",
        r'taggen \1 hör inte hemma här; blocket "\3" är inte avslutat',
        r"skriv \2",
    ),
    (r"Encountered unknown tag '(\w+)'.*", r"taggen \1 finns inte", "taggar är till exempel if, for, set, block"),
    (r"Unexpected end of template.*'(\w+)'\. The innermost.*'(\w+)'.*", r'blocket "\2" är inte avslutat', r"skriv \1"),
    (r"No filter named '(\w+)'\.?", r"filtret \1 finns inte", ""),
    (
        r"unexpected end of template.*|unexpected 'end of template'",
        "uttrycket är inte färdigskrivet",
        "jämför med handboken",
    ),
    (r"chunk after expression", "det står för mycket i uttrycket", "ett uttryck är ett namn med punkter och filter"),
    (r"expected name or number", "efter punkten ska ett namn stå", ""),
    (r"unexpected '(.+)'", r"\1 hör inte hemma här", ""),
    (r"expected token '(.+)', got '(.+)'", r"här väntades \1 men det står \2", ""),
    (r"unexpected char '?(.+?)'? at \d+", r"tecknet \1 hör inte hemma här", ""),
)


def syntax(message: str) -> tuple[str, str]:
    """What Jinja says of a template or an expression that it can't read, in Swedish, with a hint."""
    for english, said_in_swedish, hint in _SYNTAX:
        if match := re.fullmatch(english, message, re.DOTALL):
            near = did_you_mean(match[1], FILTERS) if english.startswith("No filter") else match.expand(hint)
            return match.expand(said_in_swedish), near
    return f"det går inte att läsa ({message})", "jämför med exemplen i handboken"


def said(error: Exception, names: Iterable[str]) -> tuple[str, str]:
    """Message and hint for something that a template or an expression could not do."""
    match error:
        case UnknownName(holder=None):
            return f'"{error.name}" finns inte', did_you_mean(error.name, names)
        case TemplateFault():
            return error.message, error.hint
        case SecurityError():
            return "uttrycket når något som mallar inte får röra", ""
        case TypeError() | ValueError() | ArithmeticError():
            return f"uttrycket går inte att räkna ut ({error})", ""
    raise error


def _place(error: Exception) -> tuple[str, int]:
    """The innermost template line that the error came from; Jinja writes it into the traceback."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.name.endswith(".jinja"):
            folders = [parent for parent in path.parents if parent.name in ("templates", STANDARD)]
            name = path.relative_to(folders[0]).as_posix() if folders else path.name
            return f"templates/{name}", frame.lineno or 0
    return "templates", 0
