"""What a person sees of an update: what is new before it is installed, what the way back costs.

Must not know how a file is checked, nor how the program closes: that is asked of the frame.
"""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from cchc_desktop.config.installing import start_installer
from cchc_desktop.services.upkeep.updating import (
    ENDING,
    Update,
    WayBack,
    begin_update,
    begin_way_back,
    look_into,
    look_into_former,
    take_back_what_was_asked,
    way_back,
)
from resources.words import shown
from ui.actions.bench import Bench, deed_words
from ui.parts.reading_window import ReadingWindow

translate = QCoreApplication.translate
_INSTALL: Final = "install"
_MOST_LINES: Final = 500


def choose_update(bench: Bench) -> None:
    """Ask for an update file, and open it."""
    chosen = _chosen(bench, translate("Update", "Mở tệp cập nhật"))
    if chosen is not None:
        open_update(bench, chosen)


def open_update(bench: Bench, path: Path) -> None:
    """Check an update file and show what it brings; a refusal is told in one sentence."""
    title = translate("Update", "Kiểm tra tệp cập nhật")
    bench.start(
        title, path.name, lambda _ticket: look_into(path), lambda found: _offer(bench, found)
    )


def update_window(bench: Bench, update: Update) -> ReadingWindow:
    words = translate(
        "Update",
        "Phát hành ngày {day}. Trước khi cài, chương trình giữ một bản sao dữ liệu, đóng lại, cài"
        " khoảng một phút rồi tự mở.",
    ).format(day=shown(update.day))
    made = ReadingWindow(
        translate("Update", "Cập nhật"),
        translate("Update", "Cập nhật lên phiên bản {version}?").format(version=update.version),
        words,
        [(_INSTALL, translate("Update", "Cập nhật")), ("", translate("Update", "Để sau"))],
        bench.window,
    )
    made.add_text(translate("Update", "Có gì mới"), _listed(update.notes))
    return made


def _offer(bench: Bench, update: Update) -> None:
    if update_window(bench, update).ask() != _INSTALL:
        return
    folder, desk = bench.office.folder, bench.desk
    bench.start(
        translate("Update", "Cập nhật"),
        update.path.name,
        lambda ticket: begin_update(folder, desk, update, ticket),
        partial(_install, bench, back=False),
    )


# ---- back ------------------------------------------------------------------------------------


def go_back(bench: Bench) -> None:
    """Show what the way back costs, and go it if that is wanted."""
    back = way_back(bench.office.folder, bench.desk)
    if back is None or way_back_window(bench, back).ask() != _INSTALL:
        return
    file = back.file or _chosen(
        bench, translate("Update", "Chọn tệp cập nhật của phiên bản {}").format(back.step.former)
    )
    if file is None:
        return
    folder, at = bench.office.folder, bench.desk.now()
    bench.start(
        translate("Update", "Trở về bản trước"),
        file.name,
        lambda ticket: begin_way_back(folder, back, look_into_former(file, back), at, ticket),
        partial(_install, bench, back=True),
    )


def way_back_window(bench: Bench, back: WayBack) -> ReadingWindow:
    step, count = back.step, len(back.entered)
    when = shown(datetime.fromisoformat(step.at))
    words = translate(
        "Update",
        "Chương trình trở về phiên bản {former}, dữ liệu trở về như lúc cập nhật ({when}). Trước"
        " đó, toàn bộ dữ liệu hiện nay được lưu thành một tệp riêng, nên không mất gì.",
    ).format(former=step.former, when=when)
    if back.file is None:
        words += " " + translate(
            "Update", "Cần tệp cập nhật của phiên bản {former}; chương trình sẽ hỏi tệp đó."
        ).format(former=step.former)
    made = ReadingWindow(
        translate("Update", "Trở về bản trước"),
        translate("Update", "Trở về phiên bản {former}?").format(former=step.former),
        words,
        [(_INSTALL, translate("Update", "Trở về bản trước")), ("", translate("Update", "Hủy"))],
        bench.window,
        careful=True,
    )
    if count:
        head = translate("Update", "{count} lần ghi từ khi cập nhật sẽ không còn trong dữ liệu")
        lines = [
            f"–\u00a0{shown(one.when)}: {deed_words(one)}" for one in back.entered[:_MOST_LINES]
        ]
        if count > _MOST_LINES:
            more = translate("Update", "… và {count} lần ghi trước đó")
            lines.append(more.format(count=shown(count - _MOST_LINES)))
        made.add_text(head.format(count=shown(count)), "\n".join(lines))
    return made


# ---- both ------------------------------------------------------------------------------------


def _install(bench: Bench, installer: Path, *, back: bool) -> None:
    folder = bench.office.folder

    def start() -> None:
        try:
            start_installer(installer, back=back)
        except Exception:
            take_back_what_was_asked(folder)
            raise

    bench.install_asked.emit(start)


def _chosen(bench: Bench, title: str) -> Path | None:
    words = translate("Update", "Tệp cập nhật (*{})").format(ENDING)
    name, _ = QFileDialog.getOpenFileName(bench.window, title, "", words)
    return Path(name) if name else None


def _listed(notes: tuple[str, ...]) -> str:
    return "\n".join(f"–\u00a0{note}" for note in notes)
