"""How two states of the same record become one. Pure; must not know tables, files or clocks."""
