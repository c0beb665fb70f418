"""The list at the top of the navigation: which plans are shown, and what is done with plans."""

import uuid
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from cchc_desktop.services.plans.shelf import ShelvedPlan, YearShelf, shelf
from ui.actions.bench import Bench
from ui.icons import icon
from ui.plans.own_plan_dialog import OwnPlanDialog
from ui.plans.plan_dialog import PlanDialog
from ui.plans.wording import year_words
from ui.theme.look import font, px

_WIDEST: Final = 420
_KEPT: Final = "plans/shown"
_ALL: Final = "all"
_OUTSIDE: Final = "outside-"
_OPENING: Final = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NBSP: Final = "\u00a0"


class Shown(NamedTuple):
    """What can be chosen: its key, its words on the button and in the list, its plans."""

    key: str
    words: str
    told: str
    plans: frozenset[uuid.UUID] | None


class PlanSwitcher(QPushButton):
    """`chosen` tells the plans to show, None for all of them."""

    chosen = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._years: Sequence[YearShelf] = ()
        self._key = bench.recall(_KEPT)
        self._is_slim = False
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        # The arrow stands after the words.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIconSize(QSize(px(12), px(12)))
        self.setIcon(icon("chevron-down"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_list)
        bench.plan_asked.connect(self._open_plan)
        self.refresh()

    # --- what is chosen

    def refresh(self) -> None:
        """Read the plans anew, as after a change; tell if other plans are shown by that."""
        before = self.value()
        self._years = shelf(self._bench.desk)
        if self._current() is None:
            self._key = self._first_key()
        self._dress()
        if self.value() != before:
            self.chosen.emit(self.value())

    def value(self) -> frozenset[uuid.UUID] | None:
        """Return the plans to show, None for all of them."""
        current = self._current()
        return None if current is None else current.plans

    def plan(self) -> uuid.UUID | None:
        """Return the plan one means by what is shown: a document before others, ours first."""
        plans = self.value()
        listed = (one for year in self._years for one in year.plans)
        shown = [one for one in listed if plans is None or one.id in plans]
        shown.sort(key=lambda one: (one.implicit, not one.running, not one.own))
        return shown[0].id if shown else None

    def choose(self, key: str) -> None:
        """Show other plans, and remember it on this computer."""
        if key == self._key:
            return
        self._key = key
        self._bench.remember(_KEPT, key)
        self._dress()
        self.chosen.emit(self.value())

    def slim(self, *, on: bool) -> None:
        """Leave only the arrow, in a narrow window."""
        self._is_slim = on
        self._dress()

    def _current(self) -> Shown | None:
        choices = (one for year in self._years for one in self._of_year(year))
        everything = Shown(_ALL, self.tr("Tất cả kế hoạch"), self.tr("Tất cả kế hoạch"), None)
        return next((one for one in (*choices, everything) if one.key == self._key), None)

    def _of_year(self, year: YearShelf) -> Iterator[Shown]:
        """Give the choices of a year: all of its plans, each of them, what is outside of them."""
        words = year_words(year.year)
        yield Shown(str(year.year), words, words, frozenset(one.id for one in year.plans))
        for one in year.plans:
            if not one.implicit:
                yield Shown(str(one.id), one.name, self._told(one), frozenset({one.id}))
        outside = self.tr("Nhiệm vụ phát sinh{}{}").format(_NBSP, year.year)
        there = frozenset() if year.outside is None else frozenset({year.outside})
        yield Shown(f"{_OUTSIDE}{year.year}", outside, self.tr("Nhiệm vụ phát sinh"), there)

    def _first_key(self) -> str:
        running = next((year for year in self._years if year.running), None)
        return _ALL if running is None else str(running.year)

    def _told(self, plan: ShelvedPlan) -> str:
        """Name a plan in the list: number, who issued it or else what it is about."""
        about = plan.issuer or plan.subject
        words = plan.name if plan.name == about else f"{plan.name} · {about}"
        if plan.keeper and plan.keeper != plan.issuer:
            words = self.tr("{} (do {} quản lý)").format(words, plan.keeper)
        return words

    # --- how it looks

    def _dress(self) -> None:
        current = self._current()
        words = self.tr("Tất cả kế hoạch") if current is None else current.words
        self.setAccessibleName(self.tr("Kế hoạch đang xem: {}").format(words))
        self.setToolTip(self.tr("{}\nChọn kế hoạch để xem").format(words))
        room = self.width() - px(40)
        shown = QFontMetrics(font("body")).elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.setText("" if self._is_slim else f"{shown} ")

    def sizeHint(self) -> QSize:
        words = "" if self._is_slim else self.text()
        return QSize(QFontMetrics(font("body")).horizontalAdvance(words) + px(40), px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(40), px(32))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.open_list()
            return
        super().keyPressEvent(event)

    # --- the list

    def open_list(self) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + px(2))))

    def make_menu(self) -> QMenu:
        """Return the list: the plans of the running years, older ones a step further, the acts."""
        self.refresh()
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the button's is not
        menu.setToolTipsVisible(True)
        menu.setAccessibleName(self.tr("Kế hoạch"))
        this_year = self._bench.desk.today.year
        for year in self._years:
            is_near = year.year >= this_year
            under = menu if is_near else menu.addMenu(year_words(year.year))
            self._add_year(under, year)
            if is_near:
                menu.addSeparator()
        self._add(menu, Shown(_ALL, "", self.tr("Tất cả kế hoạch"), None))
        menu.addSeparator()
        making = menu.addAction(self.tr("Lập kế hoạch của đơn vị…"))
        making.triggered.connect(self.make_plan)
        facts = menu.addAction(self.tr("Thông tin kế hoạch…"))
        facts.triggered.connect(self.show_facts)
        making.setEnabled(self._bench.may_act())
        facts.setEnabled(self.plan() is not None)
        return menu

    def _add_year(self, menu: QMenu, year: YearShelf) -> None:
        counts = {str(one.id): one.tasks for one in year.plans}
        for at, one in enumerate(self._of_year(year)):
            told = one
            if at == 0:
                told = one._replace(
                    told=self.tr("Tất cả kế hoạch năm{}{}").format(_NBSP, year.year)
                )
            self._add(menu, told, counts.get(one.key))

    def _add(self, menu: QMenu, shown: Shown, tasks: int | None = None) -> QAction:
        words = QFontMetrics(font("body")).elidedText(
            shown.told, Qt.TextElideMode.ElideRight, px(_WIDEST)
        )
        # The menu sets what follows a tab at the right, as it does with keys.
        count = "" if tasks is None else "\t" + self.tr("{} nhiệm vụ").format(tasks)
        is_chosen = shown.key == self._key
        action = menu.addAction(words.replace("&", "&&") + count)
        if is_chosen:
            action.setIcon(icon("check", "accent_text"))
        action.setToolTip(shown.told)
        action.triggered.connect(partial(self.choose, shown.key))
        if is_chosen:
            menu.setActiveAction(action)
        return action

    # --- what is done with plans

    def make_plan(self) -> None:
        """Open the window in which the office's own plan is made; show the plan once it is."""
        dialog = OwnPlanDialog(self._bench)
        dialog.exec()
        if dialog.plan is not None:
            self.refresh()
            self.choose(str(dialog.plan))

    def show_facts(self) -> None:
        plan = self.plan()
        if plan is not None:
            self._open_plan(plan)

    def _open_plan(self, plan: uuid.UUID, part: str = "") -> None:
        PlanDialog(self._bench, plan, part).exec()
        self.refresh()
