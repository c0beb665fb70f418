"""What is to be sent: told with what changed since, written by one button, handed on."""

from pathlib import Path

from exchange_stage import OTHER_WARD, Q1, SHARED, WARD, Stage, answer, stage_of
from pytestqt.qtbot import QtBot

from cchc_desktop.services.exchange.errands import Way, errands
from cchc_desktop.services.exchange.judging import judge_report
from cchc_desktop.services.task_edit import TaskChange, edit_task
from tests.builders.exchanging import Place, World
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
