"""What targets, outcomes and assessments say together: units that meet, parts that add up, statuses with reasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from reports import swedish
from reports.diagnostics import did_you_mean
from reports.model.enhet import ANDEL, ANTAL, PERSONER, PROCENTENHETER, Enhet, converted, lone_unit
from reports.model.forslag import Forslag, decided, forslag, of_indikator
from reports.model.malvarde import TEXT, Malvarde, looks_like_one, nearly, read_malvarde
from reports.model.matt import Matt
from reports.model.period import parse_period
from reports.model.rapport import Rapport
from reports.model.regler import betydelse, steg
from reports.model.styrkort import DELAR, Indikator
from reports.model.trend import number_of, own_unit, written_outcome
from reports.model.utslag import Utslag
from reports.model.varde import Varde
from reports.readers.finding import Finding, Path
from reports.readers.goals import goals, indicators
from reports.swedish import and_list

_HALVES = (("kvinnor", "man"), ("flickor", "pojkar"))
_HINT = 'rätta talet, eller skriv accepterad = "…" med skälet under indikatorn'
_CONTRADICTS = {
    "minst": "lägre är bättre",
    "över": "lägre är bättre",
    "öka": "lägre är bättre",
    "högst": "högre är bättre",
    "under": "högre är bättre",
    "minska": "högre är bättre",
    "topp": "högre är bättre",
}
"""What `riktning` must not say beside a target of its own direction."""


# ---------------------------------------------------------------- targets


def _targets(rapport: Rapport) -> Iterator[Finding]:
    for path, indikator in indicators(rapport):
        if indikator.malvarde and not indikator.malvarde.is_gap:
            asked = read_malvarde(indikator.malvarde.text)
            yield from _contradicted(path, indikator, asked)
            yield from _unreadable(path, indikator, asked)
            yield from _counted_from(path, indikator, asked)
        if indikator.vikt <= 0:
            yield Finding((*path, "vikt"), f"vikt kan inte vara {indikator.vikt}", "skriv ett tal större än 0")


def _contradicted(path: Path, indikator: Indikator, asked: Malvarde) -> Iterator[Finding]:
    if indikator.riktning and _CONTRADICTS.get(asked.art) == indikator.riktning:
        message = f'riktning = "{indikator.riktning}" säger emot målvärdet "{indikator.malvarde}"'
        yield Finding((*path, "riktning"), message, "ta bort riktning, eller rätta målvärdet")


def _unreadable(path: Path, indikator: Indikator, asked: Malvarde) -> Iterator[Finding]:
    written = " ".join(str(indikator.malvarde).split())
    near = nearly(written) if asked.art == "text" and re.search(r"\d", written) else ""
    if asked.art == "text" and (near or looks_like_one(written)):
        message = f'målvärdet "{written}" går inte att läsa, så indikatorn bedöms inte'
        forms = 'skriv till exempel "minst 90 %", "högst 5 dagar" eller "öka med 20"; mer i handboken, del 4'
        hint = f'menade du "{near}"?' if near else forms
        yield Finding((*path, "malvarde"), message, hint, "påpekande", acceptable=True)


def _counted_from(path: Path, indikator: Indikator, asked: Malvarde) -> Iterator[Finding]:
    period = parse_period(asked.jamfort_med) if asked.jamfort_med and indikator.utfall else None
    if period and written_outcome(indikator, period, "totalt") is None:
        message = f'målvärdet jämför med "{asked.jamfort_med}", men indikatorn har inget utfall för den perioden'
        hint = did_you_mean(asked.jamfort_med, indikator.utfall)
        yield Finding((*path, "malvarde"), message, hint, "påpekande", acceptable=True)


# ---------------------------------------------------------------- units


def _units(rapport: Rapport) -> Iterator[Finding]:
    """An outcome in another kind of unit than its target is never held against it."""
    for path, indikator in indicators(rapport):
        asked = read_malvarde(indikator.malvarde.text) if indikator.malvarde else TEXT
        if asked.art == "text" or asked.is_change:
            continue
        wanted = asked.enhet or own_unit(indikator)
        yield from _mixed(path, indikator, wanted)
        if _is_judged(asked, indikator) and asked.tal:
            yield from _one_sided(path, indikator, wanted)


def _mixed(path: Path, indikator: Indikator, wanted: Enhet | None) -> Iterator[Finding]:
    for period, part, value in _outcomes(indikator):
        found = number_of(indikator, value)
        if found and converted(found.tal, found.enhet, wanted) is None:
            message = f"utfallet för {period} är i {found.enhet} men målvärdet i {wanted}, så de jämförs inte"
            place, hint = (*path, "utfall", period, *part), "skriv båda i samma enhet"
            yield Finding(place, message, hint, "varning", beside=(*path, "malvarde"), acceptable=True)


def _one_sided(path: Path, indikator: Indikator, wanted: Enhet | None) -> Iterator[Finding]:
    found = [number_of(indikator, value) for _, _, value in _outcomes(indikator)]
    only = next((enhet for one in found if one and (enhet := lone_unit(one.enhet, wanted))), None)
    if only is None:
        return
    with_unit, without = ("målvärdet", "utfallet") if wanted else ("utfallet", "målvärdet")
    message = f"{with_unit} är i {only} men {without} har ingen enhet"
    hint = f'lägg till raden enhet = "{only}" under indikatorn'
    yield Finding((*path, "malvarde"), f"{message}, så indikatorn bedöms inte", hint, "påpekande", acceptable=True)


def _is_judged(asked: Malvarde, indikator: Indikator) -> bool:
    return asked.art != "tal" or bool(indikator.riktning)


def _outcomes(indikator: Indikator) -> Iterator[tuple[str, tuple[str, ...], Varde]]:
    """Every outcome: period, the part it is of (none for a value that isn't split), value."""
    for period, value in indikator.utfall.items():
        if isinstance(value, dict):
            yield from ((period, (part,), own) for part, own in value.items())
        else:
            yield period, (), value


# ---------------------------------------------------------------- parts


def _parts(rapport: Rapport) -> Iterator[Finding]:
    """A share in all lies between those of its halves, and a count in all is their sum."""
    for path, indikator in indicators(rapport):
        for period, value in indikator.utfall.items():
            if isinstance(value, dict) and (message := _of_halves(indikator, value)):
                here = (*path, "utfall", period)
                place = (*here, "totalt") if "totalt" in value else here
                yield Finding(place, message, _HINT, "varning", acceptable=True)


def _of_halves(indikator: Indikator, value: dict[str, Varde]) -> str:
    """What is wrong between a total and its halves; nothing where they agree or can't be held against each other."""
    for halves in _HALVES:
        total, *parts = (_exact(indikator, value.get(part)) for part in ("totalt", *halves))
        numbers = [_in_unit(one, total) for one in parts if one]
        if total is None or not numbers or None in numbers:
            continue
        known = [number for number in numbers if number is not None]
        message = _disagree(total.tal, known, total.enhet or own_unit(indikator))
        if message:
            names = [f"{DELAR[part].lower()} {value[part]}" for part, one in zip(halves, parts, strict=True) if one]
            return f"totalt {value['totalt']} {message} {and_list(names)}"
    return ""


def _exact(indikator: Indikator, value: Varde | None) -> Matt | None:
    found = number_of(indikator, value) if value is not None else None
    return None if found is None or found.ungefar else found


def _in_unit(part: Matt, total: Matt | None) -> Decimal | None:
    return converted(part.tal, part.enhet, total.enhet) if total else None


def _disagree(total: Decimal, parts: Sequence[Decimal], enhet: Enhet | None) -> str:
    is_share = enhet is not None and enhet.slag in (ANDEL, PROCENTENHETER)
    is_count = enhet is not None and enhet.slag in (ANTAL, PERSONER)
    if len(parts) == 1:
        return "är mindre än" if is_count and parts[0] > total else ""
    is_sum, is_between = total == sum(parts), min(parts) <= total <= max(parts)
    if is_share:
        return "" if is_between else "ligger inte mellan"
    if is_count:
        return "" if is_sum else f"är inte summan, {swedish.number(sum(parts))}, av"
    return "" if is_sum or is_between else "är varken summan av eller ett värde mellan"


# ---------------------------------------------------------------- statuses


def _statuses(rapport: Rapport) -> Iterator[Finding]:
    """A status that differs from what the figures say needs a reason in words."""
    for id_, proposed in _proposed(rapport):
        status, bedomning = decided(id_, rapport), rapport.bedomning[id_]
        if status is None or bedomning.kommentar or proposed.status in (status, "kan inte bedömas"):
            continue
        what = _called(id_, rapport)
        message = f'bedömningen av {what} är "{bedomning.status}", men siffrorna ger {proposed.status}: {proposed.skal}'
        hint = f'säg varför: lägg till kommentar = "…" under [bedomning.{id_}]'
        yield Finding(("bedomning", id_, "status"), message, hint, "varning", acceptable=True)


def _called(id_: str, rapport: Rapport) -> str:
    """A goal, an indicator or an area by its kind and name."""
    named = {area.id: f"målområdet {area.namn.one_line}" for area in rapport.malomrade}
    for _, one in goals(rapport):
        named[one.id] = f"{'indikatorn' if isinstance(one, Indikator) else 'målet'} {one.namn.one_line}"
    return named[id_]


def _proposed(rapport: Rapport) -> Iterator[tuple[str, Forslag | Utslag]]:
    """What the figures say of everything that has an assessment: areas, goals, indicators."""
    period = rapport.egen_period
    for area in rapport.malomrade:
        groups = [(area.id, tuple(area.indikatorer())), *((mal.id, mal.indikator) for mal in area.mal)]
        yield from ((id_, forslag(of, period, rapport)) for id_, of in groups if id_ in rapport.bedomning)
        for indikator in area.indikatorer():
            if indikator.id in rapport.bedomning:
                yield indikator.id, of_indikator(indikator, period, rapport)


# ---------------------------------------------------------------- rules and scale


def _rules(rapport: Rapport) -> Iterator[Finding]:
    regler = rapport.regler
    for key in ("andel", "delvis_andel", "nara"):
        value = getattr(regler, key)
        if not 0 <= value <= 100:
            hint = "skriv ett tal från 0 till 100; det är procent"
            yield Finding(("regler", key), f"{key} kan inte vara {value}", hint)
    if regler.delvis_andel > regler.andel:
        message = (
            f"delvis_andel är {regler.delvis_andel} men andel bara {regler.andel}, så inget mål kan bli delvis uppnått"
        )
        yield Finding(("regler", "delvis_andel"), message, "skriv ett mindre tal")


def _scale(rapport: Rapport) -> Iterator[Finding]:
    skala, seen = steg(rapport.namnd.skala), set[str]()
    for number, one in enumerate(skala):
        for text in filter(None, (one.namn.text.strip(), one.symbol.text.strip() if one.symbol else "")):
            if text in seen:
                yield Finding(("namnd", "skala", number), f'"{text}" står två gånger i skalan', "ge varje ord ett eget")
            seen.add(text)
    if skala and not any(betydelse(one.namn, skala) for one in skala):
        message = "inget av orden i skalan har en betydelse, så bedömningarna jämförs inte med siffrorna"
        hint = f'skriv till exempel {{ namn = "{skala[0].namn}", betyder = "uppnått" }}'
        yield Finding(("namnd", "skala"), message, hint, "påpekande")


BEDOMNING_RULES: tuple[Callable[[Rapport], Iterator[Finding]], ...] = (
    _targets,
    _units,
    _parts,
    _statuses,
    _rules,
    _scale,
)
