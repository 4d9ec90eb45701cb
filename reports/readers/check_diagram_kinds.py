"""What each kind of diagram asks of its figures: how many series, which way they go, what they add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reports.diagnostics import did_you_mean
from reports.model.andelar import exceeds
from reports.model.diagram import BY_SIZE, TO_HUNDRED, Diagram, DiagramTyp, Serie
from reports.model.korthet import goals_of
from reports.model.malbild import MOST_GOALS, areas_of
from reports.model.rapport import Rapport
from reports.model.skillnad import PAIR, signs_are_mixed
from reports.readers.check_diagram import on_drawn
from reports.readers.finding import Finding, Path
from reports.swedish import and_list, number, signed


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How many series a kind has, in words, and what to write instead of more or fewer."""

    counts: tuple[int, ...]
    words: str
    hint: str


_SERIES: Mapping[DiagramTyp, _Wanted] = {
    "avvikelse": _Wanted(
        (1, 2, 3),
        "en serie med avvikelser, två (budget och utfall) eller tre (med avvikelserna sist)",
        "ta bort de andra serierna, eller välj liggande",
    ),
    "hantel": _Wanted((2,), "två serier, som kvinnor och män", "välj liggande om serierna är fler eller färre"),
    "pyramid": _Wanted((2,), "två serier, den till vänster först", "välj liggande om serierna är fler eller färre"),
    "vattenfall": _Wanted(
        (1, 2),
        "en serie med start, steg och slut, eller två: från och till, som budget och prognos",
        "ta bort de andra serierna, eller gör ett diagram av varje",
    ),
}
_END = 2
"""A waterfall has at least a start and an end."""


def _goals(rapport: Rapport) -> Iterator[Finding]:
    for path, diagram in _diagrams(rapport):
        if diagram.typ == "malbild":
            yield from _unknown_areas((*path, "malomrade"), diagram, rapport) or _goals_shown(path, diagram, rapport)


def _unknown_areas(path: Path, diagram: Diagram, rapport: Rapport) -> list[Finding]:
    known = [area.id for area in rapport.malomrade]
    unknown = [(place, id_) for place, id_ in enumerate(diagram.malomrade) if id_ not in known]
    return [Finding((*path, at), f"målområdet {id_} finns inte", did_you_mean(id_, known)) for at, id_ in unknown]


def _goals_shown(path: Path, diagram: Diagram, rapport: Rapport) -> Iterator[Finding]:
    """How many goals a picture of them has to show."""
    count = sum(len(goals_of(area)) for area in areas_of(diagram, rapport))
    if not count:
        hint = "lägg mål under [[malomrade.mal]], eller ta bort diagrammet"
        yield Finding((*path, "typ"), "rapporten har inga mål att visa i en malbild", hint)
    if count > MOST_GOALS:
        message = f"bilden visar {count} mål; fler än {MOST_GOALS} får inte plats på en sida med sina namn"
        yield Finding((*path, "typ"), message, "gör flera bilder, som visar var sina målområden (malomrade)", "varning")


def _counts(rapport: Rapport) -> Iterator[Finding]:
    for path, diagram in _diagrams(rapport):
        wanted, count = _SERIES.get(diagram.typ), len(diagram.serie)
        if wanted and count and count not in wanted.counts:
            message = f"typen {diagram.typ} ska ha {wanted.words}; här är {count}"
            yield Finding((*path, "serie"), message, wanted.hint)


def _variances(rapport: Rapport) -> Iterator[Finding]:
    """Variances of a budget and an outcome: which is which, how costs are written, and that those given are theirs."""
    for path, diagram in _diagrams(rapport):
        if diagram.typ != "avvikelse" or len(diagram.serie) < PAIR:
            continue
        first, second = (serie.namn.one_line.lower() for serie in diagram.serie[:PAIR])
        if "budget" in second and "budget" not in first:
            message = f"budgeten ska stå före det som hålls mot den, men {diagram.serie[0].namn.one_line} står först"
            yield Finding((*path, "serie", 0, "namn"), message, "låt serierna byta plats")
        elif signs_are_mixed(diagram):
            message = "talen har både plus och minus, så det går inte att veta hur kostnader är skrivna"
            yield Finding((*path, "serie"), message, 'lägg till raden kostnader = "positiva" eller "negativa"')
        elif len(diagram.serie) == PAIR + 1:
            yield from _wrong_variances((*path, "serie", PAIR, "varden"), diagram)


def _wrong_variances(path: Path, diagram: Diagram) -> Iterator[Finding]:
    columns = zip(diagram.kategorier, *(serie.varden for serie in diagram.serie), strict=False)
    for place, (name, *cells) in enumerate(columns):
        budget, outcome, given = (cell.tal for cell in cells)
        if budget is None or outcome is None or given is None or abs(given) == abs(budget - outcome):
            continue
        message = f"avvikelsen för {name} är {number(given)}, men budget och utfall ger {number(abs(budget - outcome))}"
        yield Finding((*path, place), message, "rätta talet, eller ta bort serien så räknas avvikelserna ut")


def _waterfalls(rapport: Rapport) -> Iterator[Finding]:
    """The end of a waterfall is what its start and its steps add up to; a step that isn't there adds up to nothing."""
    for path, diagram in _diagrams(rapport):
        if diagram.typ != "vattenfall":
            continue
        if len(diagram.serie) == 1:
            yield from _waterfall((*path, "serie", 0, "varden"), diagram.serie[0])
        for number_, serie in enumerate(diagram.serie) if len(diagram.serie) > 1 else ():
            yield from _without_number((*path, "serie", number_, "varden"), serie)


def _waterfall(path: Path, serie: Serie) -> Iterator[Finding]:
    lacking = list(_without_number(path, serie))
    yield from lacking
    if 0 < len(serie.varden) < _END:
        yield Finding(path, "ett vattenfall har minst en start och ett slut; här är ett värde", "lägg till slutet")
    elif not lacking and not any(value.is_gap for value in serie.varden):
        *steps, end = (value.tal or Decimal(0) for value in serie.varden)
        if (total := sum(steps, Decimal(0))) != end:
            message = f"vattenfallet slutar på {number(end)}, men start och steg ger {number(total)}"
            hint = f"rätta slutet till {number(total)}, eller lägg till det steg som fattas ({signed(end - total)})"
            yield Finding((*path, len(steps)), message, hint)


def _without_number(path: Path, serie: Serie) -> Iterator[Finding]:
    for place, value in enumerate(serie.varden):
        if value.tal is None and not value.is_gap:
            message = f"värde {place + 1} i ett vattenfall är inget tal, så stegen leder inte fram till slutet"
            yield Finding((*path, place), message, "skriv talet, eller ta bort steget och dess kategori")


def _shares(rapport: Rapport) -> Iterator[Finding]:
    """Parts of a whole are no less than nothing and no more than all of it."""
    for path, diagram in _diagrams(rapport):
        if diagram.typ == "andel" or diagram.hundra:
            yield from _below_zero(path, diagram, "andelar", "välj staplad utan hundra, eller avvikelse")
        is_stack = diagram.typ == "staplad" and len(diagram.serie) > 1
        if diagram.typ == "andel" or diagram.hundra or is_stack:
            yield from _above_hundred(path, diagram)
        if diagram.typ == "pyramid":
            yield from _below_zero(path, diagram, "en pyramids staplar", "rätta talet, eller välj liggande")


def _below_zero(path: Path, diagram: Diagram, what: str, hint: str) -> Iterator[Finding]:
    for number_, serie in enumerate(diagram.serie):
        for place, value in enumerate(serie.varden):
            if value.tal is not None and value.tal < 0:
                message = (
                    f"{number(value.tal)} i serien {serie.namn} går inte att visa bland {what}; de börjar vid noll"
                )
                yield Finding((*path, "serie", number_, "varden", place), message, hint)


def _above_hundred(path: Path, diagram: Diagram) -> Iterator[Finding]:
    for name, place, values in _wholes(diagram):
        if exceeds(values, diagram.enhet.text if diagram.enhet else ""):
            message = f"andelarna {name}blir tillsammans {number(sum(values, Decimal(0)))} %, mer än det hela"
            yield Finding((*path, *place), message, "rätta talen, eller välj liggande om de inte är delar av samma sak")


def _wholes(diagram: Diagram) -> Iterator[tuple[str, Path, list[Decimal]]]:
    """The numbers that make up each whole: those of one series where that is all a share bar has."""
    if diagram.typ == "andel" and len(diagram.serie) == 1:
        yield "", ("serie", 0, "varden"), [value.tal for value in diagram.serie[0].varden if value.tal is not None]
        return
    for index, name in enumerate(diagram.kategorier):
        parts = [serie for serie in diagram.serie if not serie.roll and index < len(serie.varden)]
        values = [serie.varden[index].tal for serie in parts]
        yield f"för {name} ", ("kategorier", index), [value for value in values if value is not None]


def _keys(rapport: Rapport) -> Iterator[Finding]:
    """Keys that say nothing of the kind they stand in."""
    for path, diagram in _diagrams(rapport):
        if diagram.sorterad is not None and diagram.typ not in BY_SIZE:
            yield _useless(path, "sorterad", diagram, f"typerna {and_list([*BY_SIZE])}")
        if diagram.hundra and diagram.typ not in TO_HUNDRED:
            yield _useless(path, "hundra", diagram, f"typerna {and_list([*TO_HUNDRED])}")
        if diagram.enhet and diagram.typ == "malbild":
            yield _useless(path, "enhet", diagram, "typer med tal")
        if diagram.malomrade and diagram.typ != "malbild":
            yield _useless(path, "malomrade", diagram, "typen malbild")
        if diagram.kostnader and (diagram.typ != "avvikelse" or len(diagram.serie) == 1):
            yield _useless(path, "kostnader", diagram, "typen avvikelse med två serier, budget och utfall")


def _useless(path: Path, key: str, diagram: Diagram, where: str) -> Finding:
    message = f"{key} gör ingenting i typen {diagram.typ}"
    return Finding((*path, key), message, f"ta bort raden; den gäller {where}", "varning")


def _diagrams(rapport: Rapport) -> Iterator[tuple[Path, Diagram]]:
    return ((("diagram", id_), diagram) for id_, diagram in rapport.diagram.items())


DIAGRAM_KIND_RULES = (_goals, *on_drawn((_counts, _variances, _waterfalls, _shares, _keys)))
"""In the order they are told."""
