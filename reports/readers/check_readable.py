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
from reports.readers.prose_figures import is_prose, line_at
from reports.swedish import fold

_LINK = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<target>[^()\s]+)\)")
SAYS_NO_PLACE = {
    "här", "klicka", "klicka här", "tryck här", "se här", "hit", "gå hit", "läs mer", "läs mer här", "läs vidare",
    "läs här", "mer", "mer här", "mer info", "mer information", "mer information här", "ytterligare information",
    "länk", "länken", "se länk", "följ länken", "den här länken", "denna länk", "sidan", "denna sida",
    "den här sidan", "webbsidan", "hemsidan", "webbplatsen", "ladda ner", "ladda ned", "öppna", "here",
    "click here", "this page", "this link", "link", "read more", "more", "more information", "lue lisää",
    "pdf", "dokument", "dokumentet", "bilaga", "bilagan", "fil", "filen", "nedan", "den här", "detta", "där", "visa",
    "info", "hämta", "ladda hem", "ladda ned pdf", "ladda ner pdf", "fortsätt", "se mer", "via länken",
    "länken nedan", "länk nedan", "klicka här för att läsa", "klicka här för mer information", "läs hela rapporten här",
    "läs rapporten här", "läs mer på webbplatsen",
}  # fmt: skip
"""Link texts that say nothing without the words around them; more than a finished file is refused for."""
_NUMBERED = re.compile(r"^(länk) ?\d+$")
_CLEAR_LINK = "skriv vad som finns där, som [Kolada, nyckeltal N17451](…)"

_SHOUTED = frozenset({"rubrik", "namn", "titel", "undertitel", "forsta_kolumn", "alt", "ingress"})
"""Keys beside running text whose words are read as words."""
_CAPITALS = re.compile(
    r"(?<![\w/.:@-])[A-ZÅÄÖÉÜ]{2,}(?:\s(?:[A-ZÅÄÖÉÜ]{2,}|[IÅÖ])(?![\w/@-]|\.\w))*(?![\w/@-]|\.\w|\s\d+:\d)"
)
_NAMED = frozenset({"kommun", "namnd", "profil"})
"""Tables whose names are written as their owners do."""
_NO_WORDS = re.compile(r"\{\{.*?\}\}|\]\([^)\s]*\)|(?:https?://|www\.)\S+", re.DOTALL)
_SHORT_WORD, _LONG_WORD, _LONGEST_NAME = 4, 6, 9
"""Letters: of two words that are no abbreviations, of the longer of them, and of an abbreviation that stands alone."""
_SMALL_WORDS = frozenset(
    {"ATT", "AV", "DEN", "DET", "EN", "ETT", "FÖR", "HAR", "I", "INTE"}
    | {"MED", "OCH", "OM", "PÅ", "SKA", "SOM", "TILL", "VI", "ÄR"}
)
"""Words that only sentences have."""

_LONE_SIGN = re.compile(r"\s*[●⬤■▲▼◆⚫🔴🟡🟢↑↓→←↗↘]\s*")
"""A sign that stands for a word; a tick is read as one."""
_TYPED_MARK = re.compile(r"\s*\\?(?P<mark>[*•·–-])\s+\S")

_LONGEST_ALT = 500
SAYS_NOTHING = frozenset(
    {"bild", "en bild", "bilden", "foto", "fotografi", "illustration", "image", "picture", "diagram", "diagrammet"}
    | {"ett diagram", "graf", "figur", "logotyp", "logga", "logo", "chart", "karta", "tabell", "skärmbild"}
    | {"alt-text", "se bildtext"}
)
_FILE_LIKE = re.compile(
    r"[\W_]*|(?:img|dsc|dscn|image|bild|foto)[-_ ]?\d+|\S+\.(?:png|jpe?g|svg|gif|tiff?)", re.IGNORECASE
)
"""What a camera or a program calls a picture."""


def _links(rapport: Rapport) -> Iterator[Finding]:
    """Links whose words say nothing, and links of the same words that lead to different places."""
    leads: dict[str, tuple[str, Path]] = {}
    for path, value in values(rapport):
        if "](" not in value.text or not is_prose(rapport, path):
            continue
        for found in _LINK.finditer(value.text):
            text, line = " ".join(found["text"].split()).strip(" *_"), line_at(value.text, found.start())
            if _compared(text) in SAYS_NO_PLACE or not re.search(r"[^\W\d_]|\d{3}|\{\{", text):
                message = f'länkens text "{text}" säger inte vart den leder'
                about = About(LINK, text)
                yield Finding(path, message, _CLEAR_LINK, "varning", line, acceptable=True, about=about)
                continue
            target, first = leads.setdefault(_compared(text), (found["target"], path))
            if target.rstrip("/") != found["target"].rstrip("/"):
                message = f'länken "{text}" leder till olika sidor: {target} och {found["target"]}'
                hint = "ge länkarna texter som skiljer dem åt"
                beside = first if first != path else None
                yield Finding(path, message, hint, "varning", line, beside, acceptable=True)


def _compared(text: str) -> str:
    """A text as it is compared with others: small letters, nothing after its last word."""
    return _NUMBERED.sub(r"\1", text.replace("\u00a0", " ").lower().strip(" .:!»«>…→()\"”’'"))


def _capitals(rapport: Rapport) -> Iterator[Finding]:
    """Passages in capitals, which some readers spell letter by letter; abbreviations are let be."""
    for path, value in values(rapport):
        if not _CAPITALS.search(value.text) or path[0] in _NAMED:
            continue
        in_prose = is_prose(rapport, path)
        if not in_prose and _key(path) not in _SHOUTED:
            continue
        text = _NO_WORDS.sub(lambda found: re.sub(r"[^\n]", ".", found[0]), value.text)
        for found in _CAPITALS.finditer(text):
            if _is_words(found[0].split()):
                words = " ".join(found[0].split())
                message = f'"{words}" står i versaler, som är svåra att läsa och kan läsas upp bokstav för bokstav'
                line = line_at(value.text, found.start()) if in_prose else -1
                hint = "skriv med små bokstäver" + (", och i **fet stil** om det ska märkas" if in_prose else "")
                yield Finding(path, message, hint, "varning", line, acceptable=True)


def _is_words(words: list[str]) -> bool:
    """Whether words in capitals are more than abbreviations and names."""
    if len(words) == 1:
        return len(words[0]) > _LONGEST_NAME
    if len(words) > 2 and not _SMALL_WORDS.isdisjoint(words):
        return True
    return sum(len(word) >= _SHORT_WORD for word in words) > 1 and max(map(len, words)) >= _LONG_WORD


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
            elif not all(level.text.strip() for level in kolumn.nivaer()):
                path = ("tabell", id_, "kolumn", number, "namn")
                hint = f'skriv namn = "{kolumn.rubrik.strip()}", så når rubriken över alla nivåer'
                yield Finding(path, f"kolumn {number + 1} i tabellen {id_} har en tom rubrik", hint, "varning")


def _signs(rapport: Rapport) -> Iterator[Finding]:
    """Cells that hold a sign and no word, and small print that begins as an item of a list."""
    for path, value in values(rapport):
        if path[0] in ("tabell", "malomrade") and _key(path) != "symbol" and _LONE_SIGN.fullmatch(value.text):
            message = f"tecknet {value.text.strip()} står ensamt, och den som lyssnar hör inte vad det betyder"
            yield Finding(path, message, f'skriv ett ord också, som "{value.text.strip()} ökar"', "varning")
        elif _key(path) == "fotnot" and (typed := _TYPED_MARK.match(value.text)):
            message = f"fotnoten börjar med {typed['mark']}, som läses som en punkt i en lista"
            hint = f'skriv märket i noter, som noter = {{ "{typed["mark"]}" = "…" }}, eller ta bort det'
            yield Finding(path, message, hint, "varning")


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
    if said in {*map(fold, SAYS_NOTHING), name, name.rpartition(".")[0]} - {""} or _FILE_LIKE.fullmatch(alt):
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


READABLE_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (
    _links,
    _capitals,
    _headers,
    _signs,
    _alternatives,
)
