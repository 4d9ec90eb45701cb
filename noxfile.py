"""The workshop: `nox` runs lint, tests, a build with its proof and, where installed, reading programs and a browser."""

import os
import shutil

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "tests", "bevis", "klienter", "webblasare"]
nox.options.reuse_existing_virtualenvs = True

AXE = "axe-core@4.14.1"
GROUPS = nox.project.load_toml("pyproject.toml")


def install(session: nox.Session, *groups: str) -> None:
    session.install("-q", "-e", ".", *nox.project.dependency_groups(GROUPS, *groups))


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff and mypy, both strict."""
    install(session, "lint", "test")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")


@nox.session
def tests(session: nox.Session) -> None:
    """Every test but those that need a program from outside Python."""
    install(session, "test")
    session.run("pytest", "-m", "not klient and not webblasare", *session.posargs)


@nox.session
def bevis(session: nox.Session) -> None:
    """Every document of the content is built, and its files held against the standards."""
    session.install("-q", "-e", ".[validera]")
    session.run("rodtrad", "build", "--validera", *session.posargs)


@nox.session
def klienter(session: nox.Session) -> None:
    """LibreOffice opens and converts every built Word document, pandoc reads it back."""
    if shutil.which("soffice") is None:
        session.skip("LibreOffice (soffice) finns inte på datorn")
    install(session, "test")
    session.run("pytest", "-m", "klient", *session.posargs)


@nox.session
def webblasare(session: nox.Session) -> None:
    """Chromium shows every web page, and axe-core looks for what shuts a reader out."""
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))):
        session.skip("Chromium finns inte på datorn")
    if "AXE_CORE" not in os.environ:
        if shutil.which("npm") is None:
            session.skip("varken npm eller AXE_CORE finns på datorn")
        session.run("npm", "install", "--no-save", "--no-audit", "--no-fund", AXE, external=True)
    install(session, "test", "webblasare")
    session.run("pytest", "-n", "0", "-m", "webblasare", *session.posargs)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure what is promised of speed, and write it to bench/resultat.md; `-- --snabb` takes a look."""
    session.install("-q", "-e", ".[bevaka,dask]")
    session.run("python", "-m", "bench", *session.posargs)
