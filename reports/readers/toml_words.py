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


_HERE = "\0"
"""Stands in the line where the reader stopped."""
_QUOTES = "raden har typografiska citattecken (”) där raka ska stå"
_STRAIGHT = 'skriv raka citattecken ("); inklistrad text från Word har ofta de andra'
_COMMA = "skriv ett kommatecken efter varje värde utom det sista; tal skrivs utan mellanslag"
_BOOL = "ja och nej skrivs true och false, med små bokstäver"
_OR_TEXT = 'skriv {}, eller "{{ord}}" om det är en text'
_DATE = "skriv datum som 2028-04-30; är det en text står den i citattecken"
_UNREAD = "värdet går inte att läsa; text skrivs i citattecken och tal med punkt, som 5.5"
_MONTH = "(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*"
_BY_ID = "(?:tabell|diagram|bild|avsnitt|bedomning|dokumentslag)"
_LIST_OR_TABLE = r"Unclosed (?:array|inline table)"
_EQUALS = r"Expected '='"
_ENDS = r"\s*(?=[,\]}#]|$)"
_HEADING = r"\[{1,2}[^,\s=\[\]]+\]{1,2}\s*(?:#|$)"

_SLIPS = tuple(
    (re.compile(said), re.compile(at.replace("@", _HERE)), message, hint)
    for said, at, message, hint in (
        ("Invalid", "@[”“„‟»«’‘‚]", _QUOTES, _STRAIGHT),
        ("Unterminated|Illegal", r"""[=,\[]\s*"[^"”“„]*[”“][\s\],}]*@""", _QUOTES, _STRAIGHT),
        (
            "Invalid value",
            rf"@[−–—‒‐‑](?P<tal>\d{{1,3}}(?:\s\d{{3}})+|\d[\d.]*){_ENDS}",
            "minustecknet är ett annat tecken än bindestrecket på tangentbordet",
            "skriv -{tal}",
        ),
        ("Invalid value", rf"=\s*@(?P<ord>(?i:ja|sant|true)){_ENDS}", _BOOL, _OR_TEXT.format("true")),
        ("Invalid value", rf"=\s*@(?P<ord>(?i:nej|falskt|false)){_ENDS}", _BOOL, _OR_TEXT.format("false")),
        (
            "Invalid value",
            rf"(?:[=,]|[^\s\[]\s*\[+)\s*@(?P<text>[^\W\d][^,\[\]{{}}=\"'#]*?){_ENDS}",
            _UNREAD,
            'skriv "{text}"',
        ),
        (
            _LIST_OR_TABLE,
            r"(?<![\w.+-])(?P<tal>[-+]?\d{1,3}(?:[ \t]+@|@[\u00a0\u202f\u2009])\d{3}(?:\s\d{3})*(?:\.\d+)?)(?![\w.])",
            "det står ett mellanslag i ett tal",
            "skriv {tal}; är det två värden ska ett kommatecken stå mellan dem",
        ),
        (
            _LIST_OR_TABLE,
            rf"[=,\[]\s*(?P<text>[-+]?\d[\d.]*\s*@(?!\.\s*[,\]}}])[^\s\d,;\[\]{{}}=\"'#][^,;\[\]{{}}=\"'#]*?){_ENDS}",
            "ett tal följs av något mer; det som inte är ett rent tal skrivs i citattecken",
            'skriv "{text}"',
        ),
        ("Unclosed array", "@;", "värdena i en lista skiljs med kommatecken (,), inte semikolon", ""),
        (
            "Unclosed array",
            r"""(?:["'\]}]\s*@(?=["'\[{])|\S\s+@(?=[\d"'\[{]))(?!"[^"]*"\s*=)""",
            "det saknas ett kommatecken (,) mellan två värden i listan",
            _COMMA,
        ),
        (
            "Unclosed array",
            rf"""^\s*@(?:\{{|(?!{_HEADING})\[|(?:"[^"]*"|'[^']*'|[-+]?\d[\d.]*)(?!\s*[=.\w]))""",
            "det saknas ett kommatecken (,) efter värdet ovanför, i samma lista",
            _COMMA,
        ),
        (
            "Unclosed inline table",
            r"""[^\s,]\s+@(?:[\w-]+|"[^"]*")\s*=""",
            "det saknas ett kommatecken (,) mellan två värden i tabellen",
            "skriv ett kommatecken efter varje värde utom det sista",
        ),
        (
            _EQUALS,
            r"=\s*(?P<hel>[-+]?\d+),(?P<decimal>\d+)\s*@\s*(?:[,}#]|$)",
            "ett tal har decimalkomma",
            "skriv decimaler med punkt: {hel}.{decimal}",
        ),
        (
            _EQUALS,
            r"(?:^|[{,])\s*(?P<nyckel>(?=[^={},]*\s)(?=[^={},]*\d)\w[\w ]{0,20}@[^={},:\"'\[\]]{1,25}?)\s*=",
            "en nyckel med mellanslag skrivs i citattecken",
            'skriv "{nyckel}" = …',
        ),
        (
            _EQUALS,
            r"""(?:^|[{,])\s*(?P<nyckel>[\w-]+|"[^"]*")\s*@:""",
            "mellan nyckeln och värdet ska stå ett likhetstecken (=), inte ett kolon",
            "skriv {nyckel} = …",
        ),
        (
            _EQUALS,
            r"""(?:^|[{,])\s*(?P<nyckel>[\w-]+|"[^"]*")\s*@["'\d]""",
            "det saknas ett likhetstecken (=) efter nyckeln",
            "skriv {nyckel} = …",
        ),
        (
            _EQUALS,
            r"^\s*(?P<rubrik>[\w.-]+)@\]\s*(?:#|$)",
            "raden ser ut som en tabellrubrik som saknar sin första hakparentes ([)",
            "skriv [{rubrik}]",
        ),
        (
            _EQUALS,
            r"^\s*(?P<rubrik>[\w.-]+)@\]\]\s*(?:#|$)",
            "raden ser ut som en tabellrubrik som saknar sina första hakparenteser ([[)",
            "skriv [[{rubrik}]]",
        ),
        (
            r"Expected '\]",
            rf"^\s*(?P<forst>\[{{1,2}}{_BY_ID})\s+@(?P<sist>[\w-]+\]{{1,2}})\s*(?:#|$)",
            "en tabellrubrik har ett mellanslag där en punkt ska stå",
            "skriv {forst}.{sist}",
        ),
        (
            r"Expected '\]",
            r"^\s*\[{1,2}[\w.-]+\s+@[\w. -]+\]{1,2}\s*(?:#|$)",
            "en tabellrubrik har ett mellanslag",
            "skriv utan mellanslag, med punkt mellan delarna, som [avsnitt.inledning]",
        ),
        (
            "Expected newline",
            r"^\s*\[(?P<rubrik>[^\[\]]+)\]@\]\s*(?:#|$)",
            "en tabellrubrik har olika många hakparenteser före och efter",
            "skriv [[{rubrik}]], eller [{rubrik}] om det bara finns en",
        ),
        (
            "Expected newline",
            rf"^[^=\"']*=\s*(?=[^#]*@)(?:@?\d@?){{1,2}}\.?@?\s*@?{_MONTH}\.?\s+\d{{4}}\s*(?:#|$)",
            "datumet går inte att läsa",
            _DATE,
        ),
        (
            "Expected newline",
            r"^[^=\"']*=\s*(?:@?\d@?){1,2}@?\s*[./-]@?\s*(?:@?\d@?){1,2}@?\s*[./ -]\s*@?\d{4}\s*(?:#|$)",
            "datumet går inte att läsa",
            _DATE,
        ),
        (
            "Expected newline",
            r"^[^=\"']*=\s*\d{4}@?[./–−-]@?(?:\d@?){1,2}[./–−-](?:\d@?){1,2}\s*(?:#|$)",
            "datumet går inte att läsa",
            _DATE,
        ),
        (
            "Cannot overwrite",
            r"""^\s*(?P<nyckel>[\w-]+|"[^"]*")\s*=(?!.*("{3}|'{3})@).*@""",
            "nyckeln {nyckel} finns redan; varje nyckel får stå en gång i sin tabell",
            "",
        ),
        (
            "Cannot overwrite",
            rf"^\s*\[\[(?P<rubrik>{_BY_ID})@\]\]",
            "{rubrik} finns redan, och rubriken har enkla hakparenteser och ett id",
            "skriv [{rubrik}.id], med ett eget id",
        ),
        (
            r"Duplicate inline table key '(?P<nyckel>.*)'$",
            "",
            "nyckeln {nyckel} finns två gånger i samma tabell",
            "",
        ),
    )
)
"""What the reader says, how the line is written around where it stopped (@), and what is said of that slip."""


_WRITTEN = (
    ("", "efter likhetstecknet saknas ett värde", "skriv värdet, eller ta bort raden"),
    (r"0\d+", "ett tal får inte börja med noll", r'skriv \g<0> i citattecken, som "\g<0>"'),
    (r"-?[\d\s]*\d(?:,\d+)?\s*(?:%|procent|tkr|mnkr|kr|st|år)\.?", "ett tal med enhet skrivs i citattecken",
     r'skriv "\g<0>"'),
)  # fmt: skip
"""What a whole value looks like, what is said of it and what to write instead."""
_SWEDISH_NUMBER = r"-?\d{1,3}(?:\s\d{3})+(?:,\d+)?|-?\d+,\d+"


def in_swedish(said: str, line: str, column: int) -> tuple[str, str]:
    """Message and hint for what the reader said of a line, when it stopped before character `column` of it, from 0."""
    if line.lstrip().startswith("[") and not line.isascii() and said.startswith("Expected ']"):
        return "en tabellrubrik har å, ä eller ö utanför citattecken", "skriv utan dem, som [[malomrade]]"
    if said.startswith(("Invalid value", "Expected newline")) and (seen := _written(line)):
        return seen
    if slip := _slip(said, f"{line[:column]}{_HERE}{line[column:]}"):
        return slip
    for english, swedish, hint in _SAID:
        if said.startswith(english):
            return swedish, hint or (_KEYS if "nyckel" in swedish and not line[column : column + 1].isascii() else "")
    return f"går inte att läsa som TOML ({said})", ""


def _written(line: str) -> tuple[str, str] | None:
    """Message and hint for a line's value as a whole, where its fault shows in how it is written."""
    key, equals, value = line.partition("=")
    value = re.sub(r"\s+#.*", "", value).strip()
    if key.lstrip().startswith("[") or not equals:
        return None
    if re.fullmatch(_SWEDISH_NUMBER, value):
        plain = re.sub(r"\s", "", value).replace(",", ".")
        return "ett tal skrivs utan mellanslag och med punkt", f'skriv {plain}, eller som text: "{value}"'
    for looks, message, hint in _WRITTEN:
        if match := re.fullmatch(looks, value):
            return message, match.expand(hint)
    return None


def _slip(said: str, marked: str) -> tuple[str, str] | None:
    """Message and hint for a common slip of the pen; None when the line is not one."""
    for reader, line, message, hint in _SLIPS:
        if (heard := reader.match(said)) and (found := line.search(marked)):
            parts = {name: part.replace(_HERE, "") for name, part in (heard.groupdict() | found.groupdict()).items()}
            if "tal" in parts:
                parts["tal"] = "".join(parts["tal"].split())
            return message.format(**parts), hint.format(**parts)
    return None
