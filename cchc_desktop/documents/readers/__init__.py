"""A reader for each format: bytes become blocks (`documents.blocks`), and nothing is judged.

A reader refuses with a DocumentError and nothing else. Must not know what a plan is.
"""
