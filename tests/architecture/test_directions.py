"""What import-linter cannot say: which names from outside a room may use at all."""

import ast
import sys

import pytest
from source_tree import ROOT, imports, modules, name, tree

DOMAIN_MAY = {"holidays"}
OTHER_WAYS = {
    "QDate.currentDate",
    "QDateTime.currentDateTime",
    "QDateTime.currentDateTimeUtc",
    "QTime.currentTime",
    "func.current_date",
    "func.current_timestamp",
    "func.now",
    "time.gmtime",
    "time.localtime",
    "time.time",
}


def test_the_domain_needs_only_the_standard_library_and_holidays():
    strangers = {
        f"{name(file)}: {module}"
        for file in modules("cchc_desktop/domain")
        for module in imports(file)
        if (top := module.split(".")[0]) not in sys.stdlib_module_names | DOMAIN_MAY
        and not module.startswith("cchc_desktop.domain")
        and top != "__future__"
    }
    assert not strangers


def test_dev_py_runs_before_anything_is_installed():
    assert {module.split(".")[0] for module in imports(ROOT / "dev.py")} <= sys.stdlib_module_names


def test_dev_py_is_readable_to_a_python_that_is_too_old_for_us():
    """Else somebody with Python 3.8 gets a traceback instead of the sentence."""
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("room", ["cchc_desktop", "db", "ui"])
def test_only_the_clock_looks_at_the_time_of_day(room: str):
    """Ruff bans Python's own ways; Qt, `time` and SQL have theirs."""
    asking = {
        f"{name(file)}:{node.lineno}"
        for file in modules(room)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in OTHER_WAYS
    }
    assert not asking
