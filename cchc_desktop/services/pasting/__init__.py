"""Rows and cells pasted from a sheet or a document. Must not know a clipboard."""
