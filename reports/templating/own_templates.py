"""Templates of a kommun's own: slips in them that Jinja lets pass."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import TemplateError, nodes

from reports.diagnostics import Diagnostic, did_you_mean

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


def unknown_blocks(env: SandboxedEnvironment, name: str) -> Iterator[Diagnostic]:
    """The blocks that a template fills and that nothing it inherits has: they would change nothing."""
    tree = _tree(env, name)
    parent = _parent(tree)
    known = set(_blocks(env, parent))
    for block in tree.body if parent else ():
        if isinstance(block, nodes.Block) and block.name not in known:
            message = f"blocket {block.name} finns inte i mallen {parent}, så det ändrar inget"
            yield Diagnostic(f"templates/{name}", block.lineno, message, did_you_mean(block.name, known))


def _blocks(env: SandboxedEnvironment, name: str) -> Iterator[str]:
    """The blocks of a template and of those it inherits; none for one that isn't there, which Jinja itself tells."""
    if not name:
        return
    try:
        tree = _tree(env, name)
    except TemplateError:
        return
    yield from (block.name for block in tree.find_all(nodes.Block))
    yield from _blocks(env, _parent(tree))


def _tree(env: SandboxedEnvironment, name: str) -> nodes.Template:
    assert env.loader is not None  # noqa: S101  # every environment of ours has one
    return _parsed(env, env.loader.get_source(env, name)[0], name)


@lru_cache(maxsize=32)
def _parsed(env: SandboxedEnvironment, source: str, name: str) -> nodes.Template:
    """A template read, once for all the documents that are laid out by it."""
    return env.parse(source, name)


def _parent(tree: nodes.Template) -> str:
    """The name of the template that one inherits; empty for none, or one that is only known when it is run."""
    found = tree.find(nodes.Extends)
    return str(found.template.value) if found and isinstance(found.template, nodes.Const) else ""
