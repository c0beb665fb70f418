"""Pictures and the job without a screen: every file is there, and two runs agree."""

from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QImage

from cchc_desktop.scheduling.clock import VIETNAM, FixedClock
from ui import demo
from ui.shots.taking import take


def test_two_runs_give_the_same_picture(tmp_path: Path):
    few = ("tasks", "first-start", "dialog-damaged", "tasks-menu", "ask-withdraw", "settings-data")
    first = list(take(tmp_path / "một", few, doubled=False))
    second = list(take(tmp_path / "hai", few, doubled=False))
    folding = {"light", "dark", "text125-light", "text150-light"}
    wanted = {f"{name}-{ending}.png" for name in few[:2] for ending in folding}
    wanted |= {f"{name}-{ending}.png" for name in few[2:] for ending in ("light", "dark")}
    assert {file.name for file in first} == wanted
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
