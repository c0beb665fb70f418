"""What comes into the office as a file: read into blocks, then understood as a plan.

Knows the file formats; must not know where facts are stored, nor the command line or a window.
"""
