"""One PDF as PDFium reads it: sizes of pages, pictures of parts of them, their letters.

PDFium is not for several threads, so everything here runs on the one worker of `worker`. The
plain functions are used instead of the classes around them: those close what they hold whenever
Python clears them away, on any thread. Must not know a widget.
"""

import ctypes
from collections import OrderedDict
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH: Final = 72
_PAGES_HELD: Final = 8
_TITLE: Final = b"Title"


class PageLetters(NamedTuple):
    """The letters of a page in their order; a letter's place in it is PDFium's own."""

    page: int
    letters: str


class Paper:
    """An open PDF; `close` it on the worker, where all the rest is asked, too."""

    def __init__(self, data: bytes, handle: Any) -> None:
        self._data = data  # PDFium reads from it as long as the document is open
        self._handle = handle
        self._held: OrderedDict[int, Any] = OrderedDict()
        self.sizes: tuple[QSizeF, ...] = tuple(self._size(at) for at in range(self._count()))
        self.title: str = self._title()

    @classmethod
    def open(cls, data: bytes) -> "Paper | None":
        """Open a PDF; None where the bytes are none that can be read."""
        from pypdfium2 import raw  # noqa: PLC0415 - the library is loaded with the first document

        handle = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not handle:
            return None
        paper = cls(data, handle)
        if not paper.sizes:
            paper.close()
            return None
        return paper

    def close(self) -> None:
        from pypdfium2 import raw  # noqa: PLC0415

        while self._held:
            raw.FPDF_ClosePage(self._held.popitem()[1])
        if self._handle:
            raw.FPDF_CloseDocument(self._handle)
            self._handle = None

    # --- what it is

    def _count(self) -> int:
        from pypdfium2 import raw  # noqa: PLC0415

        return int(raw.FPDF_GetPageCount(self._handle))

    def _size(self, page: int) -> QSizeF:
        """Return the size of a page in points, as it is looked at."""
        from pypdfium2 import raw  # noqa: PLC0415

        size = raw.FS_SIZEF()
        raw.FPDF_GetPageSizeByIndexF(self._handle, page, size)
        return QSizeF(max(size.width, 1.0), max(size.height, 1.0))

    def _title(self) -> str:
        from pypdfium2 import raw  # noqa: PLC0415

        size = int(raw.FPDF_GetMetaText(self._handle, _TITLE, None, 0))
        held = ctypes.create_string_buffer(max(size, 2))
        raw.FPDF_GetMetaText(self._handle, _TITLE, held, size)
        return held.raw[:size].decode("utf-16-le", "replace").rstrip("\0")

    def _page(self, number: int) -> Any:
        """Return an open page; a few are held, because a page is painted in several parts."""
        from pypdfium2 import raw  # noqa: PLC0415

        if number in self._held:
            self._held.move_to_end(number)
            return self._held[number]
        page = self._held[number] = raw.FPDF_LoadPage(self._handle, number)
        if len(self._held) > _PAGES_HELD:
            raw.FPDF_ClosePage(self._held.popitem(last=False)[1])
        return page

    # --- what it shows

    def picture(self, number: int, width: int, part: QRect, *, for_print: bool = False) -> QImage:
        """Paint the part of a page that is `width` pixels wide as a whole. Paper is white."""
        from pypdfium2 import raw  # noqa: PLC0415

        out = QImage(part.size(), QImage.Format.Format_RGB32)
        out.fill(0xFFFFFFFF)
        page = self._page(number)
        if out.isNull() or not page:
            return out
        memory: Any = out.bits()
        bits = (ctypes.c_ubyte * out.sizeInBytes()).from_buffer(memory)
        bitmap = raw.FPDFBitmap_CreateEx(
            out.width(), out.height(), raw.FPDFBitmap_BGRx, bits, out.bytesPerLine()
        )
        size = self.sizes[number]
        height = round(width * size.height() / size.width())
        flags = raw.FPDF_ANNOT | (raw.FPDF_PRINTING if for_print else 0)
        raw.FPDF_RenderPageBitmap(bitmap, page, -part.x(), -part.y(), width, height, 0, flags)
        raw.FPDFBitmap_Destroy(bitmap)
        return out

    # --- what it says

    def letters(self, number: int) -> PageLetters:
        from pypdfium2 import raw  # noqa: PLC0415

        text = raw.FPDFText_LoadPage(self._page(number))
        try:
            count = raw.FPDFText_CountChars(text)
            codes = [raw.FPDFText_GetUnicode(text, at) for at in range(max(count, 0))]
        finally:
            raw.FPDFText_ClosePage(text)
        return PageLetters(number, "".join(map(_letter, codes)))

    def places(self, number: int, first: int, count: int) -> tuple[QRectF, ...]:
        """Return where letters stand on a page, line by line, as shares of its width and height."""
        from pypdfium2 import raw  # noqa: PLC0415

        page = self._page(number)
        text = raw.FPDFText_LoadPage(page)
        found = []
        try:
            for at in range(raw.FPDFText_CountRects(text, first, count)):
                sides = [ctypes.c_double() for _ in range(4)]
                raw.FPDFText_GetRect(text, at, *sides)
                found.append(_share(page, *(side.value for side in sides)))
        finally:
            raw.FPDFText_ClosePage(text)
        return tuple(found)


_FINE: Final = 100_000


def _share(page: Any, left: float, top: float, right: float, bottom: float) -> QRectF:
    """Turn a place in the page's own points into shares of the page as it is looked at."""
    from pypdfium2 import raw  # noqa: PLC0415

    corners = []
    for x, y in ((left, top), (right, bottom)):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
        corners.append((across.value / _FINE, down.value / _FINE))
    (x1, y1), (x2, y2) = corners
    return QRectF(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))


def _letter(code: int) -> str:
    """Return a letter; what PDFium cannot name keeps its place as a blank."""
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else " "
