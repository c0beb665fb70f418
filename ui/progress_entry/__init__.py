"""The place where the results of a period are typed, fast."""
