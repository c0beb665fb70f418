"""Scenes of the place Trao đổi: what goes out and comes in, the board, differences, dialogs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.exchange.errands import errands
from cchc_desktop.services.exchange.introducing import own_introduction
from cchc_desktop.services.exchange.judging import judge_report
from cchc_desktop.services.exchange.marks import distrust
from cchc_desktop.services.exchange.sending_many import write_all
from cchc_desktop.services.exchange.trust import known_keys
from cchc_desktop.services.exchange.year_board import year_board
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from ui.exchange.asking import OUTSIDE
from ui.exchange.introduction_dialog import IntroductionDialog
from ui.exchange.page import ExchangePage
from ui.exchange.phrase_form import PhraseForm
from ui.exchange.sent_dialog import SentDialog
from ui.exchange.sheet_form import SheetForm
from ui.exchange.telephone_form import TelephoneForm
from ui.first_start.answers import Answers
from ui.first_start.joining_form import JoiningForm
from ui.first_start.which_unit import WhichUnit
from ui.shots.exchange_facts import PERIOD, Neighbours, neighbours
from ui.shots.studio import PERSON, Opened, Show, Studio, in_dialog, settle

Scene = Callable[[Studio, Show], None]
_FIRST: Final = "Trường Tiểu học Hoa Sen"
_UNITS: Final = ("Phòng Văn hóa - Xã hội", "Công an phường", "Trạm Y tế phường")


def exchange_page(opened: Opened) -> ExchangePage:
    opened.window.show_place("exchange")
    page = opened.window.place("exchange").findChild(ExchangePage)
    if not isinstance(page, ExchangePage):
        msg = "the place was not filled"
        raise TypeError(msg)
    settle()
    return page


@contextmanager
def _exchanging(studio: Studio) -> Iterator[tuple[Opened, Neighbours]]:
    """Open the sample's office with other offices around it."""
    with studio.opened() as opened, neighbours(opened.acts.office) as around, around.at_home():
        yield opened, around


def _board(studio: Studio, show: Show) -> None:
    """Show reports that came, one accepted, one sent back."""
    with _exchanging(studio) as (opened, around):
        reports = [around.report(unit, folder=str(at)) for at, unit in enumerate(_UNITS)]
        around.take(*reports)
        desk = opened.acts.desk
        units = {one.name: one.unit for one in year_board(desk, PERIOD.year).units}
        judge_report(desk, units[_UNITS[1]], PERIOD, accepted=True)
        why = "Thiếu kết quả của hai nhiệm vụ"
        judge_report(desk, units[_UNITS[2]], PERIOD, accepted=False, reasons=why)
        page = exchange_page(opened)
        page.board.choose(units[_UNITS[0]], PERIOD)
        settle()
        show(opened.window)


def _nothing(studio: Studio, show: Show) -> None:
    studio.make_bare(Answers(name="Ủy ban nhân dân phường Hoa Sen", person=PERSON))
    with studio.opened("bare") as opened:
        exchange_page(opened)
        show(opened.window)


def _tab(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        page = exchange_page(opened)
        if page.tab.isVisible():
            page.tab.choose("board")
        settle()
        show(opened.window)


def _to_send(studio: Studio, show: Show) -> None:
    with _exchanging(studio) as (opened, _around):
        page = exchange_page(opened)
        in_dialog(page.send_news, show)


def _sent(studio: Studio, show: Show) -> None:
    with _exchanging(studio) as (opened, around):
        office = opened.acts.office
        wanted = errands(office.desk)[:4]
        written = write_all(office.desk, office.folder, wanted, around.folder, Ticket())
        folder = Path("E:/CCHC")
        in_dialog(SentDialog(written, folder, OUTSIDE, opened.window).exec, show)


def _arrived(studio: Studio, show: Show) -> None:
    with _exchanging(studio) as (opened, around):
        reports = [around.report(unit, folder=str(at)) for at, unit in enumerate(_UNITS)]
        around.take(reports[1])
        page = exchange_page(opened)
        broken = around.folder / "báo cáo (1).cchc"
        broken.write_bytes(reports[2].read_bytes()[:-200])
        page.look_at([reports[0], reports[1], broken])
        settle()
        show(opened.window)


def _red(studio: Studio, show: Show) -> None:
    with _exchanging(studio) as (opened, around):
        page, found = _with_changed_key(opened, around)
        page.look_at([found])
        settle()
        show(opened.window)


def _with_changed_key(opened: Opened, around: Neighbours) -> tuple[ExchangePage, Path]:
    around.take(around.report(_UNITS[0], folder="1"))
    return exchange_page(opened), around.report(_UNITS[0], folder="2")


def _telephone(studio: Studio, show: Show) -> None:
    with _exchanging(studio) as (opened, around):
        page, found = _with_changed_key(opened, around)
        page.look_at([found])
        settle()
        in_dialog(TelephoneForm(page.arrived.seen[0], opened.window).ask, show)


def _differences(studio: Studio, show: Show) -> None:
    with _exchanging(studio) as (opened, around):
        task = opened.work.tasks.listing.wanted()[0].id

        def change(office: object, where: str) -> None:
            note = "Họp thống nhất ngày 18/11" if where == "own" else "Chờ ý kiến của phòng"
            title = "Ban hành kế hoạch năm" if where == "own" else "Ban hành và triển khai kế hoạch"
            edit_task(office.desk, task, TaskChange(note=note, title=title))  # type: ignore[attr-defined]

        around.differ(change)
        page = exchange_page(opened)
        page.side.choices_asked.emit()
        settle()
        show(opened.window)


def _files(studio: Studio, show: Show) -> None:
    with _exchanging(studio) as (opened, around):
        around.take(*(around.report(unit, folder=str(at)) for at, unit in enumerate(_UNITS)))
        page = exchange_page(opened)
        page.side.history_asked.emit()
        settle()
        show(opened.window)


def _known(studio: Studio, show: Show) -> None:
    """Show whom the office knows, one of them believed no more."""
    with _exchanging(studio) as (opened, around):
        around.take(*(around.report(unit, folder=str(at)) for at, unit in enumerate(_UNITS)))
        desk = opened.acts.desk
        lost = next(one for one in known_keys(desk) if one.name == _UNITS[2])
        distrust(desk, lost.id, "Máy tính của trạm bị mất ngày 18/11")
        page = exchange_page(opened)
        page.open_known()
        settle()
        page.known.table.choose(lost.id)
        settle()
        show(opened.window)


def _known_by_nobody(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        page = exchange_page(opened)
        page.open_known()
        settle()
        show(opened.window)


def _sheet(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        in_dialog(SheetForm(opened.window).ask, show)


def _anew(studio: Studio, show: Show) -> None:
    with _exchanging(studio) as (opened, _around):
        own_introduction(opened.acts.desk)
        page = exchange_page(opened)
        page.open_known()
        settle()
        in_dialog(page.known.anew.click, show)


def _both(studio: Studio, show: Show) -> None:
    """Show an office with a city above it and units below."""
    with _exchanging(studio) as (opened, around):
        around.take(around.from_above())
        exchange_page(opened)
        show(opened.window)


def _as_unit(studio: Studio, show: Show) -> None:
    """Show an office that only reports: it has no units of its own."""
    with _exchanging(studio) as (_, around), studio.beside("unit") as folder:
        around.as_unit(_UNITS[0], folder)
        with studio.opened("unit") as opened:
            exchange_page(opened)
            show(opened.window)


def _introduction(studio: Studio, show: Show) -> None:
    with _exchanging(studio) as (opened, _around):
        sheet = own_introduction(opened.acts.desk)
        in_dialog(IntroductionDialog(sheet, OUTSIDE, opened.window).exec, show)


def _phrase(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        words = "Bản cất giúp cơ quan giữ nguyên dấu nhận dạng khi máy hỏng."
        form = PhraseForm("Cất dấu nhận dạng", "Chọn nơi cất…", words, opened.window, new=True)
        in_dialog(form.ask, show)


def _which(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        mark = "57205 71414 63190 39040 10457 88746", ("đòn gánh", "mâm gỗ", "hồ sen", "bắp ngô")
        form = WhichUnit("Ủy ban nhân dân thành phố", mark, (_FIRST, *_UNITS), opened.window)
        in_dialog(form.ask, show)


def _joining(studio: Studio, show: Show) -> None:
    with studio.opened() as opened:
        in_dialog(JoiningForm("Lập máy thứ hai.cchc", opened.window).ask, show)


SCENES: Final[dict[str, Scene]] = {
    "exchange": _board,
    "exchange-empty": _nothing,
    "exchange-tab": _tab,
    "exchange-to-send": _to_send,
    "exchange-sent": _sent,
    "exchange-arrived": _arrived,
    "exchange-red": _red,
    "exchange-telephone": _telephone,
    "exchange-differences": _differences,
    "exchange-files": _files,
    "exchange-known": _known,
    "exchange-known-nobody": _known_by_nobody,
    "exchange-sheet": _sheet,
    "exchange-made-anew": _anew,
    "exchange-both": _both,
    "exchange-as-unit": _as_unit,
    "exchange-introduction": _introduction,
    "exchange-phrase": _phrase,
    "first-start-which-unit": _which,
    "first-start-second": _joining,
}
