"""The page: a list of sections at the left, the chosen one at the right."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from ui.actions.bench import Bench
from ui.parts.boxes import column, row
from ui.parts.place import Place
from ui.settings.appearance import AppearanceSection
from ui.settings.data import DataSection
from ui.settings.days import DaysSection
from ui.settings.duties import DutiesSection
from ui.settings.machine import Machine
from ui.settings.office import OfficeSection, SignerSection
from ui.settings.people import PeopleSection
from ui.settings.reminding import RemindingSection
from ui.settings.section import Section
from ui.settings.startup import StartupSection
from ui.settings.support import SupportSection
from ui.settings.updating import UpdateSection
from ui.theme.look import px, scale

_LIST: Final = 200
_KEPT: Final = "settings/section"


class _Names(QFrame):
    """The sections by name; arrow keys move among them, one stop for the Tab key."""

    chosen = Signal(int)
    into = Signal()

    def __init__(self, names: list[str], title: str) -> None:
        super().__init__()
        self.setObjectName("sections")
        self.setAccessibleName(title)
        self.setFixedWidth(px(_LIST))
        self._group: Final = QButtonGroup(self)
        self.entries: Final[list[QPushButton]] = []
        for at, name in enumerate(names):
            one = QPushButton(name)
            one.setCheckable(True)
            one.setAutoDefault(False)
            one.setAccessibleName(name)
            one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(one, at)
            self.entries.append(one)
        self.setLayout(column(*self.entries, None, gap=2, margins=(8, 12, 8, 8)))
        self._group.idToggled.connect(self._tell)

    def choose(self, at: int) -> None:
        self.entries[at].setChecked(True)

    def stop(self) -> QPushButton:
        return self.entries[max(0, self._group.checkedId())]

    def _tell(self, at: int, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            self.chosen.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Right:
            self.into.emit()
            return
        super().keyPressEvent(event)


class SettingsPage(QObject):
    """Fills the place Cài đặt. What needs the data closed is asked of the frame."""

    reopen_asked = Signal(object)
    restore_asked = Signal(object)

    def __init__(self, place: Place, bench: Bench) -> None:
        super().__init__(place)
        self._place, self._bench = place, bench
        self._machine: Final = Machine(bench.office.folder.path)
        self._effective = 0.0
        makers = self._makers()
        self._makers_of: Final = makers
        self.sections: Final[dict[str, Section]] = {}
        self.names: Final = _Names([name for name, _ in makers.values()], self.tr("Các phần"))
        self._stack: Final = QStackedWidget()
        body = QFrame()
        line = row(self.names, gap=0)
        line.addWidget(self._stack, 1)
        body.setLayout(line)
        place.fill(body)
        self.names.chosen.connect(self._show)
        self.names.into.connect(self._go_in)
        bench.busy_changed.connect(self._wait)

    def _makers(self) -> dict[str, tuple[str, Callable[[], Section]]]:
        bench, machine = self._bench, self._machine
        return {
            "office": (self.tr("Đơn vị"), lambda: OfficeSection(bench)),
            "signer": (self.tr("Người ký, nơi nhận"), lambda: SignerSection(bench)),
            "people": (self.tr("Người dùng"), lambda: PeopleSection(bench)),
            "duties": (self.tr("Kỳ báo cáo"), lambda: DutiesSection(bench)),
            "reminding": (self.tr("Nhắc việc"), lambda: RemindingSection(bench, machine)),
            "days": (self.tr("Ngày nghỉ"), lambda: DaysSection(bench)),
            "appearance": (self.tr("Giao diện"), lambda: AppearanceSection(bench, machine)),
            "data": (self.tr("Dữ liệu và bản sao lưu"), self._make_data),
            "startup": (self.tr("Khởi động"), lambda: StartupSection(bench)),
            "updating": (self.tr("Cập nhật"), lambda: UpdateSection(bench)),
            "support": (self.tr("Hỗ trợ"), lambda: SupportSection(bench)),
        }

    def _make_data(self) -> Section:
        made = DataSection(self._bench)
        made.reopen_asked.connect(self.reopen_asked)
        made.restore_asked.connect(self.restore_asked)
        return made

    def begin(self) -> None:
        """Show the section that was open last, with the focus on its name."""
        kept = self._bench.recall(_KEPT)
        keys = list(self._makers_of)
        self.names.choose(keys.index(kept) if kept in keys else 0)
        self.names.stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """Return the parts that F6 goes through: the names, then the section itself."""
        first = None if (shown := self._shown()) is None else shown.first()
        return [self.names.stop(), *([first] if first is not None else [])]

    def keys(self) -> list[tuple[str, str]]:
        return [("↑ ↓", self.tr("Chuyển sang mục cài đặt khác"))]

    def open_section(self, key: str) -> None:
        """Show a section, as when another page leads to it."""
        self.names.choose(list(self._makers_of).index(key))
        self.names.stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        if (shown := self._shown()) is not None:
            shown.refresh()

    def fit(self, width: int) -> None:
        self._effective = width / scale()
        for section in self.sections.values():
            section.fit(self._effective)

    def _go_in(self) -> None:
        first = None if (shown := self._shown()) is None else shown.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _shown(self) -> Section | None:
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Section) else None

    def _show(self, at: int) -> None:
        key = list(self._makers_of)[at]
        section = self.sections.get(key)
        if section is None:
            section = self.sections[key] = self._makers_of[key][1]()
            section.fit(self._effective)
            self._stack.addWidget(section)
        section.refresh()
        self._stack.setCurrentWidget(section)
        self._bench.remember(_KEPT, key)

    def _wait(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._stack.setEnabled(not busy)
