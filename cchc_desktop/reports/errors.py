"""What keeps a report from being written or read back, as a code with facts.

Must not know the sentences.
"""

from collections.abc import Mapping


class ReportError(Exception):
    """Nothing was written, or nothing was taken; what was there before is as it was."""

    def __init__(self, code: str, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts or {}
