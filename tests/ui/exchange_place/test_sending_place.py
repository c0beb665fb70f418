"""What is to be sent: told with what changed since, written by one button, handed on."""

from pathlib import Path

from exchange_stage import OTHER_WARD, Q1, SHARED, WARD, Stage, answer, stage_of
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.services.exchange.errands import Way, errands
from cchc_desktop.services.exchange.files import list_files
from cchc_desktop.services.exchange.judging import judge_report
from cchc_desktop.services.exchange.kinds import FileKind
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from tests.builders.exchanging import PHRASE, Place, World
from ui.exchange.send_dialog import SendDialog
from ui.exchange.sent_dialog import SentDialog
from ui.jobs.runner import Runner


def shown(stage: Stage) -> dict[str, str]:
    """Return the rows of "Cần gửi" as they are read aloud, by their keys."""
    return {key: one.accessibleName() for key, one in stage.page.side.sending.buttons.items()}


def test_units_are_told_of_together_until_one_of_them_differs(stage: Stage):
    units = [one for one in errands(stage.desk) if one.way is Way.DOWN]
    assert {WARD, OTHER_WARD} <= {one.name for one in units}
    assert all(one.sent_at is None and one.changed for one in units)
    assert f"{len(units)} đơn vị: kế hoạch, nhiệm vụ" in shown(stage)[Way.DOWN]


def test_what_changed_since_the_last_file_is_counted(stage: Stage, city: Place):
    city.assign(WARD)
    one = next(one for one in errands(city.desk) if one.name == WARD)
    assert (one.changed, one.waits) == (0, False)
    task = next(line.id for name, line in city.tasks().items() if name.startswith(SHARED))
    edit_task(city.desk, task, TaskChange(note="Gửi trước ngày 10"))
    one = next(one for one in errands(city.desk) if one.name == WARD)
    assert (one.changed, one.waits) == (1, True)
    stage.page.refresh()
    stage.settle()
    assert stage.page.side.facts is not None
    assert one.key in {found.key for found in stage.page.side.facts.errands}


def test_one_button_writes_all_chosen_files_and_says_where_they_lie(stage: Stage, tmp_path: Path):
    stick = tmp_path / "USB"
    stick.mkdir()
    stage.outdoors.folder = stick
    wanted: list[str] = []
    names: list[str] = []

    def send(dialog: SendDialog) -> None:
        wanted.extend(one.name for one in dialog.wanted())
        answer(lambda sent: names.extend(written(sent)))
        dialog.act.click()

    def written(sent: SentDialog) -> list[str]:
        sent.show_folder.click()
        sent.mail.click()
        sent.leave.click()
        return [line.written.path.name for line in sent.table.lines.lines()]

    answer(send)
    stage.page.send_news()
    stage.settle()
    assert {WARD, OTHER_WARD} <= set(wanted)
    files = sorted(path.name for path in stick.iterdir())
    assert files == sorted(names)
    assert any(WARD in name and name.startswith("Giao việc") for name in files)
    assert stage.told[-1] == f"Đã ghi {len(files)} tệp vào {stick}."
    assert stage.outdoors.shown[0].parent == stick
    assert stage.outdoors.mailed[0][0].parent == stick
    # The folder is remembered, and nothing waits any more.
    assert stage.bench.recall("exchange/out-folder") == str(stick)
    assert not [one for one in errands(stage.desk) if one.way is Way.DOWN and one.waits]


def test_a_stick_that_was_pulled_out_is_said_before_anything_is_written(
    stage: Stage, tmp_path: Path
):
    stage.bench.remember("exchange/out-folder", str(tmp_path / "gone"))
    said: list[str] = []

    def send(dialog: SendDialog) -> None:
        dialog.act.click()
        said.append(dialog._why.text())

    answer(send)
    stage.page.send_news()
    stage.settle()
    assert said == ["Không có thư mục này. Cắm lại USB hoặc chọn thư mục khác."]
    assert not [one for one in errands(stage.desk) if one.sent_at]


def test_nothing_chosen_is_nothing_written(stage: Stage):
    said: list[str] = []

    def send(dialog: SendDialog) -> None:
        for line in list(dialog.table.lines.lines()):
            if line.chosen:
                dialog.table.opened.emit(line)
        dialog.act.click()
        said.append(dialog._why.text())

    answer(send)
    stage.page.send_news()
    stage.settle()
    assert said == ["Chọn ít nhất một nơi nhận."]


def test_an_office_with_nothing_to_send_is_told_so(
    world: World, tmp_path: Path, runner: Runner, qtbot: QtBot
):
    alone = world.office("alone", WARD)
    with stage_of(alone, tmp_path, runner, qtbot) as stage:
        stage.page.send.click()
        assert stage.told == ["Chưa có gì để gửi. Giao nhiệm vụ cho đơn vị rồi gửi."]


def test_an_answer_waits_to_be_sent_once_a_report_was_judged(
    stage: Stage, city: Place, ward: Place
):
    city.take(ward.report())
    stage.page.refresh()
    stage.settle()
    assert not [key for key in shown(stage) if key.startswith(Way.ANSWERS)]
    unit = next(one.to for one in errands(city.desk) if one.name == WARD)
    stage.bench.do(lambda: judge_report(city.desk, unit, Q1, accepted=True))
    stage.settle()
    assert any(key.startswith(Way.ANSWERS) for key in shown(stage))


def test_a_ward_sends_its_report_up(
    world: World, ward: Place, tmp_path: Path, runner: Runner, qtbot: QtBot
):
    assert world.places
    with stage_of(ward, tmp_path, runner, qtbot) as stage:
        up = next(one for one in errands(ward.desk) if one.way is Way.UP)
        assert (up.period, up.sent_at) == (Q1, None)
        assert f"Gửi lên… {up.name}: báo cáo quý I năm 2026" in shown(stage).values()
        stage.outdoors.folder = tmp_path

        def send(dialog: SendDialog) -> None:
            answer(lambda sent: sent.leave.click())
            dialog.act.click()

        answer(send)
        stage.press(stage.page.side.sending.buttons[up.key])
        (file,) = tmp_path.glob("Báo cáo quý I năm 2026*.cchc")
        assert WARD in file.name
        up = next(one for one in errands(ward.desk) if one.way is Way.UP and one.period == Q1)
        assert up.sent_at is not None


def notes(stage: Stage) -> list[str]:
    return [one.text() for one in stage.page.side.sending.findChildren(QLabel)]


def test_a_unit_without_the_program_gets_a_form_and_is_remembered_so(stage: Stage, tmp_path: Path):
    stage.outdoors.folder = tmp_path / "out"
    stage.outdoors.folder.mkdir()

    def send(dialog: SendDialog) -> None:
        line = next(one for one in dialog.table.lines.lines() if one.errand.name == WARD)
        dialog._choose_every()
        dialog._choose(())
        dialog.table.choose(line.id)
        assert dialog.form.text() == "Gửi bằng biểu Excel"
        assert not dialog._period.isVisible()
        dialog.form.click()
        assert [(one.way, one.name) for one in dialog.wanted()] == [(Way.FORM, WARD)]
        assert dialog.form.text() == "Gửi bằng tệp chương trình"
        assert dialog._period.isVisible()
        dialog.form.click()
        assert [one.way for one in dialog.wanted()] == [Way.DOWN]
        dialog.form.click()
        dialog.choose_period(Q1)
        dialog._read_anew()
        answer(lambda sent: sent.leave.click())
        dialog.act.click()

    answer(send)
    stage.page.send_news()
    stage.settle()
    (file,) = stage.outdoors.folder.iterdir()
    assert file.name == f"Biểu kết quả quý I năm 2026 - {WARD}.xlsx"
    form = next(one for one in errands(stage.desk) if one.name == WARD)
    assert form.way is Way.FORM
    stage.page.refresh()
    stage.settle()
    assert any(key.startswith(Way.FORM) for key in shown(stage))
    (line,) = list_files(stage.desk, sent=True)
    assert (line.kind, line.office, line.period) == (FileKind.FORM, WARD, "2026Q1")


def test_when_another_period_went_is_read_and_said(
    world: World, ward: Place, tmp_path: Path, runner: Runner, qtbot: QtBot
):
    assert world.places
    ward.report(Q1)
    with stage_of(ward, tmp_path, runner, qtbot) as stage:
        said: list[tuple[str, str, str]] = []

        def look(dialog: SendDialog) -> None:
            for period in (Q1, parse("2026Q2")):
                dialog.period.choose(str(period))
                stage.qtbot.wait(150)
                (line,) = dialog.table.lines.lines()
                kind, last, since = [one.display(line) for one in dialog.table.lines.columns[-3:]]
                said.append((kind, last, since))

        answer(look)
        stage.page.send_news()
        stage.settle()
    assert said == [
        ("Báo cáo quý I năm 2026", "02/4", "Không đổi"),
        ("Báo cáo quý II năm 2026", "Chưa gửi", "2 nhiệm vụ"),
    ]


def test_the_file_for_our_other_computer_says_when_it_went_and_what_was_done_since(
    stage: Stage, city: Place, world: World
):
    second = world.second("second", city.sync(PHRASE).path)
    city.take(second.sync().path)
    stage.page.refresh()
    stage.settle()
    assert any("Ghi tệp lần trước 02/4" in words for words in notes(stage))
    task = next(line.id for name, line in city.tasks().items() if name.startswith(SHARED))
    stage.bench.do(lambda: edit_task(city.desk, task, TaskChange(note="Gửi trước ngày 10")))
    stage.settle()
    sync = next(one for one in errands(city.desk) if one.way is Way.SYNC)
    assert f"Ghi tệp lần trước 02/4; từ đó {sync.changed} thay đổi" in notes(stage)
    assert sync.changed
