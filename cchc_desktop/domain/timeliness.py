"""Which day says whether a report came in time.

Must not know who owes a report, nor when it is due.
"""

from datetime import date


def day_that_counts(received_on: date, letter_on: date | None) -> date:
    """Return the day on the covering letter where it is known: the post is not its sender's fault.

    A letter dated after the day it came on is a slip of the pen, and does not count.
    """
    return received_on if letter_on is None else min(letter_on, received_on)
