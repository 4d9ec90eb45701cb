"""The status that indicators propose for their goal or målområde, by the kommun's rule; people decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.model.period import Period
from reports.model.rapport import Bedomning, Rapport
from reports.model.regler import NIVAER, Niva, Regler, betydelse
from reports.model.styrkort import Indikator
from reports.model.utslag import Utslag, utslag
from reports.swedish import and_list

_POINTS: Mapping[Niva, Decimal] = {"uppnått": Decimal(1), "delvis": Decimal("0.5"), "ej uppnått": Decimal(0)}
_WORSE = ("ej uppnått", "delvis", "uppnått")
_BOUNDS: tuple[Niva, Niva] = ("uppnått", "ej uppnått")
"""What an indicator that can't be judged may be at most, and at least."""


@dataclass(frozen=True, slots=True)
class Forslag:
    """A proposed status and what it rests on."""

    status: Niva
    skal: str
    """The reason, as a sentence without its full stop."""


def decided(id_: str, rapport: Rapport) -> Niva | None:
    """What the status means that people have decided for a goal, an indicator or a målområde; None for none."""
    return betydelse(rapport.bedomning.get(id_, Bedomning()).status, rapport.namnd.skala)


def of_indikator(indikator: Indikator, period: Period | None, rapport: Rapport) -> Utslag:
    """What an indicator's figures say in this report."""
    return utslag(indikator, period, rapport.regler)


def forslag(indikatorer: Sequence[Indikator], period: Period | None, rapport: Rapport) -> Forslag:
    """The status that indicators propose together.

    An indicator that can't be judged could be anything: a status is proposed only where it is the same for all cases.
    """
    levels = [(_level(one, period, rapport), one.vikt) for one in indikatorer]
    best, worst = (_together(_with_unknown(levels, bound), rapport.regler) for bound in _BOUNDS)
    status: Niva = best if levels and best == worst else "kan inte bedömas"
    return Forslag(status, _reason(indikatorer, [one for one, _ in levels], period, rapport))


def _with_unknown(levels: Iterable[tuple[Niva, Decimal]], bound: Niva) -> list[tuple[Niva, Decimal]]:
    return [(bound if level == "kan inte bedömas" else level, weight) for level, weight in levels]


def _level(indikator: Indikator, period: Period | None, rapport: Rapport) -> Niva:
    return decided(indikator.id, rapport) or of_indikator(indikator, period, rapport).status


def _together(levels: Iterable[tuple[Niva, Decimal]], regler: Regler) -> Niva:
    counted = list(levels)
    if not counted:
        return "kan inte bedömas"
    if regler.sammanvagning == "sämsta":
        return min((level for level, _ in counted), key=_WORSE.index)
    if regler.sammanvagning == "andel":
        reached = sum(level == "uppnått" for level, _ in counted)
        return _by_share(Decimal(100 * reached) / len(counted), regler)
    whole = sum(weight for _, weight in counted)
    points = sum(_POINTS[level] * weight for level, weight in counted)
    return _by_share(100 * points / whole, regler) if whole else "kan inte bedömas"


def _by_share(share: Decimal, regler: Regler) -> Niva:
    if share >= regler.andel:
        return "uppnått"
    return "delvis" if share >= regler.delvis_andel else "ej uppnått"


def _reason(indikatorer: Sequence[Indikator], levels: Sequence[Niva], period: Period | None, rapport: Rapport) -> str:
    if len(indikatorer) == 1 and decided(indikatorer[0].id, rapport):
        return f'indikatorn är bedömd som "{rapport.bedomning[indikatorer[0].id].status}"'
    if len(indikatorer) == 1:
        return of_indikator(indikatorer[0], period, rapport).skal
    if not indikatorer:
        return "målet har inga indikatorer"
    counts = [
        f"{levels.count(level)} {_ADJECTIVES[level][levels.count(level) > 1]}" for level in NIVAER if level in levels
    ]
    return f"av {len(levels)} indikatorer är {and_list(counts)}"


_ADJECTIVES: Mapping[Niva, tuple[str, str]] = {
    "uppnått": ("uppnådd", "uppnådda"),
    "delvis": ("delvis uppnådd", "delvis uppnådda"),
    "ej uppnått": ("inte uppnådd", "inte uppnådda"),
    "kan inte bedömas": ("omöjlig att bedöma", "omöjliga att bedöma"),
}
"""What one indicator is, and what several are."""
