"""What is typed into a cell, one module for each way of typing. Must not know tables or lines."""
