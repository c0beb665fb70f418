"""Which version of the program this is, as the project file says it and the installation tells."""

from importlib.metadata import version
from typing import Final

VERSION: Final = version("cchc-desktop")
