"""The catalogue of words is sound, and every code that the program raises has its sentence."""

import ast
import re
import string
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from source_tree import PACKAGES, ROOT, modules, name, tree

CATALOGUE = sorted((ROOT / "resources" / "words" / "vi").glob("*.toml"))
# Words of our trade, not of an office, and manners that the program does not have.
NOT_FOR_PEOPLE = re.compile(
    r"!|\b(bạn|import|export|sync|merge|conflict|filter|parse|database|log|error|OK|file)\b",
    re.IGNORECASE,
)


def _texts(file: Path) -> Iterator[tuple[str, object]]:
    stack = [("", tomllib.loads(file.read_text("utf-8")))]
    while stack:
        prefix, table = stack.pop()
        for key, value in table.items():
            code = f"{prefix}.{key}" if prefix else key
            if isinstance(value, dict):
                stack.append((code, value))
            else:
                yield code, value


EVERYTHING = [(file, code, text) for file in CATALOGUE for code, text in _texts(file)]


def test_there_are_words():
    assert EVERYTHING


def test_every_text_is_a_sentence_in_composed_letters():
    wrong = [
        f"{name(file)}: {code}"
        for file, code, text in EVERYTHING
        if not isinstance(text, str)
        or not text.strip()
        or text != text.strip()
        or not unicodedata.is_normalized("NFC", text)
    ]
    assert not wrong


def test_no_code_has_two_texts():
    counts = Counter(code for _, code, _ in EVERYTHING)
    assert not [code for code, count in counts.items() if count > 1]


def test_every_field_of_a_text_can_be_filled_in():
    wrong = []
    for file, code, text in EVERYTHING:
        try:
            fields = [field for _, field, _, _ in string.Formatter().parse(str(text))]
        except ValueError as error:
            wrong.append(f"{name(file)}: {code}: {error}")
        else:
            named = [field for field in fields if field is not None]
            wrong += [f"{name(file)}: {code}: {{{f}}}" for f in named if not f.isidentifier()]
    assert not wrong


def test_texts_speak_the_language_of_an_office():
    wrong = [
        f"{name(file)}: {code}: {found[0]!r} in {text!r}"
        for file, code, text in EVERYTHING
        if (found := NOT_FOR_PEOPLE.search(re.sub(r"\{[^}]*\}", "", str(text))))
    ]
    assert not wrong


# ---- codes that the program raises -----------------------------------------------------------


def _takes_a_code(definition: ast.ClassDef) -> bool:
    return any(
        isinstance(item, ast.FunctionDef)
        and item.name == "__init__"
        and any(argument.arg == "code" for argument in item.args.args)
        for item in definition.body
    )


def _refusals() -> set[str]:
    """Name the exceptions that carry a code, and those that inherit it."""
    classes = [
        node
        for file in modules(*PACKAGES)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ClassDef) and node.bases
    ]
    found: set[str] = set()
    while True:
        more = {
            node.name
            for node in classes
            if (bases := {ast.unparse(base).split(".")[-1] for base in node.bases})
            and (bases & found or (_takes_a_code(node) and any(map(_is_exception, bases))))
        }
        if more <= found:
            return found
        found |= more


def _is_exception(base: str) -> bool:
    return base.endswith(("Error", "Exception", "Fault", "Refusal"))


def _literal(node: ast.expr | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _codes_used(file: Path, refusals: set[str]) -> Iterator[tuple[int, str]]:
    """Find the codes that a module raises, says or lists among what can go wrong."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func).split(".")[-1]
            if called in refusals | {"sentence"}:
                given = node.args[:1] or [k.value for k in node.keywords if k.arg == "code"]
                yield from ((node.lineno, code) for arg in given for code in _literal(arg))
            elif called == "step" and len(node.args) == 3:
                yield from ((node.lineno, code) for code in _literal(node.args[2]))
        elif isinstance(node, ast.ClassDef) and file.name == "errors.py" and _is_enum(node):
            members = [item for item in node.body if isinstance(item, ast.Assign)]
            yield from ((m.lineno, code) for m in members for code in _literal(m.value))


def _is_enum(definition: ast.ClassDef) -> bool:
    return any(ast.unparse(base).endswith("Enum") for base in definition.bases)


def test_the_search_for_codes_finds_what_there_is():
    """Were the search blind, the next test could not fail."""
    refusals = _refusals()
    assert {"StoreFault", "CalendarError", "PeriodError"} <= refusals
    found = {code for file in modules("db") for _, code in _codes_used(file, refusals)}
    assert {"disk-full", "database-newer"} <= found


@pytest.mark.parametrize("room", PACKAGES)
def test_every_code_has_its_sentence(room: str):
    known = {code for _, code, _ in EVERYTHING}
    refusals = _refusals()
    mute = [
        f"{name(file)}:{line}: {code}"
        for file in modules(room)
        for line, code in _codes_used(file, refusals)
        if code not in known
    ]
    assert not mute, "\n".join(mute)
