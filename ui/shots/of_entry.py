"""Scenes of the place Cập nhật kết quả: the sheet as it is typed on, and its documents."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desktop.services.entry.evidence_folder import ProposedFile
from cchc_desktop.services.entry.evidence_shelf import add_evidence, list_evidence
from cchc_desktop.services.entry.sheet import EntryLine
from cchc_desktop.services.evidence import Reference
from ui.progress_entry.columns import EVIDENCE, RESULT
from ui.progress_entry.folder_dialog import FolderDialog
from ui.progress_entry.page import ProgressEntryPage
from ui.progress_entry.reference_form import ReferenceForm
from ui.shots.studio import Opened, Show, Studio, in_dialog, settle
from ui.table.editors.field import CellField

Scene = Callable[[Studio, Show], None]
Act = Callable[[ProgressEntryPage], object]


def _page(opened: Opened) -> ProgressEntryPage:
    opened.window.show_place("entry")
    page = opened.window.place("entry").findChild(ProgressEntryPage)
    if not isinstance(page, ProgressEntryPage):
        msg = "the place was not filled"
        raise TypeError(msg)
    settle()
    return page


def _scene(act: Act) -> Scene:
    def scene(studio: Studio, show: Show) -> None:
        with studio.opened() as opened:
            page = _page(opened)
            act(page)
            settle()
            show(opened.window)
            page.table.finish_editing()

    return scene


def _lines(page: ProgressEntryPage) -> list[EntryLine]:
    return [one for one in page.table.lines.lines() if isinstance(one, EntryLine)]


def _typing(page: ProgressEntryPage) -> None:
    """Type a state by its letter, then the words of what was done."""
    QTest.keyClick(page.table, Qt.Key.Key_D)
    line = page.table.current_line()
    page.table.choose(line.id if line is not None else None, RESULT)
    page.table.edit_current()
    field = page.table.findChild(CellField)
    if field is not None:
        field.insertPlainText("Đã có dự thảo lần 2, đang lấy ý kiến các phòng")


def _late(page: ProgressEntryPage) -> None:
    page.chips.flags["late"].click()


def _year(page: ProgressEntryPage) -> None:
    page.periods.switch.choose("Y")


def _on_behalf(page: ProgressEntryPage) -> None:
    page.chips.on_behalf.click()


def _not_found(page: ProgressEntryPage) -> None:
    page.chips.search.setText("bến xe")


def _with_documents(page: ProgressEntryPage) -> EntryLine:
    return next(one for one in _lines(page) if one.evidence)


def _documents(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        page = _page(opened)
        line = _with_documents(page)
        desk, files = opened.acts.desk, opened.acts.office.folder.files
        given = [(line, [Reference("Danh sách đại biểu dự hội nghị")])]
        add_evidence(desk, page.listing.period, given, files)
        page.table.choose(line.id, EVIDENCE)
        in_dialog(lambda: page.work.show_evidence(line), show)


def _document(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        page = _page(opened)
        line = _with_documents(page)
        desk, files = opened.acts.desk, opened.acts.office.folder.files
        first = list_evidence(desk, page.listing.period, line, files)[0]
        in_dialog(ReferenceForm(first, desk.today.year, opened.window).ask, show)


def _folder(studio: Studio, show: Show) -> None:
    with studio.opened() as opened, tempfile.TemporaryDirectory() as folder:
        page = _page(opened)
        lines = _lines(page)
        names = ("187-TB-UBND_23.10.2026_Kiem tra.pdf", "Ảnh hội nghị.jpg")
        places = (_with_documents(page).id, None)
        told = (Reference("Thông báo kết luận kiểm tra", "187/TB-UBND"), Reference("Ảnh hội nghị"))
        proposed = [
            ProposedFile(Path(folder) / name, what, place)
            for name, what, place in zip(names, told, places, strict=True)
        ]
        dialog = FolderDialog(proposed, lines, lambda: opened.acts.desk.today, opened.window)
        in_dialog(dialog.exec, show)


SCENES: Final[dict[str, Scene]] = {
    "entry": _scene(lambda _page: None),
    "entry-typing": _scene(_typing),
    "entry-late": _scene(_late),
    "entry-year": _scene(_year),
    "entry-on-behalf": _scene(_on_behalf),
    "entry-not-found": _scene(_not_found),
    "entry-documents": _documents,
    "entry-document": _document,
    "entry-folder": _folder,
}
