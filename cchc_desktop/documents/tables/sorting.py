"""What each line of a task table does: names a group, is a task, goes on with one, or is neither.

Must not know what becomes of the lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from cchc_desktop.documents.tables.cell_text import (
    begins_small,
    has_bullet,
    is_ended,
    is_shouted,
    one_line,
)
from cchc_desktop.documents.tables.codes import (
    Level,
    is_above,
    is_code,
    leading_code,
    read_code,
    tidy_code,
)
from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.tables.evidence import is_deadline, is_office
from cchc_desktop.documents.tables.lines import Line
from cchc_desktop.documents.tables.unit_grammar import wants_more

# "Cộng đồng", "Tổng kết", "Tổng rà soát" begin a task, or the rest of one, and no sum.
_TOTAL = re.compile(
    r"(?:tổng(?: cộng| số| hợp)?(?! (?:kết|rà soát|kiểm|điều tra|vệ sinh|cục|công ty|đài))"
    r"|cộng(?! (?:đồng|tác|sinh|h[òo][àa]|sản|điểm|hưởng)))\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:\(?\*+\)?\s*)?(?:ghi chú|lưu ý|chú thích|nơi nhận|người lập|ký tên|tm\.|kt\.)",
    re.IGNORECASE,
)
_LONGEST_GROUP = 350
_WHO = (Role.LEAD, Role.LEAD_AND_PARTNER, Role.PERSON)
_WHEN = (Role.DEADLINE, Role.START)


class Does(Enum):
    """What a line does."""

    GROUP = auto()
    TASK = auto()
    MORE = auto()
    TOTAL = auto()
    REMARK = auto()


@dataclass(slots=True)
class Sorted:
    """A line, what it does, and why a person should look, if so."""

    line: Line
    does: Does
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the whole table tells of its lines."""

    coded: bool
    who: bool
    when: bool
    bold_tasks: bool


def shape_of(lines: Sequence[Line]) -> Shape:
    """See which columns its lines fill as a rule."""
    full = [line for line in lines if not line.alone]
    some = max(len(full), 1)

    def mostly(*roles: Role) -> bool:
        return sum(line.filled(*roles) for line in full) >= 0.4 * some

    return Shape(
        coded=sum(is_code(line.one(Role.CODE)) for line in full) >= 0.3 * some,
        who=mostly(*_WHO),
        when=mostly(*_WHEN),
        bold_tasks=sum(line.bold for line in full) > 0.3 * some,
    )


def sort_lines(lines: Sequence[Line]) -> list[Sorted]:
    """Tell what each line does, from the lines around it."""
    shape = shape_of(lines)
    found: list[Sorted] = []
    task: Line | None = None
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        one = _sorted(line, following, task, shape)
        if one.does is Does.TASK:
            task = line
        elif one.does is not Does.MORE:
            task = None if one.does is Does.GROUP else task
        found.append(one)
    return found


def _sorted(line: Line, following: Line | None, task: Line | None, shape: Shape) -> Sorted:
    if line.alone and _REMARK.match(line.alone) and (line.wide or not line.filled(Role.CODE)):
        return Sorted(line, Does.REMARK)
    if _is_total(line):
        return Sorted(line, Does.TOTAL)
    if task is not None and (more := _goes_on(line, task, shape)) is not None:
        return Sorted(line, Does.MORE, more)
    if _is_group(line, following, task, shape):
        return Sorted(line, Does.GROUP)
    if _is_group_with_more(line, following):
        return Sorted(line, Does.GROUP, "group-says-more")
    return Sorted(line, Does.TASK)


def _is_total(line: Line) -> bool:
    said = line.alone or line.one(Role.TITLE) or next(filter(None, line.texts), "")
    code = line.one(Role.CODE)
    total = _TOTAL.match(said) or (_TOTAL.match(code) and not is_code(code))
    return bool(total) and len(said) < 60 and not line.filled(*_WHO, *_WHEN)


def _goes_on(line: Line, task: Line, shape: Shape) -> str | None:
    """Tell whether a line is more of the task before it: the doubt this leaves, "" for none."""
    title = line.one(Role.TITLE)
    code = line.one(Role.CODE)
    if {Role.CODE, Role.TITLE} <= line.spanned or (not shape.coded and Role.TITLE in line.spanned):
        return ""
    if Role.CODE in line.spanned and title:
        return None
    if code and is_code(code) and (tidy_code(code) or code == task.one(Role.CODE)):
        return _with_code(line, task, code, title)
    heads = line.wide or line.alone_role is Role.CODE
    if heads or (line.alone and line.bold and not shape.bold_tasks):
        return None
    if not title:
        return _without_title(line, task)
    return _with_title(line, task, shape, title)


def _with_code(line: Line, task: Line, code: str, title: str) -> str | None:
    """Tell of a numbered line; a bullet may stand for the number of each."""
    again = line.top and tidy_code(code) == tidy_code(task.one(Role.CODE))
    goes_on = begins_small(title) or (not title and bool(tidy_code(code)))
    return "" if again and goes_on else None


def _without_title(line: Line, task: Line) -> str:
    told_again = line.filled(*_WHO) and line.filled(*_WHEN) and task.filled(*_WHEN)
    return "" if line.top or not told_again else "row-joined"


def _with_title(line: Line, task: Line, shape: Shape, title: str) -> str | None:
    if begins_small(title) or (shape.coded and line.continues and _is_cut(line)):
        return ""
    if _stands_by_itself(line, shape):
        # Neither a number nor a capital at the top of a page: the rest of a row, whatever it says.
        rest = shape.coded and line.continues and not title[0].isalpha()
        return "row-joined" if rest else None
    if not shape.coded:
        return _rest_without_code(line, task, title)
    if line.top and not is_shouted(title):
        unsure = line.filled(*_WHO) and is_ended(task.one(Role.TITLE))
        return "row-joined" if unsure else ""
    if has_bullet(title) and not line.filled(*_WHO, *_WHEN):
        return ""
    return None


def _is_cut(line: Line) -> bool:
    """Tell whether a cell beside the title begins in the middle of a sentence."""
    beside = (*_WHO, *_WHEN, Role.PARTNER, Role.PRODUCT, Role.DETAILS)
    return any(begins_small(one_line(line.get(role))) for role in beside)


def _rest_without_code(line: Line, task: Line, title: str) -> str | None:
    """Tell of a table without numbers whether a page begins with the rest of a task."""
    if is_ended(task.one(Role.TITLE)) or line.bold or is_shouted(title):
        return None
    if line.continues or not line.top:
        return "" if line.continues else None
    return "row-joined" if line.filled(*_WHO, *_WHEN) or title[:1].isalpha() else ""


def _stands_by_itself(line: Line, shape: Shape) -> bool:
    """Tell whether a line says all that a task of this table says: what, who and when."""
    who = not shape.who or _whole_names(line)
    when = not shape.when or is_deadline(line.get(Role.DEADLINE)) or line.filled(Role.START)
    return (shape.who or shape.when) and who and when


def _whole_names(line: Line) -> bool:
    said = next((line.one(role) for role in _WHO if line.filled(role)), "")
    return bool(said) and not begins_small(said) and not wants_more(said)


def _is_group(line: Line, following: Line | None, task: Line | None, shape: Shape) -> bool:
    """Tell whether a line only names the group of the lines below it."""
    text = line.alone
    if not text or len(text) > _LONGEST_GROUP or line.alone_role not in {
        Role.TITLE, Role.SECTION, Role.CODE, Role.DETAILS, Role.PRODUCT,
    }:  # fmt: skip
        return False
    code = line.one(Role.CODE) or leading_code(text)[0]
    if line.alone_role in {Role.DETAILS, Role.PRODUCT} and not (
        line.wide or _is_bold_head(line, shape)
    ):
        return False
    if begins_small(text) and not code:
        return False
    if line.wide or is_shouted(text) or line.alone_role in {Role.CODE, Role.SECTION}:
        return True
    if read_code(code).level <= Level.ROMAN or (line.bold and not shape.bold_tasks):
        return True
    return following is not None and _stands_above(code, following, task)


def _is_bold_head(line: Line, shape: Shape) -> bool:
    """Tell whether a number and a bold title stand alone, where only groups are bold."""
    return line.bold and not shape.bold_tasks and read_code(line.one(Role.CODE)).count > 0


def _stands_above(code: str, following: Line, task: Line | None) -> bool:
    """Tell whether a title without anything beside it heads the line below it."""
    below = following.one(Role.CODE)
    if is_above(code, below):
        return True
    if following.alone or not following.filled(Role.TITLE):
        return False
    own, next_code = read_code(code), read_code(below)
    if code and not tidy_code(below):
        return True
    if next_code.level is Level.LETTER and own.level is not Level.LETTER and code:
        return True
    restarts = next_code.count == 1 and next_code.level == Level.NUMBER
    former = read_code(task.one(Role.CODE)) if task else None
    return restarts and not (former is not None and own.follows(former) and own.count == 1)


def _is_group_with_more(line: Line, following: Line | None) -> bool:
    """Tell whether a group's title has a stray word beside it, which belongs to no task."""
    code = read_code(line.one(Role.CODE))
    if line.own > 2 or following is None:
        return False
    below = read_code(following.one(Role.CODE))
    restarts = code.level <= Level.ROMAN and below.level > Level.ROMAN and below.count == 1
    heads = restarts or (line.bold and is_above(code.text, below.text))
    title = line.one(Role.TITLE)
    bare = not any(is_office(one_line(line.get(role))) for role in _WHO)
    return heads and bool(title) and bare and not line.filled(Role.PRODUCT, Role.DETAILS)
