"""Scenes of what is asked before something is done with tasks."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.parts.fields import GrowingText
from ui.parts.form_dialog import FormDialog
from ui.shots.studio import Opened, Show, Studio, Which, in_dialog, settle
from ui.tasks.commands import TaskCommands

Asking = Callable[[TaskCommands, Opened], Callable[[], object]]


def _asked(
    asking: Asking, fill: Callable[[QWidget], None] | None = None, which: Which = "sample"
) -> Callable[[Studio, Show], None]:
    """Make a scene of a question; `fill` types into it before it is looked at."""

    def scene(studio: Studio, show: Show) -> None:
        with studio.opened(which) as opened:
            commands = opened.window.findChild(TaskCommands)
            if not isinstance(commands, TaskCommands):
                msg = "nothing can be done with the tasks"
                raise TypeError(msg)
            opened.choose("in-progress")

            def filled(dialog: QWidget) -> None:
                if fill is not None:
                    fill(dialog)
                    settle()
                show(dialog)

            in_dialog(asking(commands, opened), filled)

    return scene


def _say(dialog: QWidget, words: dict[str, str]) -> None:
    if not isinstance(dialog, FormDialog):
        return
    for key, text in words.items():
        edit = dialog.fields[key].edit
        if isinstance(edit, GrowingText):
            edit.setPlainText(text)
        elif isinstance(edit, QLineEdit):
            edit.setText(text)


def _press(dialog: QWidget, words: dict[str, str]) -> None:
    """Press the verb with something still wrong."""
    _say(dialog, words)
    if isinstance(dialog, FormDialog):
        dialog.act.click()


def _save_view(_commands: TaskCommands, opened: Opened) -> Callable[[], object]:
    menu = opened.work.tasks.views.menu()
    return next(one for one in menu.actions() if one.text().startswith("Lưu cách xem")).trigger


def _event_day(commands: TaskCommands, opened: Opened) -> Callable[[], object]:
    lines = opened.work.tasks.listing.everything()
    opened.work.tasks.table.choose(next(one.id for one in lines if one.kind == "event"), "due")
    return commands.deeds.event_day


def _printing(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        table = opened.work.tasks.table
        paper = next(one for one in table.actions() if one.shortcut().toString() == "Ctrl+P")
        in_dialog(lambda: _wait_for(paper.trigger), show)


def _wait_for(opening: Callable[[], object]) -> None:
    """Open what shows itself once its work is done."""
    opening()
    settle()


_NEW: Final = {
    "title": "Số hóa hồ sơ địa chính của các khu phố 1, 2 và 3, cập nhật vào cơ sở dữ liệu đất đai"
    " dùng chung của Thành phố",
    "code": "II.9",
    "product": "Hồ sơ số hóa",
    "due": "Trước ngày 15/12",
}
_DUE: Final = {"due": "Trước ngày 25 của tháng cuối quý"}

SCENES: Final = {
    "tasks-printing": _printing,
    "ask-new-task": _asked(lambda do, _: do.deeds.add),
    "ask-new-task-filled": _asked(lambda do, _: do.deeds.add, partial(_say, words=_NEW)),
    "ask-new-task-missing": _asked(lambda do, _: do.deeds.add, partial(_press, words={})),
    "ask-withdraw": _asked(lambda do, _: do.deeds.withdraw),
    "ask-withdraw-wrong": _asked(
        lambda do, _: do.deeds.withdraw, partial(_press, words={"day": "hôm qua"})
    ),
    "ask-deadline": _asked(lambda do, _: do.deeds.deadline, partial(_say, words=_DUE)),
    "ask-person": _asked(lambda do, _: do.deeds.hand, partial(_say, words={"who": "nguyen"})),
    "ask-lead": _asked(lambda do, _: do.deeds.lead, partial(_say, words={"who": "phong"})),
    "ask-section": _asked(lambda do, _: do.deeds.to_section),
    "ask-plan": _asked(lambda do, _: do.deeds.to_plan),
    "ask-event-day": _asked(_event_day, which="grown"),
    "ask-view-name": _asked(_save_view),
}
