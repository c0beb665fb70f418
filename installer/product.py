"""What the program is called, which version it is and whose: read from pyproject.toml alone.

Must not know how a program is frozen, packed or installed.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
_PARTS_OF_A_WINDOWS_VERSION: Final = 4


@dataclass(frozen=True, slots=True)
class Product:
    """The facts that the executables, the installer and the registry carry."""

    name: str
    distribution: str
    version: str
    publisher: str
    description: str
    icon: Path
    file_icon: Path

    @property
    def windows_version(self) -> str:
        """The version as Windows wants it: four numbers."""
        numbers = self.version.split(".")
        return ".".join([*numbers, *["0"] * (_PARTS_OF_A_WINDOWS_VERSION - len(numbers))])

    @property
    def window(self) -> str:
        """The name of the program with the window, without an ending."""
        return self.name

    @property
    def console(self) -> str:
        """The name of the command line, without an ending."""
        return "cchc"

    @property
    def installer(self) -> str:
        return f"{self.name} {self.version}.exe"

    @property
    def portable(self) -> str:
        return f"{self.name} {self.version} (USB).zip"


def read_product(root: Path = ROOT) -> Product:
    """Read the facts; a version Windows could not compare is refused here, not on the PCs."""
    project: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    facts, shown = project["project"], project["tool"]["cchc-desktop"]
    version = facts["version"]
    numbers = version.split(".")
    if not all(number.isdecimal() and int(number) < 2**16 for number in numbers):
        raise ValueError(f"{version!r} is no version of plain numbers, as Windows compares them")
    if len(numbers) > _PARTS_OF_A_WINDOWS_VERSION:
        raise ValueError(f"{version!r} has more parts than a version of Windows")
    return Product(
        name=shown["name"],
        distribution=facts["name"],
        version=version,
        publisher=facts["authors"][0]["name"],
        description=facts["description"],
        icon=root / shown["icon"],
        file_icon=root / shown["file-icon"],
    )
