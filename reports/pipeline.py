"""One document from content to bytes: the run as a list of named steps, and the table of formats."""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reports import swedish
from reports.diagnostics import Diagnostic, Faults
from reports.document import DRAFT, PAGE, Document, Picture
from reports.formats import FORMATS as FORMATS
from reports.kept import key_of
from reports.kinds import Kind, find_kind
from reports.look import TEMPLATE_HINT, font_findings, look, with_logo, word_template
from reports.model.arende import Underlag
from reports.model.diagram import Diagram
from reports.model.rapport import Huvud, Rapport
from reports.picture_cache import font_state
from reports.readers.accepted import accepted
from reports.readers.check import check
from reports.readers.check_across import Published
from reports.readers.finding import Finding
from reports.readers.gaps import gaps
from reports.readers.load import Library, Workspace, csv_line
from reports.readers.merge import Merged
from reports.readers.picture_file import PictureFile
from reports.readers.settled import settled
from reports.readers.underlag import beslutsunderlag
from reports.readers.undrawn import Undrawn, awaited, of_diagram, told, with_boxes
from reports.readers.unprinted import unprinted
from reports.source_date import source_date
from reports.swedish import HARD_SPACE, fold, slug
from reports.workspace import CACHE as CACHE

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

    from reports.templating.render import Page
    from reports.writers.docx_package import TemplateError


@dataclass(frozen=True)
class Studio:
    """What all documents of one run share."""

    workspace: Workspace

    @cached_property
    def library(self) -> Library:
        """The content files, each read once."""
        return Library(self.workspace)

    @cached_property
    def published(self) -> Published:
        """The outcomes that the reports have told, each file of them read once."""
        return Published(self.library)

    @cached_property
    def env(self) -> SandboxedEnvironment:
        """The template language with the workspace's templates."""
        from reports.templating.environment import environment

        return environment(self.workspace.root / "templates")

    def forget(self, around: Collection[Path] = ()) -> None:
        """Let go of what documents have read, but for the files of the folders `around` the next one."""
        self.library.forget(around)
        self.__dict__.pop("published", None)

    def changed(self, paths: Collection[Path], *, relisted: bool) -> None:
        """Let go of what is another now; `relisted` when which files there are may be so too."""
        templates = self.workspace.root / "templates"
        self.library.drop(paths)
        self.__dict__.pop("published", None)
        if relisted:
            self.__dict__.pop("library", None)
        if any(path.is_relative_to(templates) for path in paths):
            self.__dict__.pop("env", None)


@dataclass
class Run:
    """One document on its way: what each step has added so far."""

    studio: Studio
    report: Path
    formats: Sequence[str]
    till: str = ""
    """The reader whose version it is; by default the report's first."""
    warnings: list[Diagnostic] = field(default_factory=list)
    """Warnings and gaps: what does not stop the build."""
    faults: list[Diagnostic] = field(default_factory=list)
    """What is wrong with diagrams: the rest is built all the same, with a box in the place of each."""
    seconds: dict[str, float] = field(default_factory=dict)
    undrawn: Undrawn = field(default_factory=Undrawn)
    """The same, also of diagrams that the report does not place."""
    merged: Merged = field(init=False)
    rapport: Rapport = field(init=False)
    picture_files: dict[str, PictureFile] = field(init=False)
    """Picture files by id of the content."""
    kind: Kind = field(init=False)
    underlag: Sequence[Underlag] = ()
    """What a decision rests on."""
    page: Page = field(init=False)
    document: Document = field(init=False)
    page_digest: str = ""
    """The digest that the page had when it was laid out, where what is read is noted."""
    files: dict[str, bytes] = field(default_factory=dict)

    def through(self, steps: Iterable[Step]) -> Run:
        """Take the steps in order, noting how long each took; raises Faults, every one with its line."""
        for name, step in steps:
            start = time.perf_counter()
            try:
                step(self)
            except Faults as faults:
                also = told(self.undrawn, self.page.figurer) if hasattr(self, "page") else ()
                raise Faults(sorted(map(self.placed, {*faults.diagnostics, *also}))) from None
            self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - start
        return self

    def placed(self, diagnostic: Diagnostic) -> Diagnostic:
        """A diagnostic that knows its key, with the key's line."""
        if diagnostic.line or not diagnostic.key:
            return diagnostic
        line = self.studio.library.line(diagnostic.file, diagnostic.key, diagnostic.offset)
        return replace(diagnostic, line=line)

    @property
    def digest(self) -> str:
        """A digest of all that the formats are made of: the page, and what is placed on it; not what was said."""
        page = self.page
        profil, look = self.rapport.profil, self.document.look
        files = [self.picture_files.get(id_) for id_, _ in page.bilder.values()]
        pictures = [sha256(file.data).digest() for file in (*files, self.studio.library.logo(profil)) if file]
        placed = (page.diagrams, page.trender, page.bilder, pictures, profil.logotyp_alt)
        return key_of(self.document, placed, font_state(look.font_folder))


Step = tuple[str, Callable[[Run], None]]


def read(run: Run) -> None:
    """Read the report's files and the facts around it."""
    run.merged = run.studio.library.merged(run.report, run.till)
    run.rapport = run.studio.library.rapport(run.report, run.till)


def checked(run: Run) -> None:
    """Hold the values against each other and read the picture files; warnings are noted, faults stop the document.

    A diagram's own faults stop only the diagram.
    Rows are fetched and cells computed after that: what is to be said of values is said where they are written.
    """
    run.picture_files, broken = run.studio.library.pictures(run.rapport, run.merged)
    said = [*check(run.rapport), *font_findings(run.rapport, run.studio.workspace)]
    said += run.studio.published.differing(run.merged)
    findings = accepted(said, run.rapport)
    run.undrawn = Undrawn.of(run.rapport, run.merged.owners, run.report)
    run.undrawn.add((finding, _diagnostic(finding, run.merged)) for finding in findings if of_diagram(finding))
    found = broken + [_diagnostic(finding, run.merged) for finding in findings if not of_diagram(finding)]
    run.warnings += [diagnostic for diagnostic in found if diagnostic.level != "fel"]
    faults = [diagnostic for diagnostic in found if diagnostic.level == "fel"]
    try:
        run.underlag = beslutsunderlag(run.studio.library, run.report, run.rapport, run.merged)
    except Faults as error:
        faults += error.diagnostics
    kind = find_kind(run.rapport.rapport.typ, run.rapport.dokumentslag)
    if kind is not None:
        run.kind = kind
        run.rapport = with_boxes(settled(run.rapport), run.undrawn)
    if faults:
        raise Faults([*faults, *run.undrawn.all(), *(_in_texts(run) if kind else ())])


def _in_texts(run: Run) -> list[Diagnostic]:
    """What is wrong in the texts of a report that has other faults, so that staff see all of it at once."""
    try:
        templated(run)
    except Faults as faults:
        return [fault for fault in faults.diagnostics if fault.offset >= 0]  # those with a line in a text
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        pass  # owed to the faults that are told already
    return []


def _diagnostic(finding: Finding, merged: Merged) -> Diagnostic:
    file, line = merged.place(finding.path)
    message = finding.message
    if finding.offset >= 0:
        line = merged.file(finding.path).text_line(".".join(map(str, merged.written(finding.path))), finding.offset)
    if finding.source is not None:
        file, line = finding.source.file, csv_line(finding.source.key)
    if finding.beside is not None:
        other, there = merged.place(finding.beside)
        message += f"; jämför rad {there}" if other == file else f"; jämför {other}:{there}"
    return Diagnostic(file, line, message, finding.hint, finding.level, about=finding.about)


def templated(run: Run) -> None:
    """Lay the report out by its template, as a page tree."""
    from reports.templating.render import Page, title

    kommun_id = run.report.relative_to(run.studio.workspace.content).parts[0]
    run.page = Page(run.rapport, run.kind, kommun_id, run.studio.env, _alt_text, run.underlag)
    blocks = run.page.render()
    run.warnings += map(run.placed, run.page.warnings)
    rapport, head = run.rapport, run.rapport.rapport
    period = rapport.egen_period
    date = head.datum or (period.slut if period else None) or source_date()
    run.document = Document(
        title=title(rapport, run.kind).text.replace(HARD_SPACE, " "),
        subject=run.kind.namn,
        organisation=rapport.kommun.namn.text,
        committee=rapport.namnd.namn.text,
        author=(rapport.namnd.forvaltning or rapport.namnd.namn).text,
        date=date.isoformat() if date else "",
        dated=swedish.date(head.datum) if head.datum else "",
        blocks=blocks,
        look=look(rapport, run.studio.workspace),
        period=period.rubrik if period else "",
        record=head.dnr.text if head.dnr else "",
        mark=_mark(head, is_draft=head.utkast),
    )


def _alt_text(diagram: Diagram) -> str:
    from reports.charts.alt import alt_text  # a report without diagrams does without

    return alt_text(diagram)


def _mark(head: Huvud, *, is_draft: bool) -> str:
    """What every page says of the version."""
    version = head.version.text if head.version else ""
    return " · ".join(filter(None, [DRAFT if is_draft else "", version]))


def nothing_lost(run: Run) -> None:
    """Note what the document shows as still to fill in, and warn of what staff wrote that it does not show."""
    printed = run.page.printed
    run.faults = told(run.undrawn, run.page.figurer)
    left = [_diagnostic(finding, run.merged) for finding in gaps(run.rapport, printed)]
    left += [_diagnostic(finding, run.merged) for finding in awaited(run.rapport, run.page.figurer)]
    head = run.rapport.rapport
    run.document = replace(run.document, mark=_mark(head, is_draft=head.utkast or bool(left or run.faults)))
    run.warnings += left
    lost = unprinted(run.rapport, run.studio.workspace.name(run.report), printed)
    run.warnings += [_diagnostic(finding, run.merged) for finding in lost]


def drawn(run: Run) -> None:
    """Draw the diagrams that were placed, as wide as the text, and make logo and pictures ready; or fetch them."""
    folder = run.studio.workspace.root / CACHE
    style = with_logo(run.document.look, run.rapport, run.merged, run.studio.library, folder / "bild")
    width = PAGE[0] - style.margins.left - style.margins.right
    made: dict[str, Picture] = {}
    if run.page.diagrams:
        from reports.charts.cache import drawn as picture

        made |= {
            name: picture(diagram, style, folder / "diagram", width) for name, diagram in run.page.diagrams.items()
        }
    if run.page.trender:
        from reports.charts.cache import drawn_trend

        made |= {name: drawn_trend(numbers, style, folder / "diagram") for name, numbers in run.page.trender.items()}
    if run.page.bilder:
        from reports.pictures import pictures

        files = run.picture_files
        placed = {name: (bild, files[id_]) for name, (id_, bild) in run.page.bilder.items() if id_ in files}
        made |= pictures(placed, run.document.blocks, style, folder / "bild")
    run.document = replace(run.document, pictures=made, look=style)


def signs_known(run: Run) -> None:
    """Say which signs a PDF can't show, unless none is asked for."""
    from reports.signs import foreign

    if run.formats and "pdf" not in run.formats:
        return
    if faults := list(foreign(run.rapport, run.page.printed, run.document.look)):
        raise Faults(faults)


def word_template_read(run: Run) -> None:
    """Say what the kommunikatör should know of the house's Word template, where one is used or all is checked.

    Raises Faults when it can't be used.
    """
    data = run.document.look.word_template
    if not data or (run.formats and "docx" not in run.formats):
        return
    from reports.writers.docx_package import TemplateError
    from reports.writers.docx_remarks import about_of, remarks

    try:
        said = remarks(data)
    except TemplateError as error:
        raise _unusable(run, error) from error
    file = word_template(run.rapport.profil)
    run.warnings += [Diagnostic(file, 0, message, hint, "varning", about=about_of(hint)) for message, hint in said]


def _unusable(run: Run, error: TemplateError) -> Faults:
    return Faults([Diagnostic(word_template(run.rapport.profil), 0, str(error), error.hint or TEMPLATE_HINT)])


def written(run: Run) -> None:
    """Make each format's bytes."""
    from reports.writers.docx_package import TemplateError

    for name in run.formats:
        start = time.perf_counter()
        try:
            run.files[name] = importlib.import_module(FORMATS[name]).write(run.document)
        except TemplateError as error:
            raise _unusable(run, error) from error
        run.seconds[name] = time.perf_counter() - start


CHECK: tuple[Step, ...] = (
    ("läs", read),
    ("kontroll", checked),
    ("mall", templated),
    ("inget tappat", nothing_lost),
    ("tecken", signs_known),
    ("Word-mall", word_template_read),
)
DRAW: tuple[Step, ...] = (("diagram", drawn),)
WRITE: tuple[Step, ...] = (("skriv", written),)
MAKE: tuple[Step, ...] = (*DRAW, *WRITE)
BUILD: tuple[Step, ...] = (*CHECK, *MAKE)


def output_name(workspace: Workspace, report: Path, till: str = "") -> Path:
    """Where a report's files go below the output folder: the content's folders, without å, ä, ö and spaces.

    A version for another reader than the report's first has the reader's name after the report's.
    """
    name = Path(*(_plain(part) for part in report.relative_to(workspace.content).with_suffix("").parts))
    return name.with_name(f"{name.name}-{slug(till)}") if till else name


def _plain(part: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", fold(part)).strip("-.") or "dokument"
