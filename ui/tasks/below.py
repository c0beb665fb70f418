"""Our own tasks that carry out the one shown: what each says, and noting it here together."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from ui.labels import state_word
from ui.parts.boxes import column
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.tasks.lines import TaskId
from ui.tasks.words_link import WordsLink

if TYPE_CHECKING:
    from cchc_desktop.services.plan_feeding import BelowSays, Feed


class _Told(QFrame):
    """One of the tasks: its name leads there, beneath it what stands for it."""

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._task: TaskId = None
        self.link: Final = WordsLink()
        self._state: Final[QLabel] = label("", "small", wrap=True)
        self._result: Final[QLabel] = label("", "small", wrap=True)
        self.link.clicked.connect(lambda: self.pressed.emit(self._task))
        self.setLayout(column(self.link, self._state, self._result, gap=2))

    def show_task(self, said: "BelowSays") -> None:
        self._task = said.task
        self.link.say(said.label)
        self._state.setText(_state(said.state, said.percent) or self.tr("Chưa có kết quả"))
        self._result.setText(said.result)
        self._result.setVisible(bool(said.result))


class BelowBlock(QFrame):
    """Is not there where none of our tasks carries out the one shown."""

    task_asked = Signal(object)
    feed_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told: Final[list[_Told]] = []
        self._lines = column(gap=8)
        self.take: Final = button(self.tr("Lấy kết quả từ nhiệm vụ bên dưới"))
        self.take.clicked.connect(self.feed_asked)
        self._why: Final[QLabel] = label("", "small", wrap=True)
        title = label(self.tr("Nhiệm vụ của đơn vị thực hiện mục này"), "strong", wrap=True)
        self.setLayout(column(title, self._lines, self.take, self._why, gap=8))
        self.hide()

    def show_feed(self, feed: "Feed | None", quarter: str) -> None:
        """Show what our tasks say; the button tells beforehand what it would note."""
        self.setVisible(feed is not None)
        if feed is None:
            return
        while len(self._told) < len(feed.below):
            told = _Told()
            told.pressed.connect(self.task_asked)
            self._told.append(told)
            self._lines.addWidget(told)
        for at, told in enumerate(self._told):
            told.setVisible(at < len(feed.below))
            if at < len(feed.below):
                told.show_task(feed.below[at])
        self.take.setEnabled(feed.is_news)
        self._why.setText(self._outcome(feed, quarter))

    def _outcome(self, feed: "Feed", quarter: str) -> str:
        if not feed.writable:
            return self.tr("Mục này không giao trực tiếp cho cơ quan nên không ghi thay được.")
        if feed.state is None:
            return self.tr("Các nhiệm vụ trên chưa có kết quả.")
        if not feed.is_news:
            return self.tr("Kết quả {} ở mục này đã đúng như các nhiệm vụ trên.").format(quarter)
        state = _state(feed.state, feed.percent)
        return self.tr("Sẽ ghi {}: {}.").format(quarter, state)


def _state(state: str | None, percent: int | None) -> str:
    if state is None:
        return ""
    words = state_word(state)
    return f"{words} {percent}%" if percent is not None and state == "in-progress" else words
