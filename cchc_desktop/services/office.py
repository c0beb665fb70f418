"""The office itself: making its data folder's first records, and what it says of itself.

Must not know where the data folder lies.
"""

import uuid
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from cchc_desktop.domain.calendar.cutoffs import CutoffPreset
from cchc_desktop.domain.text import nfc
from cchc_desktop.domain.units import Level
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.indicators import preset_tables
from cchc_desktop.services.office_facts import OFFICE, OfficeFacts, setting_id
from db.changes import Act, Writer
from db.models.office import Setting
from db.models.reporting import ReportDuty
from db.models.units import Person, Unit, UnitName
from db.session import Store

_PRESET_DUTIES = (
    ("quarter", "Q1", "day:20/last-month"),
    ("half", "H1", "day:20/last-month"),
    ("quarter", "Q3", "day:20/last-month"),
    ("year", "Y", "day:20/last-month"),
)
"""Four reports a year, due on the day the Ministry's letter 581/BNV-CCHC names; editable."""


@dataclass(frozen=True, slots=True)
class OfficeForm:
    """What the first start asks. Only the name has to be given."""

    name: str
    level: Level = Level.COMMUNE
    parent: str = ""
    place: str = ""
    symbol: str = ""
    signer: str = ""
    signer_post: str = ""
    signs_as: str = ""
    person: str = ""


def write_setting(writer: Writer, key: str, value: dict[str, Any]) -> None:
    writer.add(Setting, id=setting_id(key), key=key, value=value)


def init_office(store: Store, form: OfficeForm, act: Act) -> uuid.UUID:
    """Make the office's own record, its parent and the preset report duties."""
    name = nfc(form.name)
    if not name:
        raise RefusedError("office-without-name")
    with store.writing(act) as writer:
        parent_id = _add_unit(writer, nfc(form.parent), Level.PROVINCE) if form.parent else None
        unit_id = _add_unit(writer, name, form.level, parent_id, nfc(form.place) or None)
        facts = OfficeFacts(
            unit_id,
            nfc(form.symbol),
            nfc(form.signer),
            nfc(form.signer_post),
            nfc(form.signs_as),
        )
        write_setting(writer, OFFICE, {**asdict(facts), "unit_id": unit_id.hex})
        if form.person:
            writer.add(Person, unit_id=unit_id, name=nfc(form.person), system_user=act.who)
        for frequency, part, rule in _PRESET_DUTIES:
            writer.add(
                ReportDuty,
                unit_id=unit_id,
                recipient_id=parent_id,
                recipient=nfc(form.parent) or None,
                frequency=frequency,
                period_part=part,
                due_rule=rule,
                cutoffs=CutoffPreset.ND09,
                confirmed=True,
            )
        preset_tables(writer)
    return unit_id


def _add_unit(
    writer: Writer,
    name: str,
    level: Level,
    parent_id: uuid.UUID | None = None,
    place: str | None = None,
    since: date | None = None,
) -> uuid.UUID:
    key = writer.add(
        Unit, level=level, is_group=False, parent_id=parent_id, place=place, position=0
    )
    writer.add(UnitName, unit_id=key, name=name, since=since)
    return key
