"""How far the office is, in figures, as a strip of the year and on one page."""
