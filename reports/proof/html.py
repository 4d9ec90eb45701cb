"""A finished web page, held against HTML and against WCAG 2.1 AA as far as the page itself can show it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.diagnostics import ALT, LINK
from reports.proof.html_colours import COLOURS, blocks
from reports.proof.html_page import SVG, Page, words
from reports.proof.html_tables import TABLES
from reports.proof.rules import Finding, Place, Rule, held, shortened, twice
from reports.proof.wordings import is_language, is_swedish, leads_nowhere, names_nothing, shows_nothing

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for")
_FETCHING = {"img": "src", "link": "href", "iframe": "src", "object": "data", "embed": "src", "source": "src"}
_SCROLLS = re.compile(r"(?<![\w-])overflow(?:-[xy])?\s*:[^;]*\b(?:auto|scroll)\b")
_CLASS = re.compile(r"\.([\w-]+)\s*$")
_LINKS = "skriv vad som finns där länken leder, i stället för ”klicka här”"
_LISTS = {"li": ("ul", "ol", "menu"), "dt": ("dl", "div"), "dd": ("dl", "div")}


def findings(data: bytes) -> list[Finding]:
    """What is wrong with a web page; nothing when it is HTML that everybody can read."""
    return held(Page(data), RULES)


# ---------------------------------------------------------------- the page


def _html(page: Page) -> Iterator[str]:
    yield from (f"rad {line} är inte riktig HTML ({why})" for line, why in page.errors)


def _ids(page: Page) -> Iterator[str]:
    ids = [element.get("id") for element in page.elements if element.get("id") is not None]
    yield from (f'två element har id "{id_}"' for id_ in twice(ids))


def _language(page: Page) -> Iterator[str]:
    language = page.root.get("lang", "")
    if not is_swedish(language):
        yield f'sidans språk står som "{language}"' if language else "sidans språk står inte"
    for element in page.elements:
        if element.get("lang") and not is_language(element.get("lang")):
            yield f'"{element.get("lang")}" är ingen språkkod, {page.place(element)}'


def _title(page: Page) -> Iterator[str]:
    title = " ".join(words(found) for found in page.of("title")).strip()
    if not title or names_nothing(title):
        yield f'sidans titel, "{title}", säger inte vad dokumentet är' if title else "sidan har ingen titel"


def _zoom(page: Page) -> Iterator[str]:
    for meta in page.of("meta"):
        held_back = re.search(
            r"user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*[0-4](\.|\s*$|,)", meta.get("content", "")
        )
        if meta.get("name") == "viewport" and held_back:
            yield "sidan låter inte läsaren förstora den"


def _alone(page: Page) -> Iterator[str]:
    if page.of("script"):
        yield "sidan har ett skript"
    for element in page.elements:
        fetched = element.get(_FETCHING.get(element.tag, ""), "")
        if fetched and not fetched.startswith(("data:", "#")):
            yield f"sidan hämtar {shortened(fetched)}"
        if any(key.startswith("on") for key in element.attrib if isinstance(key, str)):
            yield f"ett element kör ett skript, {page.place(element)}"
    if re.search(r"@import|url\(\s*['\"]?(?!data:|#)", page.css):
        yield "sidans stil hämtar något utanför sidan"


# ---------------------------------------------------------------- landmarks and headings


def _landmarks(page: Page) -> Iterator[str]:
    if len(page.of("main")) != 1:
        yield f"sidan har {len(page.of('main'))} huvudinnehåll (main)"
    yield from (f"sidan saknar {kind}" for kind in ("header", "footer") if not page.of(kind))
    for nav in page.of("nav"):
        if not page.named(nav):
            yield "en navigering har inget namn"


def _inside(page: Page) -> Iterator[str]:
    for body in page.of("body"):
        for kid in body:
            skip = kid.tag == "a" and kid.get("href", "").startswith("#")
            if kid.tag not in ("header", "nav", "main", "footer", "aside") and not skip and words(kid).strip():
                yield f"”{shortened(words(kid))}” står utanför sidans delar"


def _skip(page: Page) -> Iterator[str]:
    first = next((element for element in page.elements if element.tag == "a"), None)
    mains = {f"#{main.get('id')}" for main in page.of("main")}
    if first is None or first.get("href") not in mains:
        yield "den första länken hoppar inte till innehållet"


def _one_title(page: Page) -> Iterator[str]:
    if len(page.of("h1")) != 1:
        yield f"sidan har {len(page.of('h1'))} rubriker på översta nivån"


def _levels(page: Page) -> Iterator[str]:
    before = 1
    for heading in page.of(*_HEADINGS):
        level = _HEADINGS[heading.tag]
        if level > before + 1:
            yield f"rubriken ”{shortened(words(heading))}” är på nivå {level}, direkt efter nivå {before}"
        before = level


def _heading_texts(page: Page) -> Iterator[str]:
    for heading in page.of(*_HEADINGS):
        if not words(heading).strip():
            yield f"en rubrik är tom, {page.place(heading)}"


# ---------------------------------------------------------------- lists, links and pictures


def _lists(page: Page) -> Iterator[str]:
    for element in page.of(*_LISTS):
        if page.parent(element).tag not in _LISTS[element.tag]:
            yield f"en punkt står utanför sin lista, {page.place(element)}"


def _links(page: Page) -> Iterator[str]:
    for link in page.of("a"):
        said = words(link).strip() or page.named(link)
        if not said or leads_nowhere(said):
            what = f"länken ”{shortened(said)}” säger inte vart den leder" if said else "en länk har ingen text"
            yield Place(f"{what}, {page.place(link)}", LINK, said) if said else f"{what}, {page.place(link)}"


def _link_targets(page: Page) -> Iterator[str]:
    for link in page.of("a"):
        target = link.get("href", "")
        if target.startswith("#") and target[1:] not in page.ids:
            yield f"en länk leder till {target}, som saknas, {page.place(link)}"


def _references(page: Page) -> Iterator[str]:
    for element in page.elements:
        for key in _REFERENCES:
            for id_ in element.get(key, "").split():
                if id_ not in page.ids:
                    yield f"{key} hänvisar till {id_}, som saknas, {page.place(element)}"


def _pictures(page: Page) -> Iterator[str]:
    for picture in page.of("img"):
        if picture.get("alt") is None:
            yield f"en bild saknar text för den som inte ser, {page.place(picture)}"
        elif shows_nothing(picture.get("alt")):
            said = f"en bilds text säger inget: ”{picture.get('alt')}”, {page.place(picture)}"
            yield Place(said, ALT, picture.get("alt"))


def _drawings(page: Page) -> Iterator[str]:
    for drawing in page.of(f"{SVG}svg"):
        said = page.named(drawing) or (drawing.findtext(f"{SVG}title") or "").strip()
        if drawing.get("aria-hidden") != "true" and not said:
            yield f"en bild saknar text för den som inte ser, {page.place(drawing)}"
        elif shows_nothing(said):
            yield Place(f"en bilds text säger inget: ”{said}”, {page.place(drawing)}", ALT, said)


def _keys(page: Page) -> Iterator[str]:
    for element in page.elements:
        order = element.get("tabindex", "")
        if re.fullmatch(r"0*[1-9]\d*", order):
            yield f"ett element har flyttats i tabbordningen, {page.place(element)}"
        elif order == "0" and not (page.named(element) and element.get("role")):
            yield f"ett element som nås med tabb har inget namn, {page.place(element)}"


def _scrolled(page: Page) -> Iterator[str]:
    """What scrolls within itself is reached with the keyboard; a navigation is by its links."""
    rules = [selector for _, selector, inside in blocks(page.css) if _SCROLLS.search(inside)]
    scrolling = {found[1] for rule in rules for one in rule.split(",") if (found := _CLASS.search(one))}
    for element in page.elements:
        is_scrolled = not scrolling.isdisjoint(element.get("class", "").split())
        if is_scrolled and element.tag != "nav" and element.get("tabindex") != "0":
            yield f"det som rullar i sidled nås inte med tabb, {page.place(element)}"


def _disclosures(page: Page) -> Iterator[str]:
    for details in page.of("details"):
        summary = details.find("summary")
        if summary is None or not (words(summary).strip() or page.named(summary)):
            yield f"något som går att fälla ut säger inte vad det är, {page.place(details)}"


RULES: tuple[Rule[Page], ...] = (
    Rule("sidan är riktig HTML", _html),
    Rule("id är egna", _ids),
    Rule("sidan är på svenska", _language),
    Rule("sidan har en titel", _title),
    Rule("sidan går att förstora", _zoom),
    Rule("sidan står för sig själv", _alone),
    Rule("sidan har sina delar", _landmarks),
    Rule("allt står i en del", _inside),
    Rule("det går att hoppa till innehållet", _skip),
    Rule("sidan har en huvudrubrik", _one_title),
    Rule("rubriker hoppar inte över en nivå", _levels, "använd rubriken på nivån närmast under"),
    Rule("rubriker har text", _heading_texts),
    Rule("listor är hela", _lists),
    Rule("länkar säger vart de leder", _links, _LINKS),
    Rule("länkar leder någonstans", _link_targets),
    Rule("hänvisningar leder någonstans", _references),
    Rule("bilder har text", _pictures, "skriv alt för bilden"),
    Rule("ritade bilder har text", _drawings, "skriv alt för bilden"),
    Rule("tangentbordet räcker", _keys),
    Rule("det som rullar nås med tabb", _scrolled),
    Rule("det som fälls ut har namn", _disclosures),
    *TABLES,
    *COLOURS,
)
"""What a web page is held against (WCAG 2.1: 1.1.1, 1.3.1, 1.4.3, 1.4.4, 2.1.1, 2.4.1–2.4.4, 2.4.6, 3.1.1, 3.1.2,
4.1.1, 4.1.2)."""
