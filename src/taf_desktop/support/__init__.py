"""Plain helpers that know nothing of the product: paths, clock, ids, words, atomic files, logs."""
