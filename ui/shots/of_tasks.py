"""Scenes of the place Nhiệm vụ: how it is looked at, and a cell being typed in."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt

from ui.shots.studio import Opened, Show, Studio, Which, settle
from ui.table.editors.field import CellField
from ui.tasks.filtering import LATE, QUARTER, UNIT, Filters
from ui.tasks.grouping import MONTH, PERSON
from ui.tasks.grouping import UNIT as BY_UNIT
from ui.tasks.lines import Result
from ui.tasks.looks import TaskLook

Act = Callable[[Opened], object]


def _scene(act: Act, which: Which = "sample") -> Callable[[Studio, Show], None]:
    """Make a scene of what is done in the open place."""

    def scene(studio: Studio, show: Show) -> None:
        with studio.opened(which) as opened:
            act(opened)
            settle()
            show(opened.window)

    return scene


def _chosen(opened: Opened) -> None:
    opened.choose("in-progress")


def _found(opened: Opened, text: str) -> None:
    opened.window.search.setText(text)
    opened.window.search.setFocus()


def _narrowed(opened: Opened) -> None:
    ids = [one.id for one in opened.work.tasks.listing.everything() if one.state == "overdue"]
    opened.work.show_tasks(frozenset(ids), "Nhiệm vụ của Văn phòng HĐND và UBND")


def _noted(opened: Opened) -> None:
    opened.choose("not-started" if _has(opened, "not-started") else "in-progress")
    opened.work.tasks.side.note()
    form = opened.work.tasks.side.panel.form
    form.noted.emit(Result("done", None, "Đã ban hành đủ 2 văn bản."))


def _has(opened: Opened, state: str) -> bool:
    lines = opened.work.tasks.table.lines.lines()
    return any(getattr(one, "state", "") == state for one in lines)


def _result_form(opened: Opened) -> None:
    opened.choose("in-progress")
    opened.work.tasks.side.note()


def _chips(opened: Opened) -> None:
    filters = Filters(
        frozenset({QUARTER}), {UNIT: frozenset({"Trung tâm Phục vụ hành chính công"})}
    )
    opened.work.tasks.show_look(TaskLook(filters))


def _late(opened: Opened) -> None:
    opened.work.tasks.show_look(TaskLook(Filters(frozenset({QUARTER, LATE}))))


def _chip_list(opened: Opened) -> None:
    chip = opened.work.tasks.chips.lists[UNIT]
    chip.open_list(chip)


def _grouped(opened: Opened, grouping: str) -> None:
    opened.work.tasks.show_look(TaskLook(grouping=grouping))
    opened.work.tasks.table.choose_first("title")


def _sorted(opened: Opened) -> None:
    opened.work.tasks.table.sort_by("due", descending=True)


def _all_columns(opened: Opened) -> None:
    for column in opened.work.tasks.table.lines.columns:
        opened.work.tasks.table.wish_column(column.key, shown=True)


def _withdrawn(opened: Opened) -> None:
    opened.work.tasks.views.withdrawn_asked.emit(True)
    lines = opened.work.tasks.table.lines.lines()
    gone = next(one for one in lines if getattr(one, "withdrawn", False))
    opened.work.tasks.table.choose(gone.id, "title")


def _doubts(opened: Opened) -> None:
    opened.work.tasks.table.setFocus()
    opened.work.tasks.table.next_doubt()


# --- menus


def _menu(opened: Opened) -> None:
    opened.choose("overdue")
    _open_menu(opened)


def _menu_of_many(opened: Opened) -> None:
    table = opened.work.tasks.table
    opened.choose("in-progress")
    lines = [one.id for one in table.lines.lines() if hasattr(one, "deadline")]
    table.select_lines(lines[:4])
    _open_menu(opened)


def _open_menu(opened: Opened) -> None:
    table = opened.work.tasks.table
    cell = table.visualRect(table.currentIndex())
    table.customContextMenuRequested.emit(cell.topLeft() + QPoint(40, 20))


def _head_menu(opened: Opened) -> None:
    opened.choose("in-progress", "due")
    opened.work.tasks.table.open_head_menu()


def _views_menu(opened: Opened) -> None:
    opened.work.tasks.views.open()


# --- typing


def _typing(opened: Opened, column: str, text: str) -> None:
    """Open the cell under the cursor and type over what it holds."""
    opened.choose("in-progress", column)
    table = opened.work.tasks.table
    table.edit_current()
    settle()
    field = opened.window.focusWidget()
    if isinstance(field, CellField) and text:
        field.selectAll()
        field.insertPlainText(text)


def _typing_state(opened: Opened) -> None:
    opened.choose("in-progress", "state")
    opened.work.tasks.table.edit_current()


def _calendar(opened: Opened) -> None:
    from PySide6.QtTest import QTest  # noqa: PLC0415 - a key, as a person strikes it

    _typing(opened, "due", "")
    field = opened.window.focusWidget()
    if field is not None:
        QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)


SCENES: Final = {
    "tasks": _scene(_chosen),
    "tasks-found": _scene(partial(_found, text="thu tuc")),
    "tasks-not-found": _scene(partial(_found, text="xe buýt")),
    "tasks-narrowed": _scene(_narrowed),
    "tasks-noted": _scene(_noted),
    "tasks-result-form": _scene(_result_form),
    "tasks-chips": _scene(_chips),
    "tasks-late": _scene(_late),
    "tasks-chip-list": _scene(_chip_list),
    "tasks-by-unit": _scene(partial(_grouped, grouping=BY_UNIT)),
    "tasks-by-person": _scene(partial(_grouped, grouping=PERSON), "grown"),
    "tasks-by-month": _scene(partial(_grouped, grouping=MONTH)),
    "tasks-sorted": _scene(_sorted),
    "tasks-all-columns": _scene(_all_columns),
    "tasks-withdrawn": _scene(_withdrawn, "grown"),
    "tasks-doubts": _scene(_doubts, "grown"),
    "tasks-menu": _scene(_menu),
    "tasks-menu-of-many": _scene(_menu_of_many),
    "tasks-head-menu": _scene(_head_menu),
    "tasks-views-menu": _scene(_views_menu),
    "tasks-typing-words": _scene(partial(_typing, column="title", text="")),
    "tasks-typing-unit": _scene(partial(_typing, column="lead", text="phong")),
    "tasks-typing-deadline": _scene(partial(_typing, column="due", text="trước ngày 15 hằng quý")),
    "tasks-typing-calendar": _scene(_calendar),
    "tasks-typing-state": _scene(_typing_state),
}
