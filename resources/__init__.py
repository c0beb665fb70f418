"""Data the program ships: words, styles, icons, samples. Found through `path`; imports nothing."""

from pathlib import Path

_HERE = Path(__file__).parent


def path(*parts: str) -> Path:
    """Return where a shipped file lies, also in a frozen program."""
    return _HERE.joinpath(*parts)
