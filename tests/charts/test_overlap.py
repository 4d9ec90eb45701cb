"""No text of any kind of diagram meets another or leaves the picture: 2 to 40 categories, long names, hard values."""

from dataclasses import replace

import pytest

from reports.charts.draw import KINDS, PANELS, TO_HUNDRED, draw
from reports.charts.paper import Paper
from reports.document import Look
from reports.model.diagram import Diagram, DiagramTyp
from tests.charts.samples import LONG_NAMES, Raw, clashes, diagram

COUNTS = (2, 3, 5, 8, 13, 24, 40)
NAMES = ("Kvinnor", "Män", "Budget 2027", "Övriga som inte är med", "Öppenvård")
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
FORMS = [
    *((typ, "") for typ in sorted({*KINDS} - {"malbild"})),  # which has no figures
    *((typ, "paneler") for typ in PANELS),
    *((typ, "hundra") for typ in TO_HUNDRED),
]
SERIES = {"vattenfall": (1, 2), "avvikelse": (1, 2), "pyramid": (2,), "hantel": (2, 3)}


def values(kind: str, series: int, count: int) -> list[Raw]:
    """Numbers that end alike at zero, that are all alike, or that stand on both sides of zero."""
    numbers = [(n * 379 + series * 911) % 1001 for n in range(count)]
    match kind:
        case "alike":
            return [500] * count
        case "mixed":
            return [2 * number - 1000 for number in numbers]
        case _:
            return [*numbers[:-1], 0]


def shown(typ: DiagramTyp, names: list[str], count: int, kind: str, **more: object) -> Diagram:
    return diagram(typ, names, {NAMES[s]: values(kind, s, len(names)) for s in range(count)}, enhet="tkr", **more)


@pytest.mark.parametrize(("typ", "way"), FORMS)
def test_no_text_meets_another_or_leaves_the_picture(
    typ: DiagramTyp, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Paper, "_png", lambda _: b"")  # the places of the texts stand in the SVG
    for number, count in enumerate(COUNTS):
        long = [f"{LONG_NAMES[n % 7]} {n + 1}" for n in range(count)]
        months = [f"{MONTHS[n % 12]} {2025 + n // 12}" for n in range(count)]
        kinds = ("zero", "alike") if way == "hundra" or typ in {"andel", "pyramid"} else ("zero", "alike", "mixed")
        for names in (long, months):
            kind, series = kinds[number % len(kinds)], SERIES.get(typ, (1, 2, 5))
            for lines in series if names is long or typ == "linje" else series[-1:]:
                made = replace(shown(typ, names, lines, kind, hundra=way == "hundra"), paneler=way == "paneler")
                assert not clashes(draw(made, Look())), (typ, way, count, lines, kind)
