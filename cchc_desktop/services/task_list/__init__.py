"""Tasks as they are looked at: the list, one of them with everything, its history."""
