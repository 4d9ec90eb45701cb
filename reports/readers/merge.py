"""Several content files as one: a value stands once, and is looked up from the report upwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reports.diagnostics import Diagnostic, Faults
from reports.document import Source
from reports.readers.toml_file import TomlFile
from reports.readers.toml_lines import KeyPath

Owner = Callable[[KeyPath], TomlFile]

_BY_ID = ("tabell", "diagram", "bild", "avsnitt", "bedomning", "dokumentslag")
"""Tables of tables by id. Each of those stands whole in one place; all other tables are joined key by key."""


def _depth(table: str | int) -> int:
    return 1 if table in _BY_ID else 99


@dataclass(frozen=True)
class Merged:
    """Values of several files as one, and which file each key came from."""

    values: dict[str, Any] = field(default_factory=dict)
    owners: dict[KeyPath, TomlFile] = field(default_factory=dict)
    aliases: Mapping[KeyPath, KeyPath] = field(default_factory=dict)
    """Where a section stands that was chosen among versions, by the path it has in `values`."""

    def written(self, path: KeyPath) -> KeyPath:
        """The path in its file of what stands at a path of `values`."""
        if not self.aliases:
            return path
        return (*self.aliases.get(path[:2], path[:2]), *path[2:])

    def file(self, path: KeyPath) -> TomlFile:
        """The file that holds a key path, or the one that holds the nearest table around it."""
        while path and path not in self.owners:
            path = path[:-1]
        return self.owners[path]

    def source(self, path: KeyPath) -> Source:
        """Where what stands at a path of `values` was written."""
        return Source(self.file(path).name, ".".join(map(str, self.written(path))))

    def place(self, path: KeyPath) -> tuple[str, int]:
        """File and line of a key path."""
        file = self.file(path)
        return file.name, file.line(self.written(path))

    def add(self, values: Mapping[str, Any], owner: Owner) -> list[tuple[KeyPath, TomlFile]]:
        """Fill in what is not there yet, tables key by key; returns the places that were taken already."""
        return list(self._add(self.values, values, (), owner))

    def _add(
        self, into: dict[str, Any], values: Mapping[str, Any], path: KeyPath, owner: Owner
    ) -> list[tuple[KeyPath, TomlFile]]:
        taken: list[tuple[KeyPath, TomlFile]] = []
        for key, value in values.items():
            here = (*path, key)
            if isinstance(value, dict) and isinstance(into.get(key, {}), dict) and len(here) <= _depth(here[0]):
                self.owners.setdefault(here, owner(here))
                taken += self._add(into.setdefault(key, {}), value, here, owner)
            elif key in into:
                taken.append((here, owner(here)))
            else:
                into[key], self.owners[here] = value, owner(here)
        return taken


def beside(files: list[TomlFile]) -> Merged:
    """Files of one folder as one; raises Faults for each key in two files, naming both places."""
    merged = Merged()
    faults: list[Diagnostic] = []
    for file in files:
        for path, again in merged.add(file.values, lambda _path, file=file: file):  # type: ignore[misc]
            first, line = merged.place(path)
            message = f"{'.'.join(map(str, path))} finns redan på {first}:{line}"
            faults.append(Diagnostic(again.name, again.line(path), message, "låt värdet stå på ett av ställena"))
    if faults:
        raise Faults(faults)
    return merged


def over(layers: list[Merged], report: TomlFile) -> Merged:
    """Nearer folders over those above: the nearest value of a key wins."""
    merged = Merged(owners={(): report})
    for layer in layers:
        merged.add(layer.values, layer.file)
    return merged
