"""Scenes of the frame: first start, an office with nothing yet, dialogs, the morning's notice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from cchc_desktop.scheduling.clock import VIETNAM
from resources.words import sentence
from ui.errors.dialogs import BugDialog
from ui.first_start.page import FirstStartPage
from ui.jobs.dialog import JobDialog
from ui.jobs.job import Job
from ui.parts.dialog import SentenceDialog
from ui.shell.places import place_names
from ui.shell.staying import tray_doors
from ui.shell.window import MainWindow
from ui.shots.studio import CLOCK, PERSON, Show, Studio, in_dialog, settle, show_alone
from ui.tray.notice import Notice
from ui.tray.reminding import Reminding

_WITH_SCENES: Final = ("tasks", "units", "settings")
_AT: Final = {"path": "D:\\CCHC"}
_COPY: Final = {
    "copy": "D:\\CCHC\\copies\\2026-11-19.db",
    "made_at": datetime(2026, 11, 19, 16, 30, tzinfo=VIETNAM),
    "plans": 2,
    "tasks": 62,
}


def _page() -> FirstStartPage:
    page = FirstStartPage(PERSON, CLOCK.today())
    page.form.fill(
        name="Ủy ban nhân dân phường Hoa Sen",
        parent="Ủy ban nhân dân thành phố",
        signer="Trần Văn Minh",
        post="Phó Chủ tịch",
    )
    page.form.choose_signing("KT")
    return page


def _on(page: FirstStartPage, studio: Studio) -> MainWindow:
    window = MainWindow("")
    window.resize(studio.size)
    window.show_instead(page)
    window.show()
    page.begin()
    return window


def first_start(studio: Studio, show: Show) -> None:
    show_alone(_on(_page(), studio), show)


def first_start_missing(studio: Studio, show: Show) -> None:
    page = FirstStartPage(PERSON, CLOCK.today())
    window = _on(page, studio)
    page.form.choose_level("school")
    page.form.fill(name="Trường Tiểu học Hoa Sen")
    page.form.checked()
    show_alone(window, show)


def empty(studio: Studio, show: Show) -> None:
    _bare_place(studio, show, "tasks")


def empty_units(studio: Studio, show: Show) -> None:
    _bare_place(studio, show, "units")


def empty_entry(studio: Studio, show: Show) -> None:
    _bare_place(studio, show, "entry")


def _bare_place(studio: Studio, show: Show, place: str) -> None:
    page = _page()
    answers = page.form.answers()
    page.deleteLater()
    studio.make_bare(answers)
    with studio.opened("bare") as opened:
        opened.window.show_place(place)
        settle()
        show(opened.window)


def _place(key: str, studio: Studio, show: Show) -> None:
    with studio.opened("grown") as opened:
        opened.window.show_place(key)
        settle()
        show(opened.window)


def keys(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        in_dialog(opened.window.keys_asked.emit, show)


def notice(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        shown = Notice(opened.window)
        doors = tray_doors(opened.workplace, lambda _ids: None)
        # A picture is nobody's reading.
        doors = replace(doors, mark_shown=lambda _ids: None)
        reminding = Reminding(doors, shown, studio.runner, lambda: True)
        reminding.look()
        settle()
        show(opened.window)


def damaged(_studio: Studio, show: Show) -> None:
    answers = [
        ("restore", "Khôi phục bản sao"),
        ("retry", "Thử lại"),
        ("other", "Chọn thư mục khác…"),
        ("", "Đóng"),
    ]
    words = sentence("database-damaged", {**_AT, **_COPY})
    show_alone(SentenceDialog("Mở dữ liệu", "Chưa mở được dữ liệu", words, answers), show)


def misfortune(_studio: Studio, show: Show) -> None:
    words = sentence("disk-full", _AT)
    dialog = SentenceDialog("Chưa làm được", "Việc này chưa làm được", words, [("", "Đóng")])
    show_alone(dialog, show)


def bug(_studio: Studio, show: Show) -> None:
    show_alone(BugDialog("…", Path("logs")), show)


def progress(studio: Studio, show: Show) -> None:
    job = Job(lambda _ticket: None, studio.runner)
    dialog = JobDialog(job, "Mở dữ liệu", _AT["path"], lambda code: code)
    job.stepped.emit(3, 8, "Đang chuyển dữ liệu sang kiểu mới: bước 3/8")
    show_alone(dialog, show)


SCENES: Final[dict[str, Callable[[Studio, Show], None]]] = {
    "first-start": first_start,
    "first-start-missing": first_start_missing,
    "tasks-empty": empty,
    "entry-empty": empty_entry,
    "units-empty": empty_units,
    "keys": keys,
    "notice": notice,
    "dialog-damaged": damaged,
    "dialog-misfortune": misfortune,
    "dialog-bug": bug,
    "dialog-progress": progress,
    # Those without scenes of their own are at least seen as they open.
    **{
        f"place-{place.key}": partial(_place, place.key)
        for place in place_names()
        if place.key not in _WITH_SCENES
    },
}
