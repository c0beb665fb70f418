"""A PDF to look at: its pages, a list of them, how large they are, words searched in them.

Shows what it is given; must not know whose document it is, nor how it is saved or printed.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from ui.parts.boxes import column, frame, row
from ui.parts.buttons import icon_button, rename
from ui.parts.fields import Choice
from ui.parts.labels import label
from ui.pdf_view.page_list import PageList
from ui.pdf_view.pages import ZOOMS, PagesArea
from ui.pdf_view.pdfium import Paper
from ui.pdf_view.placing import Zoom
from ui.pdf_view.search_line import SearchLine
from ui.pdf_view.searching import Hit, Search
from ui.pdf_view.worker import worker
from ui.theme.look import px, scale

_BAR: Final = 44
_ZOOM: Final = 116
_ROOM_FOR_LIST: Final = 760
_OWN_SIZE: Final = "own"


class PdfView(QWidget):
    """`show_pdf` opens beside the window; what was shown before stays until it is there.

    A document of the same title is a newer form of the same: page, place and zoom are kept.
    """

    page_changed = Signal(int, int)
    rested = Signal()  # everything in sight is painted as sharp as it will be

    def __init__(self, parent: QWidget | None = None, title: str = "") -> None:
        """Show nothing yet; `title` names the view in its bar where nothing else does."""
        super().__init__(parent)
        self._paper: Paper | None = None
        self._opening: int | None = None
        self._list_wanted: bool | None = None
        self._hit: Hit | None = None
        self._held: Final[list[Paper]] = []
        self.pages: Final = PagesArea()
        self.list: Final = PageList()
        self.search: Final = Search(self)
        self.line: Final = SearchLine()
        self._at: Final = label("", "small")
        self.list_button: Final = icon_button("columns", self.tr("Hiện các trang thu nhỏ"))
        self.find_button: Final = icon_button("search", self.tr("Tìm trong văn bản (Ctrl+F)"))
        self.smaller: Final = icon_button("zoom-out", self.tr("Thu nhỏ (Ctrl+-)"))
        self.larger: Final = icon_button("zoom-in", self.tr("Phóng to (Ctrl++)"))
        self.zoom: Final = self._zooms()
        self._nothing: Final = label("", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack: Final = QStackedWidget()
        self._build(title)
        self._connect()
        self._add_keys()
        self.line.hide()
        self.list.hide()
        self.show_nothing("")

    def _zooms(self) -> Choice:
        words = {"width": self.tr("Vừa ngang"), "page": self.tr("Cả trang")}
        out = Choice([(str(zoom), words.get(str(zoom), f"{zoom}%")) for zoom in ZOOMS])
        out.setAccessibleName(self.tr("Cỡ xem"))
        out.setToolTip(self.tr("Cỡ xem (Ctrl+0: vừa ngang)"))
        out.setFixedWidth(px(_ZOOM))
        return out

    def _build(self, title: str) -> None:
        named = [label(title, "strong")] if title else []
        tools = row(
            self.list_button,
            *named,
            self._at,
            None,
            self.find_button,
            self.smaller,
            self.zoom,
            self.larger,
            gap=4,
            margins=(8, 0, 8, 0),
        )
        body = row(self.list, self.pages, gap=0)
        body.setStretch(1, 1)
        shown = QFrame()
        shown.setLayout(column(self.line, body, gap=0))
        empty = frame("canvas", column(None, self._nothing, None, margins=(24, 24, 24, 24)))
        self._stack.addWidget(shown)
        self._stack.addWidget(empty)
        whole = column(frame("bar", tools, height=_BAR), self._stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.pages)

    def _connect(self) -> None:
        self.zoom.activated.connect(lambda _at: self._choose_zoom())
        self.pages.zoomed.connect(lambda _zoom: self._show_zoom())
        self.pages.page_shown.connect(self._show_page)
        self.pages.pictures.rested.connect(self.rested)
        self.list.page_chosen.connect(self.pages.go_to)
        self.list_button.clicked.connect(self._turn_list)
        self.find_button.clicked.connect(self.open_search)
        self.smaller.clicked.connect(lambda: self.pages.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.pages.zoom_by(1))
        self.line.sought.connect(self._seek)
        self.line.stepped.connect(self._step)
        self.line.left.connect(self.close_search)
        self.search.found.connect(self._show_found)
        self.search.ended.connect(self._show_found)
        # Bound to no part of this view: it is gone by then.
        self.destroyed.connect(partial(_close_all, self._held))

    def _add_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl++", lambda: self.pages.zoom_by(1)),
            ("Ctrl+=", lambda: self.pages.zoom_by(1)),
            ("Ctrl+-", lambda: self.pages.zoom_by(-1)),
            ("Ctrl+0", lambda: self.pages.set_zoom("width")),
            ("Ctrl+F", self.open_search),
            ("F3", lambda: self._step(1)),
            ("Shift+F3", lambda: self._step(-1)),
        ]
        for key, act in keys:
            one = QShortcut(QKeySequence(key), self, act)
            one.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # --- what is shown

    def show_pdf(self, data: bytes) -> None:
        """Show a document; of bytes that are none, say so."""
        self._forget_opening()
        self._opening = worker().ask(lambda: Paper.open(data), self._opened, self)

    def show_nothing(self, why: str) -> None:
        """Show one sentence instead of pages."""
        self._forget_opening()
        self._take(None, anew=False)
        self._nothing.setText(why)

    def is_at_rest(self) -> bool:
        """Say whether all that was asked for is shown."""
        return self._opening is None and self.pages.pictures.is_at_rest()

    def page(self) -> int:
        """Return the page in front, counted from 1; 0 where none is."""
        return self.pages.page() + 1 if self.pages.count() else 0

    def page_count(self) -> int:
        return self.pages.count()

    def stops(self) -> list[QWidget]:
        """Return where F6 may put the focus."""
        return [self.pages] if self.pages.count() else []

    def _forget_opening(self) -> None:
        if self._opening is not None:
            worker().forget(self._opening)
            self._opening = None

    def _opened(self, paper: Paper | None) -> None:
        self._opening = None
        if paper is None:
            self.show_nothing(self.tr("Tệp PDF này bị hỏng nên không xem được."))
            return
        known = self._paper
        self._take(paper, anew=known is not None and known.title == paper.title)

    def _take(self, paper: Paper | None, *, anew: bool) -> None:
        former, self._paper = self._paper, paper
        self._held[:] = [] if paper is None else [paper]
        self._stack.setCurrentIndex(1 if paper is None else 0)
        self.search.show(paper)
        self.list.show_paper(paper, anew=anew)
        self.pages.show_paper(paper, anew=anew)
        if former is not None:
            worker().do(former.close)
        for one in (self.list_button, self.find_button, self.zoom):
            one.setEnabled(paper is not None)
        self._show_zoom()
        self._fit_list()
        if paper is not None and not self.line.isHidden():
            self._seek(self.line.words())
        elif paper is None:
            self.line.hide()

    def _show_page(self, page: int) -> None:
        count = self.pages.count()
        self._at.setText(self.tr("trang {}/{}").format(page + 1, count) if count else "")
        self.list.show_page(page)
        self._show_zoom()
        if count:
            self.page_changed.emit(page + 1, count)

    # --- how large

    def _choose_zoom(self) -> None:
        chosen = self.zoom.value()
        if chosen != _OWN_SIZE:
            zoom: Zoom = "width" if chosen == "width" else "page"
            self.pages.set_zoom(int(chosen) if chosen.isdigit() else zoom)

    def _show_zoom(self) -> None:
        with QSignalBlocker(self.zoom):
            self.zoom.choose(str(self.pages.zoom))
        self.smaller.setEnabled(self.pages.may_zoom(-1))
        self.larger.setEnabled(self.pages.may_zoom(1))

    # --- the list of pages

    def _turn_list(self) -> None:
        self._list_wanted = self.list.isHidden()
        self._fit_list()

    def _fit_list(self) -> None:
        """Show the list where there is room for it, unless a person decided otherwise."""
        wide = self.width() >= _ROOM_FOR_LIST * scale() and self.pages.count() > 1
        shown = wide if self._list_wanted is None else self._list_wanted
        self.list.setVisible(shown)
        hide, show = self.tr("Ẩn các trang thu nhỏ"), self.tr("Hiện các trang thu nhỏ")
        rename(self.list_button, hide if shown else show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    # --- searching

    def open_search(self) -> None:
        if self._paper is not None:
            self.line.show()
            self.line.field.setFocus()
            self.line.field.selectAll()
            if self.line.words().strip():
                self._seek(self.line.words())

    def close_search(self) -> None:
        self.line.hide()
        self.search.stop()
        self._hit = None
        self.pages.show_hits((), None)
        self.pages.setFocus()

    def _seek(self, words: str) -> None:
        self._hit = None
        self.search.start(words)
        self._show_found()

    def _show_found(self) -> None:
        """Mark what is found so far; the first one at or after the page in front is looked at."""
        hits = self.search.hits
        if self._hit is None and hits:
            ahead = (one for one in hits if one.page >= self.pages.page())
            first = next(ahead, None)
            if first is None and not self.search.is_running:
                first = hits[0]
            self._hit = first
        self._show_hit()

    def _step(self, by: int) -> None:
        hits = self.search.hits
        if self.line.isHidden():
            self.open_search()
        elif hits:
            at = hits.index(self._hit) if self._hit in hits else -1
            self._hit = hits[(at + by) % len(hits)]
            self._show_hit()

    def _show_hit(self) -> None:
        hits = self.search.hits
        at = hits.index(self._hit) if self._hit in hits else None
        self.line.tell(at, len(hits), running=self.search.is_running)
        self.pages.show_hits(hits, self._hit)


def _close_all(held: list[Paper], _gone: object = None) -> None:
    for paper in held:
        worker().do(paper.close)
