"""A web page as html5lib reads it, the way a browser does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reports.proof.rules import shortened

SVG = "{http://www.w3.org/2000/svg}"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def words(element: Any) -> str:
    """What is read in an element."""
    return "".join(element.itertext())


@dataclass(frozen=True)
class Page:
    """The elements of a web page, and what its markup breaks."""

    data: bytes

    @cached_property
    def _read(self) -> tuple[Any, list[tuple[int, str]]]:
        import html5lib

        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        root = parser.parse(self.data.decode("utf-8", "replace"))
        return root, [(line, str(code)) for (line, _), code, _ in parser.errors]

    @property
    def root(self) -> Any:
        """The `html` element."""
        return self._read[0]

    @property
    def errors(self) -> list[tuple[int, str]]:
        """What is not HTML: lines, and the names that html5lib has for what is wrong in them."""
        return self._read[1]

    @cached_property
    def elements(self) -> list[Any]:
        """The elements in reading order."""
        return [element for element in self.root.iter() if isinstance(element.tag, str)]

    @cached_property
    def ids(self) -> dict[str, Any]:
        """The elements that have an id, by it."""
        return {element.get("id"): element for element in self.elements if element.get("id")}

    @cached_property
    def _parents(self) -> dict[Any, Any]:
        return {kid: element for element in self.elements for kid in element}

    @cached_property
    def css(self) -> str:
        """The style of the page."""
        return "\n".join(map(words, self.of("style")))

    def of(self, *kinds: str) -> list[Any]:
        """The elements of some kinds, in reading order."""
        return [element for element in self.elements if element.tag in kinds]

    def parent(self, element: Any) -> Any:
        """The element that an element stands in."""
        return self._parents.get(element, self.root)

    def over(self, element: Any) -> Iterator[Any]:
        """The elements that an element stands in, the nearest first."""
        while (element := self._parents.get(element)) is not None:
            yield element

    def named(self, element: Any) -> str:
        """The name that an element is given for those who do not see it."""
        referred = (self.ids[id_] for id_ in element.get("aria-labelledby", "").split() if id_ in self.ids)
        return (element.get("aria-label") or " ".join(map(words, referred))).strip()

    def place(self, element: Any) -> str:
        """Where an element stands: under which heading."""
        heading = ""
        for other in self.elements:
            if other is element:
                break
            if other.tag in _HEADINGS:
                heading = words(other)
        return f"under rubriken ”{shortened(heading)}”" if heading.strip() else "före första rubriken"
