"""First start, choosing a vault and unlocking it."""
