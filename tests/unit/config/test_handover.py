"""A second start is heard by the first, or told that nobody heard it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cchc_desktop.config.handover import Request, hand_over, take_requests


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "requests").mkdir()
    return tmp_path


@contextmanager
def a_listener(folder: Path) -> Iterator[list[Request]]:
    heard: list[Request] = []
    closing = threading.Event()

    def listen() -> None:
        while not closing.wait(0.01):
            heard.extend(take_requests(folder))

    thread = threading.Thread(target=listen)
    thread.start()
    try:
        yield heard
    finally:
        closing.set()
        thread.join()


def test_it_is_heard(folder: Path):
    request = Request(show=True, open=(folder / "Kế hoạch quý I.docx",))
    with a_listener(folder) as heard:
        assert hand_over(folder, request, 20.0)
        assert heard == [request]
    assert list((folder / "requests").iterdir()) == []


def test_a_relative_path_is_the_askers(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(folder)
    with a_listener(folder) as heard:
        assert hand_over(folder, Request(show=False, open=(Path("a.docx"),)), 20.0)
        assert heard == [Request(show=False, open=(folder / "a.docx",))]


def test_nobody_there(folder: Path):
    began = time.monotonic()
    assert not hand_over(folder, Request(), 0.1)
    assert time.monotonic() - began >= 0.1
    assert take_requests(folder) == []


def test_no_data_folder(tmp_path: Path):
    assert not hand_over(tmp_path / "không có", Request(), 5.0)
    assert take_requests(tmp_path / "không có") == []


def test_several_are_taken_in_the_order_they_came(folder: Path):
    wishes = [Request(open=(folder / f"{number}.docx",)) for number in range(5)]
    askers = []
    for wish in wishes:
        asker = threading.Thread(target=hand_over, args=(folder, wish, 20.0))
        asker.start()
        askers.append(asker)
        waiting = len(askers)
        while len(list((folder / "requests").glob("*.json"))) < waiting:
            time.sleep(0.005)
    assert take_requests(folder) == wishes
    for asker in askers:
        asker.join()


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[]", b"{}", b'{"show": true, "open": 7}', b"[" * 100_000]
)
def test_a_strangers_file_is_removed_and_does_no_harm(folder: Path, content: bytes):
    (folder / "requests" / "0.json").write_bytes(content)
    assert take_requests(folder) == []
    assert list((folder / "requests").iterdir()) == []


def test_half_a_file_is_not_read(folder: Path):
    (folder / "requests" / "0.part").write_text('{"show": true', encoding="utf-8")
    assert take_requests(folder) == []
    assert (folder / "requests" / "0.part").exists()


def test_another_login_is_not_heard_and_takes_its_wish_back(folder: Path):
    with a_listener(folder) as heard:
        assert not hand_over(folder, Request(login="another"), 0.3)
        assert heard == []
    assert list((folder / "requests").iterdir()) == []


def test_what_another_login_could_not_take_back_is_cleared_away(folder: Path):
    hour = 3_600_000_000_000
    told = '{"show": true, "open": [], "login": "another"}'
    now, before = (
        (folder / "requests" / f"{time.time_ns() - ago:020}-x.json") for ago in (0, hour)
    )
    for one in (now, before):
        one.write_text(told, encoding="utf-8")
    assert take_requests(folder) == []
    assert now.exists(), "who asked may still be waiting"
    assert not before.exists()
