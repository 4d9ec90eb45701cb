"""The line of every key in a TOML text, by tree-sitter; loaded only when a fault is to be placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.swedish import fold

if TYPE_CHECKING:
    from tree_sitter import Node

KeyPath = tuple[str | int, ...]


def key_lines(text: str) -> dict[KeyPath, int]:
    """Map every key path (folded) and list item to its line, counted from 1."""
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    tree = Parser(Language(tree_sitter_toml.language())).parse(text.encode())
    return _Places().read(tree.root_node)


class _Places:
    def __init__(self) -> None:
        self.lines: dict[KeyPath, int] = {}
        self.items: dict[KeyPath, int] = {}

    def read(self, root: Node) -> dict[KeyPath, int]:
        for node in _children(root):
            if node.type == "pair":
                self.pair(node, ())
            elif node.type in ("table", "table_array_element"):
                self.table(node)
        return self.lines

    def table(self, node: Node) -> None:
        header, *pairs = _children(node)
        path = self.header_path(_key(header))
        if node.type == "table_array_element":
            self.note(path, node)
            self.items[path] = self.items.get(path, -1) + 1
            path = (*path, self.items[path])
        self.note(path, node)
        for pair in pairs:
            if pair.type == "pair":
                self.pair(pair, path)

    def header_path(self, keys: KeyPath) -> KeyPath:
        """A header's keys with the current item's number after each key but the last that is a list of tables."""
        path: KeyPath = ()
        for key in keys[:-1]:
            path = (*path, key)
            path = (*path, self.items[path]) if path in self.items else path
        return (*path, *keys[-1:])

    def pair(self, node: Node, base: KeyPath) -> None:
        key, *value = _children(node)
        path = (*base, *_key(key))
        self.note(path, node)
        for part in value:
            self.value(part, path)

    def value(self, node: Node, path: KeyPath) -> None:
        if node.type == "inline_table":
            for child in _children(node):
                if child.type == "pair":
                    self.pair(child, path)
        elif node.type == "array":
            for number, child in enumerate(_children(node)):
                self.note((*path, number), child)
                self.value(child, (*path, number))

    def note(self, path: KeyPath, node: Node) -> None:
        while path and path not in self.lines:
            self.lines[path] = node.start_point[0] + 1
            path = path[:-1]


def _children(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type != "comment"]


def _key(node: Node) -> KeyPath:
    if node.type == "dotted_key":
        return tuple(part for child in node.named_children for part in _key(child))
    text = (node.text or b"").decode()
    return (fold(_unquoted(text) if node.type == "quoted_key" else text),)


def _unquoted(text: str) -> str:
    import tomli

    return next(iter(tomli.loads(f"{text} = 0"))) if "\\" in text else text[1:-1]
