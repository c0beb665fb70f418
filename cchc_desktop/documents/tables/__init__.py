"""Tables of a document understood as the tasks of a plan: columns by meaning, rows by what they do.

Knows blocks and drafts; must not know file formats, where drafts are stored, nor any sentence.
"""
