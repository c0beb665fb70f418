"""What both entry points do first in a frozen program, which is also its own worker process.

A PDF is read by a process that is started anew; without this it would open a second window.
"""

import sys


def serve_if_spawned() -> None:
    """Do the work this process was spawned for, if it was; it ends with the work."""
    if getattr(sys, "frozen", False):
        import multiprocessing  # noqa: PLC0415 - nothing else needs it at the start

        multiprocessing.freeze_support()
