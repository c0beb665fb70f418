"""The two forms that must not be taken for each other: who follows whom, and two that are one."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from cchc_desktop.domain.lineage import Kind
from cchc_desktop.services.unit_page.changes import SuccessionForm, succeed_units
from cchc_desktop.services.unit_page.joining import join_units
from cchc_desktop.services.unit_page.overview import open_tasks_of
from ui.actions.bench import Bench
from ui.parts.day_field import DayField
from ui.parts.fields import Choice, Field
from ui.parts.form_dialog import WIDE, FormDialog, Wrong
from ui.parts.labels import label
from ui.units.branches import Node
from ui.units.doing import attempt
from ui.units.fields import UnitPicker
from ui.units.several import SeveralUnits

translate = QCoreApplication.translate


def succession_words() -> str:
    return translate(
        "UnitChanges",
        "Từ một ngày, đơn vị khác thay đơn vị này: việc chưa xong chuyển sang, "
        "kết quả đã ghi vẫn của đơn vị cũ.",
    )


def joining_words() -> str:
    return translate(
        "UnitChanges",
        "Danh sách ghi một đơn vị thành hai mục: nhiệm vụ và kết quả của cả hai "
        "được tính cho một mục, kể cả trước đây.",
    )


class SuccessionDialog(FormDialog):
    """Merging, splitting, replacing from a day."""

    def __init__(self, bench: Bench, unit: Node, nodes: Sequence[Node]) -> None:
        self._bench = bench
        alive = [one for one in nodes if one.alive]
        self.kind = Choice(
            (
                (Kind.MERGED, translate("UnitChanges", "Sáp nhập: nhiều đơn vị thành một")),
                (Kind.SPLIT, translate("UnitChanges", "Chia tách: một đơn vị thành nhiều")),
                (Kind.RENAMED, translate("UnitChanges", "Thay bằng một đơn vị khác")),
            )
        )
        self.olds = SeveralUnits(alive, translate("UnitChanges", "Gõ tên đơn vị để thêm"))
        self.news = SeveralUnits(
            alive, translate("UnitChanges", "Gõ tên mới, hoặc chọn đơn vị đã có"), may_name=True
        )
        self.on = DayField(bench.desk.today.year, bench.desk.today)
        self.told: QLabel = label("", wrap=True)
        super().__init__(
            translate("UnitChanges", "Sáp nhập, chia tách"),
            translate("UnitChanges", "Lưu thay đổi"),
            {
                "kind": Field(translate("UnitChanges", "Thay đổi"), self.kind),
                "olds": Field(translate("UnitChanges", "Đơn vị trước thay đổi"), self.olds),
                "news": Field(translate("UnitChanges", "Đơn vị sau thay đổi"), self.news),
                "on": Field(translate("UnitChanges", "Từ ngày"), self.on),
                "told": Field(translate("UnitChanges", "Việc chưa xong"), self.told),
            },
            self._check_all,
            bench.window,
            words=succession_words(),
            width=WIDE,
        )
        self.olds.changed.connect(self._tell)
        self.news.changed.connect(self._tell)
        self.kind.currentIndexChanged.connect(self._tell)
        self.olds.show_units([unit.id])
        self.news.show_units([])

    def _tell(self) -> None:
        olds = [one for one in self.olds.value() if isinstance(one, uuid.UUID)]
        count = len(open_tasks_of(self._bench.desk, olds))
        if self.kind.value() == Kind.SPLIT:
            words = translate(
                "UnitChanges",
                "{} nhiệm vụ chuyển cho đơn vị đứng đầu danh sách sau thay đổi; "
                "muốn giao khác thì sửa ở Nhiệm vụ.",
            )
        else:
            words = translate("UnitChanges", "{} nhiệm vụ chuyển cho đơn vị sau thay đổi.")
        nothing = translate("UnitChanges", "Không có nhiệm vụ nào phải chuyển.")
        self.told.setText(words.format(count) if count else nothing)
        self._fit()

    def _check_all(self) -> Wrong:
        on = self.on.value()
        if on is None:
            return {"on": translate("UnitChanges", "Ghi ngày như 01/7/2026.")}
        olds = [one for one in self.olds.value() if isinstance(one, uuid.UUID)]
        if not olds:
            return {"olds": translate("UnitChanges", "Chọn đơn vị thay đổi.")}
        news = self.news.value()
        if not news:
            return {"news": translate("UnitChanges", "Ghi đơn vị sau thay đổi.")}
        form = SuccessionForm(Kind(self.kind.value()), olds, news, on)
        refused = attempt(self._bench, lambda: succeed_units(self._bench.desk, form))
        return {"": refused} if refused else {}


class JoiningDialog(FormDialog):
    """Two entries of one unit."""

    def __init__(self, bench: Bench, unit: Node, nodes: Sequence[Node]) -> None:
        self._bench, self._unit = bench, unit
        self._names = {one.id: one.name for one in nodes}
        self.other = UnitPicker(translate("UnitChanges", "Gõ tên mục kia"))
        self.other.offer([one for one in nodes if one.id != unit.id])
        self.other.show_unit(None)
        self.kept = Choice()
        self.kept.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        super().__init__(
            translate("UnitChanges", "Hai mục là một"),
            translate("UnitChanges", "Ghi là một"),
            {
                "this": Field(translate("UnitChanges", "Mục này"), label(unit.name, wrap=True)),
                "other": Field(translate("UnitChanges", "Mục kia"), self.other),
                "kept": Field(translate("UnitChanges", "Giữ tên của"), self.kept),
            },
            self._check_all,
            bench.window,
            words=joining_words(),
            width=WIDE,
        )
        self.other.line.textChanged.connect(self._offer)
        self.other.currentIndexChanged.connect(self._offer)
        self._offer()

    def ask(self) -> bool:
        self.other.setFocus()
        return self.exec() == FormDialog.DialogCode.Accepted

    def _offer(self) -> None:
        other = self.other.unit()
        kept = self.kept.value() if self.kept.count() else ""
        self.kept.clear()
        for key in filter(None, (self._unit.id, other)):
            self.kept.addItem(self._names[key], str(key))
        self.kept.choose(kept)

    def _check_all(self) -> Wrong:
        other = self.other.unit()
        if other is None:
            return {"other": translate("UnitChanges", "Chọn một đơn vị trong danh sách.")}
        kept = uuid.UUID(self.kept.value())
        gone = other if kept == self._unit.id else self._unit.id
        refused = attempt(self._bench, lambda: join_units(self._bench.desk, gone, kept))
        return {"": refused} if refused else {}
