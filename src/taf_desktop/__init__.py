"""TAF Desktop: a local, encrypted record for Team Around the Family work.

The rooms of this package and the order they may know each other in are told in
``docs/ARCHITECTURE.md`` and enforced by the import contracts in ``pyproject.toml``.
"""

__version__ = "0.2.0"
