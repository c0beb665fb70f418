"""The questions about a template: what a line says, and what a table is called."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from cchc_desktop.domain.indicators import HowAdds
from cchc_desktop.services import indicator_templates as templates
from cchc_desktop.services.indicator_grid import GridLine, GridTable
from cchc_desktop.services.indicator_templates import LineForm
from resources.words import sentence, table
from ui.actions.bench import Bench
from ui.labels import field_words
from ui.parts.fields import Choice, Field
from ui.parts.form_dialog import WIDE, FormDialog, Wrong
from ui.targets.wording import how_words

translate = QCoreApplication.translate
_OTHER: Final = "other"


class _LineFields:
    """The fields of a line; those of a share's parts are asked of a share only."""

    def __init__(self, form: LineForm, parts: Sequence[tuple[str, str]]) -> None:
        self.code, self.title = QLineEdit(form.code), QLineEdit(form.title)
        self.measure = QLineEdit(form.measure)
        self.adds_up = Choice([(str(how), how_words(how)) for how in HowAdds])
        named = [(code, f"{code}. {title}") for code, title in parts]
        self.numerator, self.denominator = Choice(named), Choice(named)
        self.adds_up.choose(str(form.adds_up))
        for choice, code in (
            (self.numerator, form.numerator),
            (self.denominator, form.denominator),
        ):
            choice.choose(code)
        self.fields = {
            "title": Field(translate("Targets", "Nội dung"), self.title),
            "code": Field(translate("Targets", "Mã"), self.code),
            "measure": Field(translate("Targets", "Đơn vị tính"), self.measure),
            "adds_up": Field(translate("Targets", "Cách cộng"), self.adds_up),
            "numerator": Field(translate("Targets", "Dòng tử số"), self.numerator),
            "denominator": Field(translate("Targets", "Dòng mẫu số"), self.denominator),
        }
        self.adds_up.currentIndexChanged.connect(self._turn)
        self._turn()

    def _turn(self) -> None:
        for key in ("numerator", "denominator"):
            self.fields[key].setVisible(self._is_share())

    def _is_share(self) -> bool:
        return self.adds_up.value() == HowAdds.RATIO

    def form(self) -> LineForm:
        share = self._is_share()
        return LineForm(
            self.code.text(),
            self.title.text(),
            self.measure.text(),
            HowAdds(self.adds_up.value()),
            self.numerator.value() if share else "",
            self.denominator.value() if share else "",
        )

    def wrong(self) -> dict[str, str]:
        """Say what is not filled in."""
        empty = {
            "title": ("indicator-without-title", self.title),
            "code": ("indicator-without-code", self.code),
            "measure": ("indicator-without-measure", self.measure),
        }
        return {
            key: sentence(code) for key, (code, edit) in empty.items() if not edit.text().strip()
        }


def line_form(bench: Bench, table_of: GridTable, after: GridLine | None) -> FormDialog:
    """Ask for a new line of a table; it comes behind another."""
    measure = after.measure if after is not None and after.is_typed else ""
    fields = _LineFields(
        LineForm("", "", measure, HowAdds.SUM), templates.possible_parts(bench.desk)
    )
    behind = None if after is None else after.id

    def verb(form: LineForm) -> object:
        return templates.add_line(bench.desk, table_of.id, form, behind)

    caption = translate("Targets", "Thêm dòng vào biểu")
    return _line_dialog(bench, (caption, translate("Targets", "Thêm dòng")), fields, verb)


def change_form(bench: Bench, line: GridLine) -> FormDialog:
    """Ask what a line shall say."""
    said = LineForm(
        line.code,
        line.title,
        line.measure,
        line.adds_up,
        line.numerator or "",
        line.denominator or "",
    )
    parts = [one for one in templates.possible_parts(bench.desk) if one[0] != line.code]
    fields = _LineFields(said, parts)

    def verb(form: LineForm) -> object:
        return templates.change_line(bench.desk, line.id, form)

    caption = translate("Targets", "Sửa dòng {}").format(line.code)
    return _line_dialog(bench, (caption, translate("Targets", "Lưu dòng")), fields, verb)


def _line_dialog(
    bench: Bench,
    words: tuple[str, str],
    fields: _LineFields,
    verb: Callable[[LineForm], object],
) -> FormDialog:
    def check() -> Wrong:
        if wrong := fields.wrong():
            return wrong
        form = fields.form()
        if form.adds_up is HowAdds.RATIO and form.numerator == form.denominator:
            return {"denominator": sentence("indicator-without-parts")}
        refused = bench.attempt(lambda: verb(form))
        return {"code": refused} if refused else {}

    caption, act = words
    rows = (("code", "measure"),)
    return FormDialog(caption, act, fields.fields, check, bench.window, width=WIDE, rows=rows)


def table_form(bench: Bench, renamed: GridTable | None) -> FormDialog:
    """Ask what a table is called; of a new one also which field of reform it counts in."""
    title = QLineEdit("" if renamed is None else renamed.title)
    fields = {"title": Field(translate("Targets", "Tên biểu"), title)}
    choices = [(field, field_words(field)) for field in table("reform-sections")]
    field = Choice([(_OTHER, translate("Targets", "Lĩnh vực khác")), *choices])
    if renamed is None:
        fields["field"] = Field(translate("Targets", "Lĩnh vực"), field)

    def check() -> Wrong:
        refused = bench.attempt(lambda: _write_table(bench, renamed, title.text(), field.value()))
        return {"title": refused} if refused else {}

    caption = translate("Targets", "Thêm biểu")
    if renamed is not None:
        caption = translate("Targets", "Đổi tên biểu")
    return FormDialog(caption, caption, fields, check, bench.window)


def _write_table(bench: Bench, renamed: GridTable | None, title: str, field: str) -> object:
    if renamed is None:
        return templates.add_table(bench.desk, title, field)
    return templates.rename_table(bench.desk, renamed.id, title)
