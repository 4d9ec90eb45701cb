"""Take the values of a report: where any is not as it should be, pydantic checks them all.

Every fault is said in Swedish with its place.
"""

from __future__ import annotations

import datetime
import re
import types
import typing
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from reports.diagnostics import Diagnostic, Faults, did_you_mean
from reports.document import Source
from reports.model.diagram import Diagram, Oritat
from reports.model.rapport import Rapport
from reports.model.varde import Varde
from reports.readers.plain import plain
from reports.readers.toml_lines import KeyPath

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Place = Callable[[KeyPath], tuple[str, int]]
"""File and line of a key path."""

_EXPECTED = {
    "string_type": "här ska stå en text i citattecken",
    "bool_type": "här ska stå true eller false, utan citattecken",
    "bool_parsing": "här ska stå true eller false, utan citattecken",
    "int_type": "här ska stå ett heltal",
    "int_parsing": "här ska stå ett heltal",
    "int_from_float": "här ska stå ett heltal",
    "decimal_type": "här ska stå ett tal utan citattecken",
    "decimal_parsing": "här ska stå ett tal utan citattecken",
    "finite_number": "här ska stå ett tal utan citattecken",
    "tuple_type": "här ska stå en lista: [ … ]",
    "dict_type": "här ska stå en tabell med namn och värden",
    "dataclass_type": "här ska stå en tabell med namn och värden",
    "date_type": "här ska stå ett datum utan citattecken, som 2022-03-31",
    "date_parsing": "här ska stå ett datum utan citattecken, som 2022-03-31",
    "date_from_datetime_parsing": "här ska stå ett datum utan citattecken, som 2022-03-31",
    "date_from_datetime_inexact": "här ska stå ett datum utan klockslag, som 2022-03-31",
}


@cache
def _validator() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Rapport)


def take(values: Mapping[str, Any], place: Place, source: Callable[[KeyPath], Source]) -> Rapport:
    """Make a report of merged values, each value knowing its source; raises Faults with everything that is wrong.

    Where all of it is in diagrams, these are left undrawn (`Oritat`) and carry what is wrong with them.
    """
    rapport: Rapport = plain(Rapport, values) or _judged(values, place)
    seal(rapport, (), source)
    return rapport


def _judged(values: Mapping[str, Any], place: Place) -> Rapport:
    from pydantic import ValidationError

    try:
        rapport: Rapport = _validator().validate_python(values)
    except ValidationError as error:
        rapport = _without_diagrams(values, _faults(error.errors(include_url=False), place))
    return rapport


def _without_diagrams(values: Mapping[str, Any], faults: Sequence[Diagnostic]) -> Rapport:
    """The report with its faulty diagrams left undrawn; raises Faults when something else is wrong too."""
    diagrams, broken = values.get("diagram"), dict[str, list[Diagnostic]]()
    for fault in faults:
        table, _, rest = fault.key.partition(".")
        id_ = rest.partition(".")[0]
        if table != "diagram" or not isinstance(diagrams, dict) or not isinstance(diagrams.get(id_), dict):
            raise Faults(faults)
        broken.setdefault(id_, []).append(fault)
    whole = {id_: diagram for id_, diagram in (diagrams or {}).items() if id_ not in broken}
    rapport: Rapport = _validator().validate_python({**values, "diagram": whole})
    made = {
        id_: _undrawn(id_, raw, broken[id_]) if id_ in broken else rapport.diagram[id_]
        for id_, raw in (diagrams or {}).items()
    }
    return replace(rapport, diagram=made)


def _undrawn(id_: str, raw: Mapping[str, Any], faults: Sequence[Diagnostic]) -> Oritat:
    rubrik = raw.get("rubrik")
    named = Diagram(typ="stapel", rubrik=Varde(rubrik if isinstance(rubrik, str) else ""))
    return Oritat.instead_of(named, id_, tuple(faults))


def seal(value: Any, path: KeyPath, source: Callable[[KeyPath], Source]) -> None:
    """Give every value below `value` its source. The model mirrors the content, so attribute names are the keys."""
    if isinstance(value, Varde):
        object.__setattr__(value, "kalla", source(path))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            seal(item, (*path, number), source)
    elif isinstance(value, dict):
        for key, item in value.items():
            seal(item, (*path, key), source)
    elif type(value) not in _NOTHING_BELOW:
        for name in _names(cast("Hashable", type(value))):
            seal(getattr(value, name), (*path, name), source)


_NOTHING_BELOW = (str, bool, int, Decimal, datetime.date, types.NoneType)


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(part.name for part in fields(cast("Any", kind))) if is_dataclass(kind) else ()


def _faults(errors: list[ErrorDetails], place: Place) -> list[Diagnostic]:
    """One diagnostic for each key path: a value that fits no branch of a union is one fault, not one per branch."""
    paths: dict[KeyPath, list[ErrorDetails]] = {}
    for error in errors:
        paths.setdefault(_content_path(error["loc"]), []).append(error)
    deeper = {path[:depth] for path in paths for depth in range(len(path))}
    without_id = {path[:1] for path, found in paths.items() if _lacks_id(path) and _is_single(found[0]["input"])}
    stray = {path for path in paths if path[:1] in without_id and _lacks_id(path)}
    faults = [_without_id(table, min(place(path) for path in stray if path[:1] == table)) for table in without_id]
    rest = {path: found for path, found in paths.items() if path not in deeper | stray}
    return sorted(faults + [_fault(path, found, place) for path, found in rest.items()])


def _lacks_id(path: KeyPath) -> bool:
    """Whether a path is a table's own key right under `[tabell]`, where the id should be."""
    tables, *key = path or ("",)
    return bool(key) and any(map(_by_id, _kinds_at((tables,)))) and key[0] in set[str | int](_keys_at((tables, "id")))


def _is_single(value: Any) -> bool:
    return not isinstance(value, (dict, list))


def _by_id(kind: Any) -> bool:
    """Whether a type is tables by their id."""
    args = typing.get_args(kind)
    return typing.get_origin(kind) in (dict, Mapping) and any(map(_is_table, _branches(args[1])))


def _without_id(table: KeyPath, place: tuple[str, int]) -> Diagnostic:
    (name,) = table
    hint = f"skriv tabellens rubrik som [{name}.id], med ett eget id"
    return Diagnostic(*place, f"[{name}] saknar ett id", hint, key=str(name))


def _content_path(loc: tuple[str | int, ...]) -> KeyPath:
    """The error's place as keys of the content, without the names pydantic gives to the branches of a union."""
    path: list[str | int] = []
    kinds: list[Any] = [Rapport]
    for number, part in enumerate(loc):
        below = [inner for kind in kinds for inner in _below(kind, part)]
        if below or number == 0 or (number == len(loc) - 1 and _may_be_key(kinds, part)):
            path.append(part)
            kinds = below
    return tuple(path)


def _may_be_key(kinds: list[Any], part: str | int) -> bool:
    """Whether the last part of an error's place is an unknown key, not the name of a union's branch."""
    tables = [branch for kind in kinds for branch in _branches(kind) if _is_table(branch)]
    names = ("str", *(typing.cast("type", table).__name__ for table in tables))
    return bool(tables) and part not in names and "[" not in str(part)


def _branches(kind: Any) -> tuple[Any, ...]:
    union = typing.get_origin(kind) in (typing.Union, types.UnionType)
    return typing.get_args(kind) if union else (kind,)


def _is_table(branch: Any) -> bool:
    return is_dataclass(branch) and not issubclass(cast("type", branch), Varde)


def _below(kind: Any, part: str | int) -> list[Any]:
    """The types a value may have under key or number `part` of a value of type `kind`."""
    found: list[Any] = []
    for branch in _branches(kind):
        origin, args = typing.get_origin(branch), typing.get_args(branch)
        if origin is tuple and isinstance(part, int):
            found.append(args[0])
        elif origin in (dict, Mapping) and "[" not in str(part):
            found.append(args[1])
        elif _is_table(branch) and part in _hints(cast("Hashable", branch)):
            found.append(_hints(cast("Hashable", branch))[part])
    return found


@cache
def _hints(kind: Hashable) -> dict[Any, Any]:
    hints = typing.get_type_hints(kind)
    return {part.name: hints[part.name] for part in fields(cast("Any", kind))}


def _fault(path: KeyPath, errors: list[ErrorDetails], place: Place) -> Diagnostic:
    error = min(errors, key=lambda candidate: _RANK.get(candidate["type"], 1))
    file, line = place(path)
    message, hint = _said(path, error)
    return Diagnostic(file, line, message, hint, key=".".join(map(str, path)))


_RANK = {"value_error": 0, "unexpected_keyword_argument": 0, "literal_error": 0, "dict_type": 2, "dataclass_type": 2}


def _said(path: KeyPath, error: ErrorDetails) -> tuple[str, str]:
    name, around = _name(path), _around(path)
    match error["type"]:
        case "unexpected_keyword_argument":
            unknown = f"nyckeln {name} finns inte {around}", did_you_mean(name, _keys_at(path[:-1]))
            from reports.readers.refused import refused

            return refused(path) or unknown
        case "missing" | "missing_argument" | "missing_keyword_only_argument":
            return f"{name} saknas {around}", f'lägg till raden {name} = "…"'
        case "literal_error":
            allowed = [word for word in re.findall("'(.*?)'", error["ctx"]["expected"]) if word]
            given = f'"{error["input"]}"' if isinstance(error["input"], str) else "det som står här"
            from reports.readers.refused import meant

            hint = meant(path, error["input"]) or did_you_mean(str(error["input"]), allowed)
            return f"{name} kan inte vara {given}", hint
        case "value_error":
            hint = "skriv skälet inom citattecken" if name == "accepterad" else ""
            return f"{name}: {error['ctx']['error']}", hint
        case "date_from_datetime_inexact" if not isinstance(error["input"], datetime.datetime):
            return f"{name}: {_EXPECTED['date_type']}", ""
        case kind:
            message = _EXPECTED.get(kind, "värdet har fel form")
            return _brackets(path, error["input"]) or (f"{name}: {message}", "")


def _brackets(path: KeyPath, value: Any) -> tuple[str, str] | None:
    """What is said of a table whose heading has single brackets for double or the reverse; None where it isn't so."""
    name = ".".join(part for part in path if isinstance(part, str))
    branches = [branch for kind in _kinds_at(path) for branch in _branches(kind)]
    if isinstance(value, dict) and _lists_tables(path):
        below = [key for key, item in value.items() if isinstance(item, dict) and _lists_tables((*path, 0, key))]
        headings = " och ".join(f"[[{heading}]]" for heading in (name, *(f"{name}.{key}" for key in below)))
        message = f"{name} kan finnas flera gånger och skrivs med dubbla hakparenteser"
        return message, f"skriv {headings}; på en enda rad skrivs [{{ … }}]"
    if not (isinstance(value, list) and value and all(isinstance(item, dict) for item in value)):
        return None
    if any(map(_by_id, branches)):
        return f"{name}: rubriken har enkla hakparenteser och ett id", f"skriv [{name}.id], med ett eget id"
    if any(map(_is_table, branches)):
        return f"{name} finns en gång, så rubriken har enkla hakparenteser", f"skriv [{name}]"
    return None


def _lists_tables(path: KeyPath) -> bool:
    """Whether a list of tables, each under `[[…]]`, may stand at a key path."""
    branches = [branch for kind in _kinds_at(path) for branch in _branches(kind)]
    items = [typing.get_args(branch)[0] for branch in branches if typing.get_origin(branch) is tuple]
    return any(_is_table(kind) for item in items for kind in _branches(item))


def _name(path: KeyPath) -> str:
    """The key as staff wrote it; an item of a list by its place in it."""
    *before, last = path or ("",)
    return f"värde {last + 1} i {before[-1]}" if isinstance(last, int) else str(last)


def _around(path: KeyPath) -> str:
    tables = [str(part) for part in path[:-1] if isinstance(part, str)]
    return f"i [{'.'.join(tables)}]" if tables else "på översta nivån"


def _kinds_at(path: KeyPath) -> list[Any]:
    """The types that a value at a key path may have."""
    kinds: list[Any] = [Rapport]
    for part in path:
        kinds = [inner for kind in kinds for inner in _below(kind, part)]
    return kinds


def _keys_at(path: KeyPath) -> Iterable[str]:
    tables = [branch for kind in _kinds_at(path) for branch in _branches(kind) if _is_table(branch)]
    return [name for table in tables for name in _hints(cast("Hashable", table))]
