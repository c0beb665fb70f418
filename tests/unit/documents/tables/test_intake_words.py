"""Every doubt and role that tables give has its words, and no words are left over."""

import ast
from collections.abc import Iterator
from pathlib import Path

from cchc_desktop.documents.tables import understanding
from cchc_desktop.documents.tables.columns import Role
from resources import words

SOURCES = sorted(Path(understanding.__file__).parent.glob("*.py"))


def _texts() -> Iterator[str]:
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr):
                yield "".join(
                    str(one.value) for one in node.values if isinstance(one, ast.Constant)
                )


def _codes_given() -> set[str]:
    """Find the codes that modules pass to what makes doubts and notices, or hand on to it."""
    found: set[str] = set()
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("doubt"):
                found |= {
                    one.value
                    for argument in node.args[:1]
                    for one in ast.walk(argument)
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                }
    return found


def test_every_doubt_has_a_sentence():
    given = _codes_given()
    assert {"code-missing", "title-missing", "state-unknown"} <= given
    assert given <= set(words.table("intake-doubts"))


def test_no_sentence_is_left_over():
    said = {text.removeprefix(".") for text in _texts()}
    assert set(words.table("intake-doubts")) <= said
    assert set(words.table("intake-notices")) <= said


def test_every_role_has_a_word():
    assert set(words.table("column-roles")) == {str(role) for role in Role}
