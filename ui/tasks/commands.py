"""The deeds of the task list with their keys, and the menu of those that fit what is chosen."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from cchc_desktop.domain.status import State
from ui.actions.bench import Bench
from ui.icons import icon
from ui.labels import SIGNS, shown_key, state_word
from ui.table.view import LineView
from ui.tasks.columns import doubtful_columns
from ui.tasks.deeds import TaskDeeds
from ui.tasks.lines import TaskLine
from ui.tasks.typing import LETTER_OF
from ui.tasks.typing_helps import OfficeHelps

_GROUPS: Final = (
    ("add", "edit"),
    ("state", "person", "back", "lead", "partner", "part"),
    ("due", "settle", "event"),
    ("up", "down", "section", "plan", "copy"),
    ("clip", "paste"),
    ("withdraw", "bring"),
    ("print",),
)
# What is meant of the whole list, not of what is chosen in it.
_OF_THE_LIST: Final = frozenset({"add", "paste", "print"})


class Deed(NamedTuple):
    """One entry of the menu."""

    key: str
    words: str
    shortcut: str
    do: Callable[[], object]
    everywhere: bool = False  # its key works wherever the focus is


class TaskCommands(QObject):
    """Acts on the selected tasks; most of its keys work while the table has the focus."""

    def __init__(
        self, view: LineView, bench: Bench, helps: OfficeHelps, put_on_paper: Callable[[], None]
    ) -> None:
        super().__init__(view)
        self._view, self._bench, self._put_on_paper = view, bench, put_on_paper
        self.deeds: Final = TaskDeeds(view, bench, helps)
        self._deeds: Final = {deed.key: deed for deed in self._all()}
        for deed in self._deeds.values():
            if deed.shortcut:
                action = QAction(deed.words, view)
                action.setShortcut(QKeySequence(deed.shortcut))
                reach = Qt.ShortcutContext
                action.setShortcutContext(
                    reach.WindowShortcut if deed.everywhere else reach.WidgetShortcut
                )
                action.triggered.connect(deed.do)
                view.addAction(action)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)

    def _all(self) -> list[Deed]:
        do = self.deeds
        return [
            Deed("add", self.tr("Thêm nhiệm vụ…"), "Ctrl+N", do.add),
            Deed("edit", self.tr("Sửa ô đang chọn"), "", self.edit),
            Deed("person", self.tr("Giao người phụ trách…"), "Ctrl+G", do.hand),
            Deed("back", self.tr("Thôi giao người phụ trách"), "", do.take_back),
            Deed("lead", self.tr("Đổi đơn vị chủ trì…"), "", do.lead),
            Deed("partner", self.tr("Thêm đơn vị phối hợp…"), "", do.partner),
            Deed("part", self.tr("Bớt đơn vị phối hợp…"), "", do.part_from),
            Deed("due", self.tr("Đổi thời hạn…"), "Ctrl+H", do.deadline),
            Deed("settle", self.tr("Xác nhận ô cần xem là đúng"), "Ctrl+Return", do.settle),
            Deed("event", self.tr("Ghi ngày bắt đầu tính thời hạn…"), "", do.event_day),
            Deed("up", self.tr("Chuyển lên"), "Alt+Up", do.up),
            Deed("down", self.tr("Chuyển xuống"), "Alt+Down", do.down),
            Deed("section", self.tr("Chuyển sang phần khác…"), "", do.to_section),
            Deed("plan", self.tr("Chuyển sang kế hoạch khác…"), "", do.to_plan),
            Deed("copy", self.tr("Nhân bản nhiệm vụ"), "Ctrl+D", do.copy),
            Deed("clip", self.tr("Chép các dòng"), "", self._view.copy_selected),
            Deed("paste", self.tr("Dán"), "", self._view.paste),
            Deed("withdraw", self.tr("Bãi bỏ…"), "Delete", do.withdraw),
            Deed("bring", self.tr("Khôi phục nhiệm vụ đã bãi bỏ"), "", do.bring_back),
            Deed("print", self.tr("In danh sách này…"), "Ctrl+P", self._put_on_paper, True),
        ]

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of these deeds, for the list behind F1."""
        return [
            (shown_key(deed.shortcut), deed.words.rstrip("…"))
            for deed in self._deeds.values()
            if deed.shortcut
        ]

    def edit(self) -> None:
        """Open the current cell; where it cannot be typed in, the title."""
        self._view.setFocus()
        if not self._view.edit_current() and self._view.choose(self._current(), "title"):
            self._view.edit_current()

    def edit_doubt(self) -> None:
        """Open the first cell of the task that a person has to decide."""
        self._view.setFocus()
        line = next(iter(self.deeds.chosen()), None)
        found = doubtful_columns(line) if line is not None else []
        if line is not None and found:
            self._view.wish_column(found[0], shown=True)
            if self._view.choose(line.id, found[0]):
                self._view.edit_current()

    def _current(self) -> object:
        return getattr(self._view.current_line(), "id", None)

    # --- the menu

    def menu(self) -> QMenu:
        menu = QMenu(self._view)
        chosen = self.deeds.chosen()
        many = len(chosen) > 1
        if many:
            head = menu.addAction(self.tr("{} nhiệm vụ đã chọn").format(len(chosen)))
            head.setEnabled(False)
        for group in _GROUPS:
            if not menu.isEmpty():
                menu.addSeparator()
            for key in group:
                if key == "state":
                    self._add_states(menu)
                elif self._fits(key, chosen):
                    self._add(menu, self._deeds[key])
        menu.setEnabled(self._bench.may_act())
        return menu

    def _add(self, menu: QMenu, deed: Deed) -> None:
        action = menu.addAction(deed.words, deed.do)
        if deed.shortcut:
            action.setShortcut(QKeySequence(deed.shortcut))
            action.setShortcutVisibleInContextMenu(True)

    def _add_states(self, menu: QMenu) -> None:
        states = menu.addMenu(self.tr("Trạng thái"))
        states.setEnabled(bool(self.deeds.chosen()))
        for state, letter in LETTER_OF.items():
            action = states.addAction(
                icon(SIGNS[state].icon, SIGNS[state].role), f"{state_word(state)}\t{letter}"
            )
            action.triggered.connect(partial(self.deeds.state, State(state)))

    @staticmethod
    def _fits(key: str, chosen: list[TaskLine]) -> bool:
        """Leave out what cannot be meant of these tasks."""
        if key in _OF_THE_LIST or not chosen:
            return key in _OF_THE_LIST
        alone = len(chosen) == 1
        fits = {
            "edit": alone,
            "event": alone and chosen[0].kind in ("event", "compound"),
            "settle": any(doubtful_columns(line) for line in chosen),
            "back": any(line.person for line in chosen),
            "bring": any(line.withdrawn for line in chosen),
            "withdraw": not all(line.withdrawn for line in chosen),
        }
        return fits.get(key, True)

    def open_menu_at(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _open_menu(self, place: QPoint) -> None:
        self.open_menu_at(self._view.viewport().mapToGlobal(place))
