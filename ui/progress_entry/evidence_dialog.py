"""The documents behind one line: each opened, named anew or taken away; new ones added."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.services.entry.evidence_names import from_name
from cchc_desktop.services.entry.evidence_shelf import (
    Document,
    Kept,
    add_evidence,
    edit_evidence,
    list_evidence,
    name_of,
    opened_copy,
    remove_evidence,
)
from cchc_desktop.services.entry.lines import EntryLine
from cchc_desktop.services.entry.names import task_name
from cchc_desktop.services.evidence import Given, GivenFile, read_reference
from ui.actions.bench import Bench
from ui.labels import day
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button, icon_button
from ui.parts.fields import Field
from ui.parts.form_dialog import FOOT, WIDE
from ui.parts.labels import Tone, label
from ui.parts.message import Message
from ui.progress_entry.reference_form import ReferenceForm
from ui.theme.look import px

translate = QCoreApplication.translate
_OPENED: Final = "cchc-desktop"
_TALLEST: Final = 320
_ROW: Final = 56


def open_with_system(path: Path) -> bool:
    """Open a file with the program the system has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class EvidenceDialog(QDialog):
    """`folder_asked` tells that a whole folder is to be added when the dialog is closed."""

    open_file: Callable[[Path], bool] = staticmethod(open_with_system)

    def __init__(self, bench: Bench, period: Period, line: EntryLine) -> None:
        super().__init__(bench.window)
        self._bench, self._period, self._line = bench, period, line
        self.folder_asked = False
        self.setWindowTitle(self.tr("Tài liệu kiểm chứng"))
        self.setAcceptDrops(True)
        self._lines: Final[QVBoxLayout] = column(gap=8)
        self.words: Final = QLineEdit()
        self.words.setPlaceholderText(self.tr("Số; ngày; trích yếu: 58/QĐ-UBND; 12/3/2026; …"))
        self.words.returnPressed.connect(self._add_words)
        self.message: Final = Message()
        self._build()
        self.refresh()
        self.setFixedWidth(px(WIDE))
        self.words.setFocus()

    def _build(self) -> None:
        self._inside = frame("dialogWords", self._lines)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        add = button(self.tr("Thêm"))
        add.clicked.connect(self._add_words)
        typing = row(Field(self.tr("Tài liệu không kèm tệp"), self.words), add, gap=8)
        typing.setStretch(0, 1)
        typing.setAlignment(add, Qt.AlignmentFlag.AlignBottom)
        self._adding = QFrame()
        self._adding.setLayout(
            column(
                typing,
                label(self.tr("Tài liệu có tệp: thả tệp vào đây, hoặc bấm Thêm tệp."), "small"),
                gap=8,
            )
        )
        self._adding.setEnabled(self._line.writable)
        title = label(task_name(self._line), "lead", wrap=True)
        words = column(title, scroll, self.message, self._adding, gap=12, margins=(24, 20, 24, 20))
        files = button(self.tr("Thêm tệp…"), "primary")
        files.clicked.connect(self._ask_files)
        folder = button(self.tr("Thêm cả thư mục…"))
        folder.clicked.connect(self._ask_folder)
        close = button(self.tr("Đóng"))
        close.clicked.connect(self.accept)
        for one in (files, folder):
            one.setEnabled(self._line.writable)
        foot = row(None, files, folder, close, gap=8, margins=(24, 12, 24, 12))
        self.setLayout(
            column(frame("dialogWords", words), frame("dialogFoot", foot, height=FOOT), gap=0)
        )

    # --- what is there

    def refresh(self) -> None:
        """Show the documents anew."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        files = self._bench.office.folder.files
        documents = list_evidence(self._bench.desk, self._period, self._line, files)
        for one in documents:
            self._lines.addWidget(self._made(one))
        if not documents:
            self._lines.addWidget(label(self.tr("Chưa có tài liệu nào."), "muted"))
        wanted = max(
            self._lines.totalHeightForWidth(px(WIDE - 48)), len(documents) * px(_ROW), px(_ROW)
        )
        self._scroll.setFixedHeight(min(wanted + px(8), px(_TALLEST)))

    def _made(self, document: Document) -> QWidget:
        name = name_of(document)
        head = label(_head(document), "strong", wrap=True)
        beneath, tone = _beneath(document)
        words = column(head, gap=0)
        if beneath:
            words.addWidget(label(beneath, "small", tone=tone, wrap=True))
        line = row(gap=4)
        line.addLayout(words, 1)
        if document.kept is not Kept.WORDS:
            open_it = button(self.tr("Mở"), "link")
            open_it.setAccessibleName(self.tr("Mở tài liệu “{}”").format(name))
            open_it.clicked.connect(partial(self._open, document))
            line.addWidget(open_it)
        if document.ours and self._line.writable:
            edit = button(self.tr("Sửa…"), "link")
            edit.setAccessibleName(self.tr("Sửa tài liệu “{}”").format(name))
            edit.clicked.connect(partial(self._edit, document))
            remove = icon_button("trash", self.tr("Bỏ tài liệu “{}”").format(name))
            remove.clicked.connect(partial(self._remove, document))
            line.addWidget(edit)
            line.addWidget(remove)
        return frame("", line)

    # --- what is done

    def _attempt(self, verb: Callable[[], object]) -> bool:
        refused = self._bench.attempt(verb)
        if refused:
            self.message.say(refused, "late")
        else:
            self.message.hide()
            self.refresh()
        return not refused

    def _open(self, document: Document, _checked: object = None) -> None:
        desk, files = self._bench.desk, self._bench.office.folder.files
        into = Path(tempfile.gettempdir()) / _OPENED
        found: list[Path] = []
        if self._attempt(lambda: found.append(opened_copy(desk, document.id, files, into))):
            path = found[0]
            if not self.open_file(path):
                words = self.tr("Máy này chưa có chương trình mở tệp {}. Tệp nằm ở {}.")
                self.message.say(words.format(path.suffix, path), "soon")

    def _remove(self, document: Document, _checked: object = None) -> None:
        self._attempt(lambda: remove_evidence(self._bench.desk, document.id))

    def _edit(self, document: Document, _checked: object = None) -> None:
        form = ReferenceForm(document, self._bench.desk.today.year, self)
        if form.ask():
            self._attempt(lambda: edit_evidence(self._bench.desk, document.id, form.value()))
        form.deleteLater()

    def _add(self, given: list[Given]) -> bool:
        desk, files = self._bench.desk, self._bench.office.folder.files
        return self._attempt(lambda: add_evidence(desk, self._period, [(self._line, given)], files))

    def _add_words(self) -> None:
        if self.words.text().strip() and self._add([read_reference(self.words.text())]):
            self.words.clear()
        self.words.setFocus()

    def add_files(self, paths: list[Path]) -> None:
        self._add([GivenFile(path, from_name(path)) for path in paths])

    def _ask_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - when first asked for

        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Chọn tệp tài liệu"))
        if chosen:
            self.add_files([Path(one) for one in chosen])

    def _ask_folder(self) -> None:
        self.folder_asked = True
        self.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self._line.writable:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.add_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])


def _head(document: Document) -> str:
    issued = day(document.issued_on) if document.issued_on else ""
    return ", ".join(filter(None, [document.number, issued])) or document.title


def _beneath(document: Document) -> tuple[str, Tone]:
    """Say the title, and what is wrong with the file."""
    if document.kept is Kept.GONE:
        return translate("EvidenceDialog", "Không còn tệp trong thư mục dữ liệu."), "late"
    if document.kept is Kept.CHANGED:
        return translate("EvidenceDialog", "Tệp đã bị sửa trong thư mục dữ liệu."), "late"
    title = document.title if _head(document) != document.title else ""
    return " · ".join(filter(None, [title, document.file])), ""
