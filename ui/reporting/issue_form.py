"""Issues a report, once number and day are known. Whether it may be is the services' affair."""

import uuid

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtWidgets import QWidget

from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.issued_rows import IssuedLine
from cchc_desktop.services.reporting.issuing import IssueForm, issue
from cchc_desktop.services.reporting.material import ReportKind
from ui.actions.bench import Bench
from ui.parts.dialog import SentenceDialog
from ui.reporting.issue_checks import kind_words
from ui.reporting.issue_dialog import IssueDialog

translate = QCoreApplication.translate


def ask_issue(
    bench: Bench, kind: ReportKind, asked: Asked, replaces: IssuedLine | None = None
) -> uuid.UUID | None:
    """Ask for number and day, and issue; None when the person thinks better of it.

    `replaces`: what is issued is a correction of that one.
    """
    if asked.unit is not None:
        _tell_of_unit(bench.window)
        return None
    dialog = IssueDialog(bench, kind, asked, replaces)
    try:
        return _issue(bench, dialog.form()) if dialog.ask() else None
    finally:
        dialog.deleteLater()


def _tell_of_unit(parent: QWidget) -> None:
    dialog = SentenceDialog(
        translate("IssueForm", "Ban hành"),
        translate("IssueForm", "Chưa ban hành được"),
        translate(
            "IssueForm",
            "Văn bản ban hành là của cả cơ quan. Chọn “Cả cơ quan” thay cho một đơn vị, "
            "rồi ban hành.",
        ),
        [("", translate("IssueForm", "Đóng"))],
        parent=parent,
    )
    dialog.ask()
    dialog.deleteLater()


def _issue(bench: Bench, form: IssueForm) -> uuid.UUID | None:
    """Issue beside the window, and wait for it: what comes next depends on it."""
    made: list[uuid.UUID] = []
    desk, files = bench.desk, bench.office.folder.files
    waiting = QEventLoop()
    bench.start(
        translate("IssueForm", "Ban hành {}").format(kind_words(form.kind)),
        period_words(form.period),
        lambda ticket: issue(desk, form, files, ticket),
        made.append,
    )
    if not bench.may_act():
        bench.busy_changed.connect(waiting.quit, Qt.ConnectionType.QueuedConnection)
        waiting.exec()
    return made[0] if made else None
