"""A ward's office with its data folder, open at a fixed moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from cchc_desktop.bootstrap import Office, make_office
from cchc_desktop.scheduling.clock import FixedClock
from cchc_desktop.services.desk import VIETNAM
from cchc_desktop.services.office import OfficeForm
from db.changes import Writer
from db.models.plans import Plan

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=VIETNAM)
FORM = OfficeForm(
    "Ủy ban nhân dân phường Hoa Sen",
    parent="Ủy ban nhân dân thành phố",
    place="Hoa Sen",
    symbol="UBND",
    person="Nguyễn Thị Thu Hà",
)


@contextmanager
def an_office(path: Path, at: datetime = NOON) -> Iterator[Office]:
    office = make_office(path, FORM, FixedClock(at))
    try:
        yield office
    finally:
        office.close()


def a_plan(writer: Writer, year: int = 2026) -> UUID:
    return writer.add(Plan, first_day=date(year, 1, 1), last_day=date(year, 12, 31), implicit=False)
