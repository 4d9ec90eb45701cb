"""What the TOML reader says of a file it can't read, in Swedish and with what to write instead."""

from __future__ import annotations

import re

_NUMBERS = (
    'tal skrivs utan mellanslag och med punkt (5.5, 1654006); annat skrivs i citattecken ("90 %"), '
    'och text med egna citattecken mellan tre (""")'
)
_LINES = 'text på flera rader skrivs mellan tre citattecken (""")'
_KEYS = "skriv nyckeln utan å, ä och ö, eller i citattecken"

_SAID = (
    ("Unterminated string", "en text saknar avslutande citattecken", _LINES),
    ("Illegal character", "ett tecken som inte får stå här; slutar texten med citattecken på samma rad?", _LINES),
    ("Found invalid character", "ett tecken som inte får stå här", ""),
    ("Expected '=' after a key", "det saknas ett likhetstecken (=) efter nyckeln", ""),
    ("Expected ']' at the end of a table", "en tabellrubrik saknar sin sista hakparentes (])", ""),
    ("Expected ']]' at the end of an array", "en tabellrubrik saknar sina sista hakparenteser (]])", ""),
    ("Expected newline or end of document", "det står mer på raden än ett värde", _NUMBERS),
    ("Cannot overwrite a value", "nyckeln finns redan; varje nyckel får stå en gång i sin tabell", ""),
    (
        "Cannot declare",
        "tabellen finns redan; varje tabellrubrik får stå en gång (flera av samma sort skrivs [[…]])",
        "",
    ),
    ("Cannot mutate immutable namespace", "tabellen är redan skriven på en rad och kan inte fyllas på", ""),
    ("Cannot redefine namespace", "tabellen finns redan; varje tabellrubrik får stå en gång", ""),
    ("Duplicate inline table key", "nyckeln finns två gånger i samma tabell", ""),
    ("Unclosed array", "en lista saknar sin avslutande hakparentes (])", ""),
    ("Unclosed inline table", "en tabell på en rad saknar sin avslutande klammer (})", ""),
    ("Invalid initial character for a key", "här ska en nyckel stå; nycklar med å, ä och ö skrivs i citattecken", ""),
    ("Invalid statement", "raden är varken nyckel eller tabellrubrik; nycklar med å, ä och ö skrivs i citattecken", ""),
    ("Invalid value", "värdet går inte att läsa; text skrivs i citattecken och tal med punkt, som 5.5", ""),
    ("Unescaped '\\'", "ett omvänt snedstreck (\\) i en text skrivs dubbelt (\\\\)", ""),
    ("Invalid hex value", "ett omvänt snedstreck (\\) i en text skrivs dubbelt (\\\\)", ""),
    ("Invalid date or datetime", "datumet finns inte; skriv som 2022-03-31", ""),
)

_WRITTEN = (
    (r"[”“„’‘»].*|\".*[”“„’‘»]", "citattecknen är böjda; i en innehållsfil ska de vara raka", 'skriv "…"'),
    (r"[−–—]\s*(\d.*)", "minustecknet är ett tankstreck; i ett tal ska det vara ett bindestreck", r"skriv -\1"),
    (r"(?i:ja|sant|true)", "ja och nej skrivs true och false, med små bokstäver", "skriv true"),
    (r"(?i:nej|falskt|false)", "ja och nej skrivs true och false, med små bokstäver", "skriv false"),
    ("", "efter likhetstecknet saknas ett värde", "skriv värdet, eller ta bort raden"),
    (r"0\d+", "ett tal får inte börja med noll", r'skriv \g<0> i citattecken, som "\g<0>"'),
    (r"-?[\d\s]*\d(?:,\d+)?\s*(?:%|procent|tkr|mnkr|kr|st|år)\.?", "ett tal med enhet skrivs i citattecken",
     r'skriv "\g<0>"'),
)  # fmt: skip
"""What a value that can't be read looks like, where that says more than the reader does."""
_OF_VALUES = ("Invalid value", "Expected newline", "Illegal character", "Unterminated string")
_SWEDISH_NUMBER = r"-?\d{1,3}(?:\s\d{3})+(?:,\d+)?|-?\d+,\d+"


def in_swedish(said: str, line: str) -> tuple[str, str]:
    """Message and hint for what the reader said of a line."""
    if (said.startswith(_OF_VALUES) or "{" in line) and (seen := _written(line)):
        return seen
    if line.lstrip().startswith("[") and not line.isascii() and said.startswith("Expected"):
        return "en tabellrubrik har å, ä eller ö utanför citattecken", "skriv utan dem, som [[malomrade]]"
    for english, swedish, hint in _SAID:
        if said.startswith(english):
            return swedish, hint or (_KEYS if "nyckel" in swedish and not line.isascii() else "")
    return f"går inte att läsa som TOML ({said})", ""


def _written(line: str) -> tuple[str, str] | None:
    """Message and hint for a value whose fault shows in how it is written."""
    key, equals, value = line.partition("=")
    value = re.sub(r"\s+#.*", "", value).strip()
    if key.lstrip().startswith("[") or not equals:
        return None
    if within := re.search(rf"\{{.*=\s*({_SWEDISH_NUMBER})\s*[,}}]", value):
        value = within[1]
    if re.fullmatch(_SWEDISH_NUMBER, value):
        plain = re.sub(r"\s", "", value).replace(",", ".")
        return "ett tal skrivs utan mellanslag och med punkt", f'skriv {plain}, eller som text: "{value}"'
    for looks, message, hint in _WRITTEN:
        if match := re.fullmatch(looks, value):
            return message, match.expand(hint)
    return None
