"""Figures, targets and words of a report travel with it; the unit's own go before typed-in ones."""

from dataclasses import replace
from decimal import Decimal

from exchange_words import one

from cchc_desktop.domain.draft import Document, PlanDraft, TargetDraft, TaskDraft
from cchc_desktop.domain.indicators import Figure
from cchc_desktop.services.indicators import list_indicators, set_value
from cchc_desktop.services.plans.storing import store_plan
from cchc_desktop.services.reporting.asking import Asked
from cchc_desktop.services.reporting.narratives import write_words
from cchc_desktop.services.targets import list_targets, set_measurement
from tests.builders.exchanging import Q1, WARD, Place
from tests.builders.plans_above import FIRST, LAST

QUARTER = Q1.last_quarter


def test_statistics_come_up_and_go_before_what_was_typed_for_the_unit(city: Place, ward: Place):
    code = list_indicators(city.desk)[0].code
    set_value(city.desk, code, QUARTER, Decimal(3), WARD)
    set_value(ward.desk, code, QUARTER, Decimal(7))
    assert one(city.take(ward.report())).refused is None
    line = next(one for one in list_indicators(city.desk) if one.code == code)
    assert [(one.unit, one.value) for one in line.values] == [(WARD, Decimal(7))]
    set_value(ward.desk, code, QUARTER.next(), Decimal(9))
    again = one(city.take(ward.report()))
    assert again.preview.counts.changes == 0


def test_measurements_of_targets_come_up(city: Place, ward: Place):
    target = TargetDraft("Hồ sơ đúng hạn từ 98% trở lên", code="3.1")
    draft = PlanDraft(
        replace(Document("Kế hoạch có chỉ tiêu"), number="77/KH-UBND"),
        targets=(target,),
        tasks=(TaskDraft("Giải quyết hồ sơ", "1", lead_units=(WARD,)),),
    )
    store_plan(city.desk, draft, FIRST, LAST)
    ward.take(city.assign(WARD))
    set_measurement(city.desk, "3.1", QUARTER, Figure(Decimal(90)), WARD)
    figure = Figure(numerator=Decimal(99), denominator=Decimal(100))
    set_measurement(ward.desk, "3.1", QUARTER, figure)
    assert one(city.take(ward.report())).refused is None
    (line,) = [one for one in list_targets(city.desk) if one.code == "3.1"]
    assert [(one.unit, one.numerator) for one in line.measurements] == [(WARD, Decimal(99))]


def test_the_words_of_a_report_come_up_and_no_duty_is_added_by_them(city: Place, ward: Place):
    write_words(ward.desk, Asked(Q1), {"difficulties": "Thiếu máy quét"})
    before = city.rows("SELECT count(*) FROM report_duty WHERE confirmed AND NOT gone")
    taken = one(city.take(ward.report()))
    assert (taken.refused, taken.preview.left_out) == (None, ())
    assert city.rows("SELECT text FROM narrative WHERE NOT gone") == [("Thiếu máy quét",)]
    assert city.rows("SELECT count(*) FROM report_duty WHERE confirmed AND NOT gone") == before
