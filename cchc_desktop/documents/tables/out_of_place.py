"""Cells that stand in a column they do not belong to: noticed, and never silently taken.

Must not know how a row was put together.
"""

import re
from collections.abc import Mapping, Sequence

from cchc_desktop.documents.tables.cell_text import items, one_line
from cchc_desktop.documents.tables.columns import Role, Roles
from cchc_desktop.documents.tables.evidence import is_deadline, is_office, is_product, is_units

Said = Mapping[Role, str]

_TITLED = re.compile(r"(?:Phó |Quyền )?(?:Chủ tịch|Chánh|Trưởng|Thủ trưởng|Giám đốc|Hiệu trưởng)\s")
_SLIDES = (Role.DETAILS, Role.PRODUCT, Role.LEAD, Role.PARTNER, Role.DEADLINE)
_UNITS = frozenset({Role.LEAD, Role.PARTNER, Role.LEAD_AND_PARTNER})
_LEAST_GAIN = 3
_SEVERAL = 2
_DATED = re.compile(r"\d|\b[IVX]+\b|thường xuyên|hằng|hàng|cả năm|định kỳ|trong năm", re.IGNORECASE)


def put_back(said: Said, roles: Roles) -> dict[Role, str] | None:
    """Give the cells of a row that slid by one column as they were meant; None if none did.

    Only when several cells are wrong where they stand, and all are right one column on.
    """
    order = [column.role for _, column in roles if column.role in _SLIDES]
    cells = [said.get(role, "") for role in order]
    fits = [_fit(role, text) for role, text in zip(order, cells, strict=True)]
    if fits.count(-1) < 2:
        return None
    best = None
    for shifted in _shifts(cells):
        now = [_fit(role, text) for role, text in zip(order, shifted, strict=True)]
        gain = sum(now) - sum(fits)
        if -1 not in now and gain >= _LEAST_GAIN and (best is None or gain > best[0]):
            best = (gain, shifted)
    return {**said, **dict(zip(order, best[1], strict=True))} if best else None


def _shifts(cells: Sequence[str]) -> list[list[str]]:
    """Move the cells right of an empty one to the left, and those left of it to the right."""
    found = []
    for at, text in enumerate(cells):
        if not text.strip():
            found.append([*cells[:at], *cells[at + 1 :], ""])
            found.append(["", *cells[:at], *cells[at + 1 :]])
    return found


def _fit(role: Role, text: str) -> int:
    """Tell whether a text is right under a role (1), wrong (-1), or either (0)."""
    if not text.strip():
        return 0
    if role in _UNITS:
        return 1 if is_units(text) else -_is_other(text)
    if role is Role.DEADLINE:
        return 1 if is_deadline(text) else -int(is_units(text) or is_product(text))
    if role is Role.PRODUCT:
        return 1 if is_product(text) else -int(_is_offices(text) or is_deadline(text))
    return 0


def _is_other(text: str) -> int:
    return int(is_product(text) or (is_deadline(text) and not _is_offices(text)))


def _is_offices(text: str) -> bool:
    return is_units(text) and is_office(next(iter(items(text)), ""))


def out_of_place(said: Said) -> list[Role]:
    """Return the roles whose text reads like what belongs to another column."""
    found = [
        role
        for role in (Role.LEAD, Role.PARTNER, Role.LEAD_AND_PARTNER)
        if said.get(role, "").strip() and (_is_not_units(said[role]) or _strays(role, said[role]))
    ]
    deadline = said.get(Role.DEADLINE, "")
    wrong = bool(deadline.strip()) and not is_deadline(deadline)
    wrong = wrong and (_fit(Role.DEADLINE, deadline) < 0 or _changed_places(said))
    if wrong or _strays(Role.DEADLINE, deadline):
        found.append(Role.DEADLINE)
    product = said.get(Role.PRODUCT, "")
    if _names_a_head(product) or _strays(Role.PRODUCT, product) or _is_time(one_line(product)):
        found.append(Role.PRODUCT)
    title = one_line(said.get(Role.TITLE, ""))
    if title and len(title) < 60 and (is_deadline(title) or _is_head(title)):
        found.append(Role.TITLE)
    return found


def _is_not_units(text: str) -> bool:
    return bool(_is_other(text)) and not is_units(text)


def _strays(role: Role, text: str) -> bool:
    """Tell whether one of several items of a cell belongs to another column, by its kind."""
    found = [item.strip(" ;,.") for item in items(text)]
    if len(found) < _SEVERAL:
        return False
    return any(_is_foreign(role, item) for item in found)


def _is_foreign(role: Role, item: str) -> bool:
    times, units = _is_time(item), is_units(item) and is_office(item)
    if role in _UNITS:
        return times or (is_product(item) and not is_units(item))
    if role is Role.DEADLINE:
        return (units or is_product(item)) and not is_deadline(item)
    return (times or units) and not is_product(item)


def _changed_places(said: Said) -> bool:
    """Tell whether the note says a time, and the cell of the deadline none."""
    deadline, note = one_line(said.get(Role.DEADLINE, "")), one_line(said.get(Role.NOTE, ""))
    return bool(deadline) and _is_time(note)


def _is_time(item: str) -> bool:
    return is_deadline(item) and bool(_DATED.search(item)) and not is_units(item)


def _names_a_head(text: str) -> bool:
    return any(_TITLED.match(item) for item in items(text))


def _is_head(text: str) -> bool:
    return bool(_TITLED.match(text)) and is_units(text)
