"""The formats that documents are made in, and what may make the PDF."""

from __future__ import annotations

FORMATS = {"docx": "reports.writers.docx", "pdf": "reports.pdf", "html": "reports.writers.html"}
"""The formats: a row is a file suffix and the room whose `write` makes its bytes of a Document."""

TYPST, LIBREOFFICE = "typst", "libreoffice"
MOTORS = (TYPST, LIBREOFFICE)
"""What may make the PDF; the first one does when nothing is said."""
