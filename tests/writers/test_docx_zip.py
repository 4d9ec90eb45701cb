"""The zip of a Word file is the one that Python's own zipfile writes."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from reports.writers.docx_zip import packed, zipped

NAMES = st.from_regex(r"word/[a-zåäö]{1,8}\.(xml|png|jpeg|svg)", fullmatch=True)


def by_zipfile(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name)
            info.create_system = 0
            stored = name.endswith((".png", ".jpeg"))
            archive.writestr(info, data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED, 3)
    return buffer.getvalue()


@given(st.dictionaries(NAMES, st.binary(max_size=2000)))
def test_any_parts_are_zipped_as_zipfile_does_it(parts: dict[str, bytes]) -> None:
    assert zipped((name, packed(name, data)) for name, data in parts.items()) == by_zipfile(parts)
