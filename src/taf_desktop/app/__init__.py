"""The entry point: command line, and the only place where everything is joined."""
