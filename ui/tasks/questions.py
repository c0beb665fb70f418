"""What is asked before something is done with tasks: a few fields, one verb.

Each question returns the answer, or None when it was given up. Must not write anything.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ui.parts.boxes import restyle
from ui.parts.fields import Choice, Field, GrowingText
from ui.parts.form_dialog import WIDE, FormDialog
from ui.parts.labels import label
from ui.table.editors.kinds import Candidate, Tone
from ui.table.names_line import NamesLine
from ui.tasks.typing import Helps

translate = QCoreApplication.translate
Named = Sequence[tuple[str, str]]
Preview = Callable[[str], tuple[str, Tone]]


def _text(edit: QWidget) -> str:
    if isinstance(edit, GrowingText):
        return edit.toPlainText().strip()
    return " ".join(edit.text().split()) if isinstance(edit, QLineEdit) else ""


def _meant(edit: QWidget) -> list[Any]:
    return [one.value or one.word for one in edit.value()] if isinstance(edit, NamesLine) else []


class DeadlineLine(QLineEdit):
    """A deadline as a plan words it; beneath it stands what that means."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        self.beneath: QLabel = label("", "small", wrap=True)
        self.beneath.hide()
        self.setPlaceholderText(translate("TaskQuestions", "30/6/2026, Quý II, hằng tháng…"))
        self.textChanged.connect(self._say)

    def _say(self) -> None:
        words, tone = self._preview(self.text())
        self.beneath.setText(words)
        self.beneath.setVisible(bool(words))
        restyle(self.beneath, "tone", tone)


class DeadlineField(Field):
    def __init__(self, name: str, preview: Preview) -> None:
        self.line = DeadlineLine(preview)
        super().__init__(name, self.line)
        if (layout := self.layout()) is not None:
            layout.addWidget(self.line.beneath)


@dataclass(frozen=True, slots=True)
class NewTask:
    """What is said of a task that is added."""

    title: str
    code: str
    plan: str
    section: str
    products: tuple[str, ...]
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    person: str
    deadline: str


@dataclass(frozen=True, slots=True)
class Where:
    """The plans a task may go to, each with its sections; and which are proposed."""

    plans: Named
    sections: Callable[[str], Named]
    plan: str
    section: str


def _names(edit: QWidget) -> tuple[str, ...]:
    return tuple(one.word for one in edit.value()) if isinstance(edit, NamesLine) else ()


def ask_new_task(parent: QWidget, where: Where, helps: Helps, preview: Preview) -> NewTask | None:
    """Ask for a new task; only its title has to be there."""
    plan, section = Choice(where.plans), Choice()

    def offer_sections() -> None:
        section.clear()
        for key, name in where.sections(plan.value()):
            section.addItem(name, key)

    plan.choose(where.plan)
    offer_sections()
    section.choose(where.section)
    plan.currentIndexChanged.connect(offer_sections)
    title = GrowingText(least_lines=2)
    fields = {
        "title": Field(translate("TaskQuestions", "Nhiệm vụ"), title),
        "plan": Field(translate("TaskQuestions", "Kế hoạch"), plan),
        "section": Field(translate("TaskQuestions", "Phần"), section),
        "code": Field(translate("TaskQuestions", "Mã"), QLineEdit()),
        "product": Field(translate("TaskQuestions", "Sản phẩm"), QLineEdit()),
        "lead": Field(translate("TaskQuestions", "Chủ trì"), NamesLine(helps.units(), many=True)),
        "partner": Field(
            translate("TaskQuestions", "Phối hợp"), NamesLine(helps.units(), many=True)
        ),
        "person": Field(
            translate("TaskQuestions", "Phụ trách"), NamesLine(helps.people(), many=False)
        ),
        "due": DeadlineField(translate("TaskQuestions", "Thời hạn"), preview),
    }

    def check() -> dict[str, str]:
        if _text(title):
            return {}
        return {"title": translate("TaskQuestions", "Ghi tên nhiệm vụ.")}

    form = FormDialog(
        translate("TaskQuestions", "Thêm nhiệm vụ"),
        translate("TaskQuestions", "Thêm nhiệm vụ"),
        fields,
        check,
        parent,
        width=WIDE,
        rows=[["plan", "section"], ["code", "product"], ["lead", "partner"], ["person", "due"]],
    )
    if not form.ask():
        return None
    product = _text(fields["product"].edit)
    return NewTask(
        title=_text(title),
        code=_text(fields["code"].edit),
        plan=plan.value(),
        section=section.value(),
        products=tuple(part.strip() for part in product.split(";") if part.strip()),
        leads=_names(fields["lead"].edit),
        partners=_names(fields["partner"].edit),
        person=next(iter(_names(fields["person"].edit)), ""),
        deadline=_text(fields["due"].edit),
    )


def ask_names(
    parent: QWidget, caption: str, verb: str, candidates: Sequence[Candidate], *, many: bool
) -> list[Any] | None:
    """Ask who: ids of those known, words of those new."""
    line = NamesLine(candidates, many=many)
    missing = translate("TaskQuestions", "Ghi tên, hoặc chọn trong danh sách.")
    form = FormDialog(
        caption,
        verb,
        {"who": Field(translate("TaskQuestions", "Tên"), line)},
        lambda: {} if line.value() else {"who": missing},
        parent,
    )
    return _meant(line) if form.ask() else None


def ask_deadline(parent: QWidget, verb: str, preview: Preview) -> str | None:
    field = DeadlineField(translate("TaskQuestions", "Thời hạn"), preview)
    missing = translate("TaskQuestions", "Ghi thời hạn như trong kế hoạch, hoặc một ngày.")
    form = FormDialog(
        translate("TaskQuestions", "Đổi thời hạn"),
        verb,
        {"due": field},
        lambda: {} if _text(field.line) else {"due": missing},
        parent,
    )
    return _text(field.line) if form.ask() else None


def ask_choice(parent: QWidget, caption: str, verb: str, name: str, choices: Named) -> str | None:
    """Ask for one of a few."""
    choice = Choice(choices)
    form = FormDialog(caption, verb, {"which": Field(name, choice)}, dict, parent)
    return choice.value() if form.ask() else None


def ask_name(parent: QWidget, caption: str, verb: str, name: str, now: str = "") -> str | None:
    """Ask what something is to be called."""
    edit = QLineEdit(now)
    missing = translate("TaskQuestions", "Ghi một tên để nhận ra sau này.")
    form = FormDialog(
        caption,
        verb,
        {"name": Field(name, edit)},
        lambda: {} if _text(edit) else {"name": missing},
        parent,
    )
    return _text(edit) if form.ask() else None


def ask_view(parent: QWidget, who: str) -> tuple[str, bool] | None:
    """Ask what a view is to be called, and whether it is for `who` alone."""
    edit = QLineEdit()
    for_whom = Choice(
        [
            ("all", translate("TaskQuestions", "Mọi người của cơ quan")),
            ("me", translate("TaskQuestions", "Chỉ {}").format(who)),
        ]
    )
    missing = translate("TaskQuestions", "Ghi một tên để nhận ra sau này.")
    form = FormDialog(
        translate("TaskQuestions", "Lưu cách xem"),
        translate("TaskQuestions", "Lưu cách xem"),
        {
            "name": Field(translate("TaskQuestions", "Tên cách xem"), edit),
            "for": Field(translate("TaskQuestions", "Dùng cho"), for_whom),
        },
        lambda: {} if _text(edit) else {"name": missing},
        parent,
    )
    return (_text(edit), for_whom.value() == "me") if form.ask() else None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why tasks are withdrawn, and by which document, if there is one."""

    why: str
    number: str
    issued_on: date | None


def ask_reason(
    parent: QWidget, count: int, read_day: Callable[[str], date | None]
) -> Reason | None:
    """Ask why tasks are withdrawn."""
    why, number, issued = GrowingText(least_lines=2), QLineEdit(), QLineEdit()

    def check() -> dict[str, str]:
        wrong = {}
        if not _text(why):
            wrong["why"] = translate("TaskQuestions", "Ghi lý do để sau này xem lại.")
        if _text(issued) and read_day(_text(issued)) is None:
            wrong["day"] = translate("TaskQuestions", "Ghi ngày như 15/9/2026.")
        return wrong

    fields = {
        "why": Field(translate("TaskQuestions", "Lý do"), why),
        "number": Field(translate("TaskQuestions", "Theo văn bản số (nếu có)"), number),
        "day": Field(translate("TaskQuestions", "Ngày văn bản"), issued),
    }
    one = translate("TaskQuestions", "Bãi bỏ nhiệm vụ")
    many = translate("TaskQuestions", "Bãi bỏ {} nhiệm vụ").format(count)
    form = FormDialog(
        translate("TaskQuestions", "Bãi bỏ nhiệm vụ"),
        one if count == 1 else many,
        fields,
        check,
        parent,
        words=translate(
            "TaskQuestions", "Kết quả đã ghi vẫn được giữ; nhiệm vụ không còn được nhắc hạn."
        ),
        rows=[["number", "day"]],
    )
    if not form.ask():
        return None
    return Reason(_text(why), _text(number), read_day(_text(issued)) if _text(issued) else None)


@dataclass(frozen=True, slots=True)
class EventDay:
    """The day something happened; None takes it away again."""

    on: date | None


def ask_event_day(
    parent: QWidget, phrase: str, now: date | None, read_day: Callable[[str], date | None]
) -> EventDay | None:
    """Ask for the day from which a deadline counts; an empty field takes it away."""
    edit = QLineEdit(f"{now:%d/%m/%Y}" if now else "")
    wrong = translate("TaskQuestions", "Ghi ngày như 15/9/2026, hoặc để trống nếu chưa xảy ra.")
    form = FormDialog(
        translate("TaskQuestions", "Ngày bắt đầu tính thời hạn"),
        translate("TaskQuestions", "Ghi ngày"),
        {"day": Field(translate("TaskQuestions", "Ngày xảy ra sự việc"), edit)},
        lambda: {"day": wrong} if _text(edit) and read_day(_text(edit)) is None else {},
        parent,
        words=translate("TaskQuestions", "Thời hạn trong văn bản: “{}”.").format(phrase),
    )
    return EventDay(read_day(_text(edit)) if _text(edit) else None) if form.ask() else None
