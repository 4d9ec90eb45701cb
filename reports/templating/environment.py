"""The template language: Jinja in its sandbox, strict about names, escaping all values."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
)  # fmt: skip
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment
from markupsafe import Markup

from reports import inputs, swedish
from reports.model.varde import Varde
from reports.templating.compiled import Compiled
from reports.templating.faults import NOT_UTF8, Okand, TemplateFault
from reports.templating.filters import FILTERS
from reports.templating.places import Places

STANDARD = "standard"
"""Prefix by which a kommun's template reaches the packaged one of the same name."""

_LARGEST = 1000
_PROSE_FILTERS = ("default", "first", "last", "length", "lower", "max", "min", "upper")
"""What prose may use of Jinja's own filters: those that can't make a text longer."""


def packaged_templates() -> Path:
    """Folder of the templates that come with the program: inside the wheel, or beside the package in a clone."""
    inside = Path(__file__).parent.parent / "standard"
    return inside if inside.is_dir() else Path(__file__).parent.parent.parent / "templates"


_ANSWERED: dict[tuple[type, str], bool] = {}
"""What has been said of attributes: a template asks for the same few thousands of times."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """Content is data: no reach into Python, and no expression that fills the memory."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Texts have filters, not methods: `"a".ljust(10**9)` would fill the memory.

        Jinja asks for the kind of an object and the attribute's name alone, so its answer holds for all of the kind.
        """
        asked = type(obj), attr
        if (known := _ANSWERED.get(asked)) is None:
            safe = not isinstance(obj, str) and super().is_safe_attribute(obj, attr, value)
            known = _ANSWERED[asked] = safe
        return known

    def wrap_str_format(self, value: object) -> None:
        """`"{:>1000000000}".format(1)` is a method of a text like the others."""

    def call_binop(self, _context: object, operator: str, left: object, right: object) -> object:
        """Multiply, raise or take the remainder of numbers; any of them on a text would make it longer."""
        numbers = [Decimal(str(value)) if isinstance(value, float) else value for value in (left, right)]
        if not all(isinstance(value, int | Decimal) for value in numbers):
            raise TemplateFault(f"{operator} går bara att använda på tal", "skriv .tal efter ett värde för att räkna")
        if operator == "**" and max(map(abs, numbers)) > _LARGEST:  # type: ignore[arg-type]
            raise TemplateFault("** går bara att använda på små tal")
        return self.binop_table[operator](*numbers)


class _Packaged(FileSystemLoader):
    """The templates that come with the program: those of a kommun in a folder below are that kommun's alone."""

    def __init__(self, folder: Path, own: Path) -> None:
        super().__init__(folder)
        self.own = own
        """The folder of the templates that come before these."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Source, path and freshness of a template."""
        if "/" in template:
            raise TemplateNotFound(template)
        inputs.asked(self.own / template)
        source, path, _ = super().get_source(environment, template)
        return source, path, lambda: _noted(self.own / template)


class _Templates(FileSystemLoader):
    """Templates of a folder; none outside it, and none that isn't UTF-8."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Source, path and freshness of a template."""
        for folder in self.searchpath:
            inputs.asked(Path(folder, template))
        try:
            source, path, _ = super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise TemplateSyntaxError(NOT_UTF8, line, template) from None
        if not any(Path(path).resolve().is_relative_to(Path(folder).resolve()) for folder in self.searchpath):
            raise TemplateFault(
                f"mallen {template} är en länk till en fil utanför mappen", "lägg filen i mappen i stället"
            )
        return source, path, lambda: _noted(Path(path))


def _noted(path: Path) -> bool:
    """Whether a template that was read is fresh: it is as long as one run lasts, but who asks for it depends on it."""
    inputs.asked(path)
    return True


def environment(own_templates: Path) -> SandboxedEnvironment:
    """The environment of a workspace; its own templates come before the packaged ones."""
    packaged = _Packaged(packaged_templates(), own_templates)
    loaders: list[BaseLoader] = [_Templates(own_templates), PrefixLoader({STANDARD: packaged}), packaged]
    env = _Sandbox(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=Okand,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
        extensions=[Places],
        bytecode_cache=Compiled(packaged_templates()),
    )
    env.filters |= FILTERS
    return env


def prose_environment(env: SandboxedEnvironment) -> SandboxedEnvironment:
    """The same language for expressions in prose: the Swedish filters, and nothing that makes texts grow."""
    prose = env.overlay()
    prose.filters = {name: env.filters[name] for name in (*FILTERS, *_PROSE_FILTERS)}
    prose.filters |= {name: _of_values(env.filters[name]) for name in ("lower", "upper")}
    prose.globals = {}
    return prose


def _of_values(change: Callable[..., object]) -> Callable[..., object]:
    """The filter of texts for values alone: what is laid out already has element names among its letters."""

    def changed(value: object) -> object:
        if isinstance(value, Markup):
            raise TemplateFault("lower och upper går bara att använda på ett värde", "ta bort filtret")
        return change(value)

    return changed


def _visible(value: object) -> object:
    """A value that is missing is seen to be missing; what is no value at all is a fault, never Python's own words."""
    if value is None:
        return Markup(f'<mark class="saknas">{swedish.MISSING}</mark>')  # noqa: S704  # constant
    if isinstance(value, _PRINTABLE) and not isinstance(value, bool):
        return value
    if callable(value):
        raise TemplateFault(
            "uttrycket är inget värde", 'skriv parentes efter namnet: i_korthet(), mal("trygghet").namn'
        )
    raise TemplateFault("uttrycket är inget som går att skriva ut", _WHICH)


def shown(value: object) -> object:
    """A value as prose prints it: numbers and dates by the Swedish rules."""
    match value:
        case bool():
            raise TemplateFault("uttrycket är sant eller falskt, inget som går att skriva ut", _WHICH)
        case int() | Decimal() | float():
            number = Decimal(str(value))
            if -int(number.as_tuple().exponent) > _DECIMALS:
                raise TemplateFault("talet har för många decimaler", "avrunda det med till exempel | tal(1)")
            return swedish.number(number)
        case datetime.date():
            return swedish.date(value)
    return _visible(value)


_PRINTABLE = (str, Varde, int, float, Decimal, datetime.date, Undefined)
_DECIMALS = 6
_WHICH = "skriv vilken rad och kolumn, som drift.summa.utfall"
