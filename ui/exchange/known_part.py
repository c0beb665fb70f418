"""Whom this computer knows: by which mark, since when and how; believing one no more, or anew.

Reads beside the window. Must not know how a mark is proved.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cchc_desktop.services.exchange.marks import believe_introduction, distrust
from cchc_desktop.services.exchange.office_key import replace_key
from ui.actions.bench import Bench
from ui.exchange.known_columns import (
    KnownLine,
    Standing,
    Whose,
    how_words,
    known_columns,
    known_lines,
    since_words,
)
from ui.exchange.listed_part import ListedPart
from ui.exchange.reasons import ask_reason
from ui.exchange.sheet_form import SheetForm
from ui.parts.boxes import column, frame, row
from ui.parts.buttons import button
from ui.parts.dialog import SentenceDialog
from ui.parts.labels import label
from ui.parts.mark import MarkLines
from ui.theme.look import px

translate = QCoreApplication.translate
_FOLDS: Final = {"mark": 1080, "how": 820}
_FOOT: Final = 124
_ANEW: Final = "anew"


class KnownPart(ListedPart):
    def __init__(self, bench: Bench) -> None:
        name = translate("Exchange", "Máy và đơn vị đã biết")
        super().__init__(bench, known_lines, name, known_columns(), _FOLDS)
        self.sheet: Final = button(self.tr("Nhận giấy giới thiệu…"))
        self.doubt: Final = button(self.tr("Thôi tin dấu này…"))
        self.anew: Final = button(self.tr("Lập dấu mới…"))
        self._name: Final = label("", "strong")
        self._words: Final = label("", "muted", wrap=True)
        self._mark: Final = MarkLines()
        self._build()
        self._connect()

    def _build(self) -> None:
        top = row(self._name, None, self.doubt, self.anew, gap=8)
        foot = frame(
            "foot", column(top, self._mark, self._words, None, gap=4, margins=(16, 8, 16, 8))
        )
        foot.setMinimumHeight(px(_FOOT))
        listed = column(self.table, foot, gap=0)
        listed.setStretch(0, 1)
        nothing = self._nothing(
            "units",
            self.tr("Chưa biết máy hoặc đơn vị nào"),
            self.tr("Nhận tệp đầu tiên của một đơn vị thì đơn vị đó có ở đây."),
        )
        title = self.tr("Máy và đơn vị đã biết")
        self._lay(title, [None, self.sheet], listed, nothing)

    def _connect(self) -> None:
        self.table.chosen.connect(lambda _line: self._follow())
        self.sheet.clicked.connect(self._take_sheet)
        self.doubt.clicked.connect(self._distrust)
        self.anew.clicked.connect(self._make_anew)
        self._bench.busy_changed.connect(lambda _busy: self._let_act())

    # --- what is shown

    def _show(self, found: Sequence[KnownLine]) -> None:
        super()._show(found)
        self._follow()

    def current(self) -> KnownLine | None:
        line = self.table.current_line()
        return line if isinstance(line, KnownLine) else None

    def _follow(self) -> None:
        line = self.current()
        self._name.setText(line.name if line is not None else "")
        mark = line.mark if line is not None else None
        self._mark.setVisible(mark is not None)
        if mark is not None:
            self._mark.show_mark(mark.digits, mark.words)
        self._words.setText(self._sentence(line) if line is not None else "")
        self._let_act()

    def _sentence(self, line: KnownLine) -> str:
        if line.whose is Whose.COMPUTER:
            return self.tr(
                "Các máy của cơ quan dùng chung một dấu. Máy bị mất thì lập dấu mới cho cơ quan; "
                "từ đó tệp của máy bị mất không được nhận."
            )
        if line.whose is Whose.OURS:
            return self._of_ours(line)
        note = line.mark.note if line.mark is not None else ""
        if line.standing is Standing.WITHDRAWN:
            said = self.tr("Đã thôi tin: {}. Tệp mang dấu này chỉ được nhận sau khi gọi điện.")
            return said.format(note.rstrip("."))
        said = self.tr("{} ngày {}").format(how_words(line), since_words(line))
        return f"{said}: {note.rstrip('.')}." if note else f"{said}."

    def _of_ours(self, line: KnownLine) -> str:
        if line.standing is Standing.AWAY:
            return self.tr(
                "Máy này chưa có dấu của cơ quan nên chưa ghi được tệp gửi đi. Khôi phục từ bản "
                "cất, hoặc lập dấu mới."
            )
        if line.standing is Standing.REPLACED:
            return self.tr("Dấu cũ của cơ quan, không dùng nữa.")
        return self.tr("Đơn vị nhận tệp của cơ quan so hai dòng này khi gọi điện.")

    def _let_act(self) -> None:
        line, free = self.current(), self._bench.may_act()
        stands = line is not None and line.standing in {Standing.BELIEVED, Standing.AWAY}
        other = line is not None and line.whose is Whose.OTHER
        self.doubt.setVisible(stands and other)
        self.anew.setVisible(stands and not other)
        for one in (self.sheet, self.doubt, self.anew):
            one.setEnabled(free)

    def stops(self) -> list[QWidget]:
        return [
            *super().stops(),
            *(one for one in (self.doubt, self.anew) if one.isVisible()),
        ]

    # --- deeds

    def _distrust(self) -> None:
        """Believe the mark no more; the reason stays beside it."""
        line, desk = self.current(), self._bench.desk
        if line is None or line.mark is None:
            return
        why = ask_reason(
            self.tr("Thôi tin dấu nhận dạng"),
            self.tr("Thôi tin"),
            self.tr(
                "Dùng khi máy của {} bị mất, hoặc dấu này không phải của đơn vị. Từ nay tệp mang "
                "dấu này không được nhận, đến khi gọi điện xác nhận lại."
            ).format(line.name),
            self._bench.window,
        )
        if why:
            key = line.mark.id
            self._do(lambda: distrust(desk, key, why))

    def _take_sheet(self) -> None:
        """Take an office's new mark from its introduction sheet."""
        desk, form = self._bench.desk, SheetForm(self._bench.window)
        if form.ask():
            text, who = form.text(), form.who()
            self._do(lambda: believe_introduction(desk, text, who))
        form.deleteLater()

    def _do(self, verb: Callable[[], object]) -> None:
        if self._bench.do(verb) is not None:
            self.refresh()

    def _make_anew(self) -> None:
        """Make the office a new mark, once it is clear what follows from that."""
        dialog = SentenceDialog(
            self.tr("Lập dấu mới"),
            self.tr("Lập dấu nhận dạng mới cho cơ quan?"),
            self.tr(
                "Dùng khi một máy của cơ quan bị mất. Máy này dùng dấu mới ngay; các máy khác của "
                "cơ quan khôi phục dấu mới từ bản cất. Nếu máy này còn dấu cũ thì tệp gửi đi tự "
                "giới thiệu dấu mới; nếu không, đơn vị khác sẽ gọi điện hỏi. Không hoàn tác được."
            ),
            [(_ANEW, self.tr("Lập dấu mới")), ("", self.tr("Hủy"))],
            tone="question",
            parent=self._bench.window,
        )
        answer = dialog.ask()
        dialog.deleteLater()
        if answer == _ANEW:
            desk = self._bench.desk
            said = self.tr("Đã lập dấu nhận dạng mới. Cất dấu này ở nơi an toàn.")
            self._bench.start(
                self.tr("Lập dấu mới"),
                "",
                lambda _ticket: replace_key(desk),
                lambda _key: self._end(said),
            )

    def _end(self, said: str) -> None:
        self._bench.tell(said)
        self.refresh()
