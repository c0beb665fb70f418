"""A PDF in a window: looked through, searched, printed, handed over. Knows no report."""
