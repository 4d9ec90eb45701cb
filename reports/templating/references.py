"""Cross-references: what a block is called where the text speaks of it, and where a sentence begins."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

from reports.document import Blocks, Figure, Heading, Source, Table, plain, walk
from reports.swedish import first_upper
from reports.templating.subset import KALLA, OFFSET

Named = Heading | Table | Figure
"""What a reference may lead to."""


class Hanvisning(Markup):
    """The HTML of a reference; a text that holds it says where."""

    __slots__ = ()

    @classmethod
    def to(cls, target: str) -> Hanvisning:
        """A reference to a block by its id."""
        return cls(f'<a class="se" href="#{escape(target)}"></a>')

    def at(self, kalla: Source, line: int) -> Markup:
        """The same, so many lines down in a text of the content."""
        place = f'{KALLA}="{escape(str(kalla))}" {OFFSET}="{line}"'
        return Markup(f"<a {place}{self.removeprefix('<a')}")  # noqa: S704  # escaped here


NO_NUMBER = "har ingen rubrik, så den har inget nummer att hänvisa till"

_LABEL = re.compile(r"(\S+) (\S+?):?")
_OPENING = " \u00a0\t\n\"'”’“„»«(["
_ABBREVIATIONS = frozenset({
    "apr", "aug", "avd", "bil", "ca", "dec", "dvs", "enl", "etc", "ev", "ex", "exkl", "feb", "fig", "forts",
    "ggr", "inkl", "jan", "jfr", "kap", "kl", "kr", "mfl", "mm", "mån", "nov", "nr", "obs", "okt", "omr", "osv",
    "pga", "ref", "resp", "sept", "st", "tab", "tel", "tfn", "tr", "vol",
})  # fmt: skip


def named(blocks: Blocks) -> dict[str, Named]:
    """Everything on a page that has an id, by it."""
    return {block.id: block for block in walk(blocks) if isinstance(block, Named) and block.id}


def called(block: Named) -> tuple[str, str]:
    """The word and the name by which the text speaks of a block: `tabell` and `3`; empty for one without a number."""
    if isinstance(block, Heading):
        if not block.number:
            return "avsnittet", plain(block.inlines)
        found = _LABEL.fullmatch(block.number)
        return (found[1].lower(), found[2]) if found else ("avsnitt", block.number)
    kind, _, number = block.label.partition(" ")
    return kind.lower(), number


def in_place(word: str, before: str) -> str:
    """The word with a capital letter where it begins a sentence; `before` is the text of its paragraph down to it."""
    return first_upper(word) if _is_sentence_end(before) else word


def _is_sentence_end(before: str) -> bool:
    text = before.rstrip(_OPENING)
    if not text or text[-1] in "!?…":
        return True
    if not text.endswith(".") or text == before:
        return False
    word = re.split(r"[\s\u00a0(]", text[:-1])[-1].lower()
    return "." not in word and not (len(word) == 1 and word.isalpha()) and word not in _ABBREVIATIONS
