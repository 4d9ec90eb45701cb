"""LibreOffice is given nothing of the user's, and fetches nothing; one document that it fails on costs no other."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from reports.libreoffice import LayoutError, laid_out, program
from tests.helpers import ROOT

LOGO = next((ROOT / "tests").rglob("*.png"))


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and what it has been asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()


@pytest.mark.klient
def test_a_picture_that_a_template_links_to_is_not_fetched(asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    document = Document()
    document.add_picture(str(LOGO))
    blip = next(document.element.iter(qn("a:blip")))
    del blip.attrib[qn("r:embed")]
    link = document.part.relate_to(f"{address}/bild.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    blip.set(qn("r:link"), link)
    out = io.BytesIO()
    document.save(out)
    soffice = program()
    assert soffice
    assert laid_out(soffice, [out.getvalue()])[0]
    assert paths == []


# ---------------------------------------------------------------- what goes wrong

shell = pytest.mark.skipif(sys.platform == "win32", reason="the program in LibreOffice's place is a shell script")


def stand_in(folder: Path, last: str = "") -> Path:
    """A program in LibreOffice's place: what a document says is what is done to it, and `last` is done at the end."""
    script = f"""#!/bin/sh
for word in "$@"; do
    case $word in *.docx) ;; *) continue ;; esac
    pdf=${{word%.docx}}.pdf
    case $(cat "$word") in
        hänger) sleep 600 ;;
        kraschar) echo x >> {folder}/starter; echo "%PDF halv" > "$pdf"; exit 7 ;;
        oläslig) ;;
        *) echo "%PDF $(cat "$word") %%EOF" > "$pdf" ;;
    esac
done
{last}
"""
    path = folder / "office"
    path.write_text(script)
    path.chmod(0o755)
    return path


def texts(office: Path, *documents: str) -> list[str]:
    """What each PDF says, and nothing for one that there is none of."""
    return [(pdf or b"").decode()[5:-7] for pdf in laid_out(office, [document.encode() for document in documents])]


@shell
def test_a_program_that_ends_with_an_error_has_still_made_what_it_made(tmp_path: Path) -> None:
    assert texts(stand_in(tmp_path, "exit 1"), "ett", "två") == ["ett", "två"]


@shell
@pytest.mark.parametrize("fault", ["hänger", "kraschar", "oläslig"])
def test_a_document_that_it_does_not_get_through_costs_no_other(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.libreoffice._SECONDS", 0.5)
    assert texts(stand_in(tmp_path), "ett", fault, "två", "tre") == ["ett", "", "två", "tre"]


@shell
def test_it_is_not_started_without_end_for_documents_that_it_fails_on(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="felkod 7"):
        texts(stand_in(tmp_path), *["kraschar"] * 9)
    assert len((tmp_path / "starter").read_text().split()) == 3
