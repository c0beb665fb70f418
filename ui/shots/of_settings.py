"""Scenes of the place Cài đặt: each section, and what is asked in it."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.settings.data import DataSection
from ui.settings.days import DaysSection
from ui.settings.duties import DutiesSection
from ui.settings.notice_form import NoticeForm
from ui.settings.page import SettingsPage
from ui.settings.section import Section
from ui.shots.studio import Opened, Show, Studio, in_dialog, settle

_NOTICE: Final = (
    "Cán bộ, công chức, viên chức nghỉ lễ Quốc khánh từ ngày 29/8/2026 đến hết ngày 02/9/2026."
    " Hoán đổi ngày làm việc từ thứ Sáu ngày 27/11/2026 sang thứ Bảy ngày 05/12/2026."
)
# What depends on the computer the picture is taken on is told as of an office's.
_ELSEWHERE: Final = {"Thư mục": "D:\\CCHC", "Ổ đĩa còn trống": "182,4\u00a0GB"}
SECTIONS: Final = (
    "office", "signer", "people", "duties", "reminding", "days", "appearance", "data", "startup",
    "updating", "support",
)  # fmt: skip


def _page(opened: Opened) -> SettingsPage:
    opened.window.show_place("settings")
    page = opened.window.place("settings").findChild(SettingsPage)
    if not isinstance(page, SettingsPage):
        msg = "the place was not filled"
        raise TypeError(msg)
    return page


def _open(opened: Opened, key: str) -> Section:
    page = _page(opened)
    page.open_section(key)
    section = page.sections[key]
    if isinstance(section, DataSection):
        _tell_of_elsewhere(section)
    settle()
    return section


def _tell_of_elsewhere(section: DataSection) -> None:
    words = section.facts.findChildren(QLabel)
    for name, value in pairwise(words):
        if name.text() in _ELSEWHERE:
            value.setText(_ELSEWHERE[name.text()])


def _section(key: str, studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        _open(opened, key)
        show(opened.window)


def _asked(
    key: str,
    opening: Callable[[Section], Callable[[], object]],
    fill: Callable[[QWidget], None] | None = None,
) -> Callable[[Studio, Show], None]:
    def scene(studio: Studio, show: Show) -> None:
        with studio.opened() as opened:
            section = _open(opened, key)

            def filled(dialog: QWidget) -> None:
                if fill is not None:
                    fill(dialog)
                    settle()
                show(dialog)

            in_dialog(opening(section), filled)

    return scene


def _button(section: Section, beginning: str) -> Callable[[], object]:
    there = section.findChildren(QAbstractButton)
    return next(one for one in there if one.accessibleName().startswith(beginning)).click


def _new_duty(section: Section) -> Callable[[], object]:
    return section.new.click if isinstance(section, DutiesSection) else section.refresh


def _paste(section: Section) -> Callable[[], object]:
    return section.paste.click if isinstance(section, DaysSection) else section.refresh


def _read(dialog: QWidget) -> None:
    if isinstance(dialog, NoticeForm):
        dialog.paste(_NOTICE)


SCENES: Final[dict[str, Callable[[Studio, Show], None]]] = {
    **{f"settings-{key}": partial(_section, key) for key in SECTIONS},
    "settings-new-duty": _asked("duties", _new_duty),
    "settings-duty": _asked("duties", partial(_button, beginning="Sửa…")),
    "settings-slot": _asked("duties", partial(_button, beginning="Sửa ngày báo cáo")),
    "settings-notice": _asked("days", _paste, _read),
    "settings-restore": _asked("data", partial(_button, beginning="Khôi phục bản sao")),
}
