"""Targets as people write them (`minst 125`, `75–80 %`, `ska öka`), read by the grammar in the handbook."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from reports.diagnostics import nearest
from reports.model.enhet import ANDEL, Enhet, known_unit, unit
from reports.model.matt import NUMBER
from reports.model.period import parse_period
from reports.swedish import MONTHS, parse_number

Art = Literal[
    "minst", "högst", "över", "under", "mellan", "exakt", "tal", "öka", "minska", "oförändrad", "topp", "text"
]
"""What a target asks for; `tal` is a number without a direction, `text` is what can't be computed with."""

_WORDS: tuple[tuple[Art, str], ...] = (
    ("minst", r"minst|min\.?|lägst|≥|>=|inte (?:lägre|mindre|färre) än|från"),
    ("högst", r"högst|max\.?|maximalt|som mest|≤|<=|inte (?:över|högre|mer|fler) än|upp till"),
    ("över", r"över|(?:mer|fler|högre|större) än|>"),
    ("under", r"under|(?:mindre|färre|lägre|kortare) än|<"),
    ("topp", r"(?:bland de )?topp"),
    ("exakt", r"exakt|="),
)
_DIRECTIONS = [(art, re.compile(rf"(?:{words})(?=[\s\d-]|$)\s*", re.IGNORECASE)) for art, words in _WORDS]
LIMITS = {art: words.removesuffix("|från") for art, words in _WORDS[:4]}
"""The words before a limit, by what it asks for; without `från`, which in running text is where a change begins."""
_AFTER: tuple[tuple[Art, str], ...] = (
    ("minst", "eller (?:mer|fler|högre|över|däröver)"),
    ("högst", "eller (?:mindre|färre|lägre|under|därunder)"),
)
_OR_BETTER = re.compile(r"\s*eller bättre", re.IGNORECASE)
_UNIT = r"[^\W\d]\S*|%(?:-enheter)?"
_AMOUNT = re.compile(
    rf"(?P<number>{NUMBER})\s*(?P<unit>(?:miljoner|tusen|milj\.?) (?:kronor|kr)|procent-?\s?enheter|{_UNIT})?"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_RANGE = re.compile(
    rf"(?:mellan )?(?P<low>{NUMBER})\s*(?P<first>{_UNIT})?\s*(?:[-–—]|till|och)\s*(?P<high>\d[\d \u00a0]*(?:[,.]\d+)?)"
    rf"\s*(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"(?:(?:ska|skall|bör) )?(?:vara |bli )?(?P<verb>öka[rs]?|ökning|stiga|minska[rs]?|minskning|sjunka|"
    r"oförändra[dt]e?|(?:ligga )?kvar på samma nivå|bibehållas)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_COMPARED = re.compile(
    r",?\s*(?:jämfört med|i jämförelse med|från|sedan|mot)\s+(?:utfallet\s+|år\s+|helåret\s+)?(?P<period>.+)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(
    r",?\s*(?:inom|av|per|i|på|vid|för|till|hos|senast|från|bland|under|med|varje|ska|som|är|har|kan|år|före|efter)\s"
    r"|,\s|\s*\(",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIMES = re.compile(
    r"(?:från|under|till|över|(?:mer|fler|högre|större|mindre|färre|lägre|kortare) än)\s", re.IGNORECASE
)
"""Words that stand before a year as well as before a level."""
_WISH = r"(?:(?:ska|skall|bör) )?"
_LOOKS = re.compile(
    rf"{_WISH}(?:{'|'.join(words for _, words in _WORDS)})\s*\D{{0,3}}\d|{_WISH}(?:öka|minska)\w*\D{{0,16}}\d"
    rf"|{NUMBER}(?:$|\s*[%–-]|\s\d|\s(?!{'|'.join(MONTHS)})[a-zåäö])",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}-\d\d|\d{1,2}:\d")
_BARE = re.compile(r"[.\s]*")
_TWO_LINES = re.compile(r"\d\s*\n\s*\d")
"""Two numbers below each other are no number with a space in it."""


@dataclass(frozen=True, slots=True)
class Malvarde:
    """What a target (målvärde) asks of an outcome."""

    art: Art
    tal: Decimal | None = None
    """The level, or the size of a change; None for a change of any size and for free text."""
    till: Decimal | None = None
    """The upper end of a range."""
    enhet: Enhet | None = None
    """The unit written with the number."""
    villkor: str = ""
    """What is said after it, as written: `inom 120 dagar`."""
    jamfort_med: str = ""
    """The period that a change is counted from, as written; empty for the one before."""
    eller_battre: bool = False
    """Whether a number without a direction says `eller bättre`."""

    @property
    def is_change(self) -> bool:
        """Whether it asks for a change, not for a level."""
        return self.art in ("öka", "minska", "oförändrad")

    @property
    def is_relative(self) -> bool:
        """Whether a change is a share of what it is counted from: `minska med 20 %`."""
        return self.is_change and self.enhet is not None and self.enhet.slag == ANDEL


TEXT = Malvarde("text")


@lru_cache(maxsize=1024)
def read_malvarde(text: str) -> Malvarde:
    """What a target asks for; `TEXT` for anything that the grammar doesn't cover in full."""
    if _TWO_LINES.search(text.strip()):
        return TEXT
    written = re.sub(r"±\s?0\b", "0", " ".join(text.split()).strip(" ."))
    return _change(written) or _range(written) or _level(written) or TEXT


def _change(text: str) -> Malvarde | None:
    match = _CHANGE.fullmatch(text)
    compared = _compared(match["rest"].strip()) if match else None
    return _of_change(_art_of(match["verb"].lower()), *compared) if match and compared else None


def _of_change(art: Art, rest: str, period: str) -> Malvarde | None:
    if not rest:
        return Malvarde(art, jamfort_med=period)
    word, _, amount = rest.partition(" ")
    if word.lower() == "till" and art != "oförändrad":
        return _reaching(art, amount, period)
    if word.lower() not in ("med", "av") or art == "oförändrad":
        return Malvarde(art, villkor=rest, jamfort_med=period) if _CONDITION.match(f"{rest} ") else None
    level = _level(re.sub(r"^minst\s+", "", amount, flags=re.IGNORECASE))
    if level is None or level.art != "tal" or level.eller_battre:
        return None
    return replace(level, art=art, jamfort_med=period)


def _art_of(verb: str) -> Art:
    if verb.startswith(("öka", "ökn", "stig")):
        return "öka"
    return "minska" if verb.startswith(("minsk", "sjunk")) else "oförändrad"


def _compared(rest: str) -> tuple[str, str] | None:
    """The rest of a change without the period that it is counted from, and that period; None for no period."""
    match = _COMPARED.search(rest)
    if match is None:
        return rest, ""
    return (rest[: match.start()].strip(), match["period"].strip()) if parse_period(match["period"]) else None


def _reaching(art: Art, amount: str, period: str) -> Malvarde | None:
    """`öka till 50 %` asks for at least 50; `minska till minst 150` contradicts itself."""
    if _YEAR.fullmatch(amount):
        return Malvarde(art, villkor=f"till {amount}")
    wanted: Art = "minst" if art == "öka" else "högst"
    level = _level(amount)
    if level is None or level.art not in ("tal", wanted) or period:
        return None
    return replace(level, art=wanted)


def _range(text: str) -> Malvarde | None:
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    low, high = parse_number(match["low"]), parse_number(match["high"])
    written = match["unit"] or match["first"]
    if low is None or high is None or low > high:
        return None
    return Malvarde("mellan", low, high, unit(written) if written else None)


def _level(text: str) -> Malvarde | None:
    art: Art = "tal"
    times = _TIMES.match(text)
    if times and _YEAR.fullmatch(text[times.end() :]):
        return None
    for kind, pattern in _DIRECTIONS:
        if match := pattern.match(text):
            art, text = kind, text[match.end() :]
            break
    match = _AMOUNT.fullmatch(text)
    number = parse_number(match["number"]) if match else None
    if match is None or number is None:
        return None
    written, rest = match["unit"] or "", match["rest"]
    if written and not known_unit(written) and _is_word_of_condition(written):
        written, rest = "", f"{written}{rest}"
    if art == "tal" and (found := _after(written, rest)):
        art, written, rest = found
    better = art == "tal" and bool(_OR_BETTER.fullmatch(rest))
    if written.lower() in MONTHS or not (better or _BARE.fullmatch(rest) or _CONDITION.match(f"{rest} ")):
        return None
    given = unit(written) if written else None
    return Malvarde(art, number, None, given, "" if better else rest.strip(" ,"), eller_battre=better)


def _is_word_of_condition(word: str) -> bool:
    return bool(_CONDITION.fullmatch(f"{word} ")) or word.lower() == "eller"


def _after(written: str, rest: str) -> tuple[Art, str, str] | None:
    """A direction that stands after the number: `125 eller fler`."""
    for art, words in _AFTER:
        if match := re.match(rf"\s*{words}\b", rest, re.IGNORECASE):
            return art, written, rest[match.end() :]
    return None


def looks_like_one(text: str) -> bool:
    """Whether a text begins as a target with a number does, so that it is likely meant to be read as one."""
    written = " ".join(text.split())
    return bool(_LOOKS.match(written)) and not _DATE.match(written)


def nearly(text: str) -> str:
    """The target that a text nearly is: a slip in its first word, a range from the higher; empty for none."""
    first, _, rest = " ".join(text.split()).partition(" ")
    near = nearest(first, _FIRST) if first.lower() not in _FIRST else ""
    turned = re.sub(rf"({NUMBER})(\s*%?\s*[-–—]\s*|\s*och\s*)({NUMBER})", r"\3\2\1", text, count=1)
    tried = [f"{near} {rest}"] * bool(near) + [turned] * (turned != text)
    return next((one for one in tried if read_malvarde(one).art != "text"), "")


_FIRST = ("minst", "högst", "lägst", "mellan", "exakt", "maximalt", "öka", "minska", "under", "över")
