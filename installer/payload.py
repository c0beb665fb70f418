"""Which files travel: the rules that the frozen program and the measurement of Windows share.

A frozen program gathers what anything it imports might ever want; most of Qt, and whatever serves
developers, is left behind here by name. Paths are those inside the program's folder, with slashes.
Must not know who gathers, nor how it is packed.
"""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

MEGABYTE: Final = 1_000_000
MOST_INSTALLED_MB: Final = 180
MOST_INSTALLER_MB: Final = 60

QT_MODULES: Final = ("Core", "Gui", "Widgets", "Svg", "PrintSupport")
_QT_BENEATH: Final = ("DBus", "XcbQpa")  # what those stand on where there is no Windows
_QT_PLUGINS: Final = frozenset(
    {
        "platforms/qwindows",
        "platforms/qoffscreen",  # the self-test paints without a screen
        "platforms/qxcb",
        "styles/qmodernwindowsstyle",
        "imageformats/qico",
        "imageformats/qjpeg",
        "imageformats/qsvg",
        "iconengines/qsvgicon",
        "printsupport/cupsprintersupport",
        "platforminputcontexts/composeplatforminputcontextplugin",
        "platforminputcontexts/ibusplatforminputcontextplugin",
    }
)
# What else lies where the modules lie: the core of the bindings, letters' rules, the compiler's
# run time; of that, what none of the modules asks for stays behind.
_QT_BESIDE: Final = re.compile(
    r"(lib)?pyside6\.abi3\.|libicu|(vcruntime140|msvcp140)(_[12])?\.dll|.*\.pyc?$", re.IGNORECASE
)
_COMPILERS_REST: Final = re.compile(
    r"(concrt|vcamp|vccorlib|vcomp)140|msvcp140_(atomic_wait|codecvt_ids)", re.IGNORECASE
)
_MODULE: Final = re.compile(
    r"(?:lib)?Qt6?(?P<name>[A-Z]\w*?)(?:\.abi3)?\.(?:so|pyd|dll)(?:\.\d+)*$"
)
_UNASKED: Final = re.compile(r"opengl32sw|d3dcompiler_|(lib)?Qt6[A-Z]", re.IGNORECASE)

# Modules that are never frozen: what imports them does so for purposes we do not have.
EXCLUDED_MODULES: Final = (
    "IPython",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PIL._avif",
    "PIL._imagingcms",
    "PIL._imagingft",
    "PIL._imagingtk",
    "PIL._webp",
    "PyInstaller",
    "_pytest",
    "alembic.testing",
    "ensurepip",
    "hypothesis",
    "idlelib",
    "installer",
    "lib2to3",
    "lxml.isoschematron",
    "lxml.objectify",
    "matplotlib",
    "mypy",
    "numpy",
    "pandas",
    "pip",
    "pkg_resources",
    "psycopg2",
    "pydoc_data",
    "pygments",
    "pytest",
    "setuptools",
    "sqlalchemy.testing",
    "tests",
    "tkinter",
    "turtle",
    "ui.demo",
    "ui.shots",
    "wheel",
)
_DEVELOPERS: Final = re.compile(
    r"""
      (^|/)(tests?|testing|include|typesystems|glue|scripts|metatypes|designer|qmltooling)/
    | (^|/)(pip|setuptools|wheel|PyInstaller|_pyinstaller_hooks_contrib|pytest|_pytest|hypothesis
           |mypy|ruff|tkinter|idlelib|lib2to3|ensurepip)(/|-[\d.]+\.dist-info/|\.|$)
    | (^|/)ui/(shots|demo)
    | \.(pyi|pyx|pxd|pxi|c|h|hpp|lib|a|pdb|prl|cmake|po|pot)$
    | (^|/)py\.typed$
    | (^|/)\.
    | \.dist-info/(?!METADATA$|licenses?/|LICEN[CS]E|COPYING|NOTICE)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_LANGUAGES: Final = re.compile(r"(^|/)holidays/locale/(?!vi/)|(^|/)PySide6/.*translations/")


def travels(inside: str) -> bool:
    """Tell whether a file of the program's folder is wanted on an office's computer."""
    if developers_file(inside) or _OTHER_LANGUAGES.search(inside):
        return False
    parts = PurePosixPath(inside).parts
    if "PySide6" in parts[:-1]:
        return _of_qt(PurePosixPath(*parts[parts.index("PySide6") + 1 :]))
    name = parts[-1]
    return not (_UNASKED.match(name) or _COMPILERS_REST.match(name))


def developers_file(inside: str) -> bool:
    """Tell whether a file serves only those who write or test programs."""
    return bool(_DEVELOPERS.search(inside))


def _of_qt(beneath: PurePosixPath) -> bool:
    """Judge a file by its place beneath PySide6."""
    if "plugins" in beneath.parts:
        kind, file = beneath.parts[-2:]
        return f"{kind}/{file.split('.')[0].removeprefix('lib')}" in _QT_PLUGINS
    if found := _MODULE.fullmatch(beneath.name):
        return found["name"] in {*QT_MODULES, *_QT_BENEATH} and _no_binding_beneath(beneath)
    at_home = beneath.parent.as_posix() in {".", "Qt/lib", "support"}
    return at_home and bool(_QT_BESIDE.match(beneath.name))


def _no_binding_beneath(beneath: PurePosixPath) -> bool:
    """Leave out Python's side of the modules that only Qt itself stands on."""
    return beneath.name.split(".")[0] not in {f"Qt{name}" for name in _QT_BENEATH}


def files_of(folder: Path) -> list[str]:
    """Name every file beneath a folder, by its place inside, in a steady order."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() or path.is_symlink()
    )


def left_over(inside: Iterable[str]) -> list[str]:
    """Name the files that should not have come along; none, if the rules were kept."""
    return sorted(one for one in inside if not travels(one))


def size_mb(path: Path) -> float:
    """Measure a file, or all files beneath a folder, in megabytes as Windows' Settings count."""
    files = [path] if path.is_file() else [path / one for one in files_of(path)]
    return sum(file.stat().st_size for file in files if not file.is_symlink()) / MEGABYTE
