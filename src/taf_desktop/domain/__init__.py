"""The things of the work and their rules, with no knowledge of screens, storage or pages."""
