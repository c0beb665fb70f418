"""A table on paper: what is shown, broken into pages, seen before it is printed or saved."""
