"""The running text of a plan understood: its head and foot, chapters, targets, tasks, duties.

Knows blocks and drafts; must not know file formats, where drafts are stored, nor any sentence
that a person is shown.
"""
