"""The main window: the left rail, the pages and the status line."""
