"""Importing a module a little at a time, so that the window hears every key in between.

What a module imports from its own package is imported before it, each in a step of its own.
Otherwise one that brings ten others along would hold up the window for all of them. Packages come
in the order in which one is made of the other.
"""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.abc import InspectLoader
from importlib.util import find_spec


def imported(names: Iterable[str]) -> Iterator[None]:
    """Import modules, and of packages every module in them, one in each step. The window's thread.

    Raises:
        ImportError: there is no such module.
    """
    begun: set[str] = set()
    for name in names:
        yield from _gently(name, begun)
        path: Iterable[str] | None = getattr(sys.modules[name], "__path__", None)
        for inner in pkgutil.iter_modules(path) if path is not None else ():
            yield from _gently(f"{name}.{inner.name}", begun)


def _gently(name: str, begun: set[str]) -> Iterator[None]:
    """Import a module after what it needs; nothing happens if somebody did already."""
    if name in begun or name in sys.modules:
        return
    begun.add(name)
    for needed in _needs(name):
        yield from _gently(needed, begun)
    import_module(name)
    yield


def _needs(name: str) -> list[str]:
    """Return what a module names in its imports from its own package, for types only as well."""
    spec = find_spec(name)
    loader = spec.loader if spec is not None else None
    code = loader.get_code(name) if isinstance(loader, InspectLoader) else None
    near = name.rpartition(".")[0] + "."
    return [each for each in code.co_names if each.startswith(near)] if code is not None else []
