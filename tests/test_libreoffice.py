"""LibreOffice is given nothing of the user's, and fetches nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from reports.libreoffice import laid_out, program
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
