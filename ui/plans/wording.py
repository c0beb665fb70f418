"""Words for plans and for what a deadline phrase means. Must not know any window."""

from collections import Counter
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.deadline_kind import Kind
from cchc_desktop.domain.deadlines import Meaning
from cchc_desktop.services.deadlines import DOUBTS
from cchc_desktop.services.plans.proposal import PlanProposal, Why
from cchc_desktop.services.plans.storing import PlanLine
from resources.words import sentence
from ui.labels import day
from ui.table.editors.kinds import Tone

translate = QCoreApplication.translate
_MOST_DATES: Final = 2
_NEXT_YEARS_MONTH: Final = 10
_NBSP: Final = "\u00a0"


def due_note(read: Meaning) -> str:
    """Say in a few words which days a phrase means."""
    dues = [one.due for one in read.milestones if one.due is not None]
    if read.kind is Kind.ONGOING:
        return translate("PlanWording", "Không có hạn")
    if not dues:
        if read.kind is Kind.EVENT:
            return translate("PlanWording", "Khi phát sinh")
        return translate("PlanWording", "Chưa rõ ngày") if read.text else ""
    if len(dues) > _MOST_DATES:
        return translate("PlanWording", "{} lần, từ {}").format(len(dues), day(dues[0]))
    return "; ".join(map(day, dues))


def due_preview(read: Meaning) -> tuple[str, Tone]:
    """Say what a phrase means while it is typed: its days, or why there are none."""
    if read.doubt is not None:
        facts = {"part": read.doubt.part, "phrase": read.text}
        return sentence(f"{DOUBTS}.{read.doubt.code}", facts), "soon"
    return due_note(read), ""


def why_words(why: Why) -> str:
    """Say in a word or two what a proposed line is to us."""
    return {
        Why.LED: translate("PlanWording", "Chủ trì"),
        Why.SHARED: translate("PlanWording", "Phối hợp"),
        Why.TAKEN: translate("PlanWording", "Đã có ở đơn vị"),
        Why.GOES_ON: translate("PlanWording", "Làm tiếp"),
        Why.THROUGH: translate("PlanWording", "Đã xong"),
        Why.ADDED: translate("PlanWording", "Thêm mới"),
    }[why]


def plan_words(line: PlanLine) -> str:
    """Name a plan where one chooses among several: number, who issued it, what it is about."""
    parts = [line.number or "", line.issuer or "", line.subject]
    return " · ".join(part for part in parts if part)


def year_words(year: int) -> str:
    return translate("PlanWording", "Kế hoạch năm{}{}").format(_NBSP, year)


def span_words(first: date, last: date) -> str:
    return translate("PlanWording", "từ {} đến {}").format(day(first), day(last))


def likely_year(today: date) -> int:
    """Return the year a plan made on a day is for: towards the year's end, the next one."""
    return today.year + (today.month >= _NEXT_YEARS_MONTH)


def summary_words(proposal: PlanProposal) -> str:
    """Say in a line what document the plan will be."""
    span = span_words(proposal.first_day, proposal.last_day)
    return f"{proposal.document.subject} ({span})"


def count_words(proposal: PlanProposal) -> str:
    """Count the lines: how many are taken, and what they are to us."""
    if not proposal.tasks:
        return translate("PlanWording", "Chưa có nhiệm vụ")
    taken = translate("PlanWording", "Lấy {} trong {} nhiệm vụ")
    words = [taken.format(len(proposal.chosen), len(proposal.tasks))]
    counts = Counter(one.why for one in proposal.tasks)
    words += [f"{why_words(why).lower()} {counts[why]}" for why in Why if counts[why]]
    return " · ".join(words)
