"""What only the author can give those who listen or see little: links that say where they lead, words not in capitals.

WCAG 2.1, 1.1.1 (text alternatives), 2.4.4 (link purpose) and what readers say of text in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reports.diagnostics import ALT, COLUMN, LINK, About
from reports.model.rapport import Rapport
from reports.model.varde import Varde
from reports.readers.finding import Finding, Path, values
from reports.readers.prose_figures import PROSE, line_at
from reports.swedish import fold

_LINK = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<target>[^()\s]+)\)")
SAYS_NO_PLACE = {
    "här", "klicka", "klicka här", "tryck här", "se här", "hit", "gå hit", "läs mer", "läs mer här", "läs vidare",
    "läs här", "mer", "mer här", "mer info", "mer information", "mer information här", "ytterligare information",
    "länk", "länken", "se länk", "följ länken", "den här länken", "denna länk", "sidan", "denna sida",
    "den här sidan", "webbsidan", "hemsidan", "webbplatsen", "ladda ner", "ladda ned", "öppna", "here",
    "click here", "this page", "this link", "link", "read more", "more", "more information",
}  # fmt: skip
"""Link texts that say nothing without the words around them; more than a finished file is refused for."""
_CLEAR_LINK = "skriv vad som finns där, som [Kolada, nyckeltal N17451](…)"

_SHOUTED = frozenset({"rubrik", "namn", "titel", "undertitel", "forsta_kolumn", "alt", "ingress"})
"""Keys beside running text whose words are read as words."""
_CAPITALS = re.compile(r"(?<![\w/.:@-])[A-ZÅÄÖÉÜ]{2,}(?:\s(?:[A-ZÅÄÖÉÜ]{2,}|[IÅÖ])(?![\w/@-]|\.\w))*(?![\w/@-]|\.\w)")
_NO_WORDS = re.compile(r"\{\{.*?\}\}|\]\([^)\s]*\)|(?:https?://|www\.)\S+", re.DOTALL)
_LONG_WORD, _LONGEST_NAME = 6, 9
"""Letters: of a word among others that is no abbreviation, and of an abbreviation that stands alone."""
_SMALL_WORDS = frozenset(
    {"ATT", "AV", "DEN", "DET", "EN", "ETT", "FÖR", "HAR", "I", "INTE"}
    | {"MED", "OCH", "OM", "PÅ", "SKA", "SOM", "TILL", "VI", "ÄR"}
)
"""Words that only sentences have."""

_LONGEST_ALT = 500
SAYS_NOTHING = frozenset(
    {"bild", "en bild", "bilden", "foto", "fotografi", "illustration", "image", "picture", "diagram", "diagrammet"}
    | {"ett diagram", "chart", "graf", "figur", "logotyp", "logo", "karta", "tabell"}
)


def _links(rapport: Rapport) -> Iterator[Finding]:
    """Links whose words say nothing, and links of the same words that lead to different places."""
    leads: dict[str, tuple[str, Path]] = {}
    for path, value in values(rapport):
        if _key(path) not in PROSE or "](" not in value.text:
            continue
        for found in _LINK.finditer(value.text):
            text, line = " ".join(found["text"].split()).strip(" *_"), line_at(value.text, found.start())
            if _compared(text) in SAYS_NO_PLACE:
                message = f'länkens text "{text}" säger inte vart den leder'
                about = About(LINK, text)
                yield Finding(path, message, _CLEAR_LINK, "varning", line, acceptable=True, about=about)
                continue
            target, first = leads.setdefault(_compared(text), (found["target"], path))
            if target != found["target"]:
                message = f'länken "{text}" leder till olika sidor: {target} och {found["target"]}'
                hint = "ge länkarna texter som skiljer dem åt"
                beside = first if first != path else None
                yield Finding(path, message, hint, "varning", line, beside, acceptable=True)


def _compared(text: str) -> str:
    """A text as it is compared with others: small letters, nothing after its last word."""
    return text.lower().rstrip(" .:!»>…→")


def _capitals(rapport: Rapport) -> Iterator[Finding]:
    """Passages in capitals, which some readers spell letter by letter; abbreviations are let be."""
    for path, value in values(rapport):
        if (key := _key(path)) not in PROSE and key not in _SHOUTED:
            continue
        if not _CAPITALS.search(value.text):
            continue
        text = _NO_WORDS.sub(lambda found: re.sub(r"[^\n]", ".", found[0]), value.text)
        for found in _CAPITALS.finditer(text):
            if _is_words(found[0].split()):
                words = " ".join(found[0].split())
                message = f'"{words}" står i versaler, som är svåra att läsa och kan läsas upp bokstav för bokstav'
                is_prose = key in PROSE
                line = line_at(value.text, found.start()) if is_prose else -1
                hint = "skriv med små bokstäver" + (", och i **fet stil** om det ska märkas" if is_prose else "")
                yield Finding(path, message, hint, "varning", line, acceptable=True)


def _is_words(words: list[str]) -> bool:
    """Whether words in capitals are more than abbreviations and names."""
    if len(words) == 1:
        return len(words[0]) > _LONGEST_NAME
    is_sentence = len(words) > 2 and not _SMALL_WORDS.isdisjoint(words)
    return is_sentence or max(map(len, words)) >= _LONG_WORD


def _headers(rapport: Rapport) -> Iterator[Finding]:
    """Columns without a heading: whoever listens hears a figure and not what it is."""
    for id_, tabell in rapport.tabell.items():
        about = About(COLUMN, tabell.rubrik.text if tabell.rubrik else "")
        if not any(level.text.strip() for level in tabell.forsta_nivaer()):
            hint = 'skriv vad raderna är, som forsta_kolumn = "Verksamhet"'
            message = f"första kolumnen i tabellen {id_} saknar rubrik"
            yield Finding(("tabell", id_), message, hint, "varning", about=about)
        for number, kolumn in enumerate(tabell.kolumn):
            if not any(level.text.strip() for level in kolumn.nivaer()):
                path: Path = ("tabell", id_, "kolumn", number, "namn")
                message = f"kolumn {number + 1} i tabellen {id_} saknar rubrik"
                yield Finding(path, message, 'skriv vad talen är, som namn = "Utfall"', "varning", about=about)


def _alternatives(rapport: Rapport) -> Iterator[Finding]:
    """Text alternatives of little use; they stop nothing."""
    for id_, bild in rapport.bild.items():
        if bild.alt:
            yield from _alternative(("bild", id_, "alt"), bild.alt, bild.rubrik, bild.fil.text)
    for id_, diagram in rapport.diagram.items():
        if diagram.alt:
            yield from _alternative(("diagram", id_, "alt"), diagram.alt, diagram.rubrik, "")


def _alternative(path: Path, written: Varde, rubrik: Varde | None, fil: str) -> Iterator[Finding]:
    alt = written.text.strip()
    what = "bilden" if path[0] == "bild" else "diagrammet"
    if len(alt) > _LONGEST_ALT:
        message = f"alt är {len(alt)} tecken lång, och den som lyssnar kan inte stanna i den"
        hint = f"håll den under {_LONGEST_ALT} tecken, och skriv resten i texten"
        yield Finding(path, message, hint, "varning")
    name, said = fold(fil.rpartition("/")[2].lower()), fold(alt.lower().rstrip("."))
    if said in {*map(fold, SAYS_NOTHING), name, name.rpartition(".")[0]} - {""}:
        hint = f"skriv det som den som ser {what} får veta av {'den' if what == 'bilden' else 'det'}"
        yield Finding(path, f'alt "{alt}" säger inte vad {what} visar', hint, "varning", about=About(ALT, alt))
    elif rubrik and said == fold(rubrik.text.strip().lower().rstrip(".")):
        hint = f"skriv det som syns i {what}; bildtexten läses upp ändå"
        yield Finding(path, "alt upprepar bildtexten ord för ord", hint, "varning")


def _key(path: Path) -> str:
    """The name of the key; a value of a list, or one by period, goes by the list's."""
    if path[0] == "tabell" and len(path) > 3 and path[2] == "noter":
        return "noter"
    return next((part for part in reversed(path) if isinstance(part, str)), "")


READABLE_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_links, _capitals, _headers, _alternatives)
