"""The review of an incoming plan: the document beside what would be taken in of it."""
