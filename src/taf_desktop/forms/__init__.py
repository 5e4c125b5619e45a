"""Forms as data: definitions and their checks, expressions, validation, the editing session."""
