"""The place Đơn vị: a switch between the units and the people of the office, and the search."""

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from ui.actions.bench import Bench
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import Switch, button
from ui.parts.place import Place
from ui.parts.search_field import SearchField
from ui.theme.look import px, scale
from ui.units.people_part import PeoplePart
from ui.units.units_part import UnitsPart

_UNITS, _PEOPLE, _ALIVE, _ALL = "units", "people", "alive", "all"
_LEFT: Final = 400
_NARROW_LEFT: Final = 300
_WIDE: Final = 1080  # window width over text scale


class UnitsPage(QObject):
    """Fills a place; what it shows is read by its two parts."""

    def __init__(self, place: Place, bench: Bench) -> None:
        super().__init__(place)
        self._place, self._bench = place, bench
        self.search: Final = SearchField(self.tr("Tìm, không cần dấu (Ctrl+F)"))
        self.add: Final = button(self.tr("Thêm đơn vị"), "primary", sign="plus")
        self.section: Final = Switch(
            [(_UNITS, self.tr("Đơn vị")), (_PEOPLE, self.tr("Người trong đơn vị"))]
        )
        self.which: Final = Switch([(_ALIVE, self.tr("Đang hoạt động")), (_ALL, self.tr("Tất cả"))])
        self.units: Final = UnitsPart(bench)
        self.people: Final = PeoplePart(bench)
        self._parts: Final = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.section.setAccessibleName(self.tr("Phần đang xem"))
        self.which.setAccessibleName(self.tr("Đơn vị được xem"))
        self.add.setToolTip(self.tr("Ctrl+N"))
        self._place.add_tool(self.search)
        self._place.add_tool(self.add)
        for part in (self.units, self.people):
            self._parts.addWidget(part)
        switches = row(self.section, None, self.which, gap=8, margins=(16, 0, 16, 0))
        body = column(frame("head", switches, height=48), self._parts, gap=0)
        body.setStretch(1, 1)
        whole = QFrame()
        whole.setLayout(body)
        self._place.fill(whole)

    def _connect(self) -> None:
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._find)
        # The letters appear at once; the list follows when the event queue is empty.
        self.search.textChanged.connect(lambda: self._typing.start(0))
        self.section.chosen.connect(self._turn_to)
        self.which.chosen.connect(self._find)
        self.add.clicked.connect(self._add)
        self.units.search_dropped.connect(self.search.clear)
        QShortcut(QKeySequence.StandardKey.Find, self._place, self._go_to_search)
        QShortcut(QKeySequence("Ctrl+N"), self._place, self._add)
        QShortcut(QKeySequence("Esc"), self._place, self._escape)

    # --- the frame's calls

    def begin(self) -> None:
        """Show the units for the first time, with the cursor on the own office."""
        self.refresh()
        self.units.tree.choose(self._bench.desk.unit_id)
        self.units.tree.setFocus()

    def refresh(self) -> None:
        """Read the units and the people anew."""
        self.units.refresh()
        self.people.refresh(self.units.nodes)
        self._tell()

    def fit(self, width: int) -> None:
        """Give the lists at the left what a window of this width can spare."""
        left = _LEFT if width / scale() >= _WIDE else _NARROW_LEFT
        for one in (self.units.left, self.people.list):
            one.setFixedWidth(px(left))

    def stops(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return self._part().stops()

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+F", self.tr("Tìm đơn vị hoặc người")),
            ("Ctrl+N", self.tr("Thêm đơn vị hoặc người")),
            ("Enter", self.tr("Từ danh sách sang chi tiết")),
            ("Esc", self.tr("Về danh sách; trong ô đang sửa: lấy lại chữ cũ")),
        ]

    # --- moving

    def _part(self) -> UnitsPart | PeoplePart:
        return self.units if self.section.value() == _UNITS else self.people

    def _find(self) -> None:
        text = self.search.text()
        self.units.show_found(text, ended_too=self.which.value() == _ALL)
        self.people.show_found(text)

    def _tell(self) -> None:
        self._place.tell(self._part().count_words())

    def _turn_to(self, section: str) -> None:
        part = self._part()
        self._parts.setCurrentWidget(part)
        on_units = section == _UNITS
        words = self.tr("Thêm đơn vị") if on_units else self.tr("Thêm người")
        self.add.setText(f" {words}")
        self.add.setAccessibleName(words)
        self.which.setVisible(on_units)
        self._tell()

    def _add(self) -> None:
        if self._bench.may_act():
            self._part().add()

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _escape(self) -> None:
        if self.search.hasFocus() and self.search.text():
            self.search.clear()
        else:
            self._part().stops()[0].setFocus()
