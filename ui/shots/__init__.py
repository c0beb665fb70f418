"""Pictures of every window and dialog, over invented offices on a fixed day.

Looked at by people beside the design before a window is called done; the tests walk the same
scenes. `python -m ui.shots --out DIR` paints them all.
"""
