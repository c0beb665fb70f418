"""How the list is looked at: groups, withdrawn tasks, columns, and the views that are kept."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton

from ui.parts.buttons import icon_button
from ui.tasks.grouping import GROUPINGS, grouping_words
from ui.tasks.looks import TaskLook, as_text, from_text

if TYPE_CHECKING:
    from cchc_desktop.services.saved_views import View
    from ui.tasks.work import TaskWork


class ViewsMenu(QObject):
    """A button with a menu; what is chosen there goes out as a look."""

    looked = Signal(object)
    withdrawn_asked = Signal(bool)
    columns_asked = Signal()

    def __init__(self, look: Callable[[], TaskLook], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._work: TaskWork | None = None
        self._with_withdrawn = False
        self.button: Final[QPushButton] = icon_button("filter", self.tr("Cách xem"))
        self.button.clicked.connect(self.open)

    def be_ready(self, work: "TaskWork | None") -> None:
        self._work = work

    def open(self) -> None:
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def menu(self) -> QMenu:
        menu = QMenu(self.button)
        one_of = QActionGroup(menu)
        now = self._look()
        for grouping in GROUPINGS:
            action = menu.addAction(grouping_words(grouping))
            action.setCheckable(True)
            action.setChecked(grouping == now.grouping)
            action.triggered.connect(partial(self._group, grouping))
            one_of.addAction(action)
        menu.addSeparator()
        shown = menu.addAction(self.tr("Xem cả nhiệm vụ đã bãi bỏ"))
        shown.setCheckable(True)
        shown.setChecked(self._with_withdrawn)
        shown.triggered.connect(self._turn_withdrawn)
        menu.addAction(self.tr("Chọn cột…"), self.columns_asked.emit)
        if self._work is not None:
            self._add_paper(menu, self._work)
            self._add_views(menu, self._work)
        return menu

    def _add_paper(self, menu: QMenu, work: "TaskWork") -> None:
        paper = menu.addAction(self.tr("In danh sách này…"), work.paper.show)
        paper.setShortcut(QKeySequence.StandardKey.Print)
        paper.setShortcutVisibleInContextMenu(True)

    def _add_views(self, menu: QMenu, work: "TaskWork") -> None:
        views = work.views()
        menu.addSeparator()
        for view in views:
            look = from_text(str(view.body.get("look", "")))
            menu.addAction(self._words_of(view), partial(self.looked.emit, look))
        menu.addAction(self.tr("Lưu cách xem này…"), self._save)
        if not views:
            return
        rename = menu.addMenu(self.tr("Đổi tên cách xem"))
        remove = menu.addMenu(self.tr("Xóa cách xem"))
        for view in views:
            rename.addAction(self._words_of(view), partial(self._rename, view.id, view.name))
            remove.addAction(self._words_of(view), partial(self._remove, view.id))

    def _group(self, grouping: str) -> None:
        now = self._look()
        self.looked.emit(TaskLook(now.filters, grouping, ""))

    def _turn_withdrawn(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._with_withdrawn = on
        self.withdrawn_asked.emit(on)

    def _save(self) -> None:
        from ui.tasks.questions import ask_view  # noqa: PLC0415 - when asked

        if self._work is None:
            return
        bench = self._work.bench
        said = ask_view(bench.window, bench.desk.who)
        if said is not None:
            name, only_me = said
            self._work.save_view(name, as_text(self._look()), only_me=only_me)

    def _words_of(self, view: "View") -> str:
        return self.tr("{} (riêng tôi)").format(view.name) if view.is_own else view.name

    def _rename(self, view: object, name: str) -> None:
        from cchc_desktop.services.saved_views import rename_view  # noqa: PLC0415 - the database
        from ui.tasks.questions import ask_name  # noqa: PLC0415 - when asked

        if self._work is None:
            return
        wanted = ask_name(
            self._work.bench.window,
            self.tr("Đổi tên cách xem"),
            self.tr("Đổi tên"),
            self.tr("Tên cách xem"),
            name,
        )
        if wanted is not None:
            self._work.change_view(rename_view, view, wanted)

    def _remove(self, view: object) -> None:
        from cchc_desktop.services.saved_views import remove_view  # noqa: PLC0415 - the database

        if self._work is not None:
            self._work.change_view(remove_view, view)
