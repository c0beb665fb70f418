"""The outline of the periodic report: chapters in their order, which an office changes as it likes.

Must not know what stands in a chapter.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Final

from cchc_desktop.domain.text import nfc
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.office import write_setting
from cchc_desktop.services.office_facts import setting_id
from cchc_desktop.services.reporting.told import OTHER
from db.queries.office import setting_value
from resources.words import word

OUTLINE: Final = "report-outline"
"""The setting that holds an outline which an office has changed."""
OPENING, CLOSING = "opening", "closing"
"""The codes of the paragraphs before the first chapter and after the last."""
FIELD_PREFIX: Final = "results-"
_FIELDS: Final = (
    "institutions",
    "procedures",
    "apparatus",
    "civil-service",
    "public-finance",
    "digital-government",
    "satisfaction-survey",
    OTHER,
)
DIRECTION: Final = "direction"
FIELDS: Final = (DIRECTION, *_FIELDS)
"""The reform fields in the order in which tables name them."""
_PRESET: Final = (
    "direction",
    "direction-documents",
    "direction-tasks",
    "results",
    *(f"{FIELD_PREFIX}{field}" for field in _FIELDS),
    "assessment",
    "assessment-achieved",
    "assessment-shortcomings",
    "assessment-causes",
    "next",
    "proposals",
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: level 1 is "I.", 2 is "1.". `code` is what its words are kept under.

    A preset code also says what is drafted in it; {next} in a title is the period to come.
    """

    code: str
    level: int
    title: str


def preset_outline() -> tuple[Chapter, ...]:
    return tuple(Chapter(code, 1 + ("-" in code), word("report-outline", code)) for code in _PRESET)


def read_outline(desk: Desk) -> tuple[Chapter, ...]:
    """Return the outline as the office has it."""
    with desk.store.looking() as ask:
        said = setting_value(ask, setting_id(OUTLINE))
    if not said:
        return preset_outline()
    return tuple(Chapter(**one) for one in said["chapters"])


def set_outline(desk: Desk, chapters: Sequence[Chapter]) -> Outcome:
    """Let the office's reports have these chapters."""
    cleaned = [replace(one, title=nfc(one.title)) for one in chapters]
    if not cleaned or any(not one.title for one in cleaned):
        raise RefusedError("outline-without-title")
    codes = [one.code for one in cleaned]
    if len(set(codes)) != len(codes) or {OPENING, CLOSING} & set(codes):
        raise RefusedError("outline-twice")
    if cleaned[0].level != 1 or any(one.level not in {1, 2} for one in cleaned):
        raise RefusedError("outline-levels")
    with desk.writing(desk.act("set-report-outline")) as (writer, outcome):
        write_setting(writer, OUTLINE, {"chapters": [asdict(one) for one in cleaned]})
    return outcome
