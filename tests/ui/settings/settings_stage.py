"""A place with the settings in it, over a real office, and what was asked of the frame."""

from datetime import datetime

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cchc_desktop.bootstrap import Office
from cchc_desktop.services.desk import VIETNAM, Desk
from ui.actions.bench import Bench
from ui.jobs.runner import Runner
from ui.parts.kept import Kept
from ui.parts.place import Place
from ui.settings.page import SettingsPage
from ui.settings.rows import Rows
from ui.settings.section import Section

NOW = datetime(2026, 11, 20, 9, 41, tzinfo=VIETNAM)


class Stage:
    """A place with the page in it, and what was asked of the frame."""

    def __init__(
        self, office: Office, runner: Runner, qtbot: QtBot, kept: QSettings | Kept
    ) -> None:
        self.office = office
        self.place = Place("Cài đặt")
        qtbot.addWidget(self.place)
        self.place.resize(1182, 688)
        kept = kept if isinstance(kept, Kept) else Kept(kept.fileName())
        self.bench = Bench(office, runner, self.place, kept)
        self.told: list[tuple[str, bool]] = []
        self.asked: list[object] = []
        self.bench.told.connect(lambda words, back: self.told.append((words, back)))
        self.bench.place_asked.connect(self.asked.append)
        self.bench.redress_asked.connect(lambda: self.asked.append("redress"))
        self.bench.reminders_changed.connect(lambda: self.asked.append("remind"))
        self.page = SettingsPage(self.place, self.bench)
        self.bench.changed.connect(lambda _touched: self.page.refresh())
        self.page.fit(1366)
        self.place.show()
        self.page.begin()

    def open(self, key: str) -> Section:
        self.page.open_section(key)
        return self.page.sections[key]

    @property
    def desk(self) -> Desk:
        return self.office.desk


def type_in(qtbot: QtBot, edit: QLineEdit, words: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    edit.insert(words)  # keys of a test keyboard have no accents
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def link(section: QWidget, name: str) -> QAbstractButton:
    return next(
        one for one in section.findChildren(QAbstractButton) if one.accessibleName() == name
    )


def words_in(rows: Rows) -> list[str]:
    return [one.text() for one in rows.findChildren(QLabel) if one.text()]
