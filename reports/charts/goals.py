"""Goals by målområde: a mark for each that tells its status by form and tone, and its name. All measures are points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.charts.figures import Goal
from reports.charts.frame import Task
from reports.charts.inks import BASE, GREY, MUTED, PAPER, Stroke, at_least, sides
from reports.charts.look import LEADING, SIZE, SMALL, TALLEST, Lettering
from reports.charts.names import Lines, at_most
from reports.charts.paper import Paper
from reports.charts.plot import EDGE
from reports.document import Look

_MARK = 9.0
_LEAD = 16.0
"""From the left of a mark to the text beside it."""
_ROW_AIR = 5.0
_AREA_AIR = 8.0
_BETWEEN = 20.0
"""Between two columns, and between two entries of the legend."""
_FEW = 10
"""So few goals stand in one column."""
_CHECK = ((-2.2, 0.2), (-0.6, -1.6), (2.4, 1.8))
_LINE = SIZE * LEADING
_FORMS = {
    **dict.fromkeys("✓✔☑", "check"),
    **dict.fromkeys("◆◇♦", "D"),
    **dict.fromkeys("▼▽", "v"),
    **dict.fromkeys("▲△", "^"),
    **dict.fromkeys("●○", "o"),
    **dict.fromkeys("■□", "s"),
    **dict.fromkeys("✗✘×✕", "X"),
}
"""The form of a mark for the signs that scales have."""
_BY_LEVEL: Mapping[str, str] = {"uppnått": "check", "delvis": "D", "ej uppnått": "v", "kan inte bedömas": "dash"}


@dataclass(frozen=True, slots=True)
class _Way:
    """How goals are laid out: in how many columns, with the status in words or not, names in how many lines."""

    columns: int
    words: bool
    lines: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A målområde's name, or a goal with its mark."""

    lines: Lines
    height: float
    goal: Goal | None = None
    word: str = ""


def goals(task: Task) -> Paper:
    """The goals under their målområden, in as few columns as a page's height allows, with a legend that counts them."""
    shown = task.figures.goals
    ways = [_Way(2, True, 3), _Way(2, False, 3), _Way(2, False, 2), _Way(3, False, 1)]
    ways = [_Way(1, True, 3), *ways] if len(shown) <= _FEW else ways
    laid = [(way, _columns(_rows(task, way), way.columns)) for way in ways]
    way, columns = next(((way, made) for way, made in laid if _tallest(made) <= TALLEST), laid[-1])
    entries = _legend(shown, task)
    head = len(entries) * (_LINE + 4) + _AREA_AIR / 2
    paper = Paper(task.pen, task.width, EDGE + _tallest(columns) + head)
    _draw_legend(paper, entries)
    for number, rows in enumerate(columns):
        _draw_column(paper, rows, number * (_width(task, way) + _BETWEEN), _width(task, way), paper.height - head)
    return paper


def mark(paper: Paper, x: float, y: float, goal: Goal) -> None:
    """The mark of a goal's status, with its middle at a place."""
    form, stroke = _form(goal), _stroke(goal, paper.pen.look)
    size = _MARK * {"D": 0.8, "s": 0.85}.get(form, 1.0)
    paper.mark(x, y, stroke, size)
    if form == "check":
        paper.line([x + dx for dx, _ in _CHECK], [y + dy for _, dy in _CHECK], PAPER, 1.3)
    elif form == "dash":
        paper.line([x - 2, x + 2], [y, y], stroke.colour, 1.3)


def _form(goal: Goal) -> str:
    return _FORMS.get(goal.sign) or _BY_LEVEL.get(goal.level, "s")


def _stroke(goal: Goal, look: Look) -> Stroke:
    """Dark for what is reached, light for what is so in part, the other colour for what isn't, empty for all else."""
    whole, partly, less = sides(look)
    grey = at_least(GREY, 4.5)
    colour, filling = {
        "uppnått": (whole.edge, whole.fill),
        "delvis": (partly.edge, partly.fill),
        "ej uppnått": (less.edge, less.edge),
    }.get(goal.level, (grey, PAPER))
    return Stroke(colour, (), {"check": "o", "dash": "o"}.get(_form(goal), _form(goal)), filling, 0.0)


# ---------------------------------------------------------------- layout


def _width(task: Task, way: _Way) -> float:
    return (task.width - (way.columns - 1) * _BETWEEN) / way.columns


def _rows(task: Task, way: _Way) -> list[_Row]:
    made: list[_Row] = []
    width, pen, area = _width(task, way), task.pen, None
    beside = pen.widest((goal.word for goal in task.figures.goals), SMALL) + _LEAD if way.columns == 1 else 0.0
    for goal in task.figures.goals:
        if goal.area != area:
            area = goal.area
            lines = at_most(area, 2, width, pen)
            made.append(_Row(lines, len(lines) * _LINE + _AREA_AIR + 4))
        lines = at_most(goal.name, way.lines, width - _LEAD - min(beside, width / 3), pen)
        below = SMALL * LEADING if way.words and way.columns > 1 else 0.0
        word = pen.shortened(goal.word, width / 3 if way.columns == 1 else width - _LEAD, SMALL) if way.words else ""
        made.append(_Row(lines, max(len(lines) * _LINE + below, _MARK) + _ROW_AIR, goal, word))
    return made


def _columns(rows: Sequence[_Row], count: int) -> list[list[_Row]]:
    """The rows in so many columns of about the same height; a målområde's name is never the last of one."""
    least = max((row.height for row in rows), default=0.0)
    limit = max(least * 2, sum(row.height for row in rows) / count)
    while len(made := _filled(rows, limit)) > count:
        limit += _LINE / 2
    return made


def _filled(rows: Sequence[_Row], limit: float) -> list[list[_Row]]:
    columns: list[list[_Row]] = [[]]
    for number, row in enumerate(rows):
        following = rows[number + 1].height if row.goal is None and number + 1 < len(rows) else 0.0
        if columns[-1] and sum(one.height for one in columns[-1]) + row.height + following > limit:
            columns.append([])
        columns[-1].append(row)
    return columns


def _tallest(columns: Sequence[Sequence[_Row]]) -> float:
    return max(sum(row.height for row in rows) for rows in columns)


# ---------------------------------------------------------------- drawing


def _draw_column(paper: Paper, rows: Sequence[_Row], left: float, width: float, top: float) -> None:
    for row in rows:
        if row.goal is None:
            _draw_area(paper, row, left, width, top)
        else:
            _draw_goal(paper, row, row.goal, (left, width, top))
        top -= row.height


def _draw_area(paper: Paper, row: _Row, left: float, width: float, top: float) -> None:
    middle = top - _AREA_AIR - len(row.lines) * _LINE / 2
    paper.lines(left, middle, row.lines, Lettering(colour=MUTED))
    bottom = top - row.height + 3
    paper.line([left, left + width], [bottom, bottom], BASE, 0.5)


def _draw_goal(paper: Paper, row: _Row, goal: Goal, place: tuple[float, float, float]) -> None:
    left, width, top = place
    first = top - _ROW_AIR / 2 - _LINE / 2
    middle = first - (len(row.lines) - 1) * _LINE / 2
    mark(paper, left + _MARK / 2 + 2, first, goal)
    paper.lines(left + _LEAD, middle, row.lines)
    is_below = row.height > max(len(row.lines) * _LINE, _MARK) + _ROW_AIR + 1
    if row.word and is_below:
        below = first - (len(row.lines) - 1) * _LINE - (_LINE + SMALL * LEADING) / 2
        paper.text(left + _LEAD, below, row.word, Lettering(SMALL, MUTED))
    elif row.word:
        paper.text(left + width, first, row.word, Lettering(SMALL, MUTED, "right"))


def _legend(shown: Sequence[Goal], task: Task) -> list[list[tuple[float, str, Goal]]]:
    """A mark for each status that a goal has, with its word and how many goals have it, in rows."""
    found: list[list[tuple[float, str, Goal]]] = []
    x = task.width + 1
    for goal in {goal.word: goal for goal in sorted(shown, key=lambda one: one.order)}.values():
        count = sum(one.word == goal.word for one in shown)
        text = task.pen.shortened(f"{goal.word}: {count}", task.width - _LEAD)
        needed = _LEAD + task.pen.width(text)
        if x + needed > task.width:
            found.append([])
            x = 0.0
        found[-1].append((x, text, goal))
        x += needed + _BETWEEN
    return found


def _draw_legend(paper: Paper, entries: Sequence[Sequence[tuple[float, str, Goal]]]) -> None:
    for number, row in enumerate(entries):
        y = paper.height - number * (_LINE + 4) - _LINE / 2 - 1
        for x, text, goal in row:
            mark(paper, x + _MARK / 2 + 2, y, goal)
            paper.text(x + _LEAD, y, text)
