"""Dữ liệu và bản sao lưu: where the data is, another place for it, copies and going back to one."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from cchc_desktop.config.paths import data_folder, own_folder
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.upkeep.copies import Backup, make_backup
from cchc_desktop.services.upkeep.data_folder import (
    CopyInfo,
    Finding,
    check_data,
    copies_there,
    folder_facts,
    move_data,
    place_in,
)
from resources.words import sentence, shown, word
from ui.actions.bench import Bench
from ui.parts.boxes import row
from ui.parts.buttons import button
from ui.parts.dialog import SentenceDialog
from ui.parts.labels import label
from ui.settings.rows import Rows
from ui.settings.section import Section

_FIRST_SHOWN: Final = 12
_NEARLY: Final = 0.9
_UNITS: Final = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))


class DataSection(Section):
    """What needs the data closed is asked of the frame: going back, working at another place."""

    reopen_asked = Signal(object)
    restore_asked = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__(self.tr("Dữ liệu và bản sao lưu"), bench)
        self._all_copies = False
        self.head(self.tr("Nơi để dữ liệu"))
        self.facts: Final = Rows(self.tr("Nơi để dữ liệu"), ["", ""], stretch=1)
        self.add(self.facts)
        self.open: Final = button(self.tr("Mở thư mục"), sign="folder")
        self.open.clicked.connect(self._open)
        self.move_away: Final = button(self.tr("Chuyển sang thư mục khác…"))
        self.move_away.clicked.connect(self._move)
        self.check: Final = button(self.tr("Kiểm tra dữ liệu"))
        self.check.clicked.connect(self._check)
        self.add(row(self.open, self.move_away, self.check, None))
        self._fixed = label(
            self.tr(
                "Chương trình được mở với thư mục đã chỉ định, nên không chuyển dữ liệu ở đây được."
            ),
            "muted",
            wrap=True,
        )
        self.add(self._fixed)
        self._found = label("", wrap=True)
        self._found.hide()
        self.add(self._found)
        self._add_copies()

    def _add_copies(self) -> None:
        self.head(
            self.tr("Bản sao"),
            self.tr(
                "Mỗi ngày làm việc chương trình tự giữ một bản sao trong thư mục dữ liệu."
                " Bản sao lưu ra tệp có cả tài liệu kiểm chứng, nên cất ở ổ đĩa khác hoặc USB."
            ),
        )
        self.copy = button(self.tr("Tạo bản sao ngay"), sign="copy")
        self.copy.clicked.connect(self._copy)
        self.out = button(self.tr("Lưu bản sao ra tệp…"))
        self.out.clicked.connect(self._write_out)
        self.back = button(self.tr("Khôi phục từ tệp…"))
        self.back.clicked.connect(self._restore_file)
        self.add(row(self.copy, self.out, self.back, None))
        self.copies = Rows(
            self.tr("Các bản sao"),
            [self.tr("Lúc"), self.tr("Lý do"), self.tr("Có trong đó"), self.tr("Cỡ")],
            stretch=2,
        )
        self.add(self.copies)
        self._more = button("", "link")
        self._more.clicked.connect(self._show_all)
        self.add(row(self._more, None))

    def first(self) -> QWidget:
        return self.open

    def refresh(self) -> None:
        folder = self.bench.office.folder
        told = folder_facts(folder)
        self.facts.begin()
        for name, words in (
            (self.tr("Thư mục"), str(told.path)),
            (self.tr("Dung lượng"), _size(told.size)),
            (self.tr("Tài liệu kèm theo"), self.tr("{} tệp").format(shown(told.attachments))),
            (self.tr("Ổ đĩa còn trống"), _size(told.free)),
        ):
            self.facts.add([label(name, "muted"), words])
        self.facts.end()
        is_own = data_folder(None, {}).root == told.path
        self.move_away.setEnabled(is_own)
        self._fixed.setVisible(not is_own)
        self._list_copies()

    # --- copies

    def _list_copies(self) -> None:
        listed = copies_there(self.bench.office.folder)
        few = listed if self._all_copies else listed[:_FIRST_SHOWN]
        self.copies.begin()
        for one in few:
            self.copies.add(
                [
                    _moment(one),
                    word("copy-reasons", one.reason),
                    self._content(one),
                    _size(one.size),
                ],
                *self._actions(one),
            )
        if not listed:
            self.copies.add([self.tr("Chưa có bản sao nào."), "", "", ""])
        self.copies.end()
        words = self.tr("Xem cả {} bản sao").format(len(listed))
        self._more.setText(words)
        self._more.setAccessibleName(words)
        self._more.setVisible(len(few) < len(listed))

    def _content(self, one: CopyInfo) -> QWidget | str:
        if not one.sound:
            return label(self.tr("Không dùng được"), tone="late")
        return self.tr("{} kế hoạch, {} nhiệm vụ").format(shown(one.plans), shown(one.tasks))

    def _actions(self, one: CopyInfo) -> list[QWidget]:
        if not one.sound:
            return []
        back = button(self.tr("Khôi phục…"), "link")
        back.setAccessibleName(self.tr("Khôi phục bản sao lúc {}").format(_moment(one)))
        back.clicked.connect(partial(self._restore, one.path, _moment(one)))
        return [back]

    def _show_all(self) -> None:
        self._all_copies = True
        self._list_copies()

    def _copy(self) -> None:
        folder, at = self.bench.office.folder, self.bench.desk.now()
        self.bench.start(
            self.tr("Tạo bản sao"),
            str(folder.copies),
            lambda _ticket: make_backup(folder, at),
            self._tell_copy,
        )

    def _write_out(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Lưu bản sao vào thư mục"))
        if not chosen:
            return
        folder, at = self.bench.office.folder, self.bench.desk.now()
        self.bench.start(
            self.tr("Lưu bản sao ra tệp"),
            chosen,
            lambda _ticket: make_backup(folder, at, Path(chosen)),
            self._tell_copy,
        )

    def _tell_copy(self, made: Backup) -> None:
        self._list_copies()
        facts = (made.path.name, shown(made.plans), shown(made.tasks))
        self.bench.tell(self.tr("Đã tạo bản sao {}: {} kế hoạch, {} nhiệm vụ.").format(*facts))

    def _restore_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Chọn bản sao"), "", self.tr("Bản sao (*.zip *.db)")
        )
        if chosen:
            self._restore(Path(chosen), Path(chosen).name)

    def _restore(self, copy: Path, named: str) -> None:
        words = self.tr(
            "Dữ liệu sẽ trở lại như trong bản sao {}. Dữ liệu hiện nay được giữ thành"
            " một bản sao trước, nên có thể quay lại."
        )
        answers = [("restore", self.tr("Khôi phục")), ("", self.tr("Hủy"))]
        asked = SentenceDialog(
            self.tr("Khôi phục"),
            self.tr("Khôi phục bản sao này?"),
            words.format(named),
            answers,
            tone="question",
            parent=self.bench.window,
        )
        if asked.ask() == "restore":
            self.restore_asked.emit(copy)

    # --- the folder

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.bench.office.folder.path)))

    def _move(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Chuyển dữ liệu đến thư mục"))
        if chosen:
            self.move_to(place_in(Path(chosen)))

    def move_to(self, target: Path) -> None:
        folder, own = self.bench.office.folder, own_folder()

        def work(ticket: Ticket) -> Path:
            return move_data(folder, target, own, ticket)

        self.bench.start(self.tr("Chuyển dữ liệu"), str(target), work, self._tell_moved)

    def _tell_moved(self, target: Path) -> None:
        former = self.bench.office.folder.path
        # At once: whatever is written from here on belongs to the new place.
        self.reopen_asked.emit(target)
        words = self.tr(
            "Dữ liệu nay ở “{}”. Thư mục cũ “{}” vẫn còn nguyên;"
            " xóa khi đã thấy dữ liệu ở nơi mới đủ."
        )
        SentenceDialog(
            self.tr("Chuyển dữ liệu"),
            self.tr("Đã chuyển dữ liệu"),
            words.format(target, former),
            [("", self.tr("Đóng"))],
            tone="plain",
            parent=self.bench.window,
        ).ask()

    def _check(self) -> None:
        folder = self.bench.office.folder
        self.bench.start(
            self.tr("Kiểm tra dữ liệu"),
            str(folder.path),
            lambda _ticket: check_data(folder),
            self._tell_check,
        )

    def _tell_check(self, found: list[Finding]) -> None:
        lines = [
            f"{sentence(f'findings.{one.what}', {'where': one.where})}. "
            f"{word('repairs', one.repair)}"
            for one in found
        ]
        good = self.tr(
            "Đã đọc toàn bộ dữ liệu, tài liệu kèm theo và các bản sao: không có gì hỏng."
        )
        self._found.setText("\n".join(lines) or good)
        self._found.show()


def _moment(one: CopyInfo) -> str:
    return shown(one.made_at)


def _size(size: int) -> str:
    for unit, name in _UNITS:
        if size >= unit * _NEARLY:
            return f"{shown(round(size / unit, 1))}\u00a0{name}"
    return f"{size}\u00a0B"
