"""A plan that arrives: read, reviewed, compared with what there is, and stored as one change set.

Must not know which window or command asks, nor how files are read: that is `documents`.
"""
