"""Bringing the tables of an open vault up to date, all steps in one transaction.

(A verified backup before the first step, and working on a copy, come with the backups.)
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text

from taf_desktop.storage.migrations import NEWEST

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, to: str = NEWEST) -> None:
    """Run the steps that are missing. The caller commits; if a step fails, nothing has happened."""
    from alembic import command
    from alembic.config import Config

    # Alembic commits by itself unless it finds a transaction already begun.
    if not connection.in_transaction():
        connection.begin()
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def is_current(connection: Connection) -> bool:
    """Say whether the tables stand at the newest step."""
    return (
        connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == NEWEST
    )
