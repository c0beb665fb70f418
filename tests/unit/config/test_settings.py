"""Machine settings: what does not fit is the default, and a save is whole or not at all."""

import json
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.config import settings
from cchc_desktop.config.settings import Settings

_SOMEBODY = str(UUID(int=7))


def test_without_a_file_everything_is_the_default(tmp_path: Path):
    assert settings.load(tmp_path / "settings.json") == Settings()


def test_what_is_saved_is_read_again(tmp_path: Path):
    file = tmp_path / "settings.json"
    chosen = Settings(theme="dark", text_percent=125, person=_SOMEBODY)
    settings.save(Settings(), file)
    settings.save(chosen, file)
    assert settings.load(file) == chosen
    assert [one.name for one in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.expects_log("the setting text_percent does not fit")
def test_a_value_out_of_bounds_is_the_default_and_the_others_stay(tmp_path: Path):
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "dark", "text_percent": 900, "of-a-later-version": 1}')
    assert settings.load(file) == Settings(theme="dark")


@pytest.mark.expects_log("settings not read")
@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b'{"theme": "da', b"[" * 100_000])
def test_a_damaged_file_is_all_defaults(content: bytes, tmp_path: Path):
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    assert settings.load(file) == Settings()


_VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.none())


@pytest.mark.expects_log("does not fit")
@given(st.dictionaries(st.sampled_from(["theme", "text_percent", "person"]), _VALUES))
def test_whatever_stands_in_the_file_the_settings_fit(stored: dict[str, object]):
    fitting = Settings(**settings.fitting(stored))
    assert fitting.theme in settings.THEMES
    assert fitting.text_percent in settings.TEXT_PERCENTS
    assert json.dumps(fitting.person)
