"""A report as a workbook: a sheet a table, figures as figures, and plain rows to calculate on.

Written row by row, so that memory does not grow with the rows. Must not know where a report comes
from.
"""
