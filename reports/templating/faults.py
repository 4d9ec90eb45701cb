"""Faults found while a template runs, on their way to a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import StrictUndefined
from jinja2.utils import missing

from reports.diagnostics import did_you_mean
from reports.model.tabell import Tabell

NOT_UTF8 = "not UTF-8"
"""What a template that isn't UTF-8 is said to be, in place of Jinja's own words."""

_HOLDERS = {
    "Tabell": "tabellen", "dict": "raden", "Indikator": "indikatorn", "Mal": "målet", "Malomrade": "målområdet",
    "Huvud": "rapport", "Kommun": "kommun", "Namnd": "namnd", "Varde": "värdet", "Etikett": "värdet",
    "Beteckning": "värdet",
    "NoneType": "ett värde som saknas", "MalView": "målet", "IndikatorView": "indikatorn", "UtfallView": "utfallen",
}  # fmt: skip


class TemplateFault(Exception):  # what a reader of templates calls it
    """Something in a `{{ … }}` or a template that can't be done, said in Swedish."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UnknownName(TemplateFault):
    """A name that does not exist in `holder`, which is Jinja's `missing` for the outermost names."""

    def __init__(self, name: str, holder: object) -> None:
        where = _HOLDERS.get(type(holder).__name__, "")
        hint = _CALL_HINT if _is_function(holder) else did_you_mean(name, names_of(holder))
        super().__init__(f'"{name}" finns inte{where and " i " + where}', hint)
        self.name = name
        self.outermost = holder is missing


_CALL_HINT = 'skriv id:t inom parentes före punkten, som mal("trygghet").namn'


def _is_function(holder: object) -> bool:
    return callable(holder) and holder is not missing and not isinstance(holder, type) and not names_of(holder)


class Okand(StrictUndefined):
    """A name that does not exist: using it in any way is a fault that suggests the nearest one that does."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None) -> None:
        def fault(_message: str) -> Exception:
            return TemplateFault(f'"{name}" går inte att nå från en mall') if exc else UnknownName(str(name), obj)

        super().__init__(hint, obj, name, fault)  # type: ignore[arg-type]  # called, never inspected


def names_of(holder: object) -> Iterable[str]:
    """What can stand after the dot: a mapping's keys, a table's row ids or an object's fields."""
    if isinstance(holder, Tabell):
        return [rad.id for rad in holder.rad if rad.id] or [part.name for part in fields(holder)]
    if names := getattr(type(holder), "names", None):
        return list(names(holder))
    if isinstance(holder, Mapping):
        return [str(key) for key in holder]
    return [part.name for part in fields(holder)] if is_dataclass(holder) else []
