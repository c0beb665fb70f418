"""What a person still has to decide, and deciding it."""
