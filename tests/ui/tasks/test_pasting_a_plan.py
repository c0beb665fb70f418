"""Many rows pasted anywhere in the task list are looked over before they become tasks."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from cchc_desktop.services.task_list.listing import list_tasks
from tests.builders.plan_files import ROWS, as_copied
from tests.builders.task_window import AtTasks
from ui.intake.page import ReviewPage

CTRL = Qt.KeyboardModifier.ControlModifier


def copied() -> QMimeData:
    """Give a plan as Word copies it: as HTML, and as text with tabs."""
    mime = QMimeData()
    mime.setHtml(as_copied())
    mime.setText("\n".join("\t".join(row) for row in ROWS))
    return mime


@pytest.mark.parametrize("column", ["title", "leads", "due"])
def test_a_plan_pasted_into_the_list_is_reviewed(at: AtTasks, column: str):
    desk = at.bench.desk
    before = len(list_tasks(desk))
    first = at.page.listing.everything()[0]
    at.page.table.setFocus()
    at.page.table.choose(first.id, column)
    QGuiApplication.clipboard().setMimeData(copied())
    at.key(Qt.Key.Key_V, CTRL)
    centre = at.window._centre
    at.qtbot.waitUntil(lambda: isinstance(centre.currentWidget(), ReviewPage))
    review = centre.currentWidget()
    assert isinstance(review, ReviewPage)
    assert [line.task.title for line in review.working.review.kept] == [
        row[1] for row in ROWS if row[5]
    ]
    assert len(list_tasks(desk)) == before
    review.take_in()
    assert len(list_tasks(desk)) == before + len(review.working.review.kept)
    at.qtbot.waitUntil(lambda: not isinstance(centre.currentWidget(), ReviewPage))
