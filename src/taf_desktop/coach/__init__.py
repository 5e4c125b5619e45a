"""The coach looks at a plan, an assessment or a meeting and says what would help."""
