"""The invented year that shows what the program does."""
