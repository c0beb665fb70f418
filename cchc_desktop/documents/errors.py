"""What a document is refused for, as a code with facts. Must not know the sentences."""

from collections.abc import Mapping


class DocumentError(Exception):
    """The file cannot be read, or must not be; nothing was taken from it."""

    def __init__(self, code: str, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts or {}
