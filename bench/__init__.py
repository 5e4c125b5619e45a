"""Figures of the program, each a ratio within one run. See README.md in this folder."""
