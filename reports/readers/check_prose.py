"""What a sentence says of its own figures: parts by sex must be as many as it says they are in all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from reports.model.rapport import Rapport
from reports.model.varde import Varde
from reports.readers.finding import Finding, Path
from reports.readers.prose_figures import Mening, Tal, has_digit, line_at, prose, sentences
from reports.swedish import SMALL_NUMBERS, WHOLE, number

_SEX = r"(?P<{}>män|man|pojkar|pojke|kvinnor|kvinna|flickor|flicka)\b"
_NUMBER = rf"{WHOLE}|{'|'.join(SMALL_NUMBERS)}"
_PARTS = re.compile(
    rf"(?<![\w,.])(?P<first>{_NUMBER})\s{_SEX.format('one')},?\s(?:och|men|samt)\s"
    rf"(?P<second>{_NUMBER})\s{_SEX.format('other')}",
    re.IGNORECASE,
)
_ARE_PARTS = re.compile(r".*(?::|\b(?:varav|därav)\b).*", re.DOTALL)
_ARE_BESIDE = re.compile(r"\s[^\W\d_]+\s?[,(–]\s?(?:för\s|till\s)?")
_CLOSED = re.compile(r"\s?(?:[.,;:!?)–]|$)")
"""What follows on parts that explain the count before them; a verb would make them a clause of their own."""
_LARGEST = 2
"""How many times as many as the parts a count may be that they explain."""
_MAY_BE_PARTS = re.compile(r"[,(–]")
_NOT_PEOPLE = re.compile(
    r"\s(?:gånger|tillfällen|platser|enheter|boenden|grupper|klasser|kurser|skolor|förskolor|avdelningar|rum|hus|orter)\b"
)
"""What is counted in another number than those who share it."""
_NEAR = Decimal("0.25")
"""How far from the parts, as a share of them, a count may be that is only perhaps told as theirs."""
_OF = re.compile(r"\b(?:av|bland|utav|från|mot|än|med)(?:\s(?:de|dem|totalt|sammanlagt))?\s*$", re.IGNORECASE)
_IN_ALL = re.compile(r"\b(?:totalt|sammanlagt|tillsammans|summa)\s*$", re.IGNORECASE)


def _by_sex(rapport: Rapport) -> Iterator[Finding]:
    for path, value in prose(rapport):
        if "män" in value.text or "kvinn" in value.text or "flick" in value.text:
            for sentence in sentences(Mening(value.text, 0)):
                yield from _parts(sentence, value, path)


def _parts(sentence: Mening, value: Varde, path: Path) -> Iterator[Finding]:
    """A sentence with one count before, and two parts that are not that many together."""
    match = _PARTS.search(sentence.text) if has_digit(sentence.text) else None
    if match is None or _is_male(match["one"]) == _is_male(match["other"]):
        return
    parts = _count(match["first"]) + _count(match["second"])
    apart = range(sentence.start + match.start(), sentence.start + match.end())
    counts = [tal for tal in sentence.tal() if tal.is_count and tal.start not in apart]
    if len(counts) == 1 and _is_their_sum(counts[0], sentence, match) and counts[0].tal != parts:
        message = f"{match[0]} är tillsammans {number(parts)}, men meningen säger {counts[0].text}"
        hint = "rätta det tal som är fel, eller skriv vilka som inte är med"
        line = line_at(value.text, counts[0].start)
        yield Finding(path, message.replace("\n", " "), hint, "varning", line, acceptable=True)


def _is_male(word: str) -> bool:
    return word.lower().startswith(("m", "p"))


def _count(text: str) -> Decimal:
    return Decimal(SMALL_NUMBERS.get(text.lower()) or re.sub(r"\s", "", text))


def _is_their_sum(total: Tal, sentence: Mening, parts: re.Match[str]) -> bool:
    """Whether a count is told as what the parts are parts of: before them, or as what they are in all."""
    if total.ungefar:
        return False
    if total.start - sentence.start > parts.end():
        return bool(sentence.before(total, _IN_ALL))
    between = sentence.text[total.end - sentence.start : parts.start()]
    first, second = _count(parts["first"]), _count(parts["second"])
    if sentence.before(total, _OF) or _NOT_PEOPLE.match(between) or total.tal < max(first, second):
        return False
    if _ARE_PARTS.fullmatch(between):
        return True
    if abs(total.tal - first - second) <= _NEAR * (first + second):
        return bool(_MAY_BE_PARTS.search(between))
    is_closed = _ARE_BESIDE.fullmatch(between) and _CLOSED.match(sentence.text, parts.end())
    return bool(is_closed) and total.tal <= _LARGEST * (first + second)


PROSE_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (_by_sex,)
