"""The entry point: command line, one instance, and the only place where everything is joined."""
