"""Choosing, seeing, saving and printing documents."""
