"""Which report is meant: proposed, chosen by keys, by a press on what is owed, from elsewhere."""

from compose_stage import FIRST, ComposeStage
from PySide6.QtCore import Qt

from cchc_desktop.domain.calendar.periods import Period, parse
from cchc_desktop.services.overview.reports import ReportDay
from ui.reporting.choosing import ReportChoice, Sheet, periods_of_year

Key = Qt.Key


def owed(stage: ComposeStage) -> list[ReportDay]:
    return [one.value for one in stage.page.compose.side.owed.entries()]


def test_it_opens_on_the_report_that_is_due_next(stage: ComposeStage):
    assert stage.page.compose.choice() == ReportChoice(Sheet.REPORT, FIRST)
    assert stage.page.compose.side.periods.currentText() == "Quý I"
    assert stage.place.focusWidget() is stage.page.compose.side.sheets
    assert stage.page.compose.preview.data is not None


def test_every_period_of_a_year_can_be_chosen(stage: ComposeStage):
    side = stage.page.compose.side
    shown = [side.periods.itemData(at) for at in range(side.periods.count())]
    assert shown == [str(one) for one in periods_of_year(2026)]
    words = [side.periods.itemText(at) for at in range(side.periods.count())]
    assert words[:8] == [
        *("Quý I", "Quý II", "Quý III", "Quý IV"),
        *("6 tháng đầu", "9 tháng", "Cả năm", "6 tháng cuối"),
    ]
    assert words[-1] == "Tháng 12"
    side.periods.setCurrentIndex(shown.index("2026M9"))
    side.periods.activated.emit(shown.index("2026M9"))
    assert stage.page.compose.choice().period == parse("2026M9")


def test_the_kind_follows_the_cursor_and_the_pages_follow_the_kind(stage: ComposeStage):
    before = stage.page.compose.preview.data
    stage.press(Key.Key_Down)
    assert stage.page.compose.choice().sheet is Sheet.TASKS
    stage.wait()
    assert stage.page.compose.preview.data not in {None, before}
    assert not stage.page.compose.words.isVisible()
    stage.press(Key.Key_Up)
    assert stage.page.compose.words.isVisible()


def test_what_is_owed_says_how_long_there_is_and_a_press_turns_to_it(stage: ComposeStage):
    entries = stage.page.compose.side.owed.entries()
    said = {(one.words, one.note) for one in entries}
    assert ("Báo cáo quý I", "Hạn 25/3/2026, còn\u00a05\u00a0ngày") in said
    assert ("Đơn vị gửi báo cáo quý I", "2/2 đã gửi, hạn 10/3/2026") in said
    of_units = next(at for at, one in enumerate(owed(stage)) if not one.is_own)
    side = stage.page.compose.side
    side.owed.setFocus()
    side.owed.setCurrentRow(of_units)
    assert stage.page.compose.choice().sheet is Sheet.REPORT, "moving the cursor chooses nothing"
    stage.press(Key.Key_Return)
    assert stage.page.compose.choice() == ReportChoice(Sheet.TOGETHER, owed(stage)[of_units].period)


def test_a_letter_is_for_all_units_and_a_unit_chosen_before_comes_back(stage: ComposeStage):
    side = stage.page.compose.side
    at = side.units.findText("UBND phường Hoa Sen")
    side.units.setCurrentIndex(at)
    side.units.activated.emit(at)
    unit = stage.page.compose.choice().unit
    assert unit == stage.upper.units["UBND phường Hoa Sen"]
    side.sheets.picked.emit(Sheet.REMINDER)
    assert (side.units.isEnabled(), side.units.currentText()) == (False, "Cả cơ quan")
    assert stage.page.compose.choice().asked.unit is None
    side.sheets.picked.emit(Sheet.TASKS)
    assert (side.units.isEnabled(), side.units.currentIndex()) == (True, at)
    assert stage.page.compose.choice().asked.unit == unit


def test_keys_go_to_the_period_before_and_after_over_the_year(stage: ComposeStage):
    def turn(key: Qt.Key) -> Period:
        stage.qtbot.keyClick(stage.place, key, Qt.KeyboardModifier.AltModifier)
        return stage.page.compose.choice().period

    assert turn(Key.Key_Right) == parse("2026Q2")
    assert turn(Key.Key_Left) == FIRST
    assert turn(Key.Key_Left) == FIRST, "no plan ran the year before"


def test_another_place_leads_to_a_period_and_a_kind(stage: ComposeStage):
    gone: list[str] = []
    stage.bench.place_asked.connect(gone.append)
    stage.bench.show_report(parse("2026H1"), "tong-hop")
    assert gone == ["reporting"]
    assert stage.page.compose.choice() == ReportChoice(Sheet.TOGETHER, parse("2026H1"))
    stage.bench.show_report(parse("2026Q2"))
    assert stage.page.compose.choice() == ReportChoice(Sheet.REPORT, parse("2026Q2"))


def test_the_round_of_f6_goes_through_what_is_seen(stage: ComposeStage):
    compose = stage.page.compose
    assert stage.page.stops() == [
        compose.side.sheets,
        compose.side.owed,
        compose.words.stop(),
        *compose.preview.view.stops(),
    ]
    compose.fit(1000)
    assert compose.preview not in {one.parentWidget() for one in stage.page.stops()}
    assert not compose.preview.isVisible()
    compose.switch.choose("preview")
    assert (compose.preview.isVisible(), compose.words.isVisible()) == (True, False)
    compose.fit(1366)
    assert (compose.preview.isVisible(), compose.words.isVisible()) == (True, True)
