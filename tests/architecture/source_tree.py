"""Our own source files, as the tests of this folder look at them. Must not import any of them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("cchc_desktop", "db", "resources", "ui")
PLACES = (*PACKAGES, "installer", "tests")


def modules(*places: str) -> list[Path]:
    """Return every Python file in the given top-level folders, in order, with dev.py for all."""
    found = [file for place in places or PLACES for file in (ROOT / place).rglob("*.py")]
    return sorted(found if places else [*found, ROOT / "dev.py"])


def name(file: Path) -> str:
    """Say where a file lies, the same way on every system."""
    return file.relative_to(ROOT).as_posix()


@cache
def tree(file: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(file.read_text("utf-8"), filename=str(file))


def imports(file: Path) -> Iterator[str]:
    """Name every module that a file imports, wherever in the file."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
