"""Files of a folder before they are kept: what each is called and which line it proves.

Everything is proposed and can be typed over; a file without a line is left out. Must not write.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QDialog, QWidget

from cchc_desktop.services.entry.evidence_folder import ProposedFile
from cchc_desktop.services.entry.lines import EntryLine, EntryPlace
from cchc_desktop.services.entry.names import task_name
from cchc_desktop.services.evidence import Reference
from ui.labels import day
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.form_dialog import FOOT
from ui.parts.labels import label
from ui.progress_entry.wording import beneath_title
from ui.table.cells import WordsCell
from ui.table.column import Column
from ui.table.editors import kinds
from ui.table.editors.kinds import Candidate
from ui.table.view import LineView
from ui.theme.look import px

_WIDTH: Final = 1040
_HEIGHT: Final = 560
NUMBER, ISSUED, TITLE, TASK = "number", "issued", "title", "task"


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file as the table shows it."""

    id: Path
    told: Reference
    place: EntryPlace | None
    task: str


class FolderDialog(QDialog):
    """Ends accepted with the files whose line is known."""

    def __init__(
        self,
        proposed: Sequence[ProposedFile],
        lines: Sequence[EntryLine],
        today: Callable[[], date],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Thêm tài liệu từ thư mục"))
        self._today = today
        self._names: Final = {line.id: _line_name(line) for line in lines if line.writable}
        self.table: Final = LineView(self._columns())
        self.table.setAccessibleName(self.tr("Tệp và nhiệm vụ được đề xuất"))
        self.table.enter_edits = True
        self.table.replace(
            [FileLine(one.path, one.told, one.place, self._name_of(one.place)) for one in proposed]
        )
        self.table.edited.connect(self._take)
        self.act: Final = button("", "primary")
        self.act.clicked.connect(self._accept)
        self._left = label("", "small")
        leave = button(self.tr("Hủy"))
        leave.clicked.connect(self.reject)
        words = label(
            self.tr(
                "Số, ngày và nhiệm vụ được đề xuất theo tên tệp và nội dung tệp. "
                "Xem lại, sửa ô chưa đúng; tệp chưa có nhiệm vụ thì không thêm."
            ),
            wrap=True,
        )
        top = column(words, margins=(16, 16, 16, 12))
        foot = row(self._left, None, self.act, leave, gap=8, margins=(16, 12, 24, 12))
        whole = column(
            frame("dialogWords", top), self.table, frame("dialogFoot", foot, height=FOOT), gap=0
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.resize(px(_WIDTH), px(_HEIGHT))
        self._tell()
        self.table.choose_first(TASK)
        self.table.setFocus()

    def accepted_files(self) -> list[ProposedFile]:
        return [ProposedFile(one.id, one.told, one.place) for one in self._lines() if one.place]

    def _lines(self) -> list[FileLine]:
        return list(self.table.lines.lines())

    def _columns(self) -> list[Column]:
        candidates = [Candidate(place, name) for place, name in self._names.items()]
        return [
            Column(
                "file", self.tr("Tệp"), lambda one: one.id.name, width=200, cell=WordsCell("text2")
            ),
            Column(
                NUMBER,
                self.tr("Số văn bản"),
                lambda one: one.told.number or "",
                width=112,
                editor=kinds.OneLine(lambda one: one.told.number or ""),
            ),
            Column(
                ISSUED,
                self.tr("Ngày"),
                lambda one: day(one.told.issued_on) if one.told.issued_on else "",
                width=100,
                editor=kinds.Day(lambda one: one.told.issued_on, today=self._today),
            ),
            Column(
                TITLE,
                self.tr("Trích yếu"),
                lambda one: one.told.title,
                editor=kinds.Words(lambda one: one.told.title),
            ),
            Column(
                TASK,
                self.tr("Nhiệm vụ"),
                lambda one: one.task,
                width=300,
                editor=kinds.Completion(
                    lambda one: (one.task,) if one.task else (), candidates=lambda: candidates
                ),
                wanted=self.tr("Chưa rõ, gõ mã hoặc tên"),
            ),
        ]

    def _name_of(self, place: EntryPlace | None) -> str:
        return self._names.get(place, "") if place is not None else ""

    def _take(self, line: FileLine, key: str, value: Any) -> None:
        """Take what was typed over a proposal."""
        told, place = line.told, line.place
        if key == NUMBER:
            told = replace(told, number=value or None)
        elif key == ISSUED:
            told = replace(told, issued_on=value)
        elif key == TITLE:
            told = replace(told, title=value)
        else:
            place = value[0].value if value else None
        anew = FileLine(line.id, told, place, self._name_of(place))
        self.table.update_lines([anew])
        self._tell()

    def _tell(self) -> None:
        kept = len(self.accepted_files())
        out = len(self._lines()) - kept
        words = self.tr("Thêm {} tài liệu").format(kept)
        self.act.setText(words)
        self.act.setAccessibleName(words)
        self.act.setEnabled(kept > 0)
        self._left.setText(self.tr("{} tệp chưa có nhiệm vụ").format(out) if out else "")

    def _accept(self) -> None:
        if self.table.finish_editing():
            self.accept()


def _line_name(line: EntryLine) -> str:
    beneath = beneath_title(line)
    return f"{task_name(line)} ({beneath})" if beneath else task_name(line)
