"""A pasted notice about days off: what it would change is shown while it stands there."""

from typing import Final

from PySide6.QtWidgets import QWidget

from cchc_desktop.services.day_settings import NoticeProposal, propose_notice
from cchc_desktop.services.desk import Desk
from resources.words import sentence
from ui.labels import day as day_words
from ui.parts.boxes import restyle
from ui.parts.fields import Field, GrowingText
from ui.parts.form_dialog import FormDialog, Wrong
from ui.parts.labels import label


class NoticeForm(FormDialog):
    """`proposal` is what was read when the form was accepted."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        self._desk = desk
        self.proposal = NoticeProposal((), ())
        self._text: Final = GrowingText(4, 10)
        self._found: Final = label("", wrap=True)
        self._doubts: Final = label("", tone="soon", wrap=True)
        super().__init__(
            self.tr("Dán thông báo ngày nghỉ"),
            self.tr("Ghi các ngày này"),
            {
                "text": Field(self.tr("Lời thông báo"), self._text),
                "found": Field(self.tr("Các ngày đọc được"), self._found),
                "doubts": Field(self.tr("Cần xem lại"), self._doubts),
            },
            self._check,
            parent,
            words=self.tr(
                "Dán đoạn nói về ngày nghỉ, ngày làm bù. Chưa có gì được ghi"
                " cho đến khi bấm nút bên dưới."
            ),
            width=560,
        )
        self._text.textChanged.connect(self._read)
        self._read()

    def paste(self, text: str) -> None:
        self._text.setPlainText(text)

    def _read(self) -> None:
        text = self._text.toPlainText()
        if text.strip():
            self.proposal = propose_notice(self._desk, text)
        else:
            self.proposal = NoticeProposal((), ())
        lines = [
            self._line(one.off, day_words(one.day)) for one in self.proposal.days if one.changes
        ]
        same = sum(not one.changes for one in self.proposal.days)
        if same:
            lines.append(self.tr("{} ngày khác đã đúng như lịch đang có.").format(same))
        self._found.setText("\n".join(lines) or self.tr("Chưa có ngày nào."))
        restyle(self._found, "kind", "" if lines else "muted")
        doubts = [
            sentence(f"day-notice-doubts.{one.code}", {"part": one.part})
            for one in self.proposal.doubts
        ]
        self._doubts.setText("\n".join(doubts))
        self.fields["doubts"].setVisible(bool(doubts))
        self.fields["text"].refuse("")
        self._fit()

    def _line(self, off: bool, day: str) -> str:  # noqa: FBT001 - one of two words
        return (self.tr("Nghỉ {}") if off else self.tr("Làm bù {}")).format(day)

    def _check(self) -> Wrong:
        if any(one.changes for one in self.proposal.days):
            return {}
        if self.proposal.days:
            return {"text": sentence("notice-without-days")}
        return {"text": self.tr("Chưa thấy ngày nghỉ hay ngày làm bù nào trong đoạn này.")}
