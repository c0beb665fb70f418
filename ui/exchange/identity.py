"""The office's own mark and its other computer, as deeds: shown, sealed, recovered, joined, met.

Must not know where the menu stands that leads here.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QStandardPaths

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.exchange.introduction import Introduction
from cchc_desktop.services.exchange.introducing import own_introduction
from cchc_desktop.services.exchange.office_key import recover, save_sealed
from cchc_desktop.services.exchange.sending import Where, write_sync
from ui.actions.bench import Bench
from ui.actions.meeting import Meeting
from ui.exchange.asking import Outside
from ui.exchange.phrase_form import PhraseForm
from ui.parts.dialog import SentenceDialog

translate = QCoreApplication.translate
_FOLDER: Final = "exchange/seal-folder"
_OTHER, _STOP, _NOW = "other", "stop", "now"


class _Asked(NamedTuple):
    """What is said where something is locked with a pass phrase and written into a file."""

    caption: str
    words: str
    verb: str
    file: str
    said: str


class Identity:
    """The verbs, over the bench."""

    def __init__(self, bench: Bench, outside: Outside, meeting: Meeting) -> None:
        self._bench, self._outside, self._meeting = bench, outside, meeting

    # --- the mark

    def introduce(self) -> None:
        """Show the office's mark, to be read out or printed; it is made at the first need."""
        desk = self._bench.desk
        title = translate("Exchange", "Dấu nhận dạng của cơ quan")
        self._bench.start(title, "", lambda _ticket: own_introduction(desk), self._show)

    def _show(self, sheet: Introduction) -> None:
        from ui.exchange.introduction_dialog import IntroductionDialog  # noqa: PLC0415 - seldom

        dialog = IntroductionDialog(sheet, self._outside, self._bench.window)
        dialog.exec()
        dialog.deleteLater()

    def seal(self) -> None:
        """Write a locked copy of the mark, from which it is recovered on a new computer."""
        caption = translate("Exchange", "Cất dấu nhận dạng")
        words = translate(
            "Exchange",
            "Bản cất giúp cơ quan giữ nguyên dấu nhận dạng khi máy hỏng. Chọn một cụm mật khẩu; "
            "cất tệp và cụm mật khẩu ở hai nơi khác nhau.",
        )
        asked = _Asked(
            caption,
            words,
            translate("Exchange", "Chọn nơi cất…"),
            translate("Exchange", "Dấu nhận dạng của cơ quan.cchckey"),
            translate("Exchange", "Đã cất dấu nhận dạng vào “{}”."),
        )
        desk = self._bench.desk
        self._write_locked(asked, lambda out, phrase, _ticket: save_sealed(desk, out, phrase))

    def recover(self) -> None:
        """Take the mark from its locked copy onto this computer."""
        caption = translate("Exchange", "Khôi phục dấu nhận dạng")
        sealed = self._outside.ask_file(caption, self._bench.recall(_FOLDER), self._bench.window)
        if sealed is None:
            return
        words = translate("Exchange", "Gõ cụm mật khẩu đã chọn khi cất “{}”.").format(sealed.name)
        phrase = self._phrase(caption, translate("Exchange", "Khôi phục"), words, new=False)
        if phrase:
            desk = self._bench.desk
            said = translate("Exchange", "Đã khôi phục dấu nhận dạng của cơ quan trên máy này.")
            self._work(caption, sealed, lambda _ticket: recover(desk, sealed, phrase), said)

    # --- the other computer

    def make_joining_file(self) -> None:
        """Write the file from which the office's second computer is set up."""
        words = translate(
            "Exchange",
            "Tệp này chứa toàn bộ dữ liệu và dấu nhận dạng của cơ quan. Trên máy thứ hai, mở "
            "chương trình lần đầu, chọn “Đây là máy thứ hai của cơ quan” rồi gõ cụm mật khẩu này.",
        )
        asked = _Asked(
            translate("Exchange", "Lập máy thứ hai"),
            words,
            translate("Exchange", "Chọn nơi ghi…"),
            translate("Exchange", "Lập máy thứ hai.cchc"),
            translate("Exchange", "Đã ghi tệp lập máy thứ hai vào “{}”."),
        )
        office = self._bench.office

        def work(out: Path, phrase: str, ticket: Ticket) -> object:
            return write_sync(office.desk, Where(office.folder, out, ticket), phrase)

        self._write_locked(asked, work)

    def choose_shared(self) -> None:
        """Choose where the office's computers meet, or let them meet no more."""
        place = self._meeting.place
        answer = self._ask_about(place) if place else _OTHER
        if answer == _NOW:
            self._meeting.look_now()
        elif answer == _STOP:
            self._meeting.choose_place("")
            self._bench.tell(translate("Exchange", "Máy này không dùng thư mục chung nữa."))
        elif answer == _OTHER:
            title = translate("Exchange", "Thư mục chung với máy khác của cơ quan")
            chosen = self._outside.ask_folder(title, place, self._bench.window)
            if chosen is not None:
                self._meeting.choose_place(str(chosen))

    def _ask_about(self, place: str) -> str:
        dialog = SentenceDialog(
            translate("Exchange", "Thư mục chung"),
            translate("Exchange", "Các máy của cơ quan gặp nhau ở {}").format(place),
            translate(
                "Exchange",
                "Mỗi máy chỉ ghi tệp của mình; máy này xem khi mở và 10 phút một lần.",
            ),
            [
                (_NOW, translate("Exchange", "Xem ngay")),
                (_OTHER, translate("Exchange", "Chọn thư mục khác…")),
                (_STOP, translate("Exchange", "Thôi dùng")),
                ("", translate("Exchange", "Đóng")),
            ],
            tone="plain",
            parent=self._bench.window,
        )
        answer = dialog.ask()
        dialog.deleteLater()
        return answer

    # --- done alike

    def _write_locked(self, asked: _Asked, work: Callable[[Path, str, Ticket], object]) -> None:
        """Ask for a new pass phrase and where to write, then write there."""
        phrase = self._phrase(asked.caption, asked.verb, asked.words, new=True)
        out = self._target(asked.caption, asked.file) if phrase else None
        if out is not None:
            said = asked.said.format(out)
            self._work(asked.caption, out, lambda ticket: work(out, phrase, ticket), said)

    def _work(self, caption: str, on: Path, work: Callable[[Ticket], object], said: str) -> None:
        """Work on a file beside the window, and say that it is done."""
        self._bench.start(caption, on.name, work, lambda _done: self._bench.tell(said))

    def _phrase(self, caption: str, verb: str, words: str, *, new: bool) -> str:
        form = PhraseForm(caption, verb, words, self._bench.window, new=new)
        try:
            return form.phrase() if form.ask() else ""
        finally:
            form.deleteLater()

    def _target(self, caption: str, name: str) -> Path | None:
        kept = self._bench.recall(_FOLDER)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(kept or QStandardPaths.writableLocation(documents))
        out = self._outside.ask_target(caption, folder / name, self._bench.window)
        if out is not None:
            self._bench.remember(_FOLDER, str(out.parent))
        return out
