"""What the end of a page cut in two before anything can be told of it: titles and numbers.

A group's title that goes on overleaf stands there alone and looks like nothing; the halves of a
number look like two. Must not know what becomes of the lines.
"""

from collections.abc import Iterable

from cchc_desktop.documents.tables.cell_text import begins_small
from cchc_desktop.documents.tables.codes import is_code, leading_code, read_code, tidy_code
from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.tables.lines import Line


def rejoined(lines: Iterable[Line]) -> list[Line]:
    """Put titles that stand alone on both sides of a page's end together, and halved numbers."""
    made: list[Line] = []
    for line in lines:
        former = made[-1] if made else None
        if former is None or not line.top:
            made.append(line)
        elif _is_rest_of_title(former, line):
            _take_title(former, line)
        else:
            above = next((one for one in reversed(made[:-1]) if one.filled(Role.CODE)), None)
            _take_number(former, line, above)
            made.append(line)
    return made


def _is_rest_of_title(former: Line, line: Line) -> bool:
    """Tell whether a line holds nothing but the rest of a title that stood alone."""
    if not line.alone or line.filled(Role.CODE) or leading_code(line.alone)[0]:
        return False
    if not former.alone:
        return line.alone_role is Role.CODE and _is_bare_number(former)
    if line.alone_role is not former.alone_role:
        return False
    numbered = former.filled(Role.CODE) or bool(leading_code(former.alone)[0])
    return begins_small(line.alone) or (numbered and line.bold == former.bold)


def _is_bare_number(line: Line) -> bool:
    return line.own == 0 and line.filled(Role.CODE)


def _take_title(former: Line, line: Line) -> None:
    role = line.alone_role or Role.TITLE
    former.alone = f"{former.alone} {line.alone}".strip()
    former.alone_role, former.wide = role, former.wide or line.wide
    if role is not Role.CODE:
        former.said[role] = former.alone


def _take_number(former: Line, line: Line, above: Line | None) -> None:
    """Put the halves of a number together, where words or the number above tell that they are."""
    code, rest = former.one(Role.CODE), line.one(Role.CODE)
    if not code or not rest:
        return
    glued = tidy_code(f"{code}{rest}".replace(" ", ""))
    in_turn = above is not None and read_code(glued).follows(read_code(above.one(Role.CODE)))
    goes_on = begins_small(line.one(Role.TITLE)) and not read_code(rest).follows(read_code(code))
    if is_code(glued) and (goes_on or (in_turn and code.endswith("."))):
        former.said[Role.CODE] = glued
        line.said[Role.CODE] = ""
