"""The readers a report has versions for: the sections of one reader, chosen from the content as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reports.diagnostics import Diagnostic, Faults, did_you_mean
from reports.readers.merge import Merged
from reports.readers.toml_lines import KeyPath
from reports.swedish import fold, slug

_HINT = 'lägg till raden till = ["nämnd", "kommunstyrelse"] under [rapport]'


def readers(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The readers that `[rapport]` names, the one that is built by default first; none for a report of one version."""
    head = values.get("rapport")
    return _names(head.get("till")) if isinstance(head, dict) else ()


def same(one: str, other: str) -> bool:
    """Whether two names are one reader's; å, ä, ö and capitals may be left out."""
    return fold(one.strip().lower()) == fold(other.strip().lower())


def chosen(merged: Merged, reader: str = "") -> Merged:
    """The content with the sections of one reader, by default the first; raises Faults for unclear versions.

    A section of the result is one table, as in a report for one reader, and its key paths lead to where it is written.
    """
    sections = merged.values.get("avsnitt")
    if not isinstance(sections, dict):
        return merged
    known = readers(merged.values)
    if faults := [*_of_readers(merged, known), *_of_sections(merged, sections, known)]:
        raise Faults(faults)
    reader = reader or next(iter(known), "")
    kept: dict[str, Any] = {}
    aliases: dict[KeyPath, KeyPath] = {}
    for id_, section in sections.items():
        for path, version in _versions(id_, section):
            if _is_for(reader, version):
                kept[id_] = version
                aliases["avsnitt", id_] = path
    return replace(merged, values=merged.values | {"avsnitt": kept}, aliases=aliases)


def _names(value: Any) -> tuple[str, ...]:
    """The names of a list of texts; what has another form is told of when the whole content is checked."""
    names = value if isinstance(value, list) else []
    return tuple(name for name in names if isinstance(name, str))


def _versions(id_: str, section: Any) -> list[tuple[KeyPath, Any]]:
    """The versions of a section with their paths; one that is no list of tables is one version."""
    if isinstance(section, list) and section and all(isinstance(version, dict) for version in section):
        return [(("avsnitt", id_, number), version) for number, version in enumerate(section)]
    return [(("avsnitt", id_), section)]


def _is_for(reader: str, version: Any) -> bool:
    names = _names(version.get("till")) if isinstance(version, dict) else ()
    return not names or any(same(name, reader) for name in names)


def _of_readers(merged: Merged, known: Sequence[str]) -> Iterator[Diagnostic]:
    for number, name in enumerate(known):
        if not slug(name):
            place = merged.place(("rapport", "till", number))
            yield Diagnostic(
                *place, f'läsaren "{name}" går inte att namnge en fil efter', "skriv ett ord med bokstäver"
            )
        if any(same(name, other) for other in known[:number]):
            place = merged.place(("rapport", "till", number))
            yield Diagnostic(*place, f'läsaren "{name}" står två gånger i till', "ta bort den ena")


def _of_sections(merged: Merged, sections: Mapping[str, Any], known: Sequence[str]) -> Iterator[Diagnostic]:
    for id_, section in sections.items():
        versions = _versions(id_, section)
        taken: list[str] = []
        for path, version in versions:
            names = _names(version.get("till")) if isinstance(version, dict) else ()
            yield from _of_names(merged, path, names, known)
            if isinstance(section, list) and path[2:] and not names:
                hint = 'lägg till en rad som till = ["nämnd"]; utan till gäller ett avsnitt alla läsare'
                yield Diagnostic(*merged.place(path), f"avsnittet {id_} har flera versioner, men en saknar till", hint)
            for name in names:
                if any(same(name, other) for other in taken):
                    message = f'avsnittet {id_} har två versioner för läsaren "{name}"'
                    yield Diagnostic(*merged.place((*path, "till")), message, "låt varje läsare stå i en av dem")
            taken += names


def _of_names(merged: Merged, path: KeyPath, names: Sequence[str], known: Sequence[str]) -> Iterator[Diagnostic]:
    for name in names:
        place = merged.place((*path, "till"))
        if not known:
            yield Diagnostic(*place, "rapporten säger inte vilka läsare den har versioner för", _HINT)
        elif not any(same(name, other) for other in known):
            yield Diagnostic(*place, f'läsaren "{name}" finns inte bland rapportens', did_you_mean(name, known))
