"""Keys that a diagram has not, because a picture with them can say what its figures don't: what to do instead."""

from __future__ import annotations

import re

from reports.readers.toml_lines import KeyPath
from reports.swedish import fold

_START = re.compile(
    r"(?:[xy]_?)?(?:axel|axis|skala|scale|varde)?_?(?:fran|start|startar|borjar|borjan|min|minst|minimum|lagst|golv|nolla|bruten|borjar_vid)"
    r"(?:_?(?:axel|axis|skala|varde))?|(?:[xy]_?)?lim(?:it)?s?|bruten_?(?:axel|skala)|(?:axel|skala)_?bruten|noll(?:a|linje|bas)?",
)
_SECOND = re.compile(
    r"(?:hoger|sekundar|andra|dubbel|dubbla|tva|secondary|right)_?[xy]?_?(?:axel|axlar|axis|skala|enhet)"
    r"|[xy]?_?(?:axel|axlar|axis|skala|enhet)_?(?:2|tva|hoger|sekundar)|y_?2|(?:axel|axis|skala)"
)
_IN_SERIES = re.compile(r"(?:[xy]_?)?(?:axel|axis|skala)(?:_?\w+)?|enhet")

_KINDS = (
    (re.compile("tart|cirkel|paj|pie|munk|donut|ring"), 'delar av en helhet visas med typ = "andel"'),
    (re.compile("kolumn|column|bar"), 'staplar bredvid varandra heter typ = "stapel"'),
    (re.compile("spridning|scatter|punkt|radar|spindel|yta|area"), 'en utveckling visas med typ = "linje"'),
)
_SAID_START = (
    "går inte att välja var axeln börjar: från något annat än noll ser en skillnad större ut än den är",
    'ta bort raden; visa skillnaden i sig med typ = "avvikelse", eller en utveckling med typ = "linje"',
)
_SAID_SECOND = (
    "ett diagram har en axel: med två går det att få vilka serier som helst att följa varandra",
    "ge varje serie en egen ruta med paneler = true, eller gör ett diagram för varje enhet",
)


def refused(path: KeyPath) -> tuple[str, str] | None:
    """Why a diagram has no key of a name, and what to do instead; None for a name that is merely unknown."""
    match path:
        case ("diagram", _, "serie", _, str(key)):
            said = _SAID_SECOND if _IN_SERIES.fullmatch(_plain(key)) else None
        case ("diagram", _, str(key)):
            name = _plain(key)
            said = _SAID_SECOND if _SECOND.fullmatch(name) else _SAID_START if _START.fullmatch(name) else None
        case _:
            return None
    return (f"{path[-1]}: {said[0]}", said[1]) if said else None


def meant(path: KeyPath, word: object) -> str:
    """What to write instead of a kind that diagrams have elsewhere, or of a role that is none; else nothing."""
    match path:
        case ("diagram", _, "typ") if isinstance(word, str):
            return next((hint for pattern, hint in _KINDS if pattern.search(_plain(word))), "")
        case ("diagram", _, "serie", _, "roll") if word == "utfall":
            return "ta bort rollen: utfall är det som serier visar när de inte har någon"
    return ""


def _plain(key: str) -> str:
    return fold(key.lower()).replace("-", "_").replace(" ", "_")
