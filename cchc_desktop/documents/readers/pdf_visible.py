"""Reads of a page only what can be seen on it: what is clipped away or beyond its edge goes.

Programs that print a long table page by page draw the whole of a row on each page it touches and
let the page's frame cut off the rest, so that lines stand twice in the file. pdfminer does not
follow frames. Must not know what the letters say.
"""

from collections.abc import Sequence
from typing import Final, cast

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent, LTContainer
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFStackT
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Matrix, PathSegment, Point, apply_matrix_pt

_Frame = tuple[float, float, float, float]
_SLACK: Final = 1.0  # points: what lies on the frame is inside


class VisibleDevice(PDFPageAggregator):
    """Collects the letters and lines inside `frame`, which the interpreter keeps up to date."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources, laparams=None)
        self.frame: _Frame = (0.0, 0.0, 0.0, 0.0)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        super().begin_page(page, ctm)
        self.frame = self.cur_item.bbox

    def render_char(  # noqa: PLR0913, PLR0917 - as pdfminer calls it
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        moved = super().render_char(matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate)
        last = _things(self.cur_item)[-1]
        if isinstance(last, LTChar) and not self._shows(last):
            _things(self.cur_item).pop()
        return moved

    def paint_path(
        self,
        gstate: PDFGraphicState,
        stroke: bool,  # noqa: FBT001 - as pdfminer calls it
        fill: bool,  # noqa: FBT001
        evenodd: bool,  # noqa: FBT001
        path: Sequence[PathSegment],
    ) -> None:
        before = len(_things(self.cur_item))
        super().paint_path(gstate, stroke, fill, evenodd, path)
        made = _things(self.cur_item)
        made[before:] = [item for item in made[before:] if self._trimmed(item)]

    def _shows(self, letter: LTChar) -> bool:
        x0, y0, x1, y1 = self.frame
        x, y = (letter.x0 + letter.x1) / 2, (letter.y0 + letter.y1) / 2
        return x0 - _SLACK <= x <= x1 + _SLACK and y0 - _SLACK <= y <= y1 + _SLACK

    def _trimmed(self, item: LTComponent) -> bool:
        """Cut a line off at the frame; tell whether something is left of it."""
        x0, y0, x1, y1 = self.frame
        if item.x1 < x0 - _SLACK or item.x0 > x1 + _SLACK:
            return False
        if item.y1 < y0 - _SLACK or item.y0 > y1 + _SLACK:
            return False
        if item.x0 < x0 or item.y0 < y0 or item.x1 > x1 or item.y1 > y1:
            left, right = max(min(item.x0, x1), x0), min(max(item.x1, x0), x1)
            foot, head = max(min(item.y0, y1), y0), min(max(item.y1, y0), y1)
            item.set_bbox((left, foot, right, head))
        return True


class VisibleInterpreter(PDFPageInterpreter):
    """Follows the frames that a page sets (W, W*) and takes back (Q)."""

    device: VisibleDevice

    def __init__(self, resources: PDFResourceManager, device: VisibleDevice) -> None:
        super().__init__(resources, device)
        self._outer: list[_Frame] = []

    def do_q(self) -> None:
        super().do_q()
        self._outer.append(self.device.frame)

    def do_Q(self) -> None:  # noqa: N802 - as pdfminer calls it
        super().do_Q()
        if self._outer:
            self.device.frame = self._outer.pop()

    def do_W(self) -> None:  # noqa: N802 - as pdfminer calls it
        self._narrow()

    def do_W_a(self) -> None:  # noqa: N802 - as pdfminer calls it
        self._narrow()

    def do_Do(self, xobjid_arg: PDFStackT) -> None:  # noqa: N802
        outer = self.device.frame
        super().do_Do(xobjid_arg)
        self.device.frame = outer

    def _narrow(self) -> None:
        """Narrow the frame to the box around the path, which holds all that still shows."""
        points = [
            apply_matrix_pt(self.ctm, cast("Point", segment[at : at + 2]))
            for segment in self.curpath
            for at in range(1, len(segment) - 1, 2)
        ]
        if not points:
            return
        x0, y0, x1, y1 = self.device.frame
        across, up = [x for x, _ in points], [y for _, y in points]
        left, right = max(x0, min(across)), min(x1, max(across))
        foot, head = max(y0, min(up)), min(y1, max(up))
        self.device.frame = (left, foot, right, head)


def _things(container: LTContainer[LTComponent]) -> list[LTComponent]:
    held: list[LTComponent] = container._objs  # noqa: SLF001 - it has no other door
    return held
