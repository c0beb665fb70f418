"""The main window: places at the left, the place itself, and what holds for all of them."""
