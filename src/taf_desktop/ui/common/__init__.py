"""Shared building blocks of every screen: rows, dialogs, theme, icons, tables, errors."""
