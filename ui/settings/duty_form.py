"""One report owed again and again; its days of this year are shown while the rule is typed."""

import uuid
from collections.abc import Callable, Collection, Sequence
from typing import Final

from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from cchc_desktop.domain.calendar.cutoffs import CutoffPreset
from cchc_desktop.domain.calendar.duty_parts import EVERY_MONTH
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.office_settings import office_sheet
from cchc_desktop.services.owed_reports.duties import Duty, DutyForm, check_form, parts_words
from cchc_desktop.services.owed_reports.slots import planned_reports
from cchc_desktop.services.plans.storing import list_plans
from cchc_desktop.services.units import list_units
from resources.words import sentence
from ui.errors.reporter import is_misfortune
from ui.labels import day as day_words
from ui.parts.boxes import column
from ui.parts.check_box import CheckBox
from ui.parts.fields import Choice, Field
from ui.parts.form_dialog import FormDialog, Wrong
from ui.parts.labels import label
from ui.theme.look import px

WRONG_FIELDS: Final = {
    "duty-without-parts": "parts",
    "duty-there-already": "parts",
    "duty-without-recipient": "recipient",
    "due-words-unclear": "due",
}
_OWN: Final = ""
_SHOWN: Final = ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "M9", "Y")
_COLUMNS: Final = 3


class PartsBox(QFrame):
    """Boxes for the parts of a year; the months are one box."""

    def __init__(self, parts: Collection[str], changed: Callable[[], None]) -> None:
        super().__init__()
        groups = [frozenset({code}) for code in _SHOWN] + [EVERY_MONTH]
        self._boxes: Final = [(group, CheckBox(parts_words(group))) for group in groups]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(4))
        for at, (group, box) in enumerate(self._boxes):
            box.setChecked(group <= frozenset(parts))
            box.toggled.connect(changed)
            grid.addWidget(box, at // _COLUMNS, at % _COLUMNS)
        # Single months come from plans only; they are kept as they are.
        self._months = frozenset(parts) & EVERY_MONTH
        self.setFocusProxy(self._boxes[0][1])

    def parts(self) -> frozenset[str]:
        chosen = [group for group, box in self._boxes if box.isChecked()]
        kept = self._months if self._months != EVERY_MONTH else frozenset[str]()
        return kept.union(*chosen)

    def box(self, code: str) -> CheckBox:
        return next(box for group, box in self._boxes if code in group)


class PlansBox(QFrame):
    """Boxes for the plans a report tells of; none checked means all."""

    def __init__(
        self, plans: Sequence[tuple[uuid.UUID, str]], chosen: Collection[uuid.UUID]
    ) -> None:
        super().__init__()
        self._boxes: Final = [(plan, CheckBox(words)) for plan, words in plans]
        for plan, box in self._boxes:
            box.setChecked(plan in chosen)
        self.setLayout(column(*(box for _, box in self._boxes), gap=4))
        if self._boxes:
            self.setFocusProxy(self._boxes[0][1])

    def plans(self) -> frozenset[uuid.UUID]:
        return frozenset(plan for plan, box in self._boxes if box.isChecked())


class DutyDialog(FormDialog):
    """`write` stores the form, or tells what is wrong with it."""

    def __init__(
        self,
        desk: Desk,
        duty: Duty | None,
        write: Callable[[DutyForm], Wrong],
        parent: QWidget | None,
    ) -> None:
        self._desk, self._write = desk, write
        recipient = office_sheet(desk).parent
        known = duty.form if duty else DutyForm(frozenset(), "", recipient)
        self._year: Final = desk.today.year
        self.parts: Final = PartsBox(known.parts, self._show)
        self.due: Final = QLineEdit(known.due)
        self.due.setPlaceholderText(self.tr("trước ngày 01 của tháng cuối mỗi quý"))
        self.recipient: Final = QLineEdit(known.recipient)
        self.cutoffs: Final = Choice(
            [
                (CutoffPreset.ND09, self.tr("Theo Nghị định 09/2019/NĐ-CP")),
                (CutoffPreset.CALENDAR, self.tr("Theo quý của lịch")),
            ]
        )
        self.cutoffs.choose(known.cutoffs)
        self._owing: Final = Choice(self._owers())
        self._owing.choose(_OWN if known.owing is None else str(known.owing))
        self._plans: Final = PlansBox(self._plan_words(known.plans), known.plans)
        self._found: Final = label("", wrap=True)
        super().__init__(
            self.tr("Sửa báo cáo") if duty else self.tr("Thêm báo cáo"),
            self.tr("Ghi báo cáo"),
            self._all_fields(),
            self._check,
            parent,
            width=600,
            rows=[("recipient", "owing"), ("due", "cutoffs")],
        )
        self.due.textChanged.connect(self._show)
        self.cutoffs.activated.connect(self._show)
        self._show()

    def _all_fields(self) -> dict[str, Field]:
        fields = {
            "parts": Field(self.tr("Các kỳ trong năm"), self.parts),
            "recipient": Field(self.tr("Gửi cơ quan nào"), self.recipient),
            "owing": Field(self.tr("Ai gửi"), self._owing),
            "due": Field(self.tr("Hạn gửi"), self.due),
            "cutoffs": Field(self.tr("Số liệu tính"), self.cutoffs),
            "preview": Field(self.tr("Trong năm {} sẽ là").format(self._year), self._found),
        }
        if self._plans.focusProxy() is not None:
            name = self.tr("Cho kế hoạch nào (không chọn là mọi kế hoạch)")
            fields["plans"] = Field(name, self._plans)
        return fields

    def _owers(self) -> list[tuple[str, str]]:
        """Offer groups first; a plan may ask one unit alone, and that one has to stay."""
        units = [unit for unit in list_units(self._desk) if unit.id != self._desk.unit_id]
        units.sort(key=lambda unit: not unit.is_group)
        own = (_OWN, self.tr("Cơ quan mình"))
        return [own, *((str(unit.id), unit.name) for unit in units)]

    def _plan_words(self, chosen: Collection[uuid.UUID]) -> list[tuple[uuid.UUID, str]]:
        """Return the plans of this year and later, and those chosen before."""
        return [
            (plan.id, plan.number or plan.subject or str(plan.first_day.year))
            for plan in list_plans(self._desk.store, self._desk.today)
            if plan.id in chosen or (plan.last_day.year >= self._year and not plan.implicit)
        ]

    def form(self) -> DutyForm:
        owing = self._owing.value()
        return DutyForm(
            parts=self.parts.parts(),
            due=self.due.text(),
            recipient=self.recipient.text(),
            owing=uuid.UUID(owing) if owing else None,
            cutoffs=CutoffPreset(self.cutoffs.value()),
            plans=self._plans.plans(),
        )

    def preview(self) -> str:
        return self._found.text()

    def _show(self) -> None:
        form = self.form()
        if "due" in getattr(self, "fields", {}):
            self.fields["due"].refuse("")
            self.fields["parts"].refuse("")
        self._found.setText(self._days(form))
        if self.isVisible():
            self._fit()

    def _days(self, form: DutyForm) -> str:
        if not form.parts:
            return self.tr("Chọn các kỳ để xem ngày.")
        if not form.due.strip():
            return self.tr("Ghi hạn gửi để xem ngày.")
        try:
            planned = planned_reports(self._desk, form, self._year)
        except Exception as error:
            if not is_misfortune(error):
                raise
            return sentence(error.code, error.facts)
        lines = self.tr("{}: gửi {}, số liệu {} – {}")
        return "\n".join(
            lines.format(
                one.name[:1].upper() + one.name[1:],
                day_words(one.due),
                day_words(one.data.first),
                day_words(one.data.last),
            )
            for one in planned
        )

    def _check(self) -> Wrong:
        form = self.form()
        try:
            check_form(form)
        except Exception as error:
            if not is_misfortune(error):
                raise
            return {WRONG_FIELDS.get(error.code, ""): sentence(error.code, error.facts)}
        return self._write(form)
