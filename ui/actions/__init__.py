"""What every page may do: verbs at once or beside the window, and telling what came of them."""
