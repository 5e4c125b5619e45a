"""Handing a family's record to a colleague, taking one over, and contact cards."""
