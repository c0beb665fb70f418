"""Which column of a pasted table is what: by the words at its head, or by the order on the screen.

Must not know what stands in the cells.
"""

from collections.abc import Sequence
from enum import StrEnum

from cchc_desktop.domain.text import fold


class Column(StrEnum):
    """What a column of the task list says of a task."""

    CODE = "code"
    TITLE = "title"
    DETAIL = "detail"
    PRODUCT = "product"
    LEAD = "lead"
    PARTNER = "partner"
    PERSON = "person"
    DEADLINE = "deadline"
    FUNDING = "funding"
    NOTE = "note"


# Folded words by which offices head the columns of a plan; the first kind that has one wins, so
# what is told apart by one word more stands first.
_HEADS: tuple[tuple[Column | None, tuple[str, ...]], ...] = (
    (None, ("ket qua thuc hien", "tinh trang", "trang thai")),  # of the work, not of the plan
    (Column.CODE, ("stt", "so tt", "so thu tu", "tt", "ma", "ma so")),
    (Column.LEAD, ("chu tri", "don vi thuc hien", "co quan thuc hien", "don vi")),
    (Column.LEAD, ("don vi phu trach", "co quan phu trach")),
    (Column.PARTNER, ("phoi hop",)),
    (Column.PERSON, ("phu trach", "nguoi thuc hien", "can bo", "cong chuc", "ho ten")),
    (Column.DEADLINE, ("thoi han", "thoi gian", "han hoan thanh", "tien do", "ngay hoan thanh")),
    (Column.PRODUCT, ("san pham", "ket qua dau ra", "ket qua", "dau ra")),
    (Column.FUNDING, ("kinh phi",)),
    (Column.NOTE, ("ghi chu",)),
    (Column.DETAIL, ("noi dung chi tiet", "chi tiet", "giai phap")),
    (Column.TITLE, ("nhiem vu", "noi dung", "cong viec", "ten viec")),
)
_WHOLE = frozenset({"tt", "ma", "don vi"})  # too short to be looked for inside other words
_LONGEST_HEAD = 60


def is_header(row: Sequence[str]) -> bool:
    """Say whether a row heads the columns: the title's word and that of another, all short."""
    if any(len(text) > _LONGEST_HEAD for text in row):
        return False
    known = {column for column in map(_headed, row) if column is not None}
    return Column.TITLE in known and len(known) > 1


def guess_columns(
    rows: Sequence[Sequence[str]], order: Sequence[Column | None]
) -> list[Column | None]:
    """Return what each column is; of two columns that say the same, the first."""
    width = max((len(row) for row in rows), default=0)
    if rows and is_header(rows[0]):
        headed = [_headed(text) for text in rows[0]]
        found = [one if headed.index(one) == at else None for at, one in enumerate(headed)]
    elif width == 1 and Column.TITLE not in order[:1]:
        found = [Column.TITLE]
    else:
        found = list(order[:width])
    return [*found, *[None] * (width - len(found))]


def _headed(text: str) -> Column | None:
    said = fold(text)
    for column, words in _HEADS:
        if any(said == one or (one not in _WHOLE and _holds(said, one)) for one in words):
            return column
    return None


def _holds(said: str, words: str) -> bool:
    return f" {words} " in f" {said} "
