"""Every module is short, says what it is for, and has a name that is a room's."""

import ast
import re

from source_tree import PACKAGES, ROOT, modules, name, tree

MOST_LINES = 300
NO_ROOM = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
WRITTEN_BY_A_TOOL = "db/migrations/versions/"  # and never touched again
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")


def test_no_module_is_longer_than_a_reader_can_hold():
    lengths = {
        name(file): len(file.read_text("utf-8").splitlines())
        for file in modules()
        if not name(file).startswith(WRITTEN_BY_A_TOOL)
    }
    longest = sorted(lengths.items(), key=lambda item: -item[1])[:10]
    listing = "\n".join(f"{lines:5}  {file}" for file, lines in longest)
    assert longest[0][1] <= MOST_LINES, f"over {MOST_LINES} lines; the ten longest:\n{listing}"


def test_every_module_says_what_it_is_for():
    silent = [name(file) for file in modules() if not ast.get_docstring(tree(file))]
    assert not silent


def test_no_module_is_named_after_nothing():
    nameless = [
        name(file)
        for file in modules()
        if NO_ROOM & {part.removesuffix(".py") for part in file.relative_to(ROOT).parts}
    ]
    assert not nameless, "name the room that a reader would look in"


def test_nothing_is_left_unfinished():
    here = ROOT / "tests" / "architecture"
    unfinished = [
        f"{name(file)}: {found[0]}"
        for file in modules()
        if file.parent != here and (found := UNFINISHED.search(file.read_text("utf-8")))
    ]
    assert not unfinished


def test_every_package_is_watched_by_the_contracts():
    """The contracts are exhaustive inside a package; this makes them so for the whole house."""
    packages = {init.parent.name for init in ROOT.glob("*/__init__.py")}
    assert packages == set(PACKAGES)


def test_every_folder_of_a_package_is_a_package():
    """A folder without `__init__.py` would be left out of the contracts and of the wheel."""
    bare = {
        name(folder)
        for file in modules(*PACKAGES)
        for folder in file.parents
        if ROOT in folder.parents and not (folder / "__init__.py").exists()
    }
    assert not bare
