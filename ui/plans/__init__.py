"""Plans as such: choosing among them, making the office's own, their documents and what changed."""
