"""The template language: what content and templates can reach, and a kommun's own templates."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT
from tests.workspaces import document, headings, paragraphs, plan, row_text, said, tables, workspace

OWN = "templates/exempel/verksamhetsplan.html.jinja"
TABLE = """
[tabell.drift]
rubrik = "Drift"
forsta_kolumn = "Namn"
kolumn = [{ id = "utfall", namn = "Utfall" }]
rad = [{ namn = "Summa", id = "summa", varden = [1] }]
"""

REACHES = [
    "rapport.__class__",
    "''.__class__.__mro__",
    "rapport.typ.__class__.__base__.__subclasses__()",
    "tabell.__globals__",
    "tabell.__func__.__globals__",
    "mal.__self__.env",
    "rapport.__dataclass_fields__",
    "kommun.namn.of.__func__",
    "drift.__getitem__",
    "tabeller.__class__",
    "titel.text.format",
    "'{0.__class__}'.format(titel)",
    "'{:>1000000000}'.format(1)",
    "'x'.ljust(10**9)",
    "'%1000000000d' % 5",
    "9**9**9",
    "10**10000",
    "'x' * 10**9",
    "[1] * 10**9",
    "range(10**9) | list",
    "range(10**5) | join(range(10**5) | join)",
    "'x' | center(10**9)",
    "titel | replace('a', 'b')",
    "lipsum(n=10**6)",
    "cycler.__init__.__globals__",
    "self.__init__.__globals__",
    "namespace(a=1)",
    "avsnitt('inledning')",
    "tabeller.clear()",
    "tabeller.update(drift=1)",
    "tabeller | attr('__class__')",
    "rapport | tojson",
    "titel | markdown",
    "drift.with_rows(())",
    "().__class__",
    "1 .__class__",
]


def test_no_expression_of_the_content_reaches_into_python_or_fills_the_memory(tmp_path: Path) -> None:
    prose = "\n\n".join(f"{{{{ {expression} }}}}" for expression in REACHES)
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan(prose), "ekonomi.toml": TABLE})
    command = [sys.executable, "-c", "from reports.cli import main; main()", "check"]
    result = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert "Traceback" not in result.stderr
    assert result.returncode == 1
    lines = {int(line.split(":")[1]) for line in result.stderr.split("\n") if line.startswith("content")}
    assert lines == {7 + 2 * number for number in range(len(REACHES))}


def test_what_prose_can_not_reach_is_said_in_swedish(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"verksamhetsplan.toml": plan("{{ rapport.__class__ }} {{ tabeller.clear() }}")})
    assert said(root) == [
        'verksamhetsplan.toml:7: "__class__" går inte att nå från en mall',
        'verksamhetsplan.toml:7: "clear" går inte att nå från en mall',
    ]


# ---------------------------------------------------------------- files


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "../content/exempel/kommun.toml", "exempel/../../hemligt.txt", ".."]
)
@pytest.mark.parametrize("tag", ["include", "extends", "import"])
def test_a_template_can_not_take_in_a_file_outside_templates(name: str, tag: str, tmp_path: Path) -> None:
    suffix = " as m" if tag == "import" else ""
    root = workspace(tmp_path, {OWN: f'\n{{% {tag} "{name}"{suffix} %}}', "./hemligt.txt": "hemligt"})
    (fault,) = said(root)
    assert fault.startswith(f"templates/exempel/verksamhetsplan.html.jinja:2: mallen {name} finns inte")


def test_a_template_that_is_a_link_out_of_templates_is_not_read(tmp_path: Path) -> None:
    root = workspace(tmp_path / "ws", {OWN: '{% include "exempel/lank.jinja" %}'})
    (tmp_path / "hemligt.txt").write_text("hemligt")
    (root / "templates/exempel/lank.jinja").symlink_to(tmp_path / "hemligt.txt")
    (fault,) = said(root)
    assert "mallen exempel/lank.jinja är en länk till en fil utanför mappen" in fault


def test_a_template_saved_by_an_older_editor_says_so_with_its_line(tmp_path: Path) -> None:
    root = workspace(tmp_path, {OWN: "<p>a</p>\n<p>å</p>".encode("cp1252")})
    (fault,) = said(root)
    assert fault.startswith("templates/exempel/verksamhetsplan.html.jinja:2: mallen är inte sparad som UTF-8")


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("\n{{ nme }}", '2: "nme" finns inte'),
        ("\n{{ rapport.titl.x }}", '2: "titl" finns inte i rapport\n  tips: menade du titel?'),
        ("\n{% for x in kommun %}{% endfor %}", "2: uttrycket går inte att räkna ut"),
        ("\n{% foo %}", "2: taggen foo finns inte"),
        ("{% if kommun %}\n{% endfor %}", '2: taggen endfor hör inte hemma här; blocket "if" är inte avslutat'),
        ("\n{% if kommun %}", '2: blocket "if" är inte avslutat'),
        ("\n{{ kommun.namn | versaler }}", "2: filtret versaler finns inte"),
        ("\n{{ 'x' | markdown }}", "2: uttrycket går inte att räkna ut"),
        ("\n{{ 1 / 0 }}", "2: uttrycket delar med noll"),
        ("\n{{ ''.__class__ }}", '2: "__class__" går inte att nå från en mall'),
        ("\n{% include 'exempel/verksamhetsplan.html.jinja' %}", "2: uttrycket är för djupt, eller visar sig självt"),
        ("\n<p>{{ tabell('x') }}</p>", "2: tabellen x finns inte"),
        ("\n<p>a<p>", "2: <p> stängs aldrig; mallens slut kommer först"),
        ("\n{% extends kommun.saknas %}", '2: "saknas" finns inte i kommun'),
    ],
    ids=range(14),
)
def test_a_fault_in_a_template_is_told_with_the_templates_line(template: str, message: str, tmp_path: Path) -> None:
    (fault,) = said(workspace(tmp_path, {OWN: template}))
    assert fault.startswith(f"templates/exempel/verksamhetsplan.html.jinja:{message}")


# ---------------------------------------------------------------- a kommun's own


def test_a_kommun_overrides_one_block_and_keeps_the_rest(tmp_path: Path) -> None:
    own = '{% extends "verksamhetsplan.html.jinja" %}{% block omslag %}<h1>{{ kommun.namn | upper }}</h1>{% endblock %}'
    root = workspace(tmp_path, {OWN: own, "content/annan/namnden/2027/plan.toml": plan(),
                                "content/annan/kommun.toml": '[kommun]\nnamn = "Annan"\n',
                                "content/annan/namnden/namnd.toml": '[namnd]\nnamn = "N"\n'})  # fmt: skip
    assert headings(document(root)) == ["EXEMPELS KOMMUN", "Inledning"]
    assert headings(document(root, "content/annan/namnden/2027/plan.toml")) == ["Inledning"]


def test_a_kommuns_own_macros_lay_out_the_tables_of_its_texts(tmp_path: Path) -> None:
    own = (
        '{% import "makron.html.jinja" as standard with context %}{% macro figur(d, id, bild, alt) %}{% endmacro %}'
        "{% macro tabell(t, id) %}<p>Min tabell {{ t.rubrik }}</p>{% endmacro %}"
    )
    prose = plan('{{ tabell("drift") }}')
    root = workspace(
        tmp_path, {"templates/exempel/makron.html.jinja": own, "verksamhetsplan.toml": prose, "ekonomi.toml": TABLE}
    )
    assert paragraphs(document(root))[-1] == "Min tabell Drift"


def test_a_kommuns_own_macros_lay_out_the_tables_of_the_standard_templates(tmp_path: Path) -> None:
    standard = (ROOT / "templates/makron.html.jinja").read_text("utf-8")
    own = standard.replace('rubriker=("Indikatorer",', 'rubriker=("Mått",')
    assert own != standard
    goals = '[[malomrade]]\nid = "a"\nnamn = "A"\n[[malomrade.indikator]]\nid = "b"\nnamn = "B"\nmalvarde = 1\n'
    root = workspace(tmp_path, {"templates/exempel/makron.html.jinja": own, "styrkort.toml": goals})
    assert row_text(tables(document(root))[0].head[0])[0] == "Mått"


def test_a_workspaces_own_template_reaches_the_standard_one_of_its_name(tmp_path: Path) -> None:
    own = '{% extends "standard/verksamhetsplan.html.jinja" %}{% block omslag %}<h1>Egen</h1>{% endblock %}'
    root = workspace(tmp_path, {"templates/verksamhetsplan.html.jinja": own})
    assert headings(document(root)) == ["Egen", "Inledning"]


def test_two_reports_of_one_run_do_not_share_what_they_print(tmp_path: Path) -> None:
    root = workspace(
        tmp_path,
        {"verksamhetsplan.toml": plan("Ett {{ drift.summa.utfall }}."), "ekonomi.toml": TABLE,
         "content/exempel/kultur/namnd.toml": '[namnd]\nnamn = "K"\n',
         "content/exempel/kultur/2027/plan.toml": plan("Två {{ drift.summa.utfall }}.", TABLE.replace("[1]", "[2]"))},
    )  # fmt: skip
    from reports.pipeline import CHECK, Run, Studio
    from reports.readers.load import Workspace

    studio = Studio(Workspace(root))
    names = ["content/exempel/socialnamnden/2027/verksamhetsplan.toml", "content/exempel/kultur/2027/plan.toml"]
    pages = [Run(studio, root / name, ()).through(CHECK).document for name in [*names, names[0]]]
    assert [paragraphs(page)[-1] for page in pages] == ["Ett 1.", "Två 2.", "Ett 1."]
