"""The program says the version that the project file says."""

import tomllib
from pathlib import Path

from cchc_desktop.config.version import VERSION

PROJECT = Path(__file__).parents[3] / "pyproject.toml"


def test_the_version_is_the_project_files():
    assert tomllib.loads(PROJECT.read_text("utf-8"))["project"]["version"] == VERSION
