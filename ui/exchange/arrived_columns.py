"""The files that came, and what one of them changes, as columns. Must not know how one is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.services.exchange.kinds import Line, Mark, Preview, Signature
from ui.exchange.wording import (
    capital,
    does_words,
    field_said,
    is_telling,
    kind_words,
    left_words,
    mark_words,
    value_said,
    why_words,
)
from ui.table.cells import Sign, SignCell, WordsCell
from ui.table.column import Column

translate = QCoreApplication.translate
_LEFT: Final = "left"
_MARKS: Final[dict[str, Sign]] = {
    Mark.NEW: Sign("plus", "done"),
    Mark.UPDATED: Sign("entry", "accent_text"),
    Mark.UNCHANGED: Sign("state-not-arisen", "idle"),
    Mark.CONFLICT: Sign("split", "soon"),
    Mark.WITHDRAWN: Sign("state-stopped", "late"),
    _LEFT: Sign("state-paused", "idle"),
}
_TRUST: Final[dict[Signature, Sign]] = {
    Signature.KNOWN: Sign("state-done", "done"),
    Signature.NEW: Sign("state-unconfirmed", "soon"),
    Signature.CHANGED: Sign("error", "late"),
    Signature.NONE: Sign("state-unconfirmed", "soon"),
    Signature.BAD: Sign("error", "late"),
}


@dataclass(frozen=True)
class FileSeen:
    """A file that was looked at; `at` is its place among those that came."""

    at: int
    found: Preview

    @property
    def id(self) -> int:
        return self.at

    def __hash__(self) -> int:
        return self.at


def trust_words(found: Preview) -> str:
    return {
        Signature.KNOWN: translate("Exchange", "Đã quen"),
        Signature.NEW: translate("Exchange", "Lần đầu"),
        Signature.CHANGED: translate("Exchange", "Dấu nhận dạng đã đổi"),
        Signature.NONE: translate("Exchange", "Chưa xác thực"),
        Signature.BAD: translate("Exchange", "Không đọc được"),
    }[found.signature]


def taking_words(found: Preview) -> str:
    """Say what taking a file in would do, or why it cannot be taken."""
    if found.signature is Signature.CHANGED:
        return translate("Exchange", "Chưa nhận: gọi điện xác nhận trước")
    if found.refused is not None:
        return why_words(found.refused)
    if found.already_taken:
        return translate("Exchange", "Đã nhận trước đó, không có gì mới")
    return does_words(found)


def sender_words(found: Preview) -> str:
    unknown = found.sender.name in {"", "?"}
    return translate("Exchange", "Chưa rõ nơi gửi") if unknown else found.sender.name


def content_words(found: Preview) -> str:
    """Name what a file is, where it could be read at all."""
    if found.id is None and found.signature is Signature.BAD:
        return "–"
    return capital(kind_words(found.kind, found.period))


def file_columns() -> list[Column]:
    return [
        Column("sender", translate("Exchange", "Nơi gửi"), lambda line: sender_words(line.found)),
        Column(
            "kind",
            translate("Exchange", "Nội dung"),
            lambda line: content_words(line.found),
            width=168,
        ),
        Column(
            "trust",
            translate("Exchange", "Nhận dạng"),
            lambda line: trust_words(line.found),
            width=136,
            cell=SignCell(lambda line: _TRUST[line.found.signature]),
        ),
        Column(
            "does",
            translate("Exchange", "Nhận thì"),
            lambda line: taking_words(line.found),
            width=312,
            cell=WordsCell("text2"),
        ),
        Column(
            "file",
            translate("Exchange", "Tên tệp"),
            lambda line: line.found.file,
            width=184,
            cell=WordsCell("text3", most=2),
        ),
    ]


@dataclass(frozen=True)
class ChangeLine:
    """One thing a file changes, or leaves and why."""

    at: int
    mark: str
    what: str
    unit: str
    field: str
    old: str
    new: str

    @property
    def id(self) -> int:
        return self.at


def change_lines(found: Preview) -> list[ChangeLine]:
    """Return what a file changes that means anything to a person; then what it leaves."""
    telling = [one for one in found.lines if is_telling(one.field, one.old, one.new)]
    lines = [_change(at, one) for at, one in enumerate(telling)]
    for left in found.left_out:
        words = left_words(left)
        lines.append(ChangeLine(len(lines), _LEFT, words, "", "", "", ""))
    return lines


def _change(at: int, one: Line) -> ChangeLine:
    return ChangeLine(
        at,
        one.mark,
        one.label,
        one.unit,
        field_said(one.entity, one.field),
        value_said(one.field, one.old),
        value_said(one.field, one.new),
    )


def change_columns() -> list[Column]:
    return [
        Column(
            "mark",
            translate("Exchange", "Thay đổi"),
            _mark_words,
            width=120,
            cell=SignCell(lambda line: _MARKS[line.mark]),
        ),
        Column("what", translate("Exchange", "Của nhiệm vụ, mục"), lambda line: line.what),
        Column(
            "unit",
            translate("Exchange", "Đơn vị"),
            lambda line: line.unit,
            width=152,
            cell=WordsCell("text2", most=2),
        ),
        Column("field", translate("Exchange", "Ô"), lambda line: line.field, width=112),
        Column(
            "old",
            translate("Exchange", "Đang có"),
            lambda line: line.old,
            width=184,
            cell=WordsCell("text2"),
        ),
        Column("new", translate("Exchange", "Trong tệp"), lambda line: line.new, width=184),
    ]


def _mark_words(line: ChangeLine) -> str:
    if line.mark == _LEFT:
        return translate("Exchange", "Để lại")
    return mark_words(Mark(line.mark))


def takeable(files: Sequence[Preview], confirmed: frozenset[int]) -> list[Preview]:
    """Return the files that can be taken in as they are."""
    return [
        one
        for one in files
        if one.refused is None
        and (not one.already_taken or one.joins is not None)
        and (one.asks is None or one.asks in confirmed)
    ]
