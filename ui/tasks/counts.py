"""The foot of the list: how many tasks are seen and chosen, how many are done and late."""

from collections.abc import Collection

from PySide6.QtWidgets import QFrame

from ui.parts.boxes import row
from ui.parts.labels import label
from ui.tasks.columns import DONE
from ui.tasks.lines import TaskLine
from ui.theme.look import px
from ui.theme.tokens import FOOT, PAGE_INSET


class CountFoot(QFrame):
    """Counts what it is given; what is seen of it is told in numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setFixedHeight(px(FOOT))
        self._shown = label("", "small")
        self._sum = label("", "small")
        self._viewed = ""
        self.setLayout(row(self._shown, None, self._sum, margins=(PAGE_INSET, 0, PAGE_INSET, 0)))

    def count(self, everything: Collection[TaskLine], shown: int, chosen: int) -> None:
        self.setVisible(bool(everything))
        total = len(everything)
        self._viewed = self.tr("Đang xem {} trong {} nhiệm vụ").format(shown, total)
        self.tell_chosen(chosen)
        done = sum(line.state in DONE for line in everything)
        late = sum(line.state == "overdue" for line in everything)
        parts = [self.tr("Hoàn thành {}/{}").format(done, total)]
        if late:
            parts.append(self.tr("Quá hạn {}").format(late))
        self._sum.setText(" · ".join(parts))

    def tell_chosen(self, count: int) -> None:
        many = self.tr("Đã chọn {}").format(count) if count > 1 else ""
        self._shown.setText(" · ".join(filter(None, [self._viewed, many])))
