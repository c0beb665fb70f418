"""Whom this computer knows, as lines: the own office and its computers, then other offices.

Must not know how a mark is made, nor how it is believed.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.domain.text import sort_key
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.marks import met_other_computers
from cchc_desktop.services.exchange.office_key import office_key
from cchc_desktop.services.exchange.trust import KnownKey, known_keys
from ui.exchange.wording import day_of
from ui.labels import day
from ui.table.cells import Sign, SignCell, WordsCell
from ui.table.column import Column

translate = QCoreApplication.translate


class Whose(StrEnum):
    """Of whom a line speaks."""

    OURS = "ours"
    COMPUTER = "computer"  # another computer of the own office
    OTHER = "other"


class Standing(StrEnum):
    """What a mark is worth here."""

    BELIEVED = "believed"
    AWAY = "away"  # the own one, which is not on this computer
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


_SIGNS: Final[dict[Standing, Sign]] = {
    Standing.BELIEVED: Sign("state-done", "done"),
    Standing.AWAY: Sign("state-unconfirmed", "soon"),
    Standing.REPLACED: Sign("state-paused", "idle"),
    Standing.WITHDRAWN: Sign("state-stopped", "late"),
}


@dataclass(frozen=True)
class KnownLine:
    """A mark and whose it is; the other computers of the office share its mark."""

    whose: Whose
    name: str
    standing: Standing
    mark: KnownKey | None
    since: datetime | None

    @property
    def id(self) -> object:
        return self.mark.id if self.mark is not None else self.whose

    def __hash__(self) -> int:
        return hash(self.id)


def known_lines(desk: Desk) -> list[KnownLine]:
    """Return whom this computer knows: ourselves first, then others by name."""
    keys = known_keys(desk)
    here = office_key(desk).here
    ours = [one for one in keys if one.how == "own"]
    lines = [_line(one, Whose.OURS, here=here) for one in ours]
    is_known, met = met_other_computers(desk)
    if is_known:
        words = translate("Exchange", "Máy khác của cơ quan")
        lines.append(KnownLine(Whose.COMPUTER, words, Standing.BELIEVED, None, met))
    others = [_line(one, Whose.OTHER) for one in keys if one.how != "own"]
    others.sort(key=lambda one: (sort_key(one.name), one.standing is not Standing.BELIEVED))
    return lines + others


def _line(one: KnownKey, whose: Whose, *, here: bool = True) -> KnownLine:
    standing = Standing.REPLACED
    if one.current:
        standing = Standing.BELIEVED if here else Standing.AWAY
    elif one.withdrawn:
        standing = Standing.WITHDRAWN
    name = one.name or translate("Exchange", "Đơn vị không còn trong danh sách")
    return KnownLine(whose, name, standing, one, one.since)


def standing_words(line: KnownLine) -> str:
    if line.whose is Whose.OURS and line.standing is Standing.BELIEVED:
        return translate("Exchange", "Máy này đang dùng")
    return {
        Standing.BELIEVED: translate("Exchange", "Đang tin"),
        Standing.AWAY: translate("Exchange", "Không có trên máy này"),
        Standing.REPLACED: translate("Exchange", "Đã thay bằng dấu khác"),
        Standing.WITHDRAWN: translate("Exchange", "Đã thôi tin"),
    }[line.standing]


def how_words(line: KnownLine) -> str:
    """Say on whose word a mark was believed."""
    if line.mark is None:
        return translate("Exchange", "Tệp của máy đó")
    return {
        "own": translate("Exchange", "Lập tại cơ quan"),
        "first": translate("Exchange", "Tệp đầu tiên nhận được"),
        "above": translate("Exchange", "Cấp trên giới thiệu"),
        "old-key": translate("Exchange", "Dấu cũ giới thiệu"),
        "telephone": translate("Exchange", "Gọi điện xác nhận"),
        "sheet": translate("Exchange", "Giấy giới thiệu"),
    }.get(line.mark.how, "")


def since_words(line: KnownLine) -> str:
    return "" if line.since is None else day(day_of(line.since))


def mark_said(line: KnownLine) -> str:
    if line.mark is None:
        return translate("Exchange", "Dùng chung dấu của cơ quan")
    return ", ".join(line.mark.words)


def known_columns() -> list[Column]:
    return [
        Column("name", translate("Exchange", "Đơn vị, máy"), lambda line: line.name),
        Column(
            "mark",
            translate("Exchange", "Dấu nhận dạng đọc bằng chữ"),
            mark_said,
            width=320,
            cell=WordsCell("text2"),
        ),
        Column(
            "how",
            translate("Exchange", "Biết nhờ"),
            how_words,
            width=168,
            cell=WordsCell("text2"),
        ),
        Column(
            "since",
            translate("Exchange", "Từ ngày"),
            since_words,
            width=104,
            cell=WordsCell("text2"),
            sort_key=lambda line: line.since,
        ),
        Column(
            "standing",
            translate("Exchange", "Tình trạng"),
            standing_words,
            width=192,
            cell=SignCell(lambda line: _SIGNS[line.standing]),
        ),
    ]
