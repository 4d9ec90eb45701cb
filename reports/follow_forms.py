"""What a report that follows an earlier one takes over beside goals and tables: risks and assignments."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reports.model.varde import GAP
from reports.readers.toml_file import TomlFile
from reports.readers.toml_lines import KeyPath
from reports.swedish import fold
from reports.toml_parts import OF_THE_ROUND, only, parsed

Owners = Mapping[KeyPath, TomlFile]
"""Which file each key stands in."""
_FILES = {"risk": "risker.toml", "uppdrag": "uppdrag.toml"}
_REMINDER = "# Samma som i förra rapporten: kontrollera, ta bort det som inte längre gäller och fyll i det nya.\n\n"
_OLD = ("utfall", "kommentar", *OF_THE_ROUND)
"""Keys that belong to the earlier report."""
_ANEW = ("status", "klart")
"""Keys that are to be said anew."""


def forms(earlier: Owners, around: Owners, folder: Path) -> dict[Path, str]:
    """The files of what the earlier report had and the new one would not find from its folder."""
    lacking = {key: owner for key in _FILES if (key,) not in around and (owner := earlier.get((key,)))}
    return {folder / _FILES[key]: _REMINDER + _carried(owner.path, key) for key, owner in lacking.items()}


def _carried(path: Path, key: str) -> str:
    """One list of tables of a file, without what was said of the earlier period."""
    import tomlkit

    document = only(parsed(path), key)
    _empty(document)
    return tomlkit.dumps(document).lstrip("\n")


def _empty(value: Any) -> None:
    if isinstance(value, list):
        for item in value:
            _empty(item)
    elif isinstance(value, dict):
        for key in list(value):
            if fold(key) in _OLD:
                del value[key]
            elif fold(key) in _ANEW:
                value[key] = GAP
            else:
                _empty(value[key])
