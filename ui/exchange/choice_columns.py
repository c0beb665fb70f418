"""What waits for a choice, as lines: a field two places wrote differently, or a proposal.

Must not know how a choice is stored.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.differences import Between, Difference, list_differences
from cchc_desktop.services.exchange.proposals import ProposalLine, list_proposals
from cchc_desktop.services.exchange.whose_values import Hand, hands
from ui.exchange.wording import capital, field_said, known_word, value_said
from ui.table.cells import Sign, SignCell, WordsCell
from ui.table.column import Column

translate = QCoreApplication.translate
_TEXTS: Final = frozenset(
    {"title", "details", "note", "funding", "result", "difficulty", "proposal", "text", "phrase"}
)


@dataclass(frozen=True)
class WaitingChoice:
    """A difference with whose its values are, or a proposal; just one of the two."""

    difference: Difference | None = None
    whose: tuple[Hand, ...] = ()
    proposal: ProposalLine | None = None

    @property
    def id(self) -> object:
        if self.difference is not None:
            return self.difference.id
        return self.proposal.id if self.proposal is not None else ""

    @property
    def label(self) -> str:
        one = self.difference or self.proposal
        return one.label if one is not None else ""

    @property
    def unit(self) -> str:
        if self.difference is not None:
            return self.difference.unit
        return self.proposal.office if self.proposal is not None else ""

    @property
    def field(self) -> str:
        if self.difference is not None:
            return field_said(self.difference.entity, self.difference.field)
        if self.proposal is not None:
            asked = self.proposal.field
            return capital(known_word("task-fields", asked) or asked)
        return ""

    @property
    def values(self) -> tuple[str, ...]:
        if self.difference is not None:
            return tuple(_value(self.difference, one) for one in self.difference.values)
        return (self.proposal.proposed,) if self.proposal is not None else ()

    @property
    def may_keep_both(self) -> bool:
        one = self.difference
        return one is not None and one.between is Between.OURS and one.field in _TEXTS


def _value(one: Difference, text: str) -> str:
    """Say a value as an office does; what became of a mark is no text of anybody's."""
    if (one.entity, one.field) != ("trust_key", "replaced_by_id"):
        return value_said(one.field, text)
    if not text:
        return translate("Exchange", "Vẫn tin dấu này")
    if text == one.key.hex:
        return translate("Exchange", "Thôi tin dấu này")
    return translate("Exchange", "Đã thay bằng dấu khác")


def waiting_choices(desk: Desk) -> list[WaitingChoice]:
    """Return all that waits: differences first, then proposals of others."""
    found = [WaitingChoice(one, hands(desk, one)) for one in list_differences(desk)]
    asked = [one for one in list_proposals(desk) if not one.ours and one.accepted is None]
    return found + [WaitingChoice(proposal=one) for one in asked]


def between_words(one: WaitingChoice) -> str:
    if one.difference is None:
        return translate("Exchange", "Đề nghị sửa")
    return {
        Between.OURS: translate("Exchange", "Hai máy của cơ quan"),
        Between.THEIRS: translate("Exchange", "Hai máy của nơi gửi"),
        Between.FORM: translate("Exchange", "Biểu Excel và phần đã ghi"),
    }[one.difference.between]


def choice_columns() -> list[Column]:
    return [
        Column("what", translate("Exchange", "Nhiệm vụ, mục"), lambda line: line.label),
        Column(
            "field",
            translate("Exchange", "Ô"),
            lambda line: line.field,
            width=136,
            cell=WordsCell("text2"),
        ),
        Column(
            "between",
            translate("Exchange", "Giữa"),
            between_words,
            width=184,
            cell=SignCell(_sign),
        ),
        Column(
            "unit",
            translate("Exchange", "Đơn vị"),
            lambda line: line.unit,
            width=168,
            cell=WordsCell("text2", most=2),
        ),
    ]


def _sign(line: WaitingChoice) -> Sign:
    return Sign("note" if line.difference is None else "split", "soon")
