"""What runs inside Windows (or Wine) when the installed program is tried by wine_test.py."""
