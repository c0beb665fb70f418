"""The place "Nhiệm vụ": all tasks by section, searched as one types, results noted beside them."""
