"""Faults found while a template runs, on their way to a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import StrictUndefined
from jinja2.utils import missing

from reports.diagnostics import did_you_mean
from reports.model.tabell import Tabell

_HOLDERS = {"Tabell": "tabellen", "dict": "raden", "Indikator": "indikatorn", "Mal": "målet", "Huvud": "rapport"}


class TemplateFault(Exception):  # what a reader of templates calls it
    """Something in a `{{ … }}` or a template that can't be done, said in Swedish."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UnknownName(TemplateFault):
    """A name that does not exist where it is looked up; `holder` is None for the outermost names."""

    def __init__(self, name: str, holder: object | None) -> None:
        where = f" i {_HOLDERS.get(type(holder).__name__, type(holder).__name__.lower())}" if holder is not None else ""
        super().__init__(f'"{name}" finns inte{where}', did_you_mean(name, names_of(holder)))
        self.name = name
        self.holder = holder


class Okand(StrictUndefined):
    """A name that does not exist: using it in any way is a fault that suggests the nearest one that does."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None) -> None:
        holder = None if obj is missing else obj

        def fault(message: str) -> Exception:
            return TemplateFault(f'"{name}" går inte att nå från en mall', message) if exc else unknown(name, holder)

        super().__init__(hint, obj, name, fault)  # type: ignore[arg-type]  # called, never inspected


def unknown(name: str | None, holder: object | None) -> UnknownName:
    """The fault of a name that `holder` does not have."""
    return UnknownName(str(name), holder)


def names_of(holder: object | None) -> Iterable[str]:
    """What can stand after the dot: a mapping's keys, a table's row ids or an object's fields."""
    if isinstance(holder, Tabell):
        return [rad.id for rad in holder.rad if rad.id] + [part.name for part in fields(holder)]
    if isinstance(holder, Mapping):
        return [str(key) for key in holder]
    return [part.name for part in fields(holder)] if is_dataclass(holder) else []
