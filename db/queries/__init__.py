"""Questions to the database, a module a subject; answers are frozen rows or plain values."""
