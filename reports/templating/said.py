"""What a template or an expression runs into, said in Swedish and with its place."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable
from decimal import InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from reports.diagnostics import Diagnostic, did_you_mean
from reports.templating.environment import STANDARD
from reports.templating.faults import NOT_UTF8, TemplateFault, UnknownName
from reports.templating.filters import FILTERS

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

EXPRESSION_ERRORS = (
    TemplateError, TemplateFault, ArithmeticError, AttributeError, LookupError, NameError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip
"""What a template or an expression can run into; `said` puts it in Swedish."""


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
        NOT_UTF8,
        "mallen är inte sparad som UTF-8, så å, ä och ö går inte att läsa säkert",
        "spara filen med kodningen UTF-8",
    ),
    (
        r"Encountered unknown tag '(\w+)'.*'(\w+)'\. The innermost block that needs to be closed is '(\w+)'.*",
        r'taggen \1 hör inte hemma här; blocket "\3" är inte avslutat',
        r"skriv \2",
    ),
    (r"Encountered unknown tag '(\w+)'.*", r"taggen \1 finns inte", "taggar är till exempel if, for, set, block"),
    (r"Unexpected end of template.*'(\w+)'\. The innermost.*'(\w+)'.*", r'blocket "\2" är inte avslutat', r"skriv \1"),
    (r"No filter named '(\w+)'\.?", r"filtret \1 finns inte", ""),
    (r"No test named '(\w+)'\.?", r"testet \1 finns inte", ""),
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


_SWEDISH_TOKENS = {
    "name": "ett namn", "integer": "ett tal", "string": "en text i citattecken", "end of statement block": "slutet",
    "end of print statement": "slutet", "end of template": "slutet",
}  # fmt: skip
_TOKENS = re.compile("|".join(rf"\b{token}\b" for token in sorted(_SWEDISH_TOKENS, key=len, reverse=True)))
"""What Jinja calls the parts of an expression."""


def syntax(message: str) -> tuple[str, str]:
    """What Jinja says of a template or an expression that it can't read, in Swedish, with a hint."""
    for english, said_in_swedish, hint in _SYNTAX:
        if match := re.fullmatch(english, message, re.DOTALL):
            near = did_you_mean(match[1], FILTERS) if english.startswith("No filter") else match.expand(hint)
            return _TOKENS.sub(lambda token: _SWEDISH_TOKENS[token[0]], match.expand(said_in_swedish)), near
    return f"det går inte att läsa ({message})", "jämför med exemplen i handboken"


_PYTHON = (
    (r"missing \d+ required", "ett värde saknas inom parentesen", 'skriv till exempel tabell("drift")'),
    (r"positional arguments? but", "det står för många värden inom parentesen", 'skriv till exempel tabell("drift")'),
    (r"unsupported operand|not supported between", "värdena går inte att räkna med eller jämföra",
     "skriv .tal efter ett värde för att räkna med det, som drift.summa.utfall.tal"),
    (r"unhashable type", "inom parentesen ska ett namn stå inom citattecken", 'skriv till exempel tabell("drift")'),
    (r"unexpected keyword argument", "ett ord inom parentesen hör inte hemma där",
     'skriv bara värdena, som utfall("mars 2027", "kvinnor")'),
    (r"is not callable", "det som står före parentesen går inte att anropa", ""),
)  # fmt: skip


def said(error: Exception, names: Iterable[str]) -> tuple[str, str]:
    """Message and hint for something that a template or an expression could not do."""
    match error:
        case UnknownName(outermost=True):
            return f'"{error.name}" finns inte', did_you_mean(error.name, names)
        case TemplateFault():
            return error.message, error.hint
        case SecurityError():
            return "uttrycket når något som mallar inte får röra", ""
        case ZeroDivisionError() | InvalidOperation():
            return "uttrycket delar med noll eller räknar på något annat än tal", ""
        case RecursionError():
            return "uttrycket är för djupt, eller visar sig självt", ""
        case _ if isinstance(error, EXPRESSION_ERRORS):
            return _python(str(error))
    raise error


def _python(message: str) -> tuple[str, str]:
    for english, swedish_message, hint in _PYTHON:
        if re.search(english, message):
            return swedish_message, hint
    return f"uttrycket går inte att räkna ut ({message})", ""


def _place(error: Exception) -> tuple[str, int]:
    """The innermost template line that the error came from; Jinja writes it into the traceback."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.name.endswith(".jinja"):
            folders = [parent for parent in path.parents if parent.name in ("templates", STANDARD)]
            name = path.relative_to(folders[0]).as_posix() if folders else path.name
            return f"templates/{name}", frame.lineno or 0
    return "templates", 0
