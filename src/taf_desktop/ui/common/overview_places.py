"""Pages over the overview that other tabs ask for by name, as they ask for a thing by its id."""

from __future__ import annotations

ENDING_PAGE = "ending"
"""The page on which the work with a family ends."""
NEW_TALK = "oversight"
"""A new talk about the work with a manager or supervisor, as its kind is called."""
