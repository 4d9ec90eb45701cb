"""What people write in prose that it can't do, or that readers are better off without: told with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reports.diagnostics import did_you_mean

if TYPE_CHECKING:
    from markdown_it.token import Token

BOX = "faktaruta"
"""The word after `:::` that begins a fact box."""

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

_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE = re.compile(r"^[ \t>]*\[\^([^\]\s]+)\]:", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(?P<colons>:{3,})(?P<space>[ \t]*)(?P<name>.*?)[ \t]*$", re.MULTILINE)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+/\S+", re.IGNORECASE)
_LONGEST_HEADING = 100
"""Characters; bold text longer than that is no heading."""


class Remark(NamedTuple):
    """Something to say of a text."""

    line: int
    """Lines down from its first."""
    message: str
    hint: str
    level: str = "fel"


def lacking(text: str) -> Iterator[Remark]:
    """What stands in a text as it is written and would be printed so, or be lost."""
    for written, message, hint in _LACKING:
        for found in re.finditer(written, text, re.MULTILINE):
            yield Remark(_line(text, found), message, hint)
    yield from _notes(text)
    yield from _boxes(text)


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start())


def _notes(text: str) -> Iterator[Remark]:
    notes = {found[1]: found for found in _NOTE.finditer(text)}
    defined = {found.start(1) for found in _NOTE.finditer(text)}
    marks = {found[1]: found for found in _NOTE_MARK.finditer(text) if found.start(1) not in defined}
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


# ---------------------------------------------------------------- of what Markdown made of it


def readable(tokens: Sequence[Token], *, in_cell: bool = False) -> Iterator[Remark]:
    """What a reader would stumble on: headings that are only bold text, links without words of their own.

    In a table's cell bold text is what there is for a heading.
    """
    for opening, token in pairwise([None, *tokens]):
        if token is None or token.type != "inline":
            continue
        is_paragraph = opening is not None and opening.type == "paragraph_open" and opening.level == 0
        if is_paragraph and not in_cell and _is_bold_alone(token):
            yield Remark((token.map or [0])[0], "ser ut som en rubrik", "skriv ## framför i stället för **", "varning")
        yield from _links(token)


def _is_bold_alone(token: Token) -> bool:
    children = [child for child in token.children or [] if child.type != "text" or child.content]
    inner = [child.level for child in children[1:-1]]
    return (
        len(children) > 2
        and (children[0].type, children[-1].type) == ("strong_open", "strong_close")
        and min(inner) > children[0].level
        and len(token.content) <= _LONGEST_HEADING
    )


def _links(token: Token) -> Iterator[Remark]:
    line = (token.map or [0])[0]
    text: str | None = None
    for child in token.children or []:
        line += child.type in ("softbreak", "hardbreak")
        if child.type == "link_open":
            text = ""
        elif child.type == "link_close":
            yield from _link(line, text or "")
            text = None
        elif text is not None:
            text += child.content


def _link(line: int, text: str) -> Iterator[Remark]:
    if not text.strip():
        yield Remark(line, "länken saknar text", "skriv mellan hakparenteserna vad länken leder till")
    elif _ADDRESS.fullmatch(text.strip()):
        hint = "skriv mellan hakparenteserna vad länken leder till, som [SCB:s statistik](…)"
        yield Remark(line, "länkens text är en adress, som är svår att läsa och höra", hint, "varning")
