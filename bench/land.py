"""A country to build: the nämnder of 290 invented kommuner, each with four reports, written by a seeded script.

`python -m bench.land FOLDER [REPORTS]` writes a workspace with so many reports: 40 are one kommun, 11,600 the whole
country. The same number of reports always gives the same bytes, and a smaller country is the beginning of a larger.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

KOMMUNER, PER_NAMND = 290, 4
COUNTRY = 11_600
YEAR = 2027

_FIRST = (
    "Alm",
    "Ask",
    "Björk",
    "Bok",
    "Ek",
    "Gran",
    "Hassel",
    "Hägg",
    "Kråk",
    "Lind",
    "Lärk",
    "Rönn",
    "Ren",
    "Sten",
    "Sälg",
    "Tall",
    "Tran",
    "Trast",
    "Ur",
    "Vide",
)
_LAST = (
    "bölinge",
    "dunge",
    "hövde",
    "järpe",
    "kvilla",
    "landa",
    "mosse",
    "nora",
    "ryte",
    "sjunda",
    "skaga",
    "stensta",
    "tveta",
    "vikda",
    "åkra",
)
_NAMNDER = {
    "Kommunstyrelsen": "Ledning|IT|Ekonomi|Personal|Näringsliv",
    "Barn- och utbildningsnämnden": "Förskola|Grundskola|Fritidshem|Elevhälsa|Skolskjuts",
    "Socialnämnden": "Barn och unga|Vuxna|Försörjningsstöd|Funktionsstöd|Familjerätt",
    "Äldrenämnden": "Hemtjänst|Särskilt boende|Hälso- och sjukvård|Korttidsvård|Dagverksamhet",
    "Kultur- och fritidsnämnden": "Bibliotek|Kulturskola|Fritidsgårdar|Anläggningar|Föreningsstöd",
    "Tekniska nämnden": "Gator|Parker|Fastigheter|Måltider|Lokalvård",
    "Bygg- och miljönämnden": "Bygglov|Tillsyn|Livsmedel|Kartor|Energiråd",
    "Gymnasienämnden": "Gymnasieskola|Anpassad gymnasieskola|Vuxenutbildning|Svenska för invandrare|Lärcentrum",
    "Arbetsmarknadsnämnden": "Arbetsträning|Studiestöd|Integration|Ungdomsjobb|Samordning",
    "Överförmyndarnämnden": "Utredning|Tillsyn|Rekrytering|Utbildning|Arkiv",
}
_MEASURES = (
    ("nojda", "Nöjda brukare", "%", "minst", 78),
    ("sjukfranvaro", "Sjukfrånvaro", "%", "högst", 6),
    ("vantetid", "Väntetid till första besöket", "dagar", "högst", 21),
    ("besok", "Besök per vecka", "besök", "minst", 640),
    ("kontinuitet", "Möten med samma handläggare", "%", "minst", 65),
    ("energi", "Energi i lokalerna", "MWh", "högst", 480),
)
_GOALS = ("Invånarna får hjälp i tid", "Medarbetarna mår bra på jobbet", "Lokalerna används väl")
_SAID = (
    "Verksamheten följer planen för året.",
    "Rekryteringen har gått bättre än i fjol, men flera tjänster är svåra att tillsätta.",
    "Kostnaderna för inhyrd personal har minskat sedan schemat lades om.",
    "Lokalerna är fulla, och två avdelningar delar matsal.",
    "Förvaltningen har provat ett nytt arbetssätt i två områden, och det ska spridas till de andra.",
    "Invånarna hör oftare av sig på webben än på telefon.",
    "Samarbetet med grannkommunen har gett kortare köer.",
    "Priserna på energi och livsmedel steg mer än budgeten räknade med.",
    "Antalet ärenden varierar mellan månaderna, mest under sommaren.",
    "Arbetet med tidiga insatser har börjat ge resultat.",
    "Chefer och medarbetare har gått en utbildning om bemötande.",
    "En översyn av avgifterna pågår och redovisas i höst.",
)
_REPORTS = (
    ("verksamhetsplan", "", ("inledning", "verksamheterna", "forvantningar", "ekonomi")),
    ("delarsrapport", "mars", ("samlad_bedomning", "handelser", "forvantad_utveckling", "ekonomisk_analys")),
    ("delarsrapport", "augusti", ("samlad_bedomning", "handelser", "forvantad_utveckling", "ekonomisk_analys")),
    ("arsrapport", "", ("sammanfattning", "handelser", "maluppfyllelse", "ekonomisk_analys", "personal")),
)
_PLACED = {
    ("augusti", "handelser"): '\n{{ diagram("arenden") }}\n',
    ("verksamhetsplan", "ekonomi"): '\n{{ tabell("drift") }}\n',
}
"""What a text shows that the template does not."""
_COLUMNS = """\
forsta_kolumn = "Netto i tkr"
enhet = "tkr"
kostnader = "positiva"
kolumn = [
  { id = "utfall", namn = "Utfall", roll = "utfall" },
  { id = "budget", namn = "Budget", roll = "budget" },
  { id = "avvikelse", namn = "Avvikelse", roll = "avvikelse" },
]
rad = ["""


@dataclass(frozen=True)
class Namnd:
    """A nämnd of an invented kommun; what is written of it depends only on its number."""

    number: int

    @property
    def kommun(self) -> str:
        """The name of its kommun."""
        first, last = divmod(self.number // len(_NAMNDER) * 97 % KOMMUNER, len(_LAST))
        return f"{_FIRST[first]}{_LAST[last]}"

    @property
    def namn(self) -> str:
        """Its own name."""
        return list(_NAMNDER)[self.number % len(_NAMNDER)]

    def files(self) -> Iterator[tuple[str, str]]:
        """Its content files by path below the kommun's folder: shared facts first, then the reports."""
        random = Random(self.number)  # noqa: S311  # plausible figures, no secrets
        folder = f"namnd-{self.number % len(_NAMNDER):02}"
        yield f"{folder}/namnd.toml", f'[namnd]\nnamn = "{self.namn}"\nuppdrag = "{random.choice(_SAID)}"\n'
        yield f"{folder}/{YEAR}/styrkort.toml", "\n".join(_goals(random))
        for kind, period, sections in _REPORTS:
            name = f"{kind}-{period}" if period else kind
            yield f"{folder}/{YEAR}/{name}.toml", "\n".join(self._report(random, kind, period, sections))

    def _report(self, random: Random, kind: str, period: str, sections: tuple[str, ...]) -> Iterator[str]:
        yield f'[rapport]\ntyp = "{kind}"\nperiod = "{period} {YEAR}"'.replace('" ', '"')
        yield f'dnr = "{YEAR}/{random.randint(10, 999)}"'
        for section in sections:
            placed = _PLACED.get((period or kind, section), "")
            yield f'\n[avsnitt.{section}]\ntext = """\n{_prose(random)}\n{placed}"""'
        yield f'\n[tabell.drift]\nrubrik = "Driftsammandrag"\n{_COLUMNS}'
        for unit in _NAMNDER[self.namn].split("|"):
            yield f'  {{ namn = "{unit}", varden = {{ utfall = {_tkr(random)}, budget = {_tkr(random)} }} }},'
        yield '  { id = "summa", namn = "Summa nettokostnader", roll = "summa" },\n]'
        if period == "augusti":
            months = ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug"]
            yield '\n[diagram.arenden]\ntyp = "linje"\nrubrik = "Ärenden per månad"\nenhet = "ärenden"'
            yield f"kategorier = {months}\nserie = [".replace("'", '"')
            for year in (YEAR - 1, YEAR):
                yield f'  {{ namn = "{year}", varden = {[random.randint(80, 320) for _ in months]} }},'
            yield "]"


def _tkr(random: Random) -> int:
    return random.randint(20, 900) * 100


def _prose(random: Random) -> str:
    return "\n\n".join("\n".join(random.sample(_SAID, 4)) for _ in range(3))


def _goals(random: Random) -> Iterator[str]:
    yield '[[malomrade]]\nid = "verksamhet"\nnamn = "Verksamhet och personal"'
    measures = random.sample(_MEASURES, len(_MEASURES))
    for number, goal in enumerate(_GOALS):
        yield f'\n[[malomrade.mal]]\nid = "mal-{number}"\nnamn = "{goal}"'
        for id_, name, unit, bound, aim in measures[2 * number : 2 * number + 2]:
            periods = (f"{month} {year}".strip() for year in (YEAR - 1, YEAR) for month in ("mars", "augusti", ""))
            outcomes = ", ".join(f'"{period}" = {round(aim * random.uniform(0.8, 1.2))}' for period in periods)
            yield f'\n[[malomrade.mal.indikator]]\nid = "{id_}"\nnamn = "{name}"\nenhet = "{unit}"'
            yield f'malvarde = "{bound} {aim}"\nutfall = {{ {outcomes} }}'


def country(folder: Path, reports: int = COUNTRY) -> Path:
    """Write a workspace with so many reports, or a few more so that no nämnd is without any of its own."""
    for number in range(-(-min(reports, COUNTRY) // PER_NAMND)):
        namnd = Namnd(number)
        kommun = folder / "content" / f"kommun-{number // len(_NAMNDER):03}"
        if not number % len(_NAMNDER):
            _put(kommun / "kommun.toml", f'[kommun]\nnamn = "{namnd.kommun}s kommun"\n')
        for path, text in namnd.files():
            _put(kommun / path, text)
    return folder


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    country(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else COUNTRY)
