"""The one door to SQLCipher's driver, which carries no type information."""

from __future__ import annotations

from importlib import import_module
from typing import Any

sqlcipher: Any = import_module("sqlcipher3.dbapi2")
"""The DB-API module: ``connect``, ``Error`` and the authoriser's numbers."""

Driver = Any
"""One of its connections."""
