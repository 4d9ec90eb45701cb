"""Templates of the workspace that no document uses: misnamed ones, which change nothing and say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from reports.diagnostics import Diagnostic, Faults, did_you_mean, nearest
from reports.readers.load import WORD_TEMPLATE, Library

SUFFIX = ".html.jinja"

_LOOKS_LIKE_ONE = re.compile(r"\.(?:jinja2?|j2|html?)(?:\.txt)?$", re.IGNORECASE)
_NAMED = re.compile(r"""["']([^"'\n]+\.jinja)["']""")
"""A template that another one names, to inherit, include or import it."""


def stray_templates(library: Library) -> list[Diagnostic]:
    """Warnings for the files under `templates/` that are never looked for."""
    folder = library.workspace.root / "templates"
    files = [path for path in sorted(folder.rglob("*")) if _LOOKS_LIKE_ONE.search(path.name) and path.is_file()]
    named = {name for path in files for name in _NAMED.findall(path.read_text("utf-8", errors="replace"))}
    return [*_stray_word_templates(library)] + [
        Diagnostic(library.workspace.name(path), 0, message, hint, "varning")
        for path in files
        if path.relative_to(folder).as_posix() not in named
        for message, hint in _strayed(path.relative_to(folder), library)
    ]


def _stray_word_templates(library: Library) -> Iterator[Diagnostic]:
    root = library.workspace.root
    used = {WORD_TEMPLATE, *(str(profil.get("mall")) for profil in _tables(library, "profil"))}
    for path in sorted((root / "templates").rglob("*")):
        name = library.workspace.name(path)
        if path.suffix.lower() in (".docx", ".dotx") and name not in used and not path.name.startswith((".", "~")):
            hint = f'lägg till mall = "{name}" under [profil] i kommun.toml, eller ta bort filen'
            yield Diagnostic(name, 0, "Word-mallen används inte, för ingen profil nämner den", hint, "varning")


def _tables(library: Library, key: str) -> Iterator[Mapping[str, Any]]:
    """The tables of a name in all content files that can be read."""
    for path in (path for paths in library.folders.values() for path in paths):
        with suppress(Faults):
            if isinstance(table := library.file(path).values.get(key), dict):
                yield table


def _strayed(path: Path, library: Library) -> Iterator[tuple[str, str]]:
    if not path.name.endswith(SUFFIX):
        hint = f"döp om den till {_stem(path.name)}{SUFFIX}"
        yield f"mallen används inte, för namnet slutar inte på {SUFFIX}", hint
        return
    kommuner = [folder.name for folder in sorted(library.workspace.content.iterdir()) if folder.is_dir()]
    if path.parent != Path() and path.parent.as_posix() not in kommuner:
        if path.parts[0] in kommuner:
            hint = f"lägg den i templates/{path.parts[0]}/ eller i templates/"
            yield "mallen används inte, för en nämnd har inga egna mallar", hint
        else:
            message = f"mallen används inte, för det finns ingen mapp content/{path.parent.as_posix()}"
            yield message, did_you_mean(path.parts[0], kommuner)
    elif path.name not in _packaged() and path.name not in (own := _own_kinds(library)):
        near = nearest(_stem(path.name), map(_stem, _packaged() | own))
        hint = (
            f"menade du {near}{SUFFIX}?" if near else "döp den efter ett dokumentslag, eller låt en annan mall ärva den"
        )
        yield "mallen används inte, för inget dokumentslag heter så", hint


def _stem(name: str) -> str:
    return name.split(".")[0]


def _packaged() -> set[str]:
    from reports.templating.environment import packaged_templates

    return {path.name for path in packaged_templates().glob(f"*{SUFFIX}")}


def _own_kinds(library: Library) -> set[str]:
    """The templates of the kinds that kommuner have described."""
    return {f"{id_}{SUFFIX}" for kinds in _tables(library, "dokumentslag") for id_ in kinds}
