"""A report that a plan asks for: confirmed in Cài đặt, then its reminder comes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot
from settings_stage import NOW, Stage, link

from cchc_desktop.domain.reminders.model import Kind
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.desk import VIETNAM
from cchc_desktop.services.intake.incoming import read_plan
from cchc_desktop.services.intake.storing import take_in
from cchc_desktop.services.owed_reports.duties import list_duties, parts_words
from cchc_desktop.services.reminding.reminders import waiting
from tests.builders.offices import an_office
from tests.builders.plan_files import as_word
from ui.jobs.runner import Runner
from ui.settings.duties import DutiesSection

BEFORE_IT_IS_DUE = datetime(2026, 12, 18, 9, 41, tzinfo=VIETNAM)


@pytest.fixture
def stage(data_folder: Path, runner: Runner, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    with an_office(data_folder, NOW) as office:
        incoming = read_plan(office.desk, as_word(), "ke-hoach.docx", Ticket())
        # The plan's own office owes it, not one of its units.
        owed = tuple(replace(one, owed_by="") for one in incoming.draft.report_duties)
        incoming = replace(incoming, draft=replace(incoming.draft, report_duties=owed))
        take_in(office.desk, office.folder, incoming, Ticket())
        yield Stage(office, runner, qtbot, kept)


def reports_waiting(stage: Stage) -> list[str]:
    return [one.id for one in waiting(stage.desk, BEFORE_IT_IS_DUE) if one.kind is Kind.REPORT]


def test_a_report_that_a_plan_asks_for_reminds_once_it_is_confirmed(stage: Stage):
    section = stage.open("duties")
    assert isinstance(section, DutiesSection)
    (duty,) = [one for one in list_duties(stage.desk) if one.text]
    assert not duty.confirmed
    before = reports_waiting(stage)
    link(section, f"Xác nhận: {parts_words(duty.form.parts)}").click()
    (duty,) = [one for one in list_duties(stage.desk) if one.text]
    assert duty.confirmed
    assert len(reports_waiting(stage)) == len(before) + 1
