"""The HTML subset that templates may use: its elements, attributes and classes."""

from __future__ import annotations

PLACE = "data-rad"
"""Attribute that carries a literal element's template and line into the rendered text."""
KALLA = "data-kalla"
"""Attribute that says which content an element's blocks come from."""

OFFSET = "data-offset"
"""Attribute that says how many lines down in that content an element stands."""

VOID = frozenset({"br", "hr", "img", "col"})

INLINE = frozenset({"strong", "b", "em", "i", "sup", "sub", "a", "br", "mark", "span", "data"})

ATTRIBUTES: dict[str, frozenset[str]] = {
    **{f"h{level}": frozenset({"id", "class"}) for level in range(1, 7)},
    **{tag: frozenset() for tag in ("strong", "b", "em", "i", "sup", "sub", "br", "ul", "li")},
    **{tag: frozenset() for tag in ("blockquote", "caption", "thead", "tbody", "figcaption", "dl", "dt", "dd")},
    "p": frozenset({"class"}),
    "div": frozenset({"class"}),
    "a": frozenset({"href", "class"}),
    "mark": frozenset({"class"}),
    "span": frozenset({"class", "lang"}),
    "data": frozenset({"value"}),
    "ol": frozenset({"start"}),
    "table": frozenset({"id"}),
    "col": frozenset({"class", "width"}),
    "tr": frozenset({"class", "data-niva"}),
    "th": frozenset({"scope", "colspan", "rowspan"}),
    "td": frozenset({"colspan", "rowspan"}),
    "figure": frozenset({"id", "class"}),
    "img": frozenset({"src", "alt"}),
    "aside": frozenset(),
    "header": frozenset({"class"}),
    "nav": frozenset({"class", "data-niva"}),
    "hr": frozenset({"class"}),
    "section": frozenset({"class"}),
}

CLASSES: dict[str, frozenset[str]] = {
    **{f"h{level}": frozenset({"numrerad"}) for level in range(2, 7)},
    "h1": frozenset({"numrerad", "bilaga"}),
    "p": frozenset({"ingress", "liten", "avsandare", "organisation", "undertitel"}),
    "a": frozenset({"se"}),
    "mark": frozenset({"att-fylla-i", "negativ", "saknas"}),
    "span": frozenset({"fotnot"}),
    "col": frozenset({"tal", "text", "mitt"}),
    "tr": frozenset({"grupp", "delsumma", "summa", "varav", "kommentar"}),
    "figure": frozenset({"tabell", "trend"}),
    "header": frozenset({"omslag"}),
    "nav": frozenset({"innehall"}),
    "hr": frozenset({"sidbrytning"}),
    "section": frozenset({"liggande"}),
    "div": frozenset({"underskrifter"}),
}

COVER_LINES = ("organisation", "undertitel")
"""Classes of the paragraphs that only a cover has."""

SCOPES = frozenset({"col", "row", "colgroup", "rowgroup"})

PARENTS: dict[str, frozenset[str]] = {
    "li": frozenset({"ul", "ol"}),
    "tr": frozenset({"thead", "tbody"}),
    "th": frozenset({"tr"}),
    "td": frozenset({"tr"}),
    "thead": frozenset({"table"}),
    "tbody": frozenset({"table"}),
    "caption": frozenset({"table"}),
    "col": frozenset({"table"}),
    "figcaption": frozenset({"figure"}),
    "img": frozenset({"figure"}),
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
}
"""Elements that may stand only right inside these."""
