"""Stored facts: tables, transactions, queries that return frozen rows. Imports nothing of ours."""
