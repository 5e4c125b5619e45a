"""Small building blocks of lists of recorded things: one line to add, rows in place, undo."""
