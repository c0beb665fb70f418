"""Files that came, looked at before they are taken in: who sent them, what each would change.

Reads and takes beside the window. Must not know how files got here.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QWidget

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.exchange.founding import first_file
from cchc_desktop.services.exchange.kinds import Preview, Signature
from cchc_desktop.services.exchange.taking import Ask, Taken, preview, take
from cchc_desktop.services.exchange.telephone import confirm_key_of_file
from cchc_desktop.services.exchange.trust import known_keys
from ui.actions.bench import Bench
from ui.exchange.arrived_columns import (
    FileSeen,
    change_columns,
    change_lines,
    file_columns,
    takeable,
)
from ui.exchange.taken_words import taken_words
from ui.exchange.telephone_form import TelephoneForm
from ui.exchange.trust_card import RedPage, TrustCard, stop_of
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.table.view import LineView
from ui.theme.look import px, scale

_BAR: Final = 52
_FILES, _CHANGES = 200, 420
_FOLDS: Final = {"file": 1080, "kind": 900}
_FOLDS_BELOW: Final = {"unit": 1040}


class ArrivedPart(QFrame):
    """`waiting_changed` tells which files have come and were not taken in yet."""

    left = Signal()
    more_asked = Signal()
    waiting_changed = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench: Final = bench
        self._units: Final = bench.reader(self)
        self._marks: Final = bench.reader(self)
        self.paths: list[Path] = []
        self.seen: list[Preview] = []
        self._as_unit: str | None = None
        self._asked = False
        self._confirmed: frozenset[int] = frozenset()
        self.back: Final = button(self.tr("Quay lại"), "quiet", sign="chevron-left")
        self.more: Final = button(self.tr("Thêm tệp…"))
        self.drop: Final = button(self.tr("Bỏ tệp này"))
        self.act: Final = button(self.tr("Nhận"), "primary", sign="arrow-down")
        self.files: Final = LineView(file_columns())
        self.changes: Final = LineView(change_columns())
        self.card: Final = TrustCard()
        self.red: Final = RedPage()
        self._below: Final = QStackedWidget()
        self._both: Final = QSplitter(Qt.Orientation.Vertical)
        self._nothing: Final = label("", "muted", wrap=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.files.setAccessibleName(self.tr("Tệp vừa đến"))
        self.changes.setAccessibleName(self.tr("Tệp này thay đổi"))
        self.drop.setToolTip(self.tr("Không nhận tệp đang chọn (Delete)"))
        title = label(self.tr("Xem trước khi nhận"), "lead")
        bar = row(
            self.back,
            title,
            None,
            self.more,
            self.drop,
            self.act,
            gap=8,
            margins=(8, 8, 16, 8),
        )
        shown = QFrame()
        inner = column(self.card, self._nothing, self.changes, gap=0)
        inner.setStretch(2, 1)
        self._nothing.setContentsMargins(px(16), px(12), px(16), px(12))
        shown.setLayout(inner)
        self._below.addWidget(shown)
        self._below.addWidget(self.red)
        both = self._both
        both.setChildrenCollapsible(False)
        both.addWidget(self.files)
        both.addWidget(self._below)
        both.setSizes([px(_FILES), px(_CHANGES)])
        both.setStretchFactor(1, 1)
        whole = column(frame("bar", bar, height=_BAR), both, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.more.clicked.connect(self.more_asked)
        self.drop.clicked.connect(self.drop_current)
        self.act.clicked.connect(self.take)
        self.files.chosen.connect(self._follow)
        self.card.number_typed.connect(self._confirm)
        self.card.unit_chosen.connect(self._be_unit)
        self.red.confirm_asked.connect(self._confirm_key)
        self._bench.busy_changed.connect(self._be_free)
        for key, act in (("Escape", self.left.emit), ("Delete", self.drop_current)):
            QShortcut(QKeySequence(key), self, act)

    # --- looking

    def look_at(self, paths: Sequence[Path]) -> None:
        """Look at more files, beside those that wait already."""
        self.paths += [one for one in paths if one not in self.paths]
        self.look()

    def look(self) -> None:
        """Say of all files that wait what taking them in would do."""
        self.waiting_changed.emit(tuple(self.paths))
        if not self.paths:
            self._show([])
            self.left.emit()
            return
        self._asked = not self._bench.may_act()
        office, paths, ask = self._bench.office, list(self.paths), self._ask(lines=True)

        def work(ticket: Ticket) -> list[Preview]:
            return preview(office.desk, office.folder, paths, ticket, ask)

        title = self.tr("Đang xem tệp vừa đến")
        self._bench.start(title, paths[0].name, work, self._show, only_reads=True)

    def _be_free(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Look at what came while something else was being done."""
        self._let_act()
        if self._asked and not busy:
            self._asked = False
            QTimer.singleShot(0, self, self.look)

    def _ask(self, *, lines: bool) -> Ask:
        return Ask(self._as_unit, self._confirmed, lines=lines)

    def _show(self, found: list[Preview]) -> None:
        self.seen = found
        self.files.replace([FileSeen(at, one) for at, one in enumerate(found)])
        if self.files.current_line() is None and found:
            self.files.choose_first(0)  # which is followed
        else:
            self._follow(self.files.current_line())
        self._let_act()
        if self.isVisible():
            self.files.setFocus()

    def current(self) -> Preview | None:
        line = self.files.current_line()
        return None if line is None else line.found

    def _follow(self, line: FileSeen | None) -> None:
        found = None if line is None else line.found
        self._marks.forget()
        if found is not None and found.signature is Signature.CHANGED:
            self.red.show_file(found)
            self._find_mark(found)
            self._below.setCurrentWidget(self.red)
            least = self.files.horizontalHeader().height() + self.files.rowHeight(0)
            self._both.setSizes([least, self._both.height() - least])
            return
        self._below.setCurrentIndex(0)
        self.card.show_file(found, confirmed=self._confirmed)
        lines = [] if found is None else change_lines(found)
        self.changes.replace(lines)
        self.changes.setVisible(bool(lines))
        self._nothing.setVisible(not lines and found is not None and found.refused is None)
        self._nothing.setText(self.tr("Tệp này không thay đổi gì ở đây."))
        if found is not None and found.refused is not None:
            self._find_units(found)

    def _find_mark(self, found: Preview) -> None:
        """Read whether the mark is one that somebody decided not to believe any more."""
        desk, digits = self._bench.desk, found.fingerprint

        def withdrawn() -> str:
            marks = (one for one in known_keys(desk) if one.withdrawn and one.digits == digits)
            return next((one.note for one in marks), "")

        self._marks.ask(withdrawn, lambda why: self.red.say_withdrawn(found, why) if why else None)

    def _find_units(self, found: Preview) -> None:
        """Read of whom a file speaks, where it is for several units."""
        if found.refused is not None and found.refused.code == "exchange-which-unit":
            path = found.path
            self._units.ask(
                lambda: first_file([path], Ticket()), lambda told: self.card.show_units(told.units)
            )

    def _let_act(self) -> None:
        free = self._bench.may_act()
        good = takeable(self.seen, self._confirmed)
        words = self.tr("Nhận {} tệp").format(len(good)) if good else self.tr("Nhận")
        self.act.setText(f" {words}")
        self.act.setAccessibleName(words)
        self.act.setEnabled(free and bool(good))
        for one in (self.more, self.drop, self.red.confirm, self.card.join):
            one.setEnabled(free)

    # --- answers

    def _confirm(self, number: int) -> None:
        self._confirmed |= {number}
        self._let_act()

    def _be_unit(self, name: str) -> None:
        if name:
            self._as_unit = name
            self.look()

    def _confirm_key(self) -> None:
        """Accept the sender's new mark, once it was read out by telephone."""
        found = self.current()
        if found is None:
            return
        form = TelephoneForm(found, self._bench.window)
        if form.ask():
            office, heard = self._bench.office, form.heard()

            def work(_ticket: Ticket) -> str:
                return confirm_key_of_file(office.desk, office.folder, found.path, *heard)

            title = self.tr("Công nhận dấu nhận dạng")
            self._bench.start(title, found.sender.name, work, lambda _name: self.look())
        form.deleteLater()

    def drop_current(self) -> None:
        """Leave the chosen file, and what came wrapped together with it."""
        found = self.current()
        if found is not None and self._bench.may_act():
            self.paths = [one for one in self.paths if one != found.path]
            self.look()

    # --- taking

    def take(self) -> None:
        """Take in what can be taken; the rest stays, and says why."""
        good = takeable(self.seen, self._confirmed)
        if not good or not self._bench.may_act():
            return
        wanted = {one.path for one in good}
        paths = [one for one in self.paths if one in wanted]
        office, ask = self._bench.office, self._ask(lines=False)

        def work(ticket: Ticket) -> list[Taken]:
            return take(office.desk, office.folder, paths, ticket, ask)

        self._bench.start(self.tr("Nhận tệp"), paths[0].name, work, self._end)

    def _end(self, taken: list[Taken]) -> None:
        refused = {one.preview.path for one in taken if one.refused is not None}
        done = {one.preview.path for one in taken} - refused
        known = {one.path for one in self.seen if one.already_taken}
        self.paths = [one for one in self.paths if one not in done | known]
        self._as_unit = None
        good = [one for one in taken if one.refused is None and not one.preview.already_taken]
        said = taken_words(good, len(self.paths), self.seen)
        self._bench.tell(said, takes_back=len(good) == 1)
        self.look()

    # --- the frame

    def fit(self, width: int) -> None:
        effective = width / scale()
        for key, least in _FOLDS.items():
            self.files.show_column(key, shown=effective >= least)
        for key, least in _FOLDS_BELOW.items():
            self.changes.show_column(key, shown=effective >= least)

    def stops(self) -> list[QWidget]:
        asked = stop_of(self.card) if self._below.currentIndex() == 0 else self.red.confirm
        below = [self.changes] if self.changes.isVisible() else []
        return [one for one in (self.files, asked, *below, self.act) if one is not None]
