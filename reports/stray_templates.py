"""Templates of the workspace that no document uses: misnamed ones, which change nothing and say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reports.diagnostics import Diagnostic, Faults, did_you_mean, nearest
from reports.readers.load import Library

SUFFIX = ".html.jinja"

_LOOKS_LIKE_ONE = re.compile(r"\.(?:jinja2?|j2|html?)(?:\.txt)?$", re.IGNORECASE)
_NAMED = re.compile(r"""["']([^"'\n]+\.jinja)["']""")
"""A template that another one names, to inherit, include or import it."""


def stray_templates(library: Library) -> list[Diagnostic]:
    """Warnings for the files under `templates/` that are never looked for."""
    folder = library.workspace.root / "templates"
    files = [path for path in sorted(folder.rglob("*")) if _LOOKS_LIKE_ONE.search(path.name) and path.is_file()]
    named = {name for path in files for name in _NAMED.findall(path.read_text("utf-8", errors="replace"))}
    return [
        Diagnostic(library.workspace.name(path), 0, message, hint, "varning")
        for path in files
        if path.relative_to(folder).as_posix() not in named
        for message, hint in _strayed(path.relative_to(folder), library)
    ]


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
    found: set[str] = set()
    for path in (path for paths in library.folders.values() for path in paths):
        with suppress(Faults):
            found |= {f"{id_}{SUFFIX}" for id_ in library.file(path).values.get("dokumentslag", {})}
    return found
