"""What is changed of tasks, one or many at once."""
