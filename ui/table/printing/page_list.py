"""The pages as small pictures with their numbers, to go to one of them."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.table.printing.pages import Pages
from ui.table.printing.paint import page_words
from ui.table.printing.pictures import PagePictures
from ui.theme.look import colour, font, leading, px

_Index = QModelIndex | QPersistentModelIndex
_WIDE: Final = 112
_KEPT: Final = 40
_PAD: Final = 8


class PageModel(QAbstractListModel):
    """One row a page: "Trang 2/7"."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def show_count(self, count: int) -> None:
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return page_words(index.row(), self._count)


class _PageDelegate(QStyledItemDelegate):
    def __init__(self, pictures: PagePictures, parent: QListView) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        page = self._pictures.size()
        return QSize(page.width() + 2 * px(_PAD), page.height() + leading("small") + 3 * px(_PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, colour("accent_soft"))
        paper = QRect(box.topLeft(), self._pictures.size())
        paper.translate((box.width() - paper.width()) // 2, px(_PAD))
        painter.drawPixmap(paper.topLeft(), self._pictures.picture(index.row()))
        painter.setPen(QPen(colour("accent" if chosen else "edge"), 1))
        painter.drawRect(paper.adjusted(-1, -1, 0, 0))
        words = QRect(box.left(), paper.bottom() + px(_PAD) // 2, box.width(), leading("small"))
        painter.setFont(font("small"))
        painter.setPen(colour("accent_text" if chosen else "text2"))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))


class PageList(QListView):
    """Arrow keys go through the pages; pictures are made for those in sight."""

    page_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._pictures: Final = PagePictures(_KEPT)
        self._follows = False
        self.pages: Final = PageModel()
        self.setModel(self.pages)
        self.setItemDelegate(_PageDelegate(self._pictures, self))
        self.setProperty("kind", "plain")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Các trang"))
        self.setFixedWidth(px(_WIDE + 2 * _PAD + 16))
        self.selectionModel().currentChanged.connect(self._choose)

    def show_pages(self, pages: Pages) -> None:
        self._pictures.show(pages, px(_WIDE), self.devicePixelRatioF())
        self.pages.show_count(len(pages.pages))
        self.show_page(0)

    def show_page(self, page: int) -> None:
        """Mark the page in front; telling is for what a person chooses here."""
        self._follows = True
        self.setCurrentIndex(self.pages.index(page))
        self._follows = False

    def _choose(self, current: QModelIndex) -> None:
        if current.isValid() and not self._follows:
            self.page_chosen.emit(current.row())
