"""What a person sees of the information for support: every word of it, before it is written.

Must not know how it is gathered, nor where it is sent.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QStandardPaths, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cchc_desktop.services.upkeep.support import Part, gather, write_support
from resources.words import sentence, shown
from ui.actions.bench import Bench
from ui.parts.fields import Choice
from ui.parts.reading_window import ReadingWindow

translate = QCoreApplication.translate
_SAVE: Final = "save"
_TALL: Final = 280
_KILOBYTE: Final = 1024


def export_support(bench: Bench) -> None:
    """Gather what helps, show all of it, and write it where the person says."""
    folder, at, window = bench.office.folder, bench.desk.now(), _surroundings()
    bench.start(
        translate("Support", "Soạn thông tin hỗ trợ"),
        str(folder.path),
        lambda _ticket: gather(folder.path, at, folder, window),
        partial(_show, bench),
    )


def _show(bench: Bench, parts: Sequence[Part]) -> None:
    if SupportWindow(parts, bench.window).ask() != _SAVE:
        return
    file = _place(bench)
    if file is None:
        return
    bench.start(
        translate("Support", "Ghi thông tin hỗ trợ"),
        file.name,
        lambda _ticket: write_support(parts, file),
        lambda _made: bench.tell(sentence("support-written")),
    )


def _place(bench: Bench) -> Path | None:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = f"CCHC hỗ trợ {bench.desk.now():%Y%m%d-%H%M}.zip"
    chosen, _ = QFileDialog.getSaveFileName(
        bench.window,
        translate("Support", "Lưu thông tin hỗ trợ"),
        str(Path(documents) / name),
        translate("Support", "Tệp nén (*.zip)"),
    )
    return Path(chosen) if chosen else None


class SupportWindow(ReadingWindow):
    """One part at a time; whoever wants to read it all can."""

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(
            translate("Support", "Thông tin hỗ trợ"),
            translate("Support", "Những gì sẽ được ghi vào tệp"),
            translate(
                "Support",
                "Không có nội dung nhiệm vụ, không có tên người, tên cơ quan; chỗ nào có thể chứa"
                " đã được thay bằng dấu “…”. Xem lại từng phần, rồi lưu thành một tệp để gửi"
                " người hỗ trợ.",
            ),
            [(_SAVE, translate("Support", "Lưu thành tệp…")), ("", translate("Support", "Đóng"))],
            parent,
        )
        self._parts: Final = parts
        self.choice: Final = Choice([(str(at), _headed(one)) for at, one in enumerate(parts)])
        self.choice.setAccessibleName(translate("Support", "Phần"))
        self.body.addWidget(self.choice)
        self.text: Final = self.add_text(translate("Support", "Nội dung"), parts[0].text, _TALL)
        self.choice.currentIndexChanged.connect(self._read)

    def _read(self, at: int) -> None:
        self.text.setPlainText(self._parts[at].text)


def _headed(part: Part) -> str:
    size = max(1, round(len(part.text.encode()) / _KILOBYTE))
    return f"{part.name.removesuffix('.txt')} ({shown(size)}\u00a0KB)"


def _surroundings() -> dict[str, object]:
    screens = QGuiApplication.screens()
    said = [
        f"{one.size().width()}×{one.size().height()} ({one.devicePixelRatio():.0%})"
        for one in screens
    ]
    return {"Qt": qVersion(), translate("Support", "Màn hình"): ", ".join(said)}
