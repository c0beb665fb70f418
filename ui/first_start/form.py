"""The form of the first start: every field asked is needed, none else is asked."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from ui.first_start.answers import PROPOSALS, Answers, proposed_place
from ui.parts.boxes import TOP, column, row
from ui.parts.buttons import Switch
from ui.parts.fields import Choice, Field
from ui.parts.labels import label


class OfficeForm(QFrame):
    """Tells every change; `checked` gives the answers once nothing is missing."""

    changed = Signal()

    def __init__(self, person: str) -> None:
        super().__init__()
        self._level = Switch(
            [
                ("commune", self.tr("Phường, xã")),
                ("school", self.tr("Trường học")),
                ("province", self.tr("Tỉnh, thành phố")),
                ("district", self.tr("Quận, huyện cũ")),
            ]
        )
        self._level.setAccessibleName(self.tr("Cấp"))
        self._how = Choice(
            [
                ("TM", self.tr("TM. (thay mặt)")),
                ("KT", self.tr("KT. (ký thay)")),
                ("", self.tr("Thủ trưởng ký")),
            ]
        )
        names = {
            "name": self.tr("Tên cơ quan"),
            "parent": self.tr("Cơ quan cấp trên"),
            "place": self.tr("Địa danh ghi trên văn bản"),
            "mark": self.tr("Ký hiệu văn bản"),
            "signer": self.tr("Người ký"),
            "post": self.tr("Chức vụ"),
            "person": self.tr("Người dùng máy này"),
        }
        self.fields: Final = {key: Field(name, QLineEdit()) for key, name in names.items()}
        self._how_field = Field(self.tr("Cách ký"), self._how)
        self._missing: Final = self._sentences()
        self._proposed: dict[str, str] = {}
        self._edit("person").setText(person)
        self._lay_out()
        self._propose(self._level.value())
        self._level.chosen.connect(self._change_level)
        self._how.currentIndexChanged.connect(self.changed)
        for key in self.fields:
            self._edit(key).textChanged.connect(self._changer(key))

    def _sentences(self) -> dict[str, str]:
        return {
            "name": self.tr("Ghi tên đầy đủ như trên con dấu."),
            "parent": self.tr("Ghi cơ quan nhận báo cáo của đơn vị."),
            "place": self.tr("Ghi tên địa phương đứng trước ngày tháng trên văn bản."),
            "mark": self.tr("Ghi phần đứng sau “BC-” trong số văn bản."),
            "signer": self.tr("Ghi họ và tên người ký báo cáo."),
            "post": self.tr("Ghi chức vụ của người ký."),
            "person": self.tr("Ghi họ và tên; lịch sử sẽ ghi tên này."),
        }

    def _lay_out(self) -> None:
        level = column(label(self.tr("Cấp"), "label"), row(self._level, None), gap=4)
        place = row(self.fields["place"], self.fields["mark"], gap=16)
        signer = row(self.fields["signer"], self.fields["post"], self._how_field, gap=16)
        for line in (place, signer):
            for at in range(line.count()):
                line.setStretch(at, 1)
                line.itemAt(at).setAlignment(TOP)  # type: ignore[union-attr]
        self.setLayout(
            column(
                level,
                self.fields["name"],
                self.fields["parent"],
                place,
                signer,
                self.fields["person"],
                gap=12,
            )
        )

    def answers(self) -> Answers:
        typed = {key: " ".join(self._edit(key).text().split()) for key in self.fields}
        return Answers(level=self._level.value(), signs_as=self._how.value(), **typed)

    def checked(self) -> Answers | None:
        """Return the answers, or point at the first field that still wants one."""
        first: QLineEdit | None = None
        for key in self.fields:
            edit = self._edit(key)
            empty = not edit.text().strip()
            self.fields[key].refuse(self._missing[key] if empty else "")
            if empty and first is None:
                first = edit
        if first is None:
            return self.answers()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return None

    def begin(self) -> None:
        self._edit("name").setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, **words: str) -> None:
        """Type words into fields, as a person would."""
        for key, text in words.items():
            self._edit(key).setText(text)

    def choose_signing(self, signs_as: str) -> None:
        self._how.choose(signs_as)

    def choose_level(self, level: str) -> None:
        self._level.choose(level)

    def _edit(self, key: str) -> QLineEdit:
        edit = self.fields[key].edit
        if not isinstance(edit, QLineEdit):
            raise TypeError(key)
        return edit

    def _changer(self, key: str) -> Callable[[], None]:
        def change() -> None:
            self.fields[key].refuse("")
            if key == "name":
                self._suggest("place", proposed_place(self._edit("name").text()))
            self.changed.emit()

        return change

    def _change_level(self, level: str) -> None:
        self._propose(level)
        self.changed.emit()

    def _propose(self, level: str) -> None:
        proposal = PROPOSALS[level]
        self._edit("name").setPlaceholderText(proposal.name_hint)
        self._edit("parent").setPlaceholderText(proposal.parent_hint)
        self._suggest("mark", proposal.mark)
        self._suggest("post", proposal.post)
        self._how.choose(proposal.signs_as)

    def _suggest(self, key: str, words: str) -> None:
        """Fill a field nobody has typed in yet."""
        edit = self._edit(key)
        if edit.text() == self._proposed.get(key, ""):
            self._proposed[key] = words
            edit.setText(words)
