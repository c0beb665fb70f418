"""The place Báo cáo: a report put together, those that were issued, those that came in."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.reports.writing import Format
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.outline import read_outline, set_outline
from cchc_desktop.services.reporting.wording import upper_first
from ui.actions.bench import Bench
from ui.parts.boxes import restyle
from ui.parts.buttons import Switch, button, icon_button
from ui.parts.place import Place
from ui.reporting.asking import OUTSIDE, Outside
from ui.reporting.choosing import ReportChoice, Sheet
from ui.reporting.compose_part import ComposePart
from ui.reporting.handing_out import HandingOut
from ui.theme.look import px, scale

if TYPE_CHECKING:
    from ui.reporting.issued_part import IssuedPart
    from ui.reporting.receipts_part import ReceiptsPart
    from ui.table.view import LineView

_COMPOSE, _ISSUED, _RECEIVED = "compose", "issued", "received"
_WITH_WORDS: Final = 1340  # window width over text scale, as in the design's table of widths
_WITH_FACT: Final = 1080


class ReportingPage(QObject):
    """Fills a place; its parts read for themselves."""

    def __init__(self, place: Place, bench: Bench, outside: Outside = OUTSIDE) -> None:
        super().__init__(place)
        self._place, self._bench = place, bench
        self._with_fact = True
        self.section: Final = Switch(
            [
                (_COMPOSE, self.tr("Soạn báo cáo")),
                (_ISSUED, self.tr("Đã ban hành")),
                (_RECEIVED, self.tr("Báo cáo nhận được")),
            ]
        )
        self.compose: Final = ComposePart(bench)
        self.deeds: Final = HandingOut(bench, self.compose.about, outside)
        self.export: Final = button(self.tr("Xuất"), sign="document")
        self.print: Final = button(self.tr("In"), sign="print")
        self.more: Final = icon_button("more", self.tr("Việc khác với báo cáo này"))
        self.issue: Final = button(self.tr("Ban hành…"), "primary", sign="reports")
        self._issued: IssuedPart | None = None
        self._received: ReceiptsPart | None = None
        self._parts: Final = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.section.setAccessibleName(self.tr("Phần đang xem"))
        self.export.setToolTip(self.tr("Xuất thành PDF (Ctrl+S), Word, Excel"))
        self.print.setToolTip(self.tr("In (Ctrl+P)"))
        for tool in (self.section, self.export, self.print, self.more, self.issue):
            self._place.add_tool(tool)
        self._parts.addWidget(self.compose)
        self._place.fill(self._parts)

    def _connect(self) -> None:
        self.section.chosen.connect(self._turn_to)
        self.compose.turned.connect(self._tell)
        self.compose.units_asked.connect(lambda: self.section.choose(_RECEIVED))
        self.compose.words.outline_asked.connect(self.change_outline)
        self.compose.preview.shown.connect(self._let_act)
        self.export.clicked.connect(self._open_export)
        self.print.clicked.connect(self._print)
        self.more.clicked.connect(self._open_more)
        self.issue.clicked.connect(self._issue)
        self._bench.report_asked.connect(self.show_report)
        self._bench.busy_changed.connect(lambda _busy: self._let_act())
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+S": lambda: self._save(Format.PDF),
            "Ctrl+P": self._print,
            "Ctrl+E": self.change_outline,
            "F8": self.compose.words.go_to_empty,
            "Alt+Left": lambda: self.compose.side.step(-1),
            "Alt+Right": lambda: self.compose.side.step(1),
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self.compose, act)  # silent while another part is seen

    # --- the frame's calls

    def begin(self) -> None:
        """Show the running period's report, with the cursor on its kind."""
        self.compose.refresh()
        self._tell()
        self.compose.side.sheets.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read anew the part in sight; what is being typed stays."""
        self.compose.refresh()
        if self.section.value() == _ISSUED and self._issued is not None:
            self._issued.refresh()
        elif self.section.value() == _RECEIVED and self._received is not None:
            self._received.refresh()
        self._tell()

    def fit(self, width: int) -> None:
        """Fold what does not fit a window of this width."""
        effective = width / scale()
        with_words = effective >= _WITH_WORDS
        self._with_fact = effective >= _WITH_FACT
        for tool, words in ((self.export, self.tr("Xuất")), (self.print, self.tr("In"))):
            tool.setText(f" {words}" if with_words else "")
            restyle(tool, "kind", "" if with_words else "icon")
        self.compose.fit(width)
        self._tell()

    def stops(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        table = self._table()
        return self.compose.stops() if table is None else [table]

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of the part in sight."""
        if (table := self._table()) is not None:
            return list(table.shortcuts())
        return [
            ("↑ ↓", self.tr("Đổi loại báo cáo; chọn báo cáo phải nộp")),
            ("Alt+← Alt+→", self.tr("Kỳ trước, kỳ sau")),
            ("Tab", self.tr("Lưu mục đang viết, sang mục sau")),
            ("F8", self.tr("Đến mục trống kế tiếp")),
            ("Ctrl+E", self.tr("Sửa đề cương báo cáo")),
            ("Ctrl+S", self.tr("Xuất thành tệp PDF")),
            ("Ctrl+P", self.tr("In báo cáo")),
            ("Ctrl+F, F3", self.tr("Tìm trong bản in; chỗ tìm thấy kế tiếp")),
            ("Ctrl++ Ctrl+- Ctrl+0", self.tr("Phóng to, thu nhỏ, vừa ngang bản in")),
        ]

    # --- what is shown

    def show_report(self, period: Period, kind: str = "") -> None:
        """Turn to the report of a period, as when another place leads here."""
        sheet = Sheet(kind) if kind else Sheet.REPORT
        self.section.choose(_COMPOSE)
        self.compose.show_choice(ReportChoice(sheet, period))

    def _tell(self) -> None:
        """Say the period beside the title, and let be done what can be done with the choice."""
        said = upper_first(period_words(self.compose.choice().period))
        composing = self.section.value() == _COMPOSE
        self._place.tell(said if composing and self._with_fact else "")
        self._let_act()

    def _let_act(self) -> None:
        composing = self.section.value() == _COMPOSE
        preview, choice = self.compose.preview, self.compose.choice()
        free = self._bench.may_act() and not preview.why_not
        for tool in (self.export, self.print, self.more):
            tool.setVisible(composing)
            tool.setEnabled(free)
        self.issue.setVisible(composing)
        self.issue.setEnabled(free and choice.can_be_issued)
        why = self.tr("Chỉ ban hành báo cáo của cả cơ quan.")
        self.issue.setToolTip("" if choice.can_be_issued else why)

    def _turn_to(self, section: str) -> None:
        self.compose.words.flush()
        if section == _ISSUED:
            self._parts.setCurrentWidget(self._issued_part())
        elif section == _RECEIVED:
            self._parts.setCurrentWidget(self._received_part())
        else:
            self._parts.setCurrentWidget(self.compose)
        self._tell()
        if (stops := self.stops()) and stops[0].isVisible():
            stops[0].setFocus()

    def _table(self) -> "LineView | None":
        """Return the list of the part in sight, where it is one."""
        section = self.section.value()
        part = {_ISSUED: self._issued, _RECEIVED: self._received}.get(section)
        return None if part is None else part.table

    def _issued_part(self) -> "IssuedPart":
        if self._issued is None:
            from ui.reporting.issued_part import IssuedPart  # noqa: PLC0415 - when it is shown

            self._issued = IssuedPart(self._bench)
            self._issued.begin.clicked.connect(lambda: self.section.choose(_COMPOSE))
            self._parts.addWidget(self._issued)
        self._issued.refresh()
        return self._issued

    def _received_part(self) -> "ReceiptsPart":
        if self._received is None:
            from ui.reporting.receipts_part import ReceiptsPart  # noqa: PLC0415 - when it is shown

            self._received = ReceiptsPart(self._bench)
            self._parts.addWidget(self._received)
        self._received.show_period(self.compose.choice().period)
        return self._received

    # --- deeds

    def change_outline(self) -> None:
        """Let the chapters of the report be renamed, moved, added and taken out."""
        from ui.reporting.outline_dialog import OutlineDialog  # noqa: PLC0415 - seldom

        self.compose.words.flush()
        desk = self._bench.desk
        dialog = OutlineDialog(
            read_outline(desk),
            lambda chapters: self._bench.attempt(lambda: set_outline(desk, chapters)),
            self._bench.window,
        )
        dialog.ask()
        dialog.deleteLater()

    def _ready(self) -> ReportChoice:
        """Store what was typed, so that what leaves says it; return what is chosen."""
        self.compose.words.flush()
        return self.compose.choice()

    def _is_whole(self) -> bool:
        return self.compose.preview.whole.isChecked()

    def _may(self) -> bool:
        return self.export.isEnabled() and self.export.isVisible()

    def _save(self, wanted: Format) -> None:
        if self._may():
            choice = self._ready()
            self.deeds.save_as(choice, wanted, whole=self._takes_all(wanted))

    def _open_with(self, wanted: Format) -> None:
        choice = self._ready()
        self.deeds.open_with(choice, wanted, whole=self._takes_all(wanted))

    def _takes_all(self, wanted: Format) -> bool:
        """Say whether the appendices come along: a workbook without its tables would be none."""
        return wanted is Format.XLSX or self._is_whole()

    def _send(self) -> None:
        self.deeds.send(self._ready(), whole=self._is_whole())

    def _print(self) -> None:
        if self._may():
            choice = self._ready()
            self.deeds.print_out(choice, self.compose.preview.data, whole=self._is_whole())

    def _issue(self) -> None:
        if self.deeds.issue(self._ready()) is not None:
            self.section.choose(_ISSUED)

    def _open_export(self) -> None:
        self._menu(
            self.export,
            [
                (self.tr("PDF…"), lambda: self._save(Format.PDF)),
                (self.tr("Word…"), lambda: self._save(Format.DOCX)),
                (self.tr("Excel…"), lambda: self._save(Format.XLSX)),
            ],
        )

    def _open_more(self) -> None:
        self._menu(
            self.more,
            [
                (self.tr("Mở bằng Word"), lambda: self._open_with(Format.DOCX)),
                (self.tr("Mở bằng Excel"), lambda: self._open_with(Format.XLSX)),
                (self.tr("Gửi qua thư điện tử"), self._send),
            ],
        )

    def _menu(self, below: QWidget, entries: list[tuple[str, Callable[[], None]]]) -> None:
        menu = QMenu(self._place)
        for words, act in entries:
            menu.addAction(words, act)
        menu.exec(below.mapToGlobal(QPoint(0, below.height() + px(4))))
        menu.deleteLater()
