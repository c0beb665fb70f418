"""Files of released versions are read for ever, and say what the published format says."""

import base64
import json
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.archives import FORM_SHEET
from cchc_desktop.exchange.canonical import canonical
from cchc_desktop.exchange.form_model import FormSignature
from cchc_desktop.exchange.keys import check_change
from cchc_desktop.exchange.package import Contents, write_package
from tests.builders.filled_forms import FORM, read
from tests.builders.kept_packages import FORM_NAME, KEPT, NEWER_MINOR, SAMPLES, newer_minor
from tests.builders.packages import KEY, WARD, an_honest_value, opened, read_all

FORMATS = Path(__file__).parents[3] / "docs" / "formats"
EVERY = sorted(path.name for path in KEPT.glob("*.cchc"))


def schema(name: str) -> Draft202012Validator:
    value = json.loads((FORMATS / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(value)
    return Draft202012Validator(value)


def test_a_file_of_every_kind_is_kept():
    assert set(EVERY) == {*SAMPLES, NEWER_MINOR}


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_kept_file_says_what_it_always_said(name: str):
    contents, key = SAMPLES[name]
    assert opened(KEPT / name).public_key == key.public
    _says(read_all(KEPT / name), contents)


def _says(found: Contents, meant: Contents) -> None:
    assert found.manifest == meant.manifest
    assert found.files == meant.files
    assert found.readable == meant.readable
    assert found.records.keys() == meant.records.keys()
    for name, rows in meant.records.items():
        assert sorted(map(canonical, found.records[name])) == sorted(map(canonical, rows))


def test_a_kept_file_of_a_later_minor_version_is_read_and_passed_on(tmp_path: Path):
    found = read_all(KEPT / NEWER_MINOR)
    _says(found, newer_minor())
    identity = write_package(tmp_path / "again.cchc", found, KEY, Ticket())
    assert identity == opened(KEPT / NEWER_MINOR).sha256


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_what_is_written_today_is_the_same_file(tmp_path: Path, name: str):
    """The identity is; the packed bytes may differ with the zlib that packs."""
    contents, key = SAMPLES[name]
    path = tmp_path / name
    assert write_package(path, contents, key, Ticket()) == opened(KEPT / name).sha256
    with zipfile.ZipFile(path) as now, zipfile.ZipFile(KEPT / name) as kept:
        assert now.namelist() == kept.namelist()
        for member in now.namelist()[:-1]:
            assert now.read(member) == kept.read(member)


@pytest.mark.parametrize("name", EVERY)
def test_files_are_as_their_schema_says(name: str):
    manifest, signature, row = schema("manifest"), schema("signature"), schema("row")
    with zipfile.ZipFile(KEPT / name) as archive:
        told = json.loads(archive.read("manifest.json"))
        manifest.validate(told)
        signature.validate(json.loads(archive.read("signature.json")))
        lines = [
            json.loads(line)
            for member in archive.namelist()
            if member.startswith("data/")
            for line in archive.read(member).splitlines()
        ]
    assert lines
    if told["kind"] != "dong-bo":
        for line in lines:
            row.validate(line)


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "2.0"},
        {"kind": "xoa-het"},
        {"from": {"id": "1", "name": "x"}},
        {"vector": {"a": -1}},
        {"vector": {"a": 1.5}},
        {"period": "2026Q5"},
        {"made_with": " "},
        {"entries": [{"name": "../x", "size": 1, "sha256": "0" * 64}]},
        {"entries": [{"name": "tom-tat.pdf", "size": 1, "sha256": "x"}]},
    ],
)
def test_the_schema_of_the_manifest_refuses_what_the_program_refuses(wrong: Mapping[str, Any]):
    manifest = schema("manifest")
    assert manifest.is_valid(an_honest_value())
    assert not manifest.is_valid({**an_honest_value(), **wrong})


@pytest.mark.parametrize("name", sorted(an_honest_value()))
def test_the_schema_asks_for_every_field(name: str):
    value = an_honest_value()
    del value[name]
    assert not schema("manifest").is_valid(value)


def test_a_kept_statement_of_a_change_of_keys_is_believed():
    (statement,) = read_all(KEPT / "bao-cao.cchc").manifest.more["key_changes"]
    change = check_change(base64.b64decode(statement), [KEY.public])
    assert change.office == WARD.id


def test_a_kept_form_is_read():
    found = read(KEPT / FORM_NAME)
    assert found.form == FORM
    assert found.signature is FormSignature.GOOD
    assert found.public_key == KEY.public
    assert not found.edits
    assert not found.troubles


def test_the_hidden_part_of_a_form_is_as_its_schema_says():
    sheet = load_workbook(KEPT / FORM_NAME)[FORM_SHEET]
    lines = [str(cell.value) for (cell,) in sheet.iter_rows(min_row=5, max_col=1)]
    schema("form").validate(json.loads(zlib.decompress(base64.b64decode("".join(lines)))))
