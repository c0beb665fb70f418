"""What was written and where it lies; from here it goes on to Explorer and the mail.

A file that could not be written says why. Must not know how a file is written.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from cchc_desktop.services.exchange.sending_many import Written
from resources.words import sentence
from ui.exchange.asking import Outside
from ui.exchange.errand_words import errand_title
from ui.exchange.wording import why_words
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.form_dialog import FOOT
from ui.parts.labels import label
from ui.table.cells import Sign, SignCell
from ui.table.column import Column
from ui.table.view import LineView
from ui.theme.look import px

_WIDTH, _HEIGHT = 720, 440


class SentLine:
    """A file that was written, or why it was not."""

    def __init__(self, written: Written) -> None:
        self.id: Final = written.errand.key
        self.written: Final = written


class SentDialog(QDialog):
    """Shows all files of one writing."""

    def __init__(
        self, written: Sequence[Written], folder: Path, outside: Outside, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Gửi đi"))
        self._folder, self._outside = folder, outside
        good = [one for one in written if one.refused is None]
        said = self.tr("Đã ghi {} tệp").format(len(good))
        if len(good) < len(written):
            said = self.tr("Đã ghi {} tệp, {} tệp chưa ghi được").format(
                len(good), len(written) - len(good)
            )
        self.table: Final = LineView(self._columns())
        self.table.setAccessibleName(self.tr("Tệp đã ghi"))
        self.table.replace([SentLine(one) for one in written])
        self.show_folder: Final = button(self.tr("Mở thư mục"), "primary", sign="folder")
        self.mail: Final = button(self.tr("Gửi qua thư điện tử"), sign="mail")
        self.leave: Final = button(self.tr("Đóng"))
        self._why: Final = label("", tone="late", wrap=True)
        self._why.hide()
        where = label(self.tr("Tệp nằm ở {}").format(folder), "muted", wrap=True)
        inner = column(
            label(said, "lead"), where, self.table, self._why, gap=8, margins=(24, 20, 24, 16)
        )
        inner.setStretch(2, 1)
        foot = row(None, self.show_folder, self.mail, self.leave, gap=8, margins=(24, 12, 24, 12))
        whole = column(frame("dialogWords", inner), frame("dialogFoot", foot, height=FOOT), gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.resize(px(_WIDTH), px(_HEIGHT))
        self.show_folder.clicked.connect(self._open)
        self.mail.clicked.connect(self._mail)
        self.leave.clicked.connect(self.accept)
        self.table.chosen.connect(lambda _line: self._let_act())
        if written:
            self.table.choose_first(0)
        self._let_act()

    def _columns(self) -> list[Column]:
        return [
            Column(
                "what",
                self.tr("Tệp"),
                lambda line: line.written.path.name,
            ),
            Column(
                "state",
                self.tr("Kết quả"),
                self._state,
                width=280,
                cell=SignCell(_sign),
                tooltip=lambda line: errand_title(line.written.errand),
            ),
        ]

    def _state(self, line: SentLine) -> str:
        one = line.written
        if one.refused is not None:
            return why_words(one.refused)
        if one.without:
            return self.tr("Đã ghi, thiếu {} tài liệu không còn tệp").format(len(one.without))
        return self.tr("Đã ghi, giống lần gửi trước") if one.again else self.tr("Đã ghi")

    def _current(self) -> Written | None:
        line = self.table.current_line()
        return None if line is None or line.written.refused is not None else line.written

    def _let_act(self) -> None:
        self.mail.setEnabled(self._current() is not None)

    def _open(self) -> None:
        one = self._current()
        self._outside.show_in_folder(one.path if one else self._folder)

    def _mail(self) -> None:
        one = self._current()
        if one is None:
            return
        code = self._outside.send_mail(one.path, one.path.stem)
        facts = {"name": one.path.name, "path": str(one.path), "folder": str(one.path.parent)}
        self._why.setText("" if code is None else sentence(code, facts))
        self._why.setVisible(code is not None)


def _sign(line: SentLine) -> Sign:
    one = line.written
    if one.refused is not None:
        return Sign("state-overdue", "late")
    return Sign("state-done-late", "soon") if one.without else Sign("state-done", "done")
