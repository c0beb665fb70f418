"""What is said of files that go out: to whom, what, when last, and what is other since.

Must not know a widget, nor how a file is written.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.services.exchange.errands import Errand, Way
from cchc_desktop.services.exchange.kinds import FileKind
from cchc_desktop.services.occasion_words import period_words
from resources.words import shown
from ui.exchange.wording import capital, day_of, kind_words, short

translate = QCoreApplication.translate
_KINDS: Final = {
    Way.UP: FileKind.RETURN,
    Way.DOWN: FileKind.ASSIGN,
    Way.FORM: FileKind.FORM,
    Way.ANSWERS: FileKind.RECEIPT,
    Way.SYNC: FileKind.SYNC,
}


def errand_title(one: Errand) -> str:
    period = period_words(one.period) if one.period else ""
    return {
        Way.UP: translate("Exchange", "{}: báo cáo {}").format(one.name, period),
        Way.DOWN: translate("Exchange", "{}: kế hoạch, nhiệm vụ").format(one.name),
        Way.FORM: translate("Exchange", "{}: biểu Excel {}").format(one.name, period),
        Way.ANSWERS: translate("Exchange", "{}: hồi đáp báo cáo").format(one.name),
        Way.SYNC: translate("Exchange", "Máy khác của cơ quan: toàn bộ dữ liệu"),
    }[one.way]


def errand_kind(one: Errand) -> str:
    """Call a file that goes out what the history calls it."""
    period = None if one.period is None else str(one.period)
    return capital(kind_words(_KINDS[one.way], period, sent=True))


def last_words(one: Errand, today: date) -> str:
    """Say when it went last."""
    if one.sent_at is not None:
        return short(day_of(one.sent_at), today)
    return translate("Exchange", "Chưa ghi") if one.way is Way.SYNC else never_words()


def never_words() -> str:
    return translate("Exchange", "Chưa gửi")


def since_words(one: Errand) -> str:
    """Say what is other since it went last; where it never went, what there is to send."""
    if one.sent_at is not None and not one.changed:
        return translate("Exchange", "không đổi")
    if one.way is Way.SYNC:
        if one.sent_at is None:
            return translate("Exchange", "toàn bộ dữ liệu")
        return translate("Exchange", "{} thay đổi").format(shown(one.changed))
    if one.way is Way.ANSWERS:
        return translate("Exchange", "{} báo cáo đã xem xét").format(shown(one.changed))
    if one.sent_at is None:
        return translate("Exchange", "{} nhiệm vụ").format(shown(one.changed))
    return translate("Exchange", "{} nhiệm vụ đổi").format(shown(one.changed))


def errand_note(one: Errand, today: date) -> str:
    """Say when it went last and what changed since, or until when it is wanted."""
    last, since = last_words(one, today), since_words(one)
    if one.way is Way.ANSWERS:
        said = translate("Exchange", "{}, chưa hồi đáp").format(capital(since))
        if one.sent_at is None:
            return said
        return translate("Exchange", "{}; hồi đáp lần trước {}").format(said, last)
    if one.sent_at is None:
        if one.due is not None:
            return translate("Exchange", "Chưa gửi, hạn nộp {}").format(short(one.due, today))
        return translate("Exchange", "{}, {}").format(last, since)
    if one.way is Way.SYNC:
        return translate("Exchange", "Ghi tệp lần trước {}; từ đó {}").format(last, since)
    return translate("Exchange", "Gửi {}; từ đó {}").format(last, since)


def together_note(many: Sequence[Errand], today: date) -> str:
    """Say the same of many units together."""
    never = sum(one.sent_at is None for one in many)
    stale = sum(one.sent_at is not None and one.changed > 0 for one in many)
    sent = [one.sent_at for one in many if one.sent_at is not None]
    parts = []
    if never == len(many):
        return translate("Exchange", "Chưa gửi đơn vị nào")
    if never:
        parts.append(translate("Exchange", "{} đơn vị chưa gửi").format(never))
    if stale:
        parts.append(translate("Exchange", "{} đơn vị có nhiệm vụ đổi").format(stale))
    said = ", ".join(parts) or translate("Exchange", "không đổi")
    last = short(day_of(max(sent)), today)
    if never:
        return translate("Exchange", "Gửi gần nhất {}; {}").format(last, said)
    return translate("Exchange", "Gửi {}; từ đó {}").format(last, said)


def is_news(one: Errand) -> bool:
    """Say whether the other side waits for it. Our own computers get what they want from us.

    A form that went is waited for, not written anew with every result typed meanwhile.
    """
    if one.way is Way.SYNC:
        return False
    return one.sent_at is None if one.way is Way.FORM else one.waits
