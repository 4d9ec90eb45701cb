"""What people write in prose that it can't do, or that readers are better off without: told with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reports.diagnostics import NOTHING, POINT, About, did_you_mean

BOX = "faktaruta"
"""The word after `:::` that begins a fact box."""

_DASH = "ett tankstreck är inklistrat i stället för en punktlista"
_LACKING = (
    (
        r"\{%",
        "{% … %} hör hemma i mallar; i text går bara {{ … }}",
        "skriv ut värdet med {{ … }}, eller ändra mallen",
    ),
    (r"(?<!\{)\{ *[a-z_]+ *[.|(][^{}]*\}(?!\})", "ett uttryck har en klammer för lite", "skriv två: {{ … }}"),
    (
        r"!\[[^\]]*\]\(",
        "bilder går inte att lägga in i text",
        "skriv den under [bild.id] och placera den med {{ bild('id') }}",
    ),
    (
        r"(?:^\|.*\|[ \t]*(?:\n|$))+",
        "tabeller går inte att skriva i text",
        "skriv den under [tabell.id] och placera den med {{ tabell('id') }}",
    ),
    (
        r"^ *[•·] ?",
        "en punkt är inklistrad i stället för en punktlista",
        "börja raden med bindestreck och mellanslag: -",
    ),
    (r"^#{1,6}(?=[^#\s])", "rubriken saknar mellanslag efter #", "skriv till exempel: ## Bakgrund"),
)
"""What prose does not do, as people write it: pattern, message, hint."""
_ODD = (
    (
        r"</?[a-zA-Z][a-zA-Z0-9]*(?: [^<>\n]*)?/?>",
        "HTML skrivs ut som det står",
        "skriv med Markdown, till exempel **fet**",
    ),
    (
        r"^ *(?:-{3,}|={3,}|_{3,}|\*{3,}) *$",
        "en linje skrivs ut som det står",
        "skriv en rubrik: ## Rubrik, eller {{ sidbrytning }}",
    ),
    (r"^ *(?:```|~~~)", "text indragen som kod skrivs ut som det står", "skriv den som vanlig text"),
    (r"~~[^~\n]+~~", "överstruken text skrivs ut som det står", "ta bort texten, eller vågstrecken"),
    (
        r"\[[^\]\n]+\] \((?i:https?:|mailto:|tel:)",
        "länken har ett mellanslag före parentesen",
        "skriv [texten](https://…) utan mellanslag",
    ),
    (
        r"\]\((?:https?:|mailto:)[^)\s]* (?!\")[^)\n]*\)",
        "länkens adress har ett mellanslag",
        "skriv %20 i stället för mellanslaget",
    ),
    (
        r"\]\((?:file|data|javascript):",
        "länken leder till något som bara finns på den här datorn",
        "skriv https://… eller mailto:…",
    ),
    (
        r"^ *[–—] +(?=\S)",
        _DASH,
        "börja raden med bindestreck och mellanslag: -",
    ),
    (
        r"^ *-(?=[^\W\d_])",
        "punkten saknar mellanslag efter bindestrecket",
        "börja raden med bindestreck och mellanslag: -",
    ),
    (
        r"^ {0,2}\d[.)] [^\n]*\n {1,2}[-*+] |^ {0,2}\d{2,}[.)] [^\n]*\n {1,3}[-*+] ",
        "punkten hamnar utanför den numrerade listan",
        "skriv tre mellanslag framför - under 1. och fyra under 10.",
    ),
)
"""What is printed as it stands although people mean something by it: pattern, message, hint."""

_MEANING = re.compile(r"[{}!|•·#<=_*`~[\]:–—]|^ *-|^ {0,2}\d+[.)] ", re.MULTILINE)
"""What none of it can do without; most texts have none of these signs."""
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE = re.compile(r"^[ \t>]*\[\^([^\]\s]+)\]:", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(?P<colons>:{3,})(?P<space>[ \t]*)(?P<name>.*?)[ \t]*$", re.MULTILINE)


class Remark(NamedTuple):
    """Something to say of a text."""

    line: int
    """Lines down from its first."""
    message: str
    hint: str
    level: str = "fel"
    about: About = NOTHING
    """What in the finished files it is about, where they are held against the same thing."""


def lacking(text: str) -> Iterator[Remark]:
    """What stands in a text as it is written and would be printed so, or be lost."""
    if not _MEANING.search(text):
        return
    for level, table in (("fel", _LACKING), ("varning", _ODD)):
        for written, message, hint in table:
            for found in re.finditer(written, text, re.MULTILINE):
                about = About(POINT, _paragraph(text, found)) if message == _DASH else NOTHING
                yield Remark(_line(text, found), message, hint, level, about)
    yield from _notes(text)
    yield from _boxes(text)


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start())


def _paragraph(text: str, found: re.Match[str]) -> str:
    return text[found.start() :].lstrip().partition("\n\n")[0]


def _notes(text: str) -> Iterator[Remark]:
    written = list(_NOTE.finditer(text))
    notes = {found[1]: found for found in reversed(written)}
    defined = {found.start(1) for found in written}
    marks = {found[1]: found for found in _NOTE_MARK.finditer(text) if found.start(1) not in defined}
    for again in (found for found in written if found is not notes[found[1]]):
        hint = "ge noterna olika namn, som [^1] och [^2]"
        yield Remark(_line(text, again), f"fotnoten [^{again[1]}] står två gånger, och bara en skulle skrivas ut", hint)
    for name in marks.keys() - notes.keys():
        hint = f"skriv [^{name}]: och noten på en egen rad"
        yield Remark(_line(text, marks[name]), f"[^{name}] har ingen fotnot", hint)
    for name in notes.keys() - marks.keys():
        hint = f"skriv [^{name}] där den hör hemma"
        yield Remark(_line(text, notes[name]), f"fotnoten [^{name}] har inget märke", hint)


def _boxes(text: str) -> Iterator[Remark]:
    """The lines that begin with `:::`: each box has a beginning, a name that is known, and an end."""
    opened: re.Match[str] | None = None
    for found in _FENCE.finditer(text):
        if len(found["colons"]) > 3 or "\t" in found[0].strip():
            hint = f"skriv till exempel ::: {BOX} Rubrik, och ::: efter rutans text"
            yield Remark(_line(text, found), "en ruta skrivs med tre kolon och vanliga mellanslag", hint)
        if not found["name"] and opened is None:
            yield Remark(_line(text, found), "::: avslutar ingen ruta", f"skriv ::: {BOX} på raden där rutan börjar")
        if not found["name"]:
            opened = None
            continue
        if opened is not None:
            yield _never_ended(text, opened)
        opened = found
        name = found["name"].split()[0]
        if name != BOX:
            yield Remark(_line(text, found), f'rutan "{name}" finns inte', did_you_mean(name, [BOX]))
    if opened is not None:
        yield _never_ended(text, opened)


def _never_ended(text: str, opened: re.Match[str]) -> Remark:
    return Remark(_line(text, opened), "rutan saknar sitt slut (:::)", "skriv ::: på en egen rad efter rutans text")
