"""Plans: stored, shown as documents, carried on into the next year, made by the office itself."""
