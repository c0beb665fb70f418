"""What the program is called comes from pyproject.toml, and from nowhere else."""

import ast
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_desktop.config.paths import PROGRAM
from installer.product import ROOT, read_product
from installer.version_resource import strings, version_file

PROJECT = """
[project]
name = "cchc-desktop"
version = "{version}"
description = "Theo dõi nhiệm vụ"
authors = [{{ name = "Nhà phát hành" }}]
[tool.cchc-desktop]
name = "Tên chương trình"
icon = "icons/a.ico"
file-icon = "icons/b.ico"
"""


def _written(folder: Path, version: str) -> Path:
    (folder / "pyproject.toml").write_text(PROJECT.format(version=version), encoding="utf-8")
    return folder


def test_everything_is_read_from_the_project_file(tmp_path: Path):
    product = read_product(_written(tmp_path, "2.13"))
    assert product.name == product.window == "Tên chương trình"
    assert (product.version, product.windows_version) == ("2.13", "2.13.0.0")
    assert product.publisher == "Nhà phát hành"
    assert product.icon == tmp_path / "icons" / "a.ico"
    assert product.installer == "Tên chương trình 2.13.exe"
    told = strings(product, product.console)
    assert told["ProductVersion"] == told["FileVersion"] == "2.13"
    assert told["ProductName"] == product.name
    assert told["CompanyName"] == product.publisher
    assert told["OriginalFilename"] == "cchc.exe"


def test_the_version_resource_is_an_expression_of_the_facts(tmp_path: Path):
    product = read_product(_written(tmp_path, "2.13.4"))

    def node(kind: str) -> Callable[..., tuple[object, ...]]:
        return lambda *given, **named: (kind, *given, *named.items())

    kinds = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct")
    names = {kind: node(kind) for kind in (*kinds, "VarFileInfo", "VarStruct")}
    # PyInstaller itself evaluates the file; with its classes it only does so on Windows.
    made = eval(version_file(product, product.window), names)  # noqa: S307
    (_, (_, fixed), (_, (strings_, languages))) = made
    assert fixed == ("FixedFileInfo", ("filevers", (2, 13, 4, 0)), ("prodvers", (2, 13, 4, 0)))
    ((_, language, told),) = strings_[1]
    assert language == "042A04B0", "Vietnamese, in UTF-16"
    assert ("StringStruct", "CompanyName", "Nhà phát hành") in told
    assert ("StringStruct", "OriginalFilename", "Tên chương trình.exe") in told
    assert languages[1] == [("VarStruct", "Translation", [0x042A, 1200])]


@pytest.mark.parametrize("version", ["1.0rc1", "1.0.dev3", "1.2.3.4.5", "70000.1", "1..2"])
def test_a_version_windows_cannot_compare_is_refused(version: str, tmp_path: Path):
    with pytest.raises(ValueError, match="version"):
        read_product(_written(tmp_path, version))


def test_our_own_facts_agree_with_the_program():
    product = read_product()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert product.version == project["version"]
    assert product.name == PROGRAM, "the data folder and the Run key are named after it"
    assert product.icon.is_file()
    assert product.file_icon.is_file()


def test_no_other_file_says_the_version_or_the_publisher():
    product = read_product()
    told = [
        file.name
        for file in (ROOT / "installer").rglob("*")
        if file.suffix in {".py", ".nsi", ".nsh", ".spec", ".ps1", ".c"}
        and (f'"{product.version}"' in (text := file.read_text("utf-8")) or product.name in text)
        and file.name != "build_windows.ps1"  # says in its head what it builds
    ]
    assert told == []


def _sentences(source: str) -> list[str]:
    """Return the texts in a module, but for what it says about itself."""
    tree = ast.parse(source)
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [node.value for node in texts if isinstance(node.value, str) and id(node) not in told]


def test_the_program_says_its_name_in_one_place():
    """There it is written once more, for an installed program has no pyproject.toml."""
    product = read_product()
    told = {
        file.relative_to(ROOT).as_posix()
        for room in ("cchc_desktop", "db", "ui", "resources")
        for file in (ROOT / room).rglob("*.py")
        if any(product.name in text for text in _sentences(file.read_text("utf-8")))
    }
    words = {
        file.name
        for file in (ROOT / "resources").rglob("*.toml")
        if product.name in file.read_text("utf-8")
    }
    assert told == {"cchc_desktop/config/paths.py"}
    assert words == set()
