"""Files that came: one preview for all, trust, the number asked for, taking, taking back."""

from pathlib import Path

from exchange_stage import OTHER_WARD, SHARED, WARD, Stage, State, answer, stage_of
from pytestqt.qtbot import QtBot

from cchc_desktop.config.keys_folder import key_path
from cchc_desktop.services.exchange.files import list_files
from cchc_desktop.services.exchange.kinds import Signature
from cchc_desktop.services.exchange.office_key import replace_key
from cchc_desktop.services.overview.place_counts import place_counts
from cchc_desktop.services.task_changes.edit import TaskChange, edit_task
from tests.builders.exchanging import Place, at_home
from ui.exchange.arrived_columns import change_lines, taking_words, trust_words
from ui.exchange.telephone_form import TelephoneForm
from ui.jobs.runner import Runner

OWN_TASK = "Công khai thủ tục hành chính"


def rows(stage: Stage) -> list[tuple[str, str]]:
    return [(trust_words(one), taking_words(one)) for one in stage.page.arrived.seen]


def test_a_report_is_seen_before_it_is_taken_and_then_taken(stage: Stage, city: Place, ward: Place):
    file = ward.report()
    before = len(list_files(city.desk, sent=False))
    stage.look_at(file)
    ((trust, does),) = rows(stage)
    assert (trust, does) == ("Lần đầu", "1 kết quả mới")
    card = stage.page.arrived.card
    assert "nghe đọc dấu nhận dạng" in card.message.text()
    seen = stage.page.arrived.seen[0]
    assert card.mark.digits.text() == seen.fingerprint
    assert card.mark.spoken.text().split(", ") == list(seen.fingerprint_words)
    assert card.mark.isVisible()
    assert len(list_files(city.desk, sent=False)) == before

    stage.press(stage.page.arrived.act)
    assert stage.told[-1].startswith(f"Đã nhận báo cáo quý I năm 2026 của {WARD}: 1 kết quả mới.")
    assert len(list_files(city.desk, sent=False)) == before + 1
    assert not stage.page.arrived.paths
    assert stage.page.arrived.isHidden() or not stage.page.arrived.isVisible()
    assert place_counts(city.desk)["exchange"] == 1


def test_what_a_file_changes_is_told_by_unit_and_field(stage: Stage, ward: Place):
    stage.look_at(ward.report())
    lines = change_lines(stage.page.arrived.seen[0])
    told = [one for one in lines if one.what.startswith("1. Ban hành kế hoạch")]
    assert {one.unit for one in told} == {WARD}
    assert all(one.field and "_" not in one.field for one in lines)


def test_one_bad_file_does_not_keep_the_others_out(stage: Stage, ward: Place, tmp_path: Path):
    file = ward.report()
    folder = tmp_path / "zalo"
    folder.mkdir()
    (folder / "báo cáo (1).zip").write_bytes(file.read_bytes())
    broken = tmp_path / "hỏng.cchc"
    broken.write_bytes(file.read_bytes()[:-300])
    stage.look_at(folder, broken)
    assert [trust for trust, _ in rows(stage)] == ["Lần đầu", "Không đọc được"]
    stage.press(stage.page.arrived.act)
    assert stage.told[-1].endswith("Còn 1 tệp chưa nhận.")
    assert stage.page.arrived.paths == [broken]
    assert stage.page.side.came.buttons["files"].isEnabled()
    stage.page.arrived.files.choose_first(0)
    stage.press(stage.page.arrived.drop)
    assert not stage.page.arrived.paths


def test_the_same_file_again_says_so_and_offers_nothing(stage: Stage, city: Place, ward: Place):
    file = ward.report()
    city.take(file)
    stage.look_at(file)
    assert rows(stage) == [("Đã quen", "Đã nhận trước đó, không có gì mới")]
    assert not stage.page.arrived.act.isEnabled()


def test_a_changed_mark_stands_on_a_red_page_until_it_is_confirmed_by_telephone(
    stage: Stage, city: Place, ward: Place
):
    city.take(ward.report())
    with at_home(ward):
        key_path(ward.desk.unit_id).unlink()  # so that the former mark vouches for nothing
        replace_key(ward.desk)
    ward.note(SHARED, state=State.DONE, done_on=ward.desk.today, result="Đã bổ sung")
    stage.look_at(ward.report())
    seen = stage.page.arrived.seen[0]
    assert seen.signature is Signature.CHANGED
    assert stage.page.arrived.red.isVisible()
    assert not stage.page.arrived.act.isEnabled()

    wrong: list[str] = []

    def tell(form: TelephoneForm) -> None:
        form.fields["heard"].edit.setText("12345 12345")  # type: ignore[attr-defined]
        form.fields["who"].edit.setText("Chị Mai")  # type: ignore[attr-defined]
        form.act.click()
        wrong.append(form.fields["heard"].edit.accessibleDescription())
        form.fields["heard"].edit.setText(", ".join(seen.fingerprint_words))  # type: ignore[attr-defined]
        form.act.click()

    answer(tell)
    stage.press(stage.page.arrived.red.confirm)
    assert wrong[0].startswith("Không khớp với tệp")
    assert not stage.failed
    assert stage.page.arrived.seen[0].signature is Signature.KNOWN
    assert not stage.page.arrived.red.isVisible()
    stage.press(stage.page.arrived.act)
    assert not stage.page.arrived.paths


def test_a_file_that_moves_many_deadlines_asks_for_the_number(
    city: Place, ward: Place, tmp_path: Path, runner: Runner, qtbot: QtBot
):
    ward.take(city.assign(WARD))
    for title in (name for name in city.tasks() if name.startswith((SHARED, OWN_TASK))):
        edit_task(city.desk, city.tasks()[title].id, TaskChange(deadline="Trước ngày 15/9/2026"))
    file = city.assign(WARD)
    with stage_of(ward, tmp_path, runner, qtbot) as stage:
        stage.look_at(file)
        part = stage.page.arrived
        asked = part.seen[0].asks
        assert asked
        assert not part.act.isEnabled()
        part.card.number.setText(str(asked + 1))
        assert not part.act.isEnabled()
        part.card.number.setText(str(asked))
        assert part.act.isEnabled()
        stage.press(part.act)
        assert not part.paths
        assert str(ward.tasks()[OWN_TASK].due) == "2026-09-14"


def test_a_file_that_was_taken_is_given_back_from_the_history(
    stage: Stage, city: Place, ward: Place
):
    city.take(ward.report())
    stage.page.side.history_asked.emit()
    stage.settle()
    files = stage.page.files
    came = next(one for one in files.table.lines.lines() if not one.file.sent)
    files.table.choose(came.id)
    assert files.undo.isVisible()
    stage.press(files.undo)
    line = next(one for one in list_files(city.desk, sent=False))
    assert line.undone
    assert files.again.isVisible()
    stage.press(files.again)
    assert not next(one for one in list_files(city.desk, sent=False)).undone
    stage.page.files.left.emit()
    assert stage.page.side.isVisible()


def test_a_file_for_another_ward_is_refused_in_one_sentence(stage: Stage, city: Place, ward: Place):
    file = city.assign(OTHER_WARD)
    stage.look_at(file)
    ((_, does),) = rows(stage)
    assert "do chính cơ quan này lập" in does
    assert ward.desk is not city.desk
