"""The pages as small pictures with their numbers, to go to one of them."""

from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.pdf_view.pdfium import Paper
from ui.pdf_view.pictures import Pictures, Tile, tiles_of
from ui.theme.look import colour, font, leading, px

_Index = QModelIndex | QPersistentModelIndex
_WIDE: Final = 112
_PAD: Final = 8
_MOST: Final = 8 * 1024 * 1024


class PageModel(QAbstractListModel):
    """One row a page: "Trang 2/7"."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def show_count(self, count: int) -> None:
        if count != self._count:
            self.beginResetModel()
            self._count = count
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.tr("Trang {}/{}").format(index.row() + 1, self._count)


class _PageDelegate(QStyledItemDelegate):
    def __init__(self, shown: "PageList") -> None:
        super().__init__(shown)
        self._list = shown

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        page = self._list.page_size(index.row())
        return QSize(px(_WIDE + 2 * _PAD), page.height() + leading("small") + 3 * px(_PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, colour("accent_soft"))
        size = self._list.page_size(index.row())
        left = box.left() + (box.width() - size.width()) // 2
        paper = QRect(QPoint(left, box.top() + px(_PAD)), size)
        painter.fillRect(paper, QColor(Qt.GlobalColor.white))
        self._list.paint_picture(painter, index.row(), paper)
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
        self.pictures: Final = Pictures(self, _MOST)
        self._paper: Paper | None = None
        self._follows = False
        self.pages: Final = PageModel()
        self.setModel(self.pages)
        self.setItemDelegate(_PageDelegate(self))
        self.setProperty("kind", "plain")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Các trang"))
        self.setFixedWidth(px(_WIDE + 2 * _PAD + 16))
        self.selectionModel().currentChanged.connect(self._choose)
        self.pictures.came.connect(lambda page: self.update(self.pages.index(page)))
        self._soon: Final = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(lambda: self.pictures.want(self._wanted()))

    def show_paper(self, paper: Paper | None, *, anew: bool) -> None:
        self._paper = paper
        self.pictures.show(paper, anew=anew)
        self.pages.show_count(len(paper.sizes) if paper is not None else 0)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def show_page(self, page: int) -> None:
        """Mark the page in front; telling is for what a person chooses here."""
        self._follows = True
        self.setCurrentIndex(self.pages.index(page))
        self._follows = False

    # --- pictures

    def page_size(self, page: int) -> QSize:
        """Return how large a page is pictured: as wide as the others, or as high."""
        if self._paper is None or page >= len(self._paper.sizes):
            return QSize(px(_WIDE), px(_WIDE))
        paper = self._paper.sizes[page]
        size = QSize(px(_WIDE), round(px(_WIDE) * paper.height() / paper.width()))
        most = QSize(px(_WIDE), 2 * px(_WIDE))
        return size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)

    def paint_picture(self, painter: QPainter, page: int, paper: QRect) -> None:
        ratio = self.devicePixelRatioF()
        for tile, place in self._tiles(page):
            picture = self.pictures.picture(tile)
            if picture is not None:
                at = QRectF(
                    paper.x() + place.x() / ratio,
                    paper.y() + place.y() / ratio,
                    place.width() / ratio,
                    place.height() / ratio,
                )
                painter.drawPixmap(at, picture, QRectF(picture.rect()))

    def _tiles(self, page: int) -> Iterator[tuple[Tile, QRect]]:
        size = self.page_size(page) * self.devicePixelRatioF()
        yield from tiles_of(page, size, QRect(0, 0, size.width(), size.height()))

    def _wanted(self) -> Iterator[tuple[Tile, QRect]]:
        view = self.viewport().rect()
        top = self.indexAt(QPoint(px(_PAD), 0))
        if not self.isVisible() or not top.isValid():
            return
        for page in range(top.row(), self.pages.rowCount()):
            if not self.visualRect(self.pages.index(page)).intersects(view):
                return
            yield from self._tiles(page)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._soon.start(0)

    def _choose(self, current: QModelIndex) -> None:
        if current.isValid() and not self._follows:
            self.page_chosen.emit(current.row())
