"""The font that most of a Word document's text asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from reports.writers.docx_package import Package, tree
from reports.writers.docx_xml import NAMESPACES, w

_MOST = 50
"""How long a basedOn chain is followed; a damaged template may have one that goes round."""


def main_font(package: Package, main: str) -> str:
    """Name of the font of the paragraph style that most of the text has; empty when the template doesn't say."""
    by_kind = {one.kind: one.target for one in package.relations(main) if not one.external}
    if "styles" not in by_kind:
        return ""
    styles = tree(package.parts[by_kind["styles"]], by_kind["styles"])
    body = tree(package.parts[main], main)
    for fonts in _asked(styles, _most_used(body)):
        if name := fonts.get(w("ascii")):
            return str(name)
        if (theme := fonts.get(w("asciiTheme"))) and "theme" in by_kind:
            return _of_theme(tree(package.parts[by_kind["theme"]], by_kind["theme"]), theme)
    return ""


def _most_used(body: Any) -> str:
    signs: Counter[str] = Counter()
    for paragraph in body.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        signs[style.get(w("val")) if style is not None else ""] += sum(
            len(text.text or "") for text in paragraph.iter(w("t"))
        )
    return signs.most_common(1)[0][0] if signs else ""


def _asked(styles: Any, style_id: str) -> Iterator[Any]:
    """The fonts (`w:rFonts`) that a style may have its own from, nearest first; the document's defaults come last."""
    paragraph = [style for style in styles.iter(w("style")) if style.get(w("type")) == "paragraph"]
    known = {style.get(w("styleId")): style for style in paragraph}
    style = known.get(style_id, next((one for one in paragraph if one.get(w("default")) in ("1", "true")), None))
    for _ in range(_MOST):
        if style is None:
            break
        yield from style.iterfind(f"{w('rPr')}/{w('rFonts')}")
        based = style.find(w("basedOn"))
        style = known.get(based.get(w("val"))) if based is not None else None
    yield from styles.iterfind(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}")


def _of_theme(theme: Any, name: str) -> str:
    a = f"{{{NAMESPACES['a']}}}"
    part = "majorFont" if name.startswith("major") else "minorFont"
    latin = next(theme.iterfind(f".//{a}{part}/{a}latin"), None)
    return "" if latin is None else latin.get("typeface", "")
