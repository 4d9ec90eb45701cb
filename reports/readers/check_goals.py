"""Goals against their targets: the figure in a name, and the direction in a text, must be the target's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from reports.model.enhet import ANDEL, PENGAR, Enhet, known_unit
from reports.model.malvarde import LIMITS, read_malvarde
from reports.model.rapport import Rapport
from reports.model.styrkort import Indikator, Mal
from reports.model.trend import own_unit
from reports.model.varde import Varde
from reports.readers.finding import Finding, Path
from reports.readers.goals import goals
from reports.readers.prose_figures import line_at, right_before
from reports.swedish import PLAIN, SMALL_NUMBERS, parse_number

_FLOOR, _CEILING = "minst", "högst"
_ALSO = {_FLOOR: "minimum|åtminstone", _CEILING: "maximum"}
_LIMITS = {art: "|".join(filter(None, (words, _ALSO.get(art)))) for art, words in LIMITS.items()}
_DIRECTIONS = {art: re.compile(words, re.IGNORECASE) for art, words in _LIMITS.items()}
_VAGUE = re.compile("över|under", re.IGNORECASE)
"""Words that are as often about an age or a stretch of time."""
_MEASURED = frozenset({ANDEL, PENGAR})
_OF_TARGETS = {"minst": _FLOOR, "över": _FLOOR, "högst": _CEILING, "under": _CEILING, "exakt": "", "tal": ""}
"""The direction of each kind of target that is a level."""
_WORDS = {word: number for word, number in SMALL_NUMBERS.items() if number > 1}
"""`en` and `ett` are articles more often than numbers."""
_NUMBER = rf"(?P<number>{PLAIN}|{'|'.join(_WORDS)})(?!\w)"
_UNIT = r"(?:\s?(?P<unit>%-enheter|%|[^\W\d_]+))?"
_LEVEL = re.compile(
    rf"\b(?P<direction>{'|'.join(_LIMITS.values())}|till|ska (?:vara|bli))\s"
    rf"(?:(?P<second>{'|'.join(_LIMITS.values())})\s)?{_NUMBER}{_UNIT}",
    re.IGNORECASE,
)
_YEARS = range(1900, 2101)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_IN_TIME = re.compile(r"\b(?:på sikt|långsikt)", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:med|än|från)\s$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\s?(?:(?:%|[^\W\d_]+)\s)?(?:jämfört|fler|färre|högre|lägre|mer|mindre|bättre|sämre|snabbare)\b"
    rf"|\sav\s(?:\d|(?:{'|'.join(_WORDS)})\b)|\s[^\W\d_]*del(?:ar)?\b|\s?[–-]\s?\d",
    re.IGNORECASE,
)
"""What follows on a number that is a difference, a share in words or the lower end of a range."""


@dataclass(frozen=True, slots=True)
class Niva:
    """A level that a goal is to reach."""

    riktning: str
    """`minst`, `högst`, in a text also `över` and `under`, or nothing where no direction is said."""
    tal: Decimal
    enhet: Enhet | None
    text: str
    """As written: `50%`, `minst 150`."""
    start: int = 0
    """Where its number stands in the text."""

    def is_like(self, other: Niva) -> bool:
        """Whether both are given in the same unit; one count is like another, whatever is counted."""
        return _measured(self.enhet) == _measured(other.enhet)

    def contradicts(self, other: Niva) -> bool:
        """Whether one is the least and the other the most of the same number."""
        same = self.tal == other.tal and (self.is_like(other) or None in (self.enhet, other.enhet))
        return same and {self.riktning, other.riktning} == {_FLOOR, _CEILING}


def _measured(enhet: Enhet | None) -> Enhet | None:
    return None if enhet is None or enhet.is_count else enhet


def target(malvarde: Varde, egen: Enhet | None = None) -> Niva | None:
    """The level that a target is, in its unit or `egen`; None for what is no level, as `ska öka` and `75–80 %`."""
    asked = read_malvarde(malvarde.text)
    if asked.tal is None or asked.till is not None or asked.art not in _OF_TARGETS:
        return None
    written = malvarde.one_line
    said = written if asked.enhet or egen is None else f"{written} {egen}"
    return Niva(_OF_TARGETS[asked.art], asked.tal, asked.enhet or egen, said)


def levels(text: str) -> Iterator[Niva]:
    """The levels that a text tells of: `till 50%`, `minst 150`; not changes, as `med minst 20 %`, and not years."""
    for match in _LEVEL.finditer(text):
        niva = _niva(match, match["second"] or match["direction"])
        relative = right_before(text, match.start(), _RELATIVE) or _COMPARED.match(text, match.end("number"))
        if niva and not relative and not (niva.enhet is None and niva.tal in _YEARS):
            yield niva


def _niva(match: re.Match[str], direction: str) -> Niva | None:
    word = match["number"].lower()
    number = Decimal(_WORDS[word]) if word in _WORDS else parse_number(word)
    if number is None:
        return None
    riktning = next((art for art, words in _DIRECTIONS.items() if words.fullmatch(direction)), "")
    enhet = known_unit(match["unit"] or "")
    if _VAGUE.fullmatch(direction) and (enhet is None or enhet.slag not in _MEASURED):
        return None
    written = match.string[match.start("number") : match.end("unit" if enhet else "number")]
    said = f"{direction.lower()} {written}" if riktning else written
    return Niva(riktning, number, enhet, said, match.start("number"))


def _targets(path: Path, goal: Mal | Indikator) -> Iterator[tuple[Path, Indikator, Niva]]:
    """The levels among the targets of an indicator or of a goal's indicators, those of parts too."""
    if isinstance(goal, Mal):
        for i, indikator in enumerate(goal.indikator):
            yield from _targets((*path, "indikator", i), indikator)
        return
    written = [((*path, "malvarde"), goal.malvarde)]
    written += [((*path, "uppdelning", d, "malvarde"), part.malvarde) for d, part in enumerate(goal.delar())]
    for here, malvarde in written:
        if malvarde and (niva := target(malvarde, own_unit(goal))):
            yield here, goal, niva


def _names(rapport: Rapport) -> Iterator[Finding]:
    """A level in the name of a goal or an indicator is one of its targets in the same unit."""
    for path, goal in goals(rapport):
        for niva in levels(goal.namn.text) if not _is_for_later(goal.namn.text, rapport) else ():
            targets = [found for found in _targets(path, goal) if found[2].is_like(niva)]
            is_clear = _measured(niva.enhet) is not None or len(targets) == 1
            if targets and is_clear and all(found[2].tal != niva.tal for found in targets):
                beside, indikator, other = targets[0]
                whose = f"målvärdet för {indikator.namn.one_line}" if isinstance(goal, Mal) else "målvärdet"
                message = f"namnet säger {niva.text}, men {whose} är {other.text}"
                hint = "skriv samma tal på båda ställena, eller säg i namnet vad talet gäller"
                yield Finding((*path, "namn"), message, hint, "varning", -1, beside, acceptable=True)


def _is_for_later(namn: str, rapport: Rapport) -> bool:
    """Whether a name is about another year than the report, whose target may be a step on the way."""
    own = {str(rapport.egen_period.year)} if rapport.egen_period else set()
    return bool(_IN_TIME.search(namn)) or not set(_YEAR.findall(namn)) <= own


_TEXTS = ("namn", "beskrivning", "fotnot", "kommentar")


def _directions(rapport: Rapport) -> Iterator[Finding]:
    """A text that says `minst 150` of a target that is `högst 150`, or the other way round."""
    for path, goal in goals(rapport):
        for key in _TEXTS:
            text = getattr(goal, key, None)
            for niva in levels(text.text) if text else ():
                targets = list(_targets(path, goal))
                against = next((found for found in targets if niva.contradicts(found[2])), None)
                is_another = any((niva.riktning, niva.tal) == (found[2].riktning, found[2].tal) for found in targets)
                if text and against and not is_another:
                    yield _turned((*path, key), text, niva, against)


def _turned(path: Path, text: Varde, niva: Niva, against: tuple[Path, Indikator, Niva]) -> Finding:
    beside, indikator, other = against
    message = f"texten säger {niva.text}, men målvärdet för {indikator.namn.one_line} är {other.text}"
    hint = "rätta det som är fel: minst är ett golv, högst är ett tak"
    return Finding(path, message, hint, "varning", line_at(text.text, niva.start), beside, acceptable=True)


GOAL_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_names, _directions)
