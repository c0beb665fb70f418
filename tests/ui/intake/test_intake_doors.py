"""How a plan comes in: chosen, dropped, pasted, several at once; and what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.services.task_list.listing import list_tasks
from tests.builders.memory_windows import Answering
from tests.builders.offices import an_office
from tests.builders.plan_files import (
    PLAN,
    PlanText,
    as_copied,
    as_pdf,
    as_text,
    as_word,
    as_workbook,
)
from ui.actions.bench import Bench
from ui.intake.doors import Doors, doors_of, review_file, review_pasted
from ui.intake.page import ReviewPage
from ui.jobs.runner import Runner
from ui.shell.keys import KeysDialog
from ui.shell.taking_in import TakingIn
from ui.shell.window import MainWindow

OTHER = PlanText(number="13/KH-UBND", subject="Chuyển đổi số năm 2026 của phường Hoa Sen")


class Entrance:
    """The main window with its doors, over an office without plans."""

    def __init__(self, bench: Bench, window: MainWindow, qtbot: QtBot) -> None:
        self.bench, self.window, self.qtbot = bench, window, qtbot
        self.taking = TakingIn(window, bench)
        self.failed: list[Exception] = []
        bench.failed.connect(self.failed.append)

    @property
    def review(self) -> ReviewPage | None:
        found = self.window._centre.currentWidget()
        return found if isinstance(found, ReviewPage) else None

    def wait(self) -> ReviewPage:
        self.qtbot.waitUntil(lambda: self.review is not None)
        assert self.review is not None
        return self.review


@pytest.fixture
def entrance(
    data_folder: Path, window: MainWindow, runner: Runner, qtbot: QtBot
) -> Iterator[Entrance]:
    with an_office(data_folder) as office:
        window.show()
        qtbot.waitExposed(window)
        yield Entrance(Bench(office, runner, window), window, qtbot)


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ke-hoach.docx", as_word()),
        ("ke-hoach.xlsx", as_workbook()),
        ("ke-hoach.pdf", as_pdf()),
        ("ke-hoach.txt", as_text()),
    ],
)
def test_a_file_of_any_kind_opens_its_review(
    entrance: Entrance, tmp_path: Path, name: str, data: bytes
):
    review_file(entrance.bench, file(tmp_path, name, data))
    page = entrance.wait()
    assert len(page.working.review.kept) == 4
    assert list_tasks(entrance.bench.desk) == []


def test_the_button_asks_which_file(
    entrance: Entrance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    chosen = str(file(tmp_path, "ke-hoach.docx", as_word()))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_said: ([chosen], ""))
    entrance.taking.button.click()
    assert entrance.wait().working.review.incoming.name == "ke-hoach.docx"


def test_in_a_narrow_window_the_button_is_its_sign(entrance: Entrance):
    button = entrance.taking.button
    assert button.text().strip() == "Nhận kế hoạch…"
    entrance.window.resize(1200, 688)
    assert button.text() == ""
    assert button.accessibleName() == "Nhận kế hoạch…"
    entrance.window.resize(1366, 688)
    assert button.text().strip() == "Nhận kế hoạch…"


def test_nothing_chosen_opens_nothing(entrance: Entrance, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_said: ([], ""))
    entrance.taking.choose()
    assert entrance.review is None


def test_several_files_come_one_after_the_other(entrance: Entrance, tmp_path: Path):
    entrance.taking.take(
        [file(tmp_path, "mot.docx", as_word()), file(tmp_path, "hai.docx", as_word(OTHER))]
    )
    first = entrance.wait()
    assert first.working.review.incoming.name == "mot.docx"
    first.take_in()
    entrance.qtbot.waitUntil(lambda: entrance.review not in (None, first))
    second = entrance.wait()
    assert second.working.review.incoming.name == "hai.docx"
    second.leave()
    entrance.qtbot.waitUntil(lambda: entrance.review is None)
    assert len(list_tasks(entrance.bench.desk)) == 4


def test_what_cannot_be_read_is_one_refusal_and_the_next_comes(entrance: Entrance, tmp_path: Path):
    old = file(tmp_path, "cu.rtf", b"{\\rtf1 Ban hanh ke hoach}")
    entrance.taking.take([old, file(tmp_path, "mot.docx", as_word())])
    page = entrance.wait()
    assert [getattr(error, "code", "") for error in entrance.failed] == ["document-rtf"]
    assert page.working.review.incoming.name == "mot.docx"


def test_rows_copied_elsewhere_open_a_review(entrance: Entrance):
    mime = QMimeData()
    mime.setHtml(as_copied())
    review_pasted(entrance.bench, mime)
    page = entrance.wait()
    assert len(page.working.review.kept) == 4
    page.leave()


def test_an_empty_clipboard_opens_nothing(entrance: Entrance):
    review_pasted(entrance.bench, QMimeData())
    assert entrance.review is None
    assert entrance.failed == []


def test_a_bench_has_one_set_of_doors(entrance: Entrance):
    assert doors_of(entrance.bench) is doors_of(entrance.bench)
    assert len(entrance.bench.findChildren(Doors)) == 1


@pytest.mark.parametrize(("answer", "closes"), [("stay", False), ("leave", True)])
def test_the_window_does_not_go_with_what_was_worked_on(
    entrance: Entrance,
    tmp_path: Path,
    answering: Answering,
    answer: str,
    closes: bool,  # noqa: FBT001 - a parameter of the test
):
    shown = answering(answer)
    review_file(entrance.bench, file(tmp_path, "ke-hoach.docx", as_word()))
    page = entrance.wait()
    page.working.put(page.working.review.with_field(1, "note", "Ưu tiên"))
    assert entrance.window.close() is closes
    assert len(shown) == 1
    page.working.undo()
    page.leave()


def test_f1_lists_the_keys_of_the_review(
    entrance: Entrance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shown: list[KeysDialog] = []

    def note(dialog: KeysDialog) -> None:
        shown.append(dialog)

    monkeypatch.setattr(KeysDialog, "exec", note)
    review_file(entrance.bench, file(tmp_path, "ke-hoach.docx", as_word()))
    page = entrance.wait()
    page.keys_asked.emit()
    assert len(shown) == 1
    keys = page.keys()
    assert ("Ctrl+J", "Nối dòng đang chọn vào dòng trên") in keys


# ---- dropping -----------------------------------------------------------------------------------


def dragged(*files: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    return mime


def enter(window: QWidget, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(400, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(window, event)
    return event


def drop(window: QWidget, mime: QMimeData) -> None:
    """Drag over a widget and let go: Qt gives the drop to whoever took the drag."""
    enter(window, mime)
    dropped = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, dropped)


def test_a_file_dropped_anywhere_is_taken(entrance: Entrance, tmp_path: Path):
    mime = dragged(file(tmp_path, "ke-hoach.docx", as_word()))
    sign = entrance.taking._dropping.sign
    assert enter(entrance.window, mime).isAccepted()
    assert sign.isVisible()
    assert sign.size() == entrance.window.size()
    drop(entrance.window, mime)
    assert not sign.isVisible()
    assert entrance.wait().working.review.incoming.name == "ke-hoach.docx"


def test_the_sign_goes_when_the_file_is_dragged_away(entrance: Entrance, tmp_path: Path):
    mime = dragged(file(tmp_path, "ke-hoach.docx", as_word()))
    enter(entrance.window, mime)
    QApplication.sendEvent(entrance.window, QDragLeaveEvent())
    assert not entrance.taking._dropping.sign.isVisible()
    assert entrance.review is None


def test_words_are_not_taken(entrance: Entrance):
    words = QMimeData()
    words.setText("Ban hành kế hoạch")
    assert not enter(entrance.window, words).isAccepted()
    assert not entrance.taking._dropping.sign.isVisible()


def test_what_holds_no_plan_is_said_and_the_plans_beside_it_come(
    entrance: Entrance, tmp_path: Path
):
    folder = tmp_path / "Kế hoạch năm 2026"
    folder.mkdir()
    package = file(tmp_path, "phuong-hoa-sen.cchc", b"PK")
    scan = file(tmp_path, "anh-chup.jpg", b"\xff\xd8\xff\xe0 anh")
    plans = [file(tmp_path, f"{at}.docx", as_word(one)) for at, one in enumerate((PLAN, OTHER))]
    handed_on: list[object] = []
    entrance.bench.files_asked.connect(handed_on.append)
    drop(entrance.window, dragged(folder, package, plans[0], scan, plans[1]))
    first = entrance.wait()
    codes = [getattr(error, "code", "") for error in entrance.failed]
    assert codes == ["intake-folder"]
    assert handed_on == [[package]]
    assert first.working.review.incoming.name == "0.docx"
    first.leave()
    entrance.qtbot.waitUntil(lambda: entrance.review not in (None, first))
    second = entrance.wait()
    assert second.working.review.incoming.name == "1.docx"
    assert [getattr(error, "code", "") for error in entrance.failed][1:] == ["document-picture"]
    second.leave()
    assert entrance.review is None


def test_a_drop_on_a_place_inside_reaches_the_window(entrance: Entrance, tmp_path: Path):
    mime = dragged(file(tmp_path, "ke-hoach.docx", as_word()))
    drop(entrance.window.tasks, mime)
    assert entrance.wait().working.review.incoming.name == "ke-hoach.docx"


# ---- the empty list -----------------------------------------------------------------------------


def test_what_is_pasted_where_no_plan_is_opens_a_review(entrance: Entrance):
    mime = QMimeData()
    mime.setHtml(as_copied(PLAN))
    QGuiApplication.clipboard().setMimeData(mime)
    entrance.taking._paste()
    assert len(entrance.wait().working.review.kept) == 4
