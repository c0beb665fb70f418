"""Đơn vị; Người ký, nơi nhận: what the office says of itself, beside the paper it is printed on."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.letterhead import head_lines, signature_lines
from cchc_desktop.services.office_settings import (
    OFFICE_LEVELS,
    WAYS_OF_SIGNING,
    OfficeFact,
    OfficeSheet,
    office_sheet,
    set_office_fact,
)
from cchc_desktop.services.reporting.stationery import Stationery, set_copies
from ui.actions.bench import Bench
from ui.parts.boxes import TOP, column, frame, row
from ui.parts.buttons import button
from ui.parts.fields import Field
from ui.parts.labels import label
from ui.parts.letterhead import Letterhead, Paper
from ui.parts.told_fields import LinesField, PickField, WordsField
from ui.settings.section import READING, Section
from ui.theme.look import px

_PAPER: Final = 400
# Window width over text scale from which form and paper stand side by side.
_WITH_PAPER: Final = 1340


class _SheetSection(Section):
    """Fields of the office's sheet, and at their right what comes of them."""

    def __init__(self, title: str, bench: Bench) -> None:
        super().__init__(title, bench, wide=True)
        self.fields: Final[dict[OfficeFact, Field]] = {}
        self._letterhead: Final = Letterhead(bench.desk.today)
        self._letterhead.setFixedWidth(px(_PAPER))
        self._form: Final = column(gap=12)
        form = frame("surface", self._form)
        form.setMaximumWidth(px(READING))
        paper = column(
            label(self.tr("Trên văn bản sẽ in như sau"), "label"), self._letterhead, gap=4
        )
        self._paper: Final = frame("surface", paper)
        line = row(form, self._paper, None, gap=32)
        line.setStretch(0, 100)
        line.setAlignment(form, TOP)
        line.setAlignment(self._paper, TOP)
        self.add(line)

    def words(self, fact: OfficeFact, name: str, hint: str = "") -> WordsField:
        made = WordsField(name, hint)
        made.said.connect(partial(self._say, fact))
        self.fields[fact] = made
        return made

    def pick(
        self, fact: OfficeFact, name: str, values: tuple[str, ...], words: Mapping[str, str]
    ) -> PickField:
        made = PickField(name, [(value, words[value]) for value in values])
        made.said.connect(partial(self._say, fact))
        self.fields[fact] = made
        return made

    def lines(self, fact: OfficeFact, name: str) -> LinesField:
        made = LinesField(name)
        made.said.connect(partial(self._say, fact))
        self.fields[fact] = made
        return made

    def pair(self, *fields: QWidget) -> None:
        line = row(*fields, gap=16)
        for at in range(len(fields)):
            line.setStretch(at, 1)
            if (item := line.itemAt(at)) is not None:
                item.setAlignment(TOP)
        self._form.addLayout(line)

    def fit(self, effective: float) -> None:
        self._paper.setVisible(effective >= _WITH_PAPER)

    def refresh(self) -> None:
        sheet = office_sheet(self.bench.desk)
        self.show_sheet(sheet)
        self._letterhead.show_paper(_paper(sheet, Stationery.read(self.bench.desk)))

    def show_sheet(self, sheet: OfficeSheet) -> None:
        """Show the office in the fields."""

    def _say(self, fact: OfficeFact, words: str) -> None:
        field = self.fields[fact]
        self.attempt(lambda: set_office_fact(self.bench.desk, fact, words), field.refuse)


class OfficeSection(_SheetSection):
    def __init__(self, bench: Bench) -> None:
        super().__init__(self.tr("Đơn vị"), bench)
        self._name = label("", "strong", wrap=True)
        rename = button(self.tr("Đổi tên ở Đơn vị"), "link")
        rename.clicked.connect(partial(bench.go, "units"))
        self._form.addWidget(label(self.tr("Cơ quan"), "lead"))
        line = row(self._name, rename, gap=16)
        line.setStretch(0, 1)
        names = column(label(self.tr("Tên cơ quan"), "label"), line, gap=4)
        self._form.addLayout(names)
        self._level = self.pick(
            OfficeFact.LEVEL, self.tr("Cấp"), OFFICE_LEVELS, self._level_words()
        )
        self._parent = self.words(
            OfficeFact.PARENT,
            self.tr("Cơ quan cấp trên"),
            self.tr("Cơ quan nhận báo cáo của đơn vị"),
        )
        self._place = self.words(OfficeFact.PLACE, self.tr("Địa danh ghi trên văn bản"))
        self._symbol = self.words(OfficeFact.SYMBOL, self.tr("Ký hiệu văn bản"))
        self.pair(self._level, self._parent)
        self.pair(self._place, self._symbol)
        self._form.addWidget(label(self.tr("Đầu văn bản"), "lead"))
        why = self.tr("Để trống thì in theo tên cơ quan. Mỗi dòng ở đây là một dòng khi in.")
        self._form.addWidget(label(why, "muted", wrap=True))
        self._above = self.lines(OfficeFact.HEAD_ABOVE, self.tr("Dòng cơ quan cấp trên"))
        self._head = self.lines(OfficeFact.HEAD, self.tr("Dòng tên cơ quan (chữ đậm)"))
        self.pair(self._above, self._head)

    def _level_words(self) -> dict[str, str]:
        return {
            "commune": self.tr("Phường, xã, đặc khu"),
            "school": self.tr("Trường học"),
            "department": self.tr("Phòng, ban, sở"),
            "province": self.tr("Tỉnh, thành phố"),
            "district": self.tr("Quận, huyện (trước 01/7/2025)"),
        }

    def first(self) -> QWidget:
        return self._level.choice

    def show_sheet(self, sheet: OfficeSheet) -> None:
        self._name.setText(sheet.name)
        self._level.show_value(sheet.level)
        self._parent.show_words(sheet.parent)
        self._place.show_words(sheet.place)
        self._symbol.show_words(sheet.facts.symbol)
        plain, bold = head_lines(sheet.name, sheet.parent)
        self._above.show_words(sheet.facts.head_above, "\n".join(plain))
        self._head.show_words(sheet.facts.head, "\n".join(bold))


class SignerSection(_SheetSection):
    def __init__(self, bench: Bench) -> None:
        super().__init__(self.tr("Người ký, nơi nhận"), bench)
        self._form.addWidget(label(self.tr("Người ký báo cáo"), "lead"))
        why = self.tr("Báo cáo đã ban hành giữ người đã ký; báo cáo mới lấy theo đây.")
        self._form.addWidget(label(why, "muted", wrap=True))
        self._signer = self.words(OfficeFact.SIGNER, self.tr("Họ và tên"))
        self._post = self.words(OfficeFact.SIGNER_POST, self.tr("Chức vụ"))
        self._how = self.pick(
            OfficeFact.SIGNS_AS, self.tr("Cách ký"), WAYS_OF_SIGNING, self._ways()
        )
        self.pair(self._signer, self._post)
        self.pair(self._how, frame("surface"))
        self._form.addWidget(label(self.tr("Nơi nhận"), "lead"))
        how = self.tr(
            "Mỗi dòng một nơi, dòng cuối là nơi lưu. Để trống thì in như thường lệ; “Như trên” "
            "luôn đứng đầu báo cáo gửi cấp trên."
        )
        self._form.addWidget(label(how, "muted", wrap=True))
        self._copies: Final = LinesField(self.tr("Nơi nhận văn bản"))
        self._drafted_by: Final = WordsField(
            self.tr("Ký hiệu đơn vị soạn thảo"), self.tr("VP, VHXH… ghi sau “Lưu: VT”")
        )
        self._copies.said.connect(self._say_copies)
        self._drafted_by.said.connect(self._say_copies)
        self.pair(self._copies, self._drafted_by)

    def _ways(self) -> dict[str, str]:
        return {
            "TM": self.tr("TM. (thay mặt)"),
            "KT": self.tr("KT. (ký thay)"),
            "TL": self.tr("TL. (thừa lệnh)"),
            "TUQ": self.tr("TUQ. (thừa ủy quyền)"),
            "": self.tr("Thủ trưởng ký"),
        }

    def first(self) -> QWidget:
        return self._signer.line

    def show_sheet(self, sheet: OfficeSheet) -> None:
        self._signer.show_words(sheet.facts.signer)
        self._post.show_words(sheet.facts.signer_post)
        self._how.show_value(sheet.facts.signs_as)
        kept = Stationery.read(self.bench.desk)
        _as_above, *usual = replace(kept, said_copies=()).copies((sheet.parent,))
        self._copies.show_words("\n".join(kept.said_copies), "\n".join(usual))
        self._drafted_by.show_words(kept.drafted_by)

    def _say_copies(self, _words: str) -> None:
        lines = self._copies.lines.toPlainText().splitlines()
        drafted_by = self._drafted_by.line.text()
        desk = self.bench.desk
        self.attempt(lambda: set_copies(desk, lines, drafted_by), self._copies.refuse)


def _paper(sheet: OfficeSheet, stationery: Stationery) -> Paper:
    facts = sheet.facts
    plain, bold = head_lines(sheet.name, sheet.parent)
    return Paper(
        plain=tuple(facts.head_above.upper().splitlines()) or plain,
        bold=tuple(facts.head.upper().splitlines()) or bold,
        mark=facts.symbol,
        place=sheet.place,
        signature=signature_lines(sheet.name, facts.signer_post, facts.signs_as),
        signer=facts.signer,
        copies=stationery.copies((sheet.parent,)),
    )
