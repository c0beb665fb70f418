"""Words of the review: what is asked, what answers are called, what columns are for."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.domain.deadlines import Kind, Meaning
from cchc_desktop.services.intake.questions import Answer, Does, Question
from cchc_desktop.services.intake.review import PLAN, Review
from resources.words import sentence, word
from ui.labels import day

translate = QCoreApplication.translate
_MOST_DATES: Final = 3
_EMPTY: Final = ("-missing", ".several")  # what nothing is written for until it is decided
OTHER: Final = "other"  # what counts in no reform field
_NBSP: Final = "\u00a0"


def why(question: Question) -> str:
    """Say in one sentence what is asked."""
    return sentence(question.code, question.facts)


def answer_words(answer: Answer, question: Question) -> str:
    """Name an answer as a button does."""
    match answer.does:
        case Does.MEANS:
            return day(answer.day) if answer.day is not None else answer.words
        case Does.UNIT:
            return answer.words
        case Does.DATE_ALL:
            return _dating_all(answer)
        case Does.ACCEPT:
            return _accepting(question)
        case _:
            return _plain(answer.does, question)


def _accepting(question: Question) -> str:
    code = question.code.partition(".")[2]
    if code == "code-missing":
        return translate("IntakeWording", "Là nhiệm vụ riêng")
    if code in ("code-repeated", "code-gap", "code-odd"):
        return translate("IntakeWording", "Giữ như văn bản")
    if code == "lead-missing":
        return translate("IntakeWording", "Không có đơn vị chủ trì")
    return translate("IntakeWording", "Đúng như vậy")


def _dating_all(answer: Answer) -> str:
    if answer.day is None:
        return translate("IntakeWording", "Không có thời hạn")
    return translate("IntakeWording", "Cùng hạn {}").format(day(answer.day))


def _plain(does: Does, question: Question) -> str:
    words = {
        Does.LATER: translate("IntakeWording", "Để trống, hỏi lại sau"),
        Does.NEW_UNIT: translate("IntakeWording", "Thêm đơn vị mới"),
        Does.DROP: translate("IntakeWording", "Bỏ dòng này"),
        Does.JOIN: translate("IntakeWording", "Nối vào dòng trên"),
        Does.SPLIT: translate("IntakeWording", "Tách thành hai"),
        Does.RENUMBER: translate("IntakeWording", "Đánh số lại"),
        Does.ROLES: translate("IntakeWording", "Chọn vai trò của cột…"),
        Does.WRITE: translate("IntakeWording", "Sửa ô…"),
    }
    if does is Does.LATER and not _leaves_empty(question):
        return translate("IntakeWording", "Hỏi lại sau")
    if does is Does.WRITE and question.field == "deadline":
        return translate("IntakeWording", "Gõ thời hạn khác…")
    if does is Does.WRITE and question.field in ("lead_units", "partner_units"):
        return translate("IntakeWording", "Chọn đơn vị khác…")
    return words[does]


def _leaves_empty(question: Question) -> bool:
    if question.line == PLAN:
        return False
    return question.field == "deadline" or question.code.endswith(_EMPTY)


def due_words(read: Meaning) -> str:
    """Say which days a deadline means, one below the other."""
    dues = [one.due for one in read.milestones if one.due is not None]
    if read.doubt is not None and not dues:
        return translate("IntakeWording", "Để trống")
    if read.kind is Kind.ONGOING:
        return translate("IntakeWording", "Thường xuyên")
    if not dues:
        return translate("IntakeWording", "Khi phát sinh") if read.kind is Kind.EVENT else ""
    if len(dues) > _MOST_DATES:
        return translate("IntakeWording", "{} lần, từ {}").format(len(dues), day(dues[0]))
    return "\n".join(map(day, dues))


def role_words(role: Role) -> str:
    return word("column-roles", role)


def tasks_words(count: int) -> str:
    return translate("IntakeWording", "{}{}nhiệm vụ").format(shown_count(count), _NBSP)


def shown_count(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def document_words(review: Review) -> str:
    """Say in a line which document it is: number, day, who issued it, for which days."""
    said = review.draft.document
    signed = day(said.issued_on) if said.issued_on is not None else ""
    number = ", ".join(filter(None, (said.number, signed)))
    span = span_words(review.span.first_day, review.span.last_day)
    return " · ".join(filter(None, (number or said.subject, said.issuer, span)))


def summary(review: Review) -> str:
    """Say in a line what was read: the file, and how much of what."""
    draft = review.draft
    parts = [tasks_words(len(review.kept))]
    if draft.sections:
        parts.append(translate("IntakeWording", "{} phần").format(len(draft.sections)))
    if draft.targets:
        parts.append(translate("IntakeWording", "{} chỉ tiêu").format(len(draft.targets)))
    said = ", ".join(parts)
    return " · ".join(filter(None, (review.incoming.name, said)))


def span_words(first: date, last: date) -> str:
    return translate("IntakeWording", "{} – {}").format(day(first), day(last))
