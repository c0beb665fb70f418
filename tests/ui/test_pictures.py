"""Pictures and the job without a screen: every file is there, and two runs agree."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from cchc_desktop.scheduling.clock import VIETNAM, FixedClock
from ui import demo, shots


def test_two_runs_give_the_same_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    few = {name: shots.SHOTS[name] for name in ("tasks", "first-start", "dialog-damaged")}
    monkeypatch.setattr(shots, "SHOTS", few)
    first = shots.take(tmp_path / "một", doubled=False)
    second = shots.take(tmp_path / "hai", doubled=False)
    assert {file.name for file in first} == {
        "tasks-light.png", "tasks-dark.png", "tasks-text125-light.png", "tasks-text150-light.png",
        "first-start-light.png", "first-start-dark.png", "first-start-text125-light.png",
        "first-start-text150-light.png", "dialog-damaged-light.png", "dialog-damaged-dark.png",
    }  # fmt: skip
    for one, other in zip(first, second, strict=True):
        assert QImage(str(one)) == QImage(str(other)), one.name
    assert QImage(str(tmp_path / "một" / "tasks-light.png")).width() == 1366


def test_the_job_without_a_screen_names_what_it_made(tmp_path: Path):
    clock = FixedClock(datetime(2026, 11, 20, 9, 41, tzinfo=VIETNAM))
    said = demo.run(tmp_path / "out", clock)
    assert said[0].startswith("Đã mở kế hoạch mẫu: 6")
    assert said[1].startswith("Đã ghi kết quả: ")
    picture, due = tmp_path / "out" / demo.PICTURE, tmp_path / "out" / demo.DUE
    assert QImage(str(picture)).width() == 1366
    assert "quá hạn" in due.read_text(encoding="utf-8")
    assert str(picture) in said[-1]
    assert str(due) in said[-2]
