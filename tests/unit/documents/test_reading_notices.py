"""Everything that a reader notices has its sentence, with the facts that it is given."""

import ast
import string
from pathlib import Path

import cchc_desktop.documents
from resources import words

ROOM = Path(cchc_desktop.documents.__file__).parent


def test_every_notice_can_be_said():
    said = words.table("document-notices")
    noticed = {
        node.args[0].value
        for file in (*ROOM.glob("*.py"), *ROOM.glob("readers/*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "Notice"
        and isinstance(node.args[0], ast.Constant)
    }
    assert noticed == set(said)


def test_what_notices_ask_for_is_what_readers_give():
    given = {
        "columns-hidden": {"sheet"},
        "old-letters-converted": {"before", "after"},
        "pages-without-text": {"pages"},
        "rows-hidden": {"count", "sheet"},
        "sheet-cut": {"sheet"},
        "sheet-hidden": {"sheet"},
        "tracked-changes-accepted": set(),
    }
    asked = {
        code: {field for _, field, _, _ in string.Formatter().parse(text) if field}
        for code, text in words.table("document-notices").items()
    }
    assert asked == given
