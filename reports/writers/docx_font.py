"""The fonts that the text of a Word document asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reports.writers.docx_package import Package
from reports.writers.docx_xml import NAMESPACES, line_of, w

_STORIES = ("footnotes", "endnotes")
"""What is set on the pages beside the main text. What stands above and below the pages is left out: it may be
written for pages that there are none of, and seldom moves the text."""


def fonts(package: Package, main: str) -> list[str]:
    """Names of the fonts of every word in the text and its notes, in order; one that isn't named is left out."""

    def part(kind: str) -> Any:
        found = package.related(kind, main)
        return package.tree(found) if found else None

    sheet = _Sheet.of(part("styles"), part("theme"))
    notes = (story for story in map(part, _STORIES) if story is not None)
    stories = [package.tree(main), *notes]
    asked = dict.fromkeys(found for story in stories for found in _runs(story))
    return [*dict.fromkeys(filter(None, map(sheet.font, asked)))]


def _runs(story: Any) -> Iterator[tuple[str, str, str]]:
    """What decides the font of each run that has a letter or a digit: the styles of its paragraph and its own, and its
    own font.
    """
    for text in story.iter(w("t")):
        if any(map(str.isalnum, text.text or "")):
            run = text.getparent()
            paragraph = next(run.iterancestors(w("p")), None)
            own = run.find(f"{w('rPr')}/{w('rFonts')}")
            yield _value(paragraph, "pPr", "pStyle"), _value(run, "rPr", "rStyle"), _name(own)


def _value(element: Any, properties: str, name: str) -> str:
    found = element.find(f"{w(properties)}/{w(name)}") if element is not None else None
    return "" if found is None else str(found.get(w("val"), ""))


def _name(asked: Any) -> str:
    """The font of a `w:rFonts`; one of the theme, which goes before (ISO/IEC 29500-1 §17.3.2.26), begins with `+`."""
    if asked is None:
        return ""
    theme = asked.get(w("asciiTheme"))
    return f"+{theme}" if theme else str(asked.get(w("ascii"), ""))


@dataclass(frozen=True)
class _Sheet:
    """The styles of a document, with the fonts of its theme."""

    styles: Mapping[str, Any]
    standard: str
    """The style of a paragraph that names none."""
    otherwise: str
    theme: Any

    @classmethod
    def of(cls, styles: Any, theme: Any) -> _Sheet:
        """The sheet of a `w:styles` and an `a:theme`, which may be None."""
        every = [] if styles is None else [*styles.iter(w("style"))]
        standard = (
            one for one in every if one.get(w("type")) == "paragraph" and one.get(w("default")) in ("1", "true")
        )
        first = next(standard, None)
        defaults = f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}"
        return cls(
            {one.get(w("styleId")): one for one in every},
            "" if first is None else first.get(w("styleId")),
            "" if styles is None else _name(styles.find(defaults)),
            theme,
        )

    def font(self, run: tuple[str, str, str]) -> str:
        """The font of a run as `_runs` tells of it; empty when the document doesn't say."""
        paragraph, style, own = run
        paragraph = paragraph if paragraph in self.styles else self.standard
        line = [one for start in (style, paragraph) for one in line_of(self.styles, start)]
        named = (_name(one.find(f"{w('rPr')}/{w('rFonts')}")) for one in line)
        name = next(filter(None, (own, *named, self.otherwise)), "")
        return self._of_theme(name[1:]) if name.startswith("+") else name

    def _of_theme(self, name: str) -> str:
        a = f"{{{NAMESPACES['a']}}}"
        part = "majorFont" if name.startswith("major") else "minorFont"
        latin = None if self.theme is None else next(self.theme.iterfind(f".//{a}{part}/{a}latin"), None)
        return "" if latin is None else str(latin.get("typeface", ""))
