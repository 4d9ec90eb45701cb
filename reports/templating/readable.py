"""What a reader would stumble on in what Markdown has made of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from typing import TYPE_CHECKING

from reports.diagnostics import HEADING, LINK, About
from reports.templating.lacking import Remark
from reports.templating.languages import languages
from reports.templating.markdown import lined

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST_HEADING = 100
"""Characters; bold text longer than that is no heading."""
_NO_HEADING = re.compile(r"[.!?…]$|\{\{")
"""Bold text that is a sentence, or a value."""
_DIGITS = 0.45
"""Share of a text's signs; one with more digits is an amount or a telephone number."""
_BARE_ADDRESS = re.compile(r"https?://[^\s)\]>]*[^\s)\]>.,;:]", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+/\S+", re.IGNORECASE)


def readable(tokens: Sequence[Token], *, in_cell: bool = False) -> Iterator[Remark]:
    """What a reader would stumble on: headings that are only bold text, links without words of their own.

    In a table's cell bold text is what there is for a heading.
    """
    for opening, token in pairwise([None, *tokens]):
        if token is None or token.type != "inline":
            continue
        is_paragraph = opening is not None and opening.type == "paragraph_open" and opening.level == 0
        if is_paragraph and not in_cell and _is_bold_alone(token):
            line, about = (token.map or [0])[0], About(HEADING, token.content)
            said = f'"{token.content.strip("* ")}" ser ut som en rubrik'
            yield Remark(line, said, "skriv ## framför i stället för **", "varning", about)
        yield from _links(token)
        yield from _open_stars(token)
        yield from languages(token)
    yield from _numbers(tokens)


def _open_stars(token: Token) -> Iterator[Remark]:
    for line, child in lined(token):
        if child.type == "text" and re.search(r"\*\*(?=\w)", child.content):
            yield Remark(line, "** har inget slut, så stjärnorna skrivs ut", "skriv ** även efter orden", "varning")


def _numbers(tokens: Sequence[Token]) -> Iterator[Remark]:
    """A list that people have numbered otherwise than it will be; one with the same number all along is their way."""
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open" and token.info.isdecimal():
            lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            yield from _misnumbered(lists.pop())


def _misnumbered(items: list[Token]) -> Iterator[Remark]:
    written = [int(item.info) for item in items]
    if len(set(written)) < 2:
        return
    for number, item in zip(count(written[0]), items, strict=False):
        if int(item.info) != number:
            message = f"punkten får nummer {number}, inte {item.info}"
            hint = "en lista numreras i följd; skriv en rad vanlig text mellan två listor"
            yield Remark((item.map or [0])[0], message, hint, "varning")
            return


def _is_bold_alone(token: Token) -> bool:
    children = [child for child in token.children or [] if child.type != "text" or child.content]
    inner = [child.level for child in children[1:-1]]
    return (
        len(children) > 2
        and (children[0].type, children[-1].type) == ("strong_open", "strong_close")
        and min(inner) > children[0].level
        and len(token.content) <= _LONGEST_HEADING
        and not _NO_HEADING.search(token.content.strip("* "))
        and sum(map(str.isdigit, token.content)) < _DIGITS * len(token.content.strip("* "))
    )


def _links(token: Token) -> Iterator[Remark]:
    text: str | None = None
    for line, child in lined(token):
        if child.type == "link_open":
            text = ""
            if title := child.attrs.get("title"):
                yield Remark(line, f'länkens titel "{title}" skrivs inte ut', "ta bort den ur parentesen", "varning")
        elif child.type == "link_close":
            yield from _link(line, text or "")
            text = None
        elif text is not None:
            text += child.content
        elif child.type == "text":
            yield from _bare(line, child.content)


def _bare(line: int, text: str) -> Iterator[Remark]:
    for found in _BARE_ADDRESS.finditer(text):
        yield Remark(line, f"adressen {found[0]} blir ingen länk", f"skriv [vad som finns där]({found[0]})", "varning")


def _link(line: int, text: str) -> Iterator[Remark]:
    if not text.strip():
        yield Remark(line, "länken saknar text", "skriv mellan hakparenteserna vad länken leder till")
    elif _ADDRESS.fullmatch(text.strip()):
        hint = "skriv mellan hakparenteserna vad länken leder till, som [SCB:s statistik](…)"
        message = "länkens text är en adress, som är svår att läsa och höra"
        yield Remark(line, message, hint, "varning", About(LINK, text))
