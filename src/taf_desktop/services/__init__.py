"""Use cases. Each reads and writes through the ports of the domain and returns what it changed."""
