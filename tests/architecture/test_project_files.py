"""The files around the code keep their promises: lock, changelog, licence, tests that test."""

import ast
import re
import tomllib
from datetime import date

import pytest
from packaging.requirements import Requirement
from source_tree import ROOT, modules, name, tree

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
KINDS_OF_CHANGE = {"Thêm mới", "Thay đổi", "Sắp bỏ", "Đã bỏ", "Sửa lỗi", "An toàn"}


def _canonical(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def _locked() -> dict[str, str]:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE))


def test_every_direct_dependency_is_locked():
    direct = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    assert {_canonical(requirement) for requirement in direct} <= _locked().keys()


def test_what_is_locked_fits_what_is_asked_for():
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    locked = _locked()
    unfit = [
        requirement
        for requirement in map(Requirement, asked)
        if not requirement.specifier.contains(locked[_canonical(requirement.name)])
    ]
    assert not unfit, "run `python dev.py lock`"


def test_everything_locked_is_held_by_a_hash():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert entries
    assert not [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]


@pytest.mark.parametrize("dependency", [_canonical(d) for d in PROJECT["project"]["dependencies"]])
def test_every_dependency_is_weighed_in_a_decision(dependency: str):
    decision = (ROOT / "docs" / "decisions" / "0009-dependencies.md").read_text("utf-8")
    assert dependency in {
        _canonical(cell) for cell in re.findall(r"^\| ([\w.-]+)", decision, re.MULTILINE)
    }


def test_the_changelog_can_be_read_by_a_program():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## \[(.+?)\](?: – (\d{4}-\d{2}-\d{2}))?$", text, re.MULTILINE)
    assert len(headings) == text.count("\n## "), "a heading is not «## [1.2.3] – 2026-01-31»"
    (first, no_day), *released = headings
    assert (first, no_day) == ("Chưa phát hành", "")
    days = [date.fromisoformat(day) for _, day in released]
    assert days == sorted(days, reverse=True)
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version, _ in released)
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= KINDS_OF_CHANGE


def test_every_changelog_entry_is_one_of_a_kind():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        before_first_kind = part.split("\n### ")[0]
        assert not re.search(r"^- ", before_first_kind, re.MULTILINE)


def test_every_decision_says_what_it_has_to():
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert decisions
    parts = ("Context", "Decision", "Consequences", "What would change our mind")
    lacking = [
        f"{file.name}: {part}"
        for file in decisions
        for part in parts
        if f"\n**{part}.**" not in file.read_text("utf-8")
    ]
    assert not lacking
    assert all(re.match(r"\d{4}-[a-z0-9-]+\.md$", file.name) for file in decisions)


def test_every_test_file_tests():
    empty = [
        name(file)
        for file in modules("tests")
        if file.name.startswith("test_")
        and not any(
            (isinstance(node, ast.FunctionDef) and node.name.startswith("test_"))
            or (isinstance(node, ast.Assign) and ".TestCase" in ast.unparse(node.value))
            for node in ast.walk(tree(file))
        )
    ]
    assert not empty


def test_no_test_file_hides_under_another_name():
    """Pytest gathers `test_*.py` only; a test elsewhere would never run."""
    hidden = [
        name(file)
        for file in modules("tests")
        if not file.name.startswith("test_")
        and any(
            isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            for node in tree(file).body
        )
    ]
    assert not hidden


def test_test_files_have_names_of_their_own():
    """Folders of tests are no packages, so two files of one name would shadow each other."""
    names = [file.name for file in modules("tests") if file.name != "conftest.py"]
    assert not sorted({one for one in names if names.count(one) > 1})


@pytest.mark.parametrize("link_holder", ["README.md", "CONTRIBUTING.md"])
def test_links_to_files_lead_somewhere(link_holder: str):
    text = (ROOT / link_holder).read_text("utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)\)", text)
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]
