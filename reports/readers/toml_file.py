"""One TOML file: its values, and the line of every key when a fault must be placed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from reports import inputs
from reports.diagnostics import Diagnostic, Faults
from reports.readers.toml_lines import KeyPath, key_lines
from reports.records import dataclass
from reports.swedish import fold

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
"""Characters that no document can show."""
_BY_PERIOD = (("indikator", "utfall"), ("kontroll", "utfall"), ("risk", "kommentar"))
"""Tables whose keys are periods."""
_OPENS = re.compile(r"""(?:^|[=,\[])\s*("{3}|'{3})\s*$""")
"""The end of a line after which a text begins: of a key, or of an item in a list."""
_REPORT_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*[ \t]*\[[ \t]*rapport[ \t]*\]")
"""The head of a report before all else but comments."""
_BEGINNING = 4096
_SAVE_HINT = "öppna filen i Anteckningar, välj Spara som och kodningen UTF-8, och spara"


@dataclass(frozen=True)
class TomlFile:
    """A content file that could be read; its keys are folded."""

    name: str
    """Path below the workspace, with forward slashes."""
    path: Path
    text: str = field(repr=False)
    values: Mapping[str, Any] = field(repr=False)

    @property
    def is_report(self) -> bool:
        """Whether the file is a document of its own."""
        return "rapport" in self.values

    @cached_property
    def lines(self) -> Mapping[KeyPath, int]:
        """Line of every key and list item, counted from 1."""
        return key_lines(self.text)

    def line(self, path: KeyPath) -> int:
        """Line of a key path, or of the nearest table around it; 1 when nothing of it is in the file."""
        path = tuple(fold(part) if isinstance(part, str) else part for part in path)
        while path:
            if line := self.lines.get(path):
                return line
            path = path[:-1]
        return 1

    def dotted_line(self, key: str) -> int:
        """The same for a key path written with dots, where a key may itself hold digits or dots."""
        dotted = {".".join(map(str, path)): line for path, line in self.lines.items()}
        key = fold(key)
        while key and key not in dotted:
            key = key.rpartition(".")[0]
        return dotted.get(key, 1)

    def text_line(self, key: str, offset: int) -> int:
        """The line of a key's text, `offset` lines down from its first line that isn't blank."""
        lines = self.text.split("\n")
        line = self.dotted_line(key)
        if not _OPENS.search(lines[line - 1]):
            return line + offset
        blank = next((number for number, text in enumerate(lines[line:]) if text), 0)
        return line + 1 + blank + offset


def read_toml(path: Path, name: str) -> TomlFile:
    """Read a content file.

    Raises Faults for what is not UTF-8, not TOML (with its line) or holds characters that no document can show.
    """
    return _read(_bytes(path, name), path, name)


@lru_cache(128)  # a few megabytes: of a country's files only those that were read last
def _read(data: bytes, path: Path, name: str) -> TomlFile:
    """What the bytes of a file say: a run finds its reports, and then reads them, in the same files."""
    text = _decode(data, name)
    written = _parse(text, name)
    if _is_plain(written):
        return TomlFile(name, path, text, written)
    if faults := [_twice_fault(name, text, path, keys) for path, keys in _twice(written, ())]:
        raise Faults(faults)
    values = _fold_keys(written, ())
    file = TomlFile(name, path, text, values)
    if faults := [_control_fault(file, at) for at in _control_characters(values, ())]:
        raise Faults(faults)
    return file


def begins_as_report(path: Path) -> bool:
    """Whether a file is a report for certain, be it faulty or not; seen at its beginning, without reading it."""
    inputs.asked(path)
    try:
        with path.open("rb") as file:
            return bool(_REPORT_FIRST.match(file.read(_BEGINNING)))
    except OSError:
        return False


def _bytes(path: Path, name: str) -> bytes:
    try:
        return inputs.read(path)
    except OSError as error:
        raise Faults([Diagnostic(name, 0, f"filen går inte att öppna ({error.strerror})")]) from None


def _decode(data: bytes, name: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Faults([Diagnostic(name, 1, "filen är sparad som UTF-16, inte UTF-8", _SAVE_HINT)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        message = "filen är inte sparad som UTF-8 (troligen Windows-1252), så å, ä och ö går inte att läsa säkert"
        raise Faults([Diagnostic(name, line, message, _SAVE_HINT)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _parse(text: str, name: str) -> dict[str, Any]:
    import tomli

    if not text.strip():
        raise Faults([Diagnostic(name, 1, "filen är tom", "skriv innehållet, eller ta bort filen")])
    try:
        return tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        if opened := _never_closed(text):
            raise Faults([Diagnostic(name, opened, 'en text i tre citattecken saknar sitt slut (""")')]) from None
        from reports.readers.toml_words import in_swedish

        line = "".join(text.split("\n")[error.lineno - 1 : error.lineno])
        raise Faults([Diagnostic(name, error.lineno, *in_swedish(error.msg, line, error.colno - 1))]) from None
    except RecursionError:
        raise Faults([Diagnostic(name, 1, "filen har listor eller tabeller i för många nivåer")]) from None
    except (ArithmeticError, ValueError) as error:
        raise Faults([Diagnostic(name, 1, f"ett tal eller datum går inte att läsa ({error})")]) from None


def _is_plain(value: Any) -> bool:
    """Whether no key has diacritics to fold and no text a sign that can't be shown, as in most files."""
    if type(value) is dict:
        return all(map(str.isascii, value)) and all(map(_is_plain, value.values()))
    if type(value) is list:
        return all(map(_is_plain, value))
    return type(value) is not str or not CONTROL.search(value)


def _never_closed(text: str) -> int:
    """The line where a three-quote text that never ends begins; 0 when there is none."""
    written = enumerate(text.split("\n"), 1)
    lines = [number for number, line in written if line.count('"""') % 2 and not line.lstrip().startswith("#")]
    return lines[-1] if len(lines) % 2 else 0


def _folded(key: str, around: KeyPath) -> str:
    """A key of the table at `around`, folded; but periods are printed, and stay as written."""
    tables = [part for part in around if isinstance(part, str)][-2:]
    return key if tuple(map(fold, tables)) in _BY_PERIOD else fold(key)


def _fold_keys(value: Any, path: KeyPath) -> Any:
    """The value with its keys folded."""
    if isinstance(value, list):
        return [_fold_keys(item, (*path, number)) for number, item in enumerate(value)]
    if isinstance(value, dict):
        return {_folded(key, path): _fold_keys(item, (*path, key)) for key, item in value.items()}
    return value


def _twice(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, list[str]]]:
    """The keys of a table that fold into one, as they are written, with the table's path; likewise below it."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _twice(item, (*path, number))
    elif isinstance(value, dict):
        spellings: dict[str, list[str]] = {}
        for key, item in value.items():
            spellings.setdefault(_folded(key, path), []).append(key)
            yield from _twice(item, (*path, key))
        yield from ((path, keys) for keys in spellings.values() if len(keys) > 1)


def _twice_fault(name: str, text: str, path: KeyPath, keys: list[str]) -> Diagnostic:
    message = f"nycklarna {' och '.join(keys)} är samma nyckel och får stå en gång"
    return Diagnostic(name, _second_line(text, (*path, keys[1])), message, "ta bort den ena")


def _second_line(text: str, path: KeyPath) -> int:
    """Line of a raw key that folds into one above it: written as another key, it has a line of its own."""
    key, apart = str(path[-1]), "annan_nyckel"
    renamed = [fold(part.replace(key, apart)) if isinstance(part, str) else part for part in path]
    return key_lines(text.replace(key, apart)).get(tuple(renamed), 1)


def _control_characters(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    if isinstance(value, str):
        if CONTROL.search(value):
            yield path
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _control_characters(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _control_characters(item, (*path, number))


def _control_fault(file: TomlFile, path: KeyPath) -> Diagnostic:
    *around, last = path
    key = last if isinstance(last, str) else f"värde {last + 1} i {around[-1]}"
    message = f"{key} innehåller ett osynligt styrtecken som inte kan skrivas ut"
    hint = "skriv om texten för hand, eller klistra in utan formatering"
    return Diagnostic(file.name, file.line(path), message, hint)
