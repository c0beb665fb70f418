"""The program and its data kept whole: copies, checks, updates, what a supporter needs."""
