"""A report as PDF: pages that are ready to sign, every letter embedded.

Drawn row by row, so that cost grows with the rows. Must not know where a report comes from.
"""
