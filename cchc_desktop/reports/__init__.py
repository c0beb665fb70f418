"""What goes out of the office in a form that others read.

Knows the file formats; must not know where facts are stored, nor the command line or a window.
"""
