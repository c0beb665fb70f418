"""Files between offices: packages with their proof, and Excel forms for units without the program.

Knows the formats (zip, JSON, signatures, XLSX); must not know where facts are stored, who is to be
trusted, nor the command line or a window.
"""
