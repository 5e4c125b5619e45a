"""The list of families, one family's overview, people, network and agreement."""
