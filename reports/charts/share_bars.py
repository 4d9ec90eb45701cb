"""Bars of shares: each category's parts of its whole, from 0 to 100 percent. All measures are points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reports import swedish
from reports.charts.figures import Figures, Series
from reports.charts.frame import Frame, Task
from reports.charts.inks import MUTED, Tone, tones
from reports.charts.look import FILLED, LEADING, LYING, SIZE, SMALL, WIDEST, Lettering
from reports.charts.names import Lines
from reports.charts.paper import Paper
from reports.charts.plot import Plot
from reports.charts.rows import NO_VALUES, gap_words
from reports.charts.scale import Scale
from reports.model.andelar import in_percents

_SHARE = 20.0
_ALONE = 32.0
"""Height of a share bar that stands alone, with names and percents in two lines."""
_AIR = 4.0
_SCALE = Scale(0, 4, Decimal(25), Decimal(0), Decimal(100))
_TWO_LINES = 2 * SIZE * LEADING


def standing_shares(task: Task) -> Paper:
    """Upright bars, each as high as the whole; they lie when the names are too long to stand below."""
    frame = _frame(task, _inks(task))
    if not frame.readable:
        return lying_shares(task)
    plot, thickness = frame.upright(), min(WIDEST, FILLED * frame.slot)
    return _drawn(task, plot, thickness)


def lying_shares(task: Task) -> Paper:
    """Lying bars, each as long as the whole."""
    frame = _frame(task, _inks(task))
    slot = frame.lying_slot(LYING / FILLED)
    return _drawn(task, frame.lying(slot), min(LYING, FILLED * slot))


def share_bar(task: Task) -> Paper:
    """A thick lying bar without an axis for each category, its parts with their percents, and names where they fit."""
    shown = replace(task.figures, unit="")
    inks = _inks(task)
    if _is_alone(shown):
        return _alone(task, shown, inks)
    plain = Frame(replace(task, figures=shown), _SCALE, axis=False)
    slot = plain.lying_slot(_SHARE / FILLED)
    named = _is_named(task, plain, slot)
    names = ("", *shown.names) if named else shown.names
    frame = replace(plain, task=replace(task, figures=replace(shown, names=names)), samples=() if named else inks)
    plot, thickness = frame.lying(slot), min(_SHARE, FILLED * slot)
    if named:
        _draw_names(task, plot, task.figures.shares(0))
    return _drawn(task, plot, thickness, after=int(named))


def told_share(share: Decimal, series: Series, index: int, *, as_written: bool) -> str:
    """A share as its part says it: whole percents, or the percents that staff wrote."""
    return f"{series.texts[index] if as_written else swedish.number(in_percents(share))}{swedish.HARD_SPACE}%"


def _inks(task: Task) -> tuple[Tone, ...]:
    """The fillings of the series."""
    made = tones(task.pen.look, len(task.figures.series), by_year=task.figures.by_year)
    return made[::-1] if _is_alone(task.figures) else made


def _is_alone(shown: Figures) -> bool:
    """Whether there is one bar without a name, whose first part is the one to see."""
    return shown.names == ("",)


def _frame(task: Task, inks: Sequence[Tone]) -> Frame:
    unit = task.figures.unit if task.figures.in_percent else "Andel, %"
    return Frame(replace(task, figures=replace(task.figures, unit=unit)), _SCALE, inks if len(inks) > 1 else ())


def _drawn(task: Task, plot: Plot, thickness: float, after: int = 0) -> Paper:
    """Every category's parts, the first after so many empty places; the words of a gap where a part is missing."""
    for index in range(len(task.figures.names)):
        middle = plot.middle(index + after)
        if not _draw_parts(task, plot, middle, thickness, index):
            _draw_gap(task, plot, middle, index)
    if after or len(task.figures.names) > 1:
        plot.help_line(0)
    return plot.paper


def _draw_parts(task: Task, plot: Plot, middle: float, thickness: float, index: int) -> bool:
    shown, inks, start = task.figures, _inks(task), Decimal(0)
    shares = shown.shares(index)
    for number, share in enumerate(shares):
        end = start + share
        if share:
            plot.bar(middle, thickness, start, end, inks[number])
            text = told_share(share, shown.series[number], index, as_written=shown.in_percent)
            plot.figure_within(middle, thickness, (start, end), text, inks[number])
        if start and share:
            plot.seam(middle, thickness, start)
        start = end
    return bool(shares)


def _draw_gap(task: Task, plot: Plot, middle: float, index: int) -> None:
    words = _words(task.figures, index)
    fits = plot.lying or task.pen.width(words, SMALL) <= plot.slot
    if words and fits:
        plot.figure(middle, Decimal(0), (gap_words(task, words), MUTED))


def _words(shown: Figures, index: int) -> str:
    """What stands where there is nothing to share: the words of a gap, the zero that all parts are, or that none is."""
    points = [series.points[index] for series in shown.series]
    gaps = [text for number, text in points if number is None]
    written = {text for _, text in points}
    if any(gaps):
        return next(filter(None, gaps))
    if gaps and not _is_alone(shown):
        return ""
    return written.pop() if len(written) == 1 and not gaps else NO_VALUES


# ---------------------------------------------------------------- names


def _alone(task: Task, shown: Figures, inks: Sequence[Tone]) -> Paper:
    """One bar: names and percents within the parts, or above the bar where a part has no room for them."""
    told = _told(task.figures)
    if _has_room(task, told):
        return _named_within(
            Frame(replace(task, figures=shown), _SCALE, axis=False), task.figures.shares(0), told, inks
        )
    named = tuple(replace(one, name=" ".join(lines).strip()) for one, lines in zip(shown.series, told, strict=True))
    frame = Frame(replace(task, figures=replace(shown, series=named)), _SCALE, inks, axis=False)
    return _drawn(task, frame.lying(_SHARE / FILLED), _SHARE)


def _told(shown: Figures) -> list[Lines]:
    """The name and the percent of each part of the one bar; names alone when there is nothing to share."""
    shares = shown.shares(0)
    if not shares:
        return [(one.name,) for one in shown.series]
    return [
        (one.name, told_share(share, one, 0, as_written=shown.in_percent))
        for one, share in zip(shown.series, shares, strict=True)
    ]


def _has_room(task: Task, told: Sequence[Lines]) -> bool:
    """Whether every part of the one bar is as wide as its name and its percent."""
    shares = task.figures.shares(0)
    return bool(shares) and all(
        task.pen.widest(lines) + 2 * _AIR <= float(share) / 100 * task.width * 0.99
        for lines, share in zip(told, shares, strict=True)
    )


def _named_within(frame: Frame, shares: Sequence[Decimal], told: Sequence[Lines], inks: Sequence[Tone]) -> Paper:
    plot, start = frame.lying(_ALONE / FILLED), Decimal(0)
    for share, lines, ink in zip(shares, told, inks, strict=True):
        _draw_named_part(plot, (start, start + share), lines, ink)
        start += share
    return plot.paper


def _draw_named_part(plot: Plot, part: tuple[Decimal, Decimal], lines: Lines, tone: Tone) -> None:
    middle = plot.middle(0)
    plot.bar(middle, _ALONE, *part, tone)
    if part[0]:
        plot.seam(middle, _ALONE, part[0])
    along = (plot.value(part[0]) + plot.value(part[1])) / 2
    if tone.hatch:
        plot.paper.plate(along, middle, plot.paper.pen.widest(lines) + 4, _TWO_LINES + 2)
    plot.paper.lines(along, middle, lines, Lettering(colour=tone.text, align="center"))


def _is_named(task: Task, frame: Frame, slot: float) -> bool:
    """Whether every part of the first bar is as wide as its name."""
    shares = task.figures.shares(0) if task.figures.names else ()
    width = frame.lying_width(slot)
    return len(shares) > 1 and all(
        task.pen.width(one.name) + _AIR <= float(share) / 100 * width
        for one, share in zip(task.figures.series, shares, strict=True)
    )


def _draw_names(task: Task, plot: Plot, shares: Sequence[Decimal]) -> None:
    start = Decimal(0)
    for one, share in zip(task.figures.series, shares, strict=True):
        along = (plot.value(start) + plot.value(start + share)) / 2
        plot.paper.text(along, plot.middle(0), one.name, Lettering(align="center"))
        start += share
