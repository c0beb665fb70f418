"""Every misfortune and finding is told whole: its facts fit its sentence."""

from datetime import datetime

import pytest

from db.copies import VIETNAM, Reason
from db.errors import Fault
from db.health import Repair, What
from resources.words import knows, sentence

FACTS = {
    "path": "D:\\CCHC",
    "copy": "D:\\CCHC\\copies\\20261121-081500-ngay.db",
    "made_at": datetime(2026, 11, 21, 8, 15, tzinfo=VIETNAM),
    "plans": 2,
    "tasks": 1200,
    "found": 3,
    "known": 2,
    "name": "Quyết định.pdf",
}


@pytest.mark.parametrize("fault", Fault)
def test_a_misfortune_says_what_happened_that_nothing_was_lost_and_what_to_do(fault: Fault):
    said = sentence(fault, FACTS)
    assert "(mã " not in said
    assert said.count(".") >= 2
    assert (
        any(word in said for word in ("nguyên", "không bị thay đổi", "vẫn còn", "như trước"))
        or "Chưa có gì bị thay đổi" in said
        or "không thay đổi gì thêm" in said
    )


def test_the_copy_is_named_with_what_it_holds():
    said = sentence(Fault.DATABASE_DAMAGED, FACTS)
    assert "08:15 ngày 21/11/2026, có 2 kế hoạch và 1.200 nhiệm vụ" in said


@pytest.mark.parametrize("what", What)
def test_a_finding_names_its_place(what: What):
    assert sentence(f"findings.{what}", {"where": "đây"}).endswith(": đây")


def test_the_other_words_are_there():
    assert all(knows(f"repairs.{repair}") for repair in Repair)
    assert all(knows(f"copy-reasons.{reason}") for reason in Reason)
