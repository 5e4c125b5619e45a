"""The steps by which the tables came to be what they are. Each is self-contained and never changed.

``versions/`` holds one script per step. A script does not import today's tables, or it would change
its meaning when they do.
"""

KNOWN_REVISIONS = (
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010",
    "0011", "0012",
)  # fmt: skip
"""Every step, oldest first. Named here so that opening an up-to-date vault needs no Alembic."""

NEWEST = KNOWN_REVISIONS[-1]
