"""The manners of a deadline. Apart from reading phrases, which judging a stored task never does."""

from enum import StrEnum


class Kind(StrEnum):
    """The manner of a deadline; `unclear` waits for a person."""

    FIXED = "fixed"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    EVENT = "event"
    COMPOUND = "compound"
    UNCLEAR = "unclear"
