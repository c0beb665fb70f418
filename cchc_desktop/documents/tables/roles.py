"""The role of each column, from the words above it and from what stands in it.

Words and cells are weighed against each other for the whole table at once, so that a caption
like "Kết quả" is a product in a plan and a result in a workbook. Must not know rows of tasks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cchc_desktop.documents.blocks import Table
from cchc_desktop.documents.tables.cell_text import one_line
from cchc_desktop.documents.tables.columns import Column, Role, Roles
from cchc_desktop.documents.tables.content import Content, content_of, sampled, shown_role
from cchc_desktop.documents.tables.evidence import is_state
from cchc_desktop.documents.tables.header import Header, find_header, own_caption
from cchc_desktop.documents.tables.settling import settled
from cchc_desktop.documents.tables.vocabulary import caption_scores, is_period_caption
from cchc_desktop.domain.text import fold

_SHOWN = 3.0  # what content alone is worth
_LEAST = 2.0
_LONG = 45.0
_FEW = 4
_SOME = 2
_HARDLY = 0.1
_MOSTLY = 0.65
_NEARLY_ALL = 0.9
_CERTAIN = 9.0
_OWN_WORDS = 1.5  # a caption of its own counts more than the merged one above it
_ONCE = frozenset(
    {
        Role.CODE,
        Role.TITLE,
        Role.LEAD,
        Role.PARTNER,
        Role.LEAD_AND_PARTNER,
        Role.DEADLINE,
        Role.START,
        Role.STATE,
        Role.PERCENT,
        Role.DATE_DONE,
        Role.PERSON,
        Role.SECTION,
        Role.FUNDING,
    }
)
_CONTENT_MUST_AGREE = {
    Role.DEADLINE: 0.15,
    Role.STATE: 0.2,
    Role.PERCENT: 0.3,
    Role.DATE_DONE: 0.3,
    Role.FIGURE: 0.3,
    Role.CODE: 0.3,
}


def find_roles(table: Table) -> Roles:
    """Give each column its role."""
    grid = table.spread()
    header = find_header(table, grid)
    columns = _columns(header, sampled(grid, header), table.columns)
    return Roles(columns, header.first, header.body) if header else Roles(columns)


def find_common(tables: Sequence[Table], found: Sequence[Roles]) -> list[Roles]:
    """Give the columns of tables that are one table going on the roles that all of them tell.

    A page may hold a single row, which tells little; `found` says where each has its header.
    """
    first = tables[0].spread()
    header = find_header(tables[0], first)
    body: list[list[str]] = []
    for table in tables:
        grid = table.spread()
        own = header if table is tables[0] else find_header(table, grid)
        body += [_wide(row, tables[0].columns) for row in sampled(grid, own)]
    whole = Roles(_columns(header, body, tables[0].columns))
    return [
        replace(whole.for_columns(table.columns), header=one.header, body=one.body)
        for table, one in zip(tables, found, strict=True)
    ]


def _wide(row: list[str], columns: int) -> list[str]:
    return [*row[:columns], *[""] * (columns - len(row))]


def _columns(header: Header | None, body: Sequence[list[str]], count: int) -> tuple[Column, ...]:
    contents = [content_of([row[at] for row in body]) for at in range(count)]
    if header is None:
        return _without_words(contents)
    scores = [
        _weighed(caption, content)
        for caption, content in zip(header.captions, contents, strict=True)
    ]
    roles = settled(_assigned(scores), header.captions, contents)
    return tuple(
        Column(caption, role, sure=not content.filled or _is_told(role, caption))
        for caption, role, content in zip(header.captions, roles, contents, strict=True)
    )


def _is_told(role: Role, caption: str) -> bool:
    """Tell whether words say what a column holds, or it needs none."""
    if role in {Role.CODE, Role.PERIOD_MARK, Role.STATE_MARK, Role.FIGURE}:
        return True
    said = {**caption_scores(caption), **caption_scores(own_caption(caption))}
    if role in {Role.LEAD, Role.PARTNER, Role.DEADLINE}:
        return role in said or (role is Role.LEAD and Role.PERSON in said)
    return role is not Role.IGNORED and bool(said)


def _weighed(caption: str, content: Content) -> dict[Role, float]:
    """Weigh the words of a caption against what stands below it."""
    own = own_caption(caption)
    if content.filled and content.marks >= _NEARLY_ALL:
        if is_period_caption(own):
            return {Role.PERIOD_MARK: _CERTAIN}
        if is_state(own):
            return {Role.STATE_MARK: _CERTAIN}
    scores: dict[Role, float] = dict(caption_scores(caption))
    for role, score in caption_scores(own).items():
        scores[role] = max(scores.get(role, 0.0), score * _OWN_WORDS)
    if not scores:
        return _shown_scores(content)
    for role in scores:
        share = _share(role, content)
        disagrees = content.filled >= _FEW and share < _CONTENT_MUST_AGREE.get(role, 0.0)
        scores[role] += _SHOWN * share - _SHOWN * disagrees
    return _corrected(scores, content)


def _share(role: Role, content: Content) -> float:
    """Tell how many cells are what the role wants; what begins is a time as what ends."""
    if role is Role.CODE:
        return content.codes
    return content.shares.get(Role.DEADLINE if role is Role.START else role, 0.0)


def _shown_scores(content: Content) -> dict[Role, float]:
    """Tell by its cells alone what a caption says in words that nobody foresaw."""
    if content.filled and content.codes > _NEARLY_ALL:
        return {Role.CODE: _SHOWN}
    role = shown_role(content) if content.filled > 1 else Role.IGNORED
    return {role: _LEAST} if role is not Role.IGNORED else {}


def _corrected(scores: dict[Role, float], content: Content) -> dict[Role, float]:
    """See through captions of two meanings: "Tiến độ" above states, "Kết quả" above them."""
    deadline, product = scores.get(Role.DEADLINE), scores.get(Role.PRODUCT)
    if content.filled >= _SOME and content.shares[Role.LEAD] < _HARDLY:
        times = content.shares[Role.DEADLINE] > _MOSTLY
        for role in (Role.LEAD, Role.PARTNER) if times else ():
            if role in scores:
                scores.setdefault(Role.DEADLINE, scores[role])
                scores[role] -= _SHOWN
    if deadline and content.filled >= _FEW and content.shares[Role.DEADLINE] < _MOSTLY:
        for role in (Role.STATE, Role.PERCENT):
            if content.shares[role] > _MOSTLY:
                scores[role] = max(scores.get(role, 0.0), deadline + 1)
    if product and content.shares[Role.STATE] > _MOSTLY:
        scores[Role.STATE] = product + 1
    _choose_title(scores, content)
    return scores


def _choose_title(scores: dict[Role, float], content: Content) -> None:
    """See through "Lĩnh vực/Nhiệm vụ": a group stands above several rows, a task in one."""
    if Role.TITLE in scores and content.filled >= _FEW and content.different > _MOSTLY:
        scores.pop(Role.SECTION, None)


def _assigned(scores: Sequence[Mapping[Role, float]]) -> list[Role]:
    """Give out roles, the best told first; a role that only one column can have is gone then."""
    roles = [Role.IGNORED] * len(scores)
    wishes = sorted(
        ((score, -at, role) for at, said in enumerate(scores) for role, score in said.items()),
        key=lambda wish: (-wish[0], -wish[1], wish[2]),
    )
    given: set[int] = set()
    taken: set[Role] = set()
    for score, minus_at, role in wishes:
        at = -minus_at
        if score < _LEAST or at in given or (role in _ONCE and role in taken):
            continue
        roles[at] = role
        given.add(at)
        taken.add(role)
    for at, said in enumerate(scores):
        if at not in given and said:
            roles[at] = _second_choice(max(said, key=said.__getitem__), at, roles)
    return roles


def _second_choice(wanted: Role, at: int, roles: Sequence[Role]) -> Role:
    """Tell what a column is whose role another column has with more right."""
    title = roles.index(Role.TITLE) if Role.TITLE in roles else len(roles)
    match wanted:
        case Role.TITLE:
            return Role.SECTION if at < title and Role.SECTION not in roles else Role.DETAILS
        case Role.LEAD:
            return Role.PARTNER if Role.PARTNER not in roles else Role.IGNORED
        case Role.DEADLINE:
            return Role.START if Role.START not in roles else Role.IGNORED
        case _:
            return Role.IGNORED


def _without_words(contents: Sequence[Content]) -> tuple[Column, ...]:
    """Tell the roles of a table that has no header from its cells alone."""
    roles = [Role.IGNORED] * len(contents)
    if contents and contents[0].codes > 0.6:
        roles[0] = Role.CODE
    for at, content in enumerate(contents):
        if roles[at] is Role.IGNORED and content.filled:
            roles[at] = shown_role(content)
    _part_units(roles)
    free = [at for at, role in enumerate(roles) if role in {Role.IGNORED, Role.PRODUCT}]
    longest = max(free, key=lambda at: contents[at].length, default=None)
    if longest is not None:
        roles[longest] = Role.TITLE
        for at in free:
            if at > longest and roles[at] is Role.IGNORED and contents[at].length > _LONG:
                roles[at] = Role.DETAILS
    return tuple(
        Column("", role, sure=not content.filled)
        for role, content in zip(roles, contents, strict=True)
    )


def _part_units(roles: list[Role]) -> None:
    """Of two columns of units the first leads; of two of times the first begins."""
    for role, first, second in (
        (Role.LEAD, Role.LEAD, Role.PARTNER),
        (Role.DEADLINE, Role.START, Role.DEADLINE),
    ):
        found = [at for at, one in enumerate(roles) if one is role]
        if len(found) > 1:
            roles[found[0]], roles[found[1]] = first, second
            for at in found[2:]:
                roles[at] = Role.IGNORED


def caption_key(roles: Roles) -> tuple[str, ...]:
    """Return what makes two tables the same one going on: the words above their columns."""
    return tuple(fold(one_line(column.caption)).replace(" ", "") for _, column in roles)
