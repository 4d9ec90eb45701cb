"""How numbers, dates and periods are written in Swedish (Svenska skrivregler; SCB for missing figures)."""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

HARD_SPACE = "\u00a0"
MINUS = "\u2212"
MISSING = ".."
"""SCB's sign for a figure that is not available."""

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip

SMALL_NUMBERS = {
    "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
    "elva": 11, "tolv": 12,
}  # fmt: skip
"""The numbers that running text spells out."""

_GROUPED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+"
WHOLE = rf"(?:{_GROUPED}|\d+)"
"""A pattern for a whole number without a sign, with or without spaces between thousands."""
PLAIN = rf"(?:{_GROUPED}(?!\d)(?:,\d+)?|\d+(?:[,.]\d+)?)"
"""The same for a number that may have decimals; after spaces between thousands they follow a comma."""
_NUMBER = re.compile(rf"[-−–]?\s?{PLAIN}")


def rounded(value: Decimal, decimals: int) -> Decimal:
    """A number with so many decimals, a half rounded away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def number(value: Decimal | int, decimals: int | None = None) -> str:
    """A number with hard space between thousands, decimal comma and a true minus sign.

    `decimals` rounds half away from zero; without it the number keeps the decimals it was written with.
    """
    exact = Decimal(value) if decimals is None else rounded(Decimal(value), decimals)
    digits = f"{exact.copy_abs():,f}".replace(",", HARD_SPACE).replace(".", ",")
    return (MINUS if exact < 0 else "") + digits


def signed(value: Decimal | int) -> str:
    """A change with its sign: `+1 200`, `−300`, and 0 without one."""
    return ("+" if value > 0 else "") + number(value)


def parse_number(text: str) -> Decimal | None:
    """The number that a text is in full, as `−1 200`, `73,7` or `1 664 006`; None for anything else."""
    stripped = text.strip()
    if not _NUMBER.fullmatch(stripped):
        return None
    plain = re.sub(r"[\s\u00a0\u202f]", "", stripped).replace("−", "-").replace("–", "-").replace(",", ".")
    return Decimal(plain)


def tkr(value: Decimal | int) -> str:
    """An amount given in tkr, as `1 654 006 tkr`."""
    return number(value) + HARD_SPACE + "tkr"


def mnkr(value: Decimal | int, decimals: int = 1) -> str:
    """An amount given in tkr, written in million kronor: −4831 → `−4,8 mnkr`."""
    return number(Decimal(value) / 1000, decimals) + HARD_SPACE + "mnkr"


def percent(value: Decimal | int, decimals: int | None = None) -> str:
    """A share given in percent, as `92,4 %`."""
    return number(value, decimals) + HARD_SPACE + "%"


def span(low: Decimal | int, high: Decimal | int, decimals: int | None = None) -> str:
    """A range with an en dash and no spaces: `75–80`; with a word where a minus sign would meet the dash."""
    dash = " till " if low < 0 or high < 0 else "–"
    return number(low, decimals) + dash + number(high, decimals)


def date(value: datetime.date) -> str:
    """A date in running text: `31 mars 2022`."""
    return f"{value.day}{HARD_SPACE}{MONTHS[value.month - 1]}{HARD_SPACE}{value.year}"


def first_upper(text: str) -> str:
    """The text with a capital first letter, the rest as written."""
    return text[:1].upper() + text[1:]


def first_lower(text: str) -> str:
    """The text with a small first letter, unless it begins with an abbreviation in capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


_UNITS = "%|procent|kr|kronor|tkr|mnkr|mkr|miljoner|dagar|dygn|år"
_DIGIT = re.compile(r"\d")
_GROUPS = re.compile(r"(?<![\d,.])\d{1,3}(?: \d{3})+(?!\d)")
_JOINED = re.compile(rf"(?<=\d) (?=(?:{_UNITS}|{'|'.join(MONTHS)})\b)|(?<=\d) (?=%)")
_DAY_MONTH_YEAR = re.compile(rf"(?<=\d[ \u00a0])({'|'.join(MONTHS)}) (?=\d{{4}}\b)")


def hard_spaces(text: str) -> str:
    """Running text with hard spaces within figures, between a figure and its unit, and within dates."""
    if not _DIGIT.search(text):
        return text
    text = _GROUPS.sub(lambda match: match[0].replace(" ", HARD_SPACE), text)
    return _DAY_MONTH_YEAR.sub(rf"\1{HARD_SPACE}", _JOINED.sub(HARD_SPACE, text))


def and_list(words: list[str]) -> str:
    """`a`, `a och b`, `a, b och c`."""
    return " och ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def fold(text: str) -> str:
    """The text without diacritics: `mål` → `mal`; keys, ids and file names are compared this way."""
    return text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def slug(text: str) -> str:
    """A folder or file name made of a name: small letters, no å, ä, ö, hyphens for the rest; empty for no letters."""
    return re.sub(r"[^a-z0-9]+", "-", fold(re.sub("[–—−]", "-", text.lower()))).strip("-")
