"""The handbook says what the program does: every key, name, filter, option and element; and its examples run."""

from __future__ import annotations

import re
import shlex
import tomllib
import typing
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from pathlib import Path

import pytest
import typer
from pydantic import TypeAdapter

from reports.cli import app
from reports.document import Heading, Paragraph, Table, plain, walk
from reports.kinds import KINDS
from reports.model.arende import Arende, Beslut, Underlag, Undertecknare
from reports.model.arsrapport import Avvikelse, Uppdrag
from reports.model.bild import Bild
from reports.model.diagram import Diagram, DiagramTyp, Serie, SerieRoll
from reports.model.internkontroll import Kontroll, Kontrollutfall, Risk
from reports.model.rapport import Avsnitt, Bedomning, Dokumentslag, Huvud, Kommun, Marginaler, Namnd, Profil, Rapport
from reports.model.regler import NIVAER, Regler, Steg
from reports.model.styrkort import DELAR, Del, Indikator, Mal, Malomrade, Riktning
from reports.model.tabell import Kolumn, KolumnRoll, Rad, RadRoll, RadSlag, Spann, Tabell, Tecken
from reports.model.varde import Varde
from reports.pipeline import CHECK, FORMATS, Run, Studio
from reports.readers.load import Workspace
from reports.templating.environment import packaged_templates
from reports.templating.filters import FILTERS
from reports.templating.subset import ATTRIBUTES, CLASSES
from reports.writers.docx_fields import NAMES as WORD_FIELDS
from tests.handbook import (
    CHAPTERS,
    CODE,
    FENCES,
    HANDBOOK,
    PLAN,
    REPORT,
    ROWS,
    code_in,
    example_files,
    lines_of,
    section,
    write,
)
from tests.helpers import ROOT, rodtrad

README = ROOT / "README.md"
STANDARD = "\n".join(path.read_text("utf-8") for path in sorted(packaged_templates().glob("*.jinja")))
OWN_TEMPLATES = [text for info, text in FENCES if info == "jinja"]

TABLES: dict[str, type] = {
    "Tabellerna": Rapport,
    "[kommun]": Kommun,
    "[profil]": Profil,
    "marginaler": Marginaler,
    "[namnd]": Namnd,
    "skala": Steg,
    "[regler]": Regler,
    "[rapport]": Huvud,
    "[[malomrade]]": Malomrade,
    "[[malomrade.mal]]": Mal,
    "[[malomrade.mal.indikator]]": Indikator,
    "uppdelning": Del,
    "[tabell.id]": Tabell,
    "kolumn": Kolumn,
    "rad": Rad,
    "varden": Spann,
    "[diagram.id]": Diagram,
    "serie": Serie,
    "[bild.id]": Bild,
    "[avsnitt.id]": Avsnitt,
    "[bedomning.id]": Bedomning,
    "[arende]": Arende,
    "[[arende.beslut]]": Beslut,
    "beslutsunderlag": Underlag,
    "undertecknare": Undertecknare,
    "[[risk]]": Risk,
    "[[risk.kontroll]]": Kontroll,
    "utfall av en kontroll": Kontrollutfall,
    "[[uppdrag]]": Uppdrag,
    "[[avvikelse]]": Avvikelse,
    "[dokumentslag.id]": Dokumentslag,
}
"""Headings of the reference part, with the part of the model that each explains."""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The handbook's example workspace."""
    for name, text in example_files().items():
        write(tmp_path / name, text)
    return tmp_path


def checked(workspace: Path) -> Run:
    return Run(Studio(Workspace(workspace)), workspace / REPORT, ()).through(CHECK)


# ---------------------------------------------------------------- keys


def _model(kind: object) -> set[type]:
    """The tables that a type is made of."""
    if isinstance(kind, type) and is_dataclass(kind) and not issubclass(kind, Varde):
        hints = typing.get_type_hints(kind)
        return {kind}.union(*(_model(hints[part.name]) for part in fields(kind)))
    return set[type]().union(*(_model(part) for part in typing.get_args(kind)))


def test_the_reference_explains_every_table_of_the_model() -> None:
    assert set(TABLES.values()) == _model(Rapport)


@pytest.mark.parametrize("heading", TABLES)
def test_every_key_of_a_table_is_explained_and_no_other(heading: str) -> None:
    assert sorted(row.name for row in section(heading)) == sorted(part.name for part in fields(TABLES[heading]))
    assert all(row.text[1] and row.code[2] for row in section(heading))


@pytest.mark.parametrize("heading", TABLES)
def test_the_keys_that_must_be_there_are_marked(heading: str) -> None:
    needed = {
        part.name for part in fields(TABLES[heading]) if part.default is MISSING and part.default_factory is MISSING
    }
    every_kind = {"period"} if heading == "[rapport]" and all(kind.needs_period for kind in KINDS) else set()
    assert {row.name for row in section(heading) if row.text[0].endswith("*")} == needed | every_kind


@pytest.mark.parametrize("heading", list(TABLES)[1:])
def test_the_example_of_every_key_can_be_read_as_its_table(heading: str) -> None:
    examples = {row.name: row.code[2][0] for row in section(heading)}
    assert all(re.match(rf"{name} = |\[\[[a-z.]+\.{name}\]\]", example) for name, example in examples.items())
    values = "\n".join(example for example in examples.values() if not example.startswith("["))
    TypeAdapter(TABLES[heading]).validate_python(tomllib.loads(values, parse_float=Decimal))


def test_every_word_that_a_key_may_be_is_explained() -> None:
    choices = (RadRoll, RadSlag, KolumnRoll, Tecken, DiagramTyp, SerieRoll, Riktning)
    words = {word for choice in choices for word in typing.get_args(choice)} - {""}
    assert words | set(DELAR) | set(NIVAER) | {kind.namn.lower() for kind in KINDS} <= CODE


# ---------------------------------------------------------------- examples


def test_every_toml_example_can_be_read() -> None:
    assert all(tomllib.loads(text) for info, text in FENCES if info == "toml")


def test_the_whole_files_make_a_workspace_without_faults_warnings_or_gaps(workspace: Path) -> None:
    result = rodtrad("check", cwd=workspace)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "2 dokument kontrollerade, inga fel\n"


def test_every_expression_runs(workspace: Path) -> None:
    others = ("9 Kommunens utseende", "10 Egna mallar")  # fields of a Word template, and code of a template
    for_staff = [token for name, tokens in CHAPTERS.items() if name not in others for token in tokens]
    code = [text for token in for_staff if token.type == "inline" for text in code_in(token)]
    expressions = {expression for text in code for expression in re.findall(r"\{\{ [\w(].*? \}\}", text)}
    assert len(expressions) > len(FILTERS)
    assert _paragraphs_of(expressions, workspace)


def test_every_expression_prints_what_the_handbook_says(workspace: Path) -> None:
    told = {row.code[-2][0]: row.text[-1] for row in ROWS if row.code[-2] and row.code[-2][0].startswith("{{ ")}
    assert _paragraphs_of(told, workspace) == list(told.values())


def _paragraphs_of(expressions: Iterable[str], workspace: Path) -> list[str]:
    """What expressions print, each in a paragraph of its own at the report's end."""
    text = "\n\n".join(expressions)
    with (workspace / REPORT).open("a", encoding="utf-8") as report:
        report.write(f"[avsnitt.prov]\nrubrik = 'Prov'\ntext = '''\n{text}\n'''\n")
    blocks = [block for block in walk(checked(workspace).document.blocks) if isinstance(block, Heading | Paragraph)]
    begin = next(number for number, block in enumerate(blocks) if plain(block.inlines) == "Prov")
    return [plain(block.inlines).replace("\u00a0", " ") for block in blocks[begin + 1 :]]


def test_the_table_that_is_computed_is_the_one_that_the_handbook_shows(workspace: Path) -> None:
    tabell = checked(workspace).rapport.tabell["resultat"]
    made = [[rad.namn.text, *(str(value) for value in tabell.varden(rad).values())] for rad in tabell.rad]
    assert [[cell.replace("\u00a0", " ") for cell in row] for row in made] == [
        row.text for row in section("Summor och avvikelser")
    ]


def test_the_first_ten_minutes_lead_to_the_documents_that_they_promise(tmp_path: Path) -> None:
    chapter = "1 Kom igång på tio minuter"
    commands = [shlex.split(line)[1:] for line in lines_of(chapter, "sh") if line.startswith("rodtrad ")]
    new_workspace, new_plan, *check_and_build = commands
    rodtrad(*new_workspace, cwd=tmp_path)
    workspace = tmp_path / new_workspace[2]
    rodtrad(*new_plan, cwd=workspace)
    assert (workspace / PLAN).is_file()
    write(workspace / PLAN, example_files()[PLAN])
    assert [rodtrad(*command, cwd=workspace).stderr for command in check_and_build] == ["", ""]
    promised = lines_of(chapter, "text")
    assert [path for path in promised if (workspace / path).is_file()] == promised


def test_every_command_that_is_shown_as_an_example_works(workspace: Path) -> None:
    commands = [shlex.split(line)[1:] for line in lines_of("13 Kommandon", "sh")]
    assert [rodtrad(*command, cwd=workspace).stderr for command in commands] == [""] * len(commands)
    assert (workspace / "content/exempel/socialnamnden/2027/augusti/delarsrapport-augusti.toml").is_file()
    assert rodtrad("check", cwd=workspace).returncode == 0


# ---------------------------------------------------------------- what prose and templates can reach


def test_every_filter_is_explained(workspace: Path) -> None:
    in_prose = checked(workspace).page.prose.env.filters
    assert {*FILTERS, *in_prose, "markdown", "stycke"} <= CODE


def test_every_name_that_prose_or_a_template_can_reach_is_explained(workspace: Path) -> None:
    page = checked(workspace).page
    names = {*page.prose.names, *page.layout()} - set(page.rapport.tabell)
    assert names <= {code.partition("(")[0] for code in CODE}


def test_every_block_and_macro_of_the_standard_templates_is_named() -> None:
    assert set(re.findall(r"\{% (?:block|macro) (\w+)", STANDARD)) <= CODE


def test_every_section_and_table_that_a_standard_template_places_is_named() -> None:
    placed = re.findall(r'(?:avsnitt|tabell|finns)\("(\w+)"|"(\w+)" in tabeller', STANDARD)
    assert {id_ for pair in placed for id_ in pair if id_} <= CODE


def test_every_element_is_explained_with_its_attributes_and_classes() -> None:
    rows = section("Elementen")
    explained = {tag.strip("<>"): (set(row.code[1]), set(row.code[2])) for row in rows for tag in row.code[0]}
    assert explained == {tag: (set(ATTRIBUTES[tag]), set(CLASSES.get(tag, ()))) for tag in ATTRIBUTES}


def test_the_example_of_an_own_template_puts_the_target_before_the_outcomes(workspace: Path) -> None:
    before = ["Nämndmål", "Mål uppnått", "Nämndindikator", "2025", "2026", "Mars 2027", "Målvärde"]
    assert _goal_table(workspace) == before
    _use(OWN_TEMPLATES[0], workspace)
    assert _goal_table(workspace) == ["Mål", "Uppnått", "Indikator", "Målvärde", "2025", "2026", "Mars 2027"]


def test_the_example_that_calls_the_standard_macro_changes_the_words_only(workspace: Path) -> None:
    _use(OWN_TEMPLATES[1], workspace)
    assert _goal_table(workspace) == ["Mål", "Uppnått", "Mått", "2025", "2026", "Mars 2027", "Målvärde"]


def _use(template: str, workspace: Path) -> None:
    named = re.match(r"\{# (templates/\S+) #\}", template)
    assert named is not None
    write(workspace / named[1], template)


def _goal_table(workspace: Path) -> list[str]:
    """The headings of the table with the goals of the first area."""
    tables = [block for block in walk(checked(workspace).document.blocks) if isinstance(block, Table)]
    table = next(table for table in tables if table.id.startswith("mal-trygghet"))
    cells = [block for cell in table.head[0].cells for block in cell.blocks if isinstance(block, Paragraph)]
    return [plain(block.inlines).replace("\u00a0", " ") for block in cells]


def test_every_field_of_a_word_template_is_explained() -> None:
    assert sorted(row.name for row in section("Kommunens Word-mall")) == sorted(WORD_FIELDS)


# ---------------------------------------------------------------- the program


def _commands() -> dict[str, set[str]]:
    group = typing.cast("typing.Any", typer.main.get_command(app))
    return {
        f"rodtrad {name}": {option for param in command.params for option in param.opts if option.startswith("--")}
        for name, command in group.commands.items()
    }


def test_every_command_and_option_is_explained_and_no_other() -> None:
    explained = {
        command: {option for row in section(command) for option in row.code[0]} - {"--help"} for command in _commands()
    }
    assert explained == _commands()
    assert {"rodtrad --version", "rodtrad --help", *FORMATS} <= CODE


def test_every_message_that_is_explained_is_one_that_the_program_gives() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "reports").rglob("*.py"))
    pieces = {piece.strip(' "') for row in section("11 När något blir fel") for piece in row.name.split("…")}
    assert {piece for piece in pieces if piece not in source} == set()


@pytest.mark.parametrize("page", [README, HANDBOOK], ids=lambda page: page.name)
def test_every_link_to_another_page_leads_to_something(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_list_of_contents_leads_to_every_chapter() -> None:
    anchors = [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in CHAPTERS]
    assert re.findall(r"\]\(#([^)]+)\)", HANDBOOK.read_text("utf-8")) == anchors


def test_the_readme_has_its_two_commands_each_on_a_line_of_its_own() -> None:
    lines = [line for line in README.read_text("utf-8").split("\n") if line.startswith("python3 ")]
    assert [line.rpartition("/")[2] for line in lines] == ["rodtrad build", "nox"]
