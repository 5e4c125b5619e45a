"""Documents: trees of meaning, and the one renderer that draws them as PDF."""
