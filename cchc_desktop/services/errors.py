"""Refusals of services: a code with facts, which a window or the command line makes a sentence."""

from collections.abc import Mapping


class RefusedError(Exception):
    """What was asked for cannot be done; nothing was stored."""

    def __init__(self, code: str, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts or {}
