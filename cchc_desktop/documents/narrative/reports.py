"""Reports that a plan asks for: how often, until when, to whom, and who owes them.

What is asked once or when something happens is no report of the calendar and is left to the
text. A proposal is never confirmed here. Must not know deadlines of tasks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from cchc_desktop.documents.narrative.letters import UPPER
from cchc_desktop.documents.narrative.outline import Node
from cchc_desktop.documents.narrative.report_times import names_days, names_periods, times_in
from cchc_desktop.documents.narrative.roles import Role
from cchc_desktop.documents.tables.unit_grammar import is_body
from cchc_desktop.domain.draft import DoubtDraft, ReportDutyDraft
from cchc_desktop.domain.text import fold

_SENTENCE: Final = re.compile(rf"(?<=[.!?])\s+(?=[{UPPER}“\"(])")
_CLAUSE: Final = re.compile(r"(?<=;)\s+")
_REPORT: Final = re.compile(r"(?<!\w)báo cáo(?!\w)", re.IGNORECASE)
_NO_REPORT: Final = re.compile(
    r"(?:căn cứ(?: vào)?|hệ thống(?: thông tin)?|trên cơ sở|nội dung|biểu mẫu|mẫu|số liệu|phần mềm"
    r"|đề cương|kết quả|theo)\s+$",
    re.IGNORECASE,
)
_REGULAR: Final = re.compile(
    r"chế độ\s+(?:thông tin,?\s*)?(?:và\s+)?báo cáo(?!,)|định kỳ|theo (?:đúng )?(?:thời gian "
    r"|thời hạn )?"
    r"quy định|lồng ghép.{0,20}báo cáo|báo cáo.{0,40}lồng ghép|gửi (?:về )?báo cáo"
    r"|gửi.{0,60}báo cáo",
    re.IGNORECASE,
)
_WHEN_IT_HAPPENS: Final = re.compile(
    r"kể từ ngày|khi có yêu cầu|sau khi\b|khi phát sinh", re.IGNORECASE
)
_TO: Final = re.compile(
    r"(?:gửi|nộp|báo cáo|về|cho|đến|tới|trình)\s+(?:(?:báo cáo|kết quả|thực hiện|về|cho|đến"
    r"|lên)\s+){0,4}"
    rf"(?P<who>(?:các\s+)?[{UPPER}][^,;.:()]{{3,120}})"
)
_NAME_ENDS: Final = re.compile(
    r"\s+(?:để|tổng hợp|theo dõi|theo|trước|qua|chậm nhất|vào|đúng|định kỳ|hàng|hằng|kết quả|những"
    r"|tình hình|thông qua|xem xét|báo cáo|trong|và (?:đồng thời|báo cáo)|khi|\(|chỉ đạo|biết"
    r"|đính kèm"
    r"|thực hiện|quyết định|việc|về|cho|cùng|nội dung)(?!\w)"
)
_OFFICE: Final = re.compile(
    r"(?:Phòng|Văn phòng|Sở|Ban|Trung tâm|Thanh tra|Chi cục|Công an|Trường|UBND|Ủy ban|Uỷ ban|Tổ"
    r"|Bộ phận|Đài|Trạm|Thư viện)\s[^,;]+"
)
_LONGEST: Final = 1500


@dataclass(frozen=True, slots=True)
class _Clause:
    """Words that ask for a report; in a list they are a part of the sentence that is shown."""

    text: str
    said: str
    owner: str
    where: str


def report_duties_of(
    root: Node, owners: dict[int, str]
) -> tuple[tuple[ReportDutyDraft, ...], tuple[DoubtDraft, ...]]:
    """Return the reports that are asked for, and what of each a person has to fill in.

    `owners` tells which unit a node is about, by the node's identity.
    """
    duties: list[ReportDutyDraft] = []
    doubts: list[DoubtDraft] = []
    told: set[tuple[str, str]] = set()
    for clause in _clauses(root, owners):
        if (clause.text, clause.said) in told:
            continue
        told.add((clause.text, clause.said))
        for duty in _duties(clause):
            duties.append(duty)
            facts = {"text": clause.text[:160]}
            if not duty.frequency:
                code = "narrative-doubts.report-without-frequency"
                doubts.append(DoubtDraft(code, facts, clause.where, "report_duties"))
            elif not duty.due_rule:
                code = "narrative-doubts.report-without-day"
                doubts.append(DoubtDraft(code, facts, clause.where, "report_duties"))
    return tuple(duties), _each_once(doubts)


def _each_once(doubts: Iterable[DoubtDraft]) -> tuple[DoubtDraft, ...]:
    kept: dict[tuple[str, str], DoubtDraft] = {}
    for one in doubts:
        kept.setdefault((one.code, str(one.facts["text"])), one)
    return tuple(kept.values())


def _clauses(root: Node, owners: dict[int, str]) -> Iterator[_Clause]:
    for node in (root, *root.below()):
        if node.role in (Role.TARGETS, Role.PURPOSE, Role.FUNDING):
            continue
        texts = [one.text for one in node.said]
        for text in texts if _is_heading(node) else (node.title, *texts):
            if _REPORT.search(text):
                owner = owners.get(id(node), "")
                for shown, said in _of_text(text):
                    yield _Clause(shown, said, owner, node.code)


def _is_heading(node: Node) -> bool:
    below = bool(node.said or node.children)
    return node.is_chapter or (below and not node.title.endswith((".", ";")))


def _of_text(text: str) -> Iterator[tuple[str, str]]:
    """Part a paragraph into clauses that ask for a report, each with what is shown of it."""
    for sentence in _SENTENCE.split(text):
        asked = False
        for clause in _CLAUSE.split(sentence[:_LONGEST]):
            said = clause.strip(" ;")
            if _asks(said):
                asked = True
                yield said, said
            elif asked and names_periods(said) and names_days(said):
                yield sentence.strip()[:_LONGEST], said


def _asks(said: str) -> bool:
    found = next((one for one in _REPORT.finditer(said) if not _NO_REPORT.search(
        said[max(0, one.start() - 30) : one.start()])), None)  # fmt: skip
    if found is None or _WHEN_IT_HAPPENS.search(said):
        return False
    return names_periods(said) or bool(_REGULAR.search(said))


def _duties(clause: _Clause) -> Iterator[ReportDutyDraft]:
    owner = clause.owner if _OFFICE.fullmatch(clause.owner) else ""
    recipient = _recipient(clause.text)
    for one in times_in(clause.said):
        said = (clause.text, one.frequency, one.due_rule, recipient, one.part, owner)
        yield ReportDutyDraft(*said, confirmed=False)


def _recipient(text: str) -> str:
    """Return to whom a report goes: where it is sent before whom it informs."""
    met = []
    for found in _TO.finditer(text):
        who = found["who"]
        cut = _NAME_ENDS.search(who)
        name = (who[: cut.start()] if cut else who).strip(" -–")
        if is_body(name.removeprefix("các ")) and fold(name) not in {"bao cao", "ban"}:
            sent = text[found.start() : found.start() + 3].lower() in {"gửi", "nộp", "về "}
            met.append((not sent, found.start(), name))
    return min(met)[2] if met else ""
