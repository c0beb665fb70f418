"""Asks what each column of a table of the document holds."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cchc_desktop.documents.tables.columns import Role, Roles
from cchc_desktop.documents.tables.understanding import TableFound
from ui.intake.wording import role_words
from ui.parts.fields import Choice, Field
from ui.parts.form_dialog import FormDialog

translate = QCoreApplication.translate


def ask_roles(parent: QWidget, table: TableFound) -> Roles | None:
    """Return the roles that a person gave the columns; None when nothing is to change."""
    choices: list[Choice] = []
    fields: dict[str, Field] = {}
    for at, column in table.roles:
        choice = Choice([(role, role_words(role)) for role in Role])
        choice.choose(column.role)
        choices.append(choice)
        title = translate("ColumnRoles", "Cột {}: {}")
        caption = column.caption or translate("ColumnRoles", "không tên")
        fields[str(at)] = Field(title.format(at + 1, caption), choice)

    def check() -> dict[str, str]:
        if any(choice.value() == Role.TITLE for choice in choices):
            return {}
        return {"": translate("ColumnRoles", "Cần một cột ghi nội dung nhiệm vụ.")}

    form = FormDialog(
        translate("ColumnRoles", "Vai trò của các cột"),
        translate("ColumnRoles", "Đọc lại bảng"),
        fields,
        check,
        parent,
        words=translate("ColumnRoles", "Chọn mỗi cột của văn bản ghi gì. Bảng được đọc lại ngay."),
    )
    if not form.ask():
        return None
    roles = table.roles
    for at, choice in enumerate(choices):
        chosen = Role(choice.value())
        if roles.columns[at].role is not chosen:
            roles = roles.with_role(at, chosen)
    return roles if roles != table.roles else None
