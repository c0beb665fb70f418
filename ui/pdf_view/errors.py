"""Why pages did not get onto paper or into a file; the sentence is in the catalogue."""

from collections.abc import Mapping


class PrintingError(Exception):
    """Nothing, or not all, came out; the pages are still there to be tried again."""

    def __init__(self, code: str, facts: Mapping[str, object]) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
