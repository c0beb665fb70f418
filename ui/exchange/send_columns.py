"""The files that may be written, as lines to be checked. Must not know how one is written."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from cchc_desktop.services.exchange.errands import Errand, Way
from ui.exchange.errand_words import errand_kind, last_words, since_words
from ui.exchange.wording import capital
from ui.table.cells import Sign, SignCell, WordsCell
from ui.table.column import Column

translate = QCoreApplication.translate
CHOSEN: Final = "chosen"


@dataclass(frozen=True)
class SendLine:
    """A file that may be written, chosen or not."""

    errand: Errand
    chosen: bool

    @property
    def id(self) -> str:
        """Stay the same line when the unit gets a form in place of a file."""
        way = Way.DOWN if self.errand.way is Way.FORM else self.errand.way
        return f"{way}:{self.errand.to.hex}"


def lines_of(found: Collection[Errand], chosen: Collection[str]) -> list[SendLine]:
    return [SendLine(one, one.key in chosen) for one in found]


def send_columns(today: Callable[[], date]) -> list[Column]:
    return [
        Column("to", translate("Exchange", "Nơi nhận"), lambda line: line.errand.name),
        Column(
            CHOSEN,
            translate("Exchange", "Gửi lần này"),
            _chosen_words,
            width=104,
            cell=SignCell(_chosen_sign),
        ),
        Column(
            "kind",
            translate("Exchange", "Nội dung"),
            lambda line: errand_kind(line.errand),
            width=176,
            cell=WordsCell("text2"),
        ),
        Column(
            "last",
            translate("Exchange", "Lần trước"),
            lambda line: last_words(line.errand, today()),
            width=96,
            cell=WordsCell("text2"),
        ),
        Column(
            "since",
            translate("Exchange", "Có gì mới"),
            lambda line: capital(since_words(line.errand)),
            width=160,
            cell=WordsCell("text2"),
        ),
    ]


def _chosen_words(line: SendLine) -> str:
    return translate("Exchange", "Gửi") if line.chosen else translate("Exchange", "Không")


def _chosen_sign(line: SendLine) -> Sign:
    if line.chosen:
        return Sign("state-done", "accent_text")
    return Sign("state-not-started", "idle")
