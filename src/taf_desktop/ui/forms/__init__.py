"""Screens made from a form definition: editors, sections, undo."""
