"""What only the whole table tells of its columns' roles.

Must not know the rows of tasks.
"""

from collections.abc import Sequence

from cchc_desktop.documents.tables.columns import LEADS, PROGRESS, Role
from cchc_desktop.documents.tables.content import Content
from cchc_desktop.documents.tables.header import own_caption
from cchc_desktop.documents.tables.vocabulary import caption_scores

_LONG = 22.0
_FEW = 4
_DIFFERENT = 0.8


def settled(roles: list[Role], captions: Sequence[str], contents: Sequence[Content]) -> list[Role]:
    """Settle what only the whole table tells."""
    _settle_results(roles, captions)
    if Role.TITLE not in roles:
        _promote_title(roles, contents)
    if not LEADS & set(roles) and Role.PERSON in roles:
        at = roles.index(Role.PERSON)
        if contents[at].shares[Role.PERSON] < 0.5:
            roles[at] = Role.LEAD
    _settle_groups(roles, contents)
    _settle_days(roles, contents)
    return roles


def _settle_results(roles: list[Role], captions: Sequence[str]) -> None:
    """Tell a bare "Kết quả": what a plan wants, but what was done where progress is kept."""
    for at, role in enumerate(roles):
        if role not in {Role.PRODUCT, Role.RESULT}:
            continue
        said = caption_scores(own_caption(captions[at]))
        others = {one for place, one in enumerate(roles) if place != at}
        kept = others & (PROGRESS - {Role.RESULT, Role.EVIDENCE})
        if role is Role.RESULT and not kept and Role.PRODUCT not in others:
            roles[at] = Role.PRODUCT
        elif said.get(Role.PRODUCT) == said.get(Role.RESULT):
            roles[at] = Role.RESULT if kept or Role.PRODUCT in others else Role.PRODUCT


def _promote_title(roles: list[Role], contents: Sequence[Content]) -> None:
    """Without a caption for it, the work is told where details are, or in the longest text."""
    for role in (Role.SECTION, Role.DETAILS):
        if role in roles and _may_be_title(roles.index(role), roles, contents):
            roles[roles.index(role)] = Role.TITLE
            return
    free = [at for at, role in enumerate(roles) if role in {Role.IGNORED, Role.PRODUCT}]
    longest = max(free, key=lambda at: contents[at].length, default=None)
    if longest is not None and contents[longest].length > _LONG:
        roles[longest] = Role.TITLE


def _may_be_title(at: int, roles: Sequence[Role], contents: Sequence[Content]) -> bool:
    """Tell whether a text names the work: groups repeat, details stand behind what they detail."""
    if roles[at] is Role.SECTION:
        return Role.DETAILS not in roles or contents[at].different > _DIFFERENT
    return not any(
        roles[left] is Role.IGNORED
        and contents[left].length > _LONG
        and contents[left].different > _DIFFERENT
        for left in range(at)
    )


def _settle_groups(roles: list[Role], contents: Sequence[Content]) -> None:
    """Tell a column of groups, which repeats itself, from a text of its own."""
    if Role.SECTION in roles:
        at = roles.index(Role.SECTION)
        if contents[at].filled > _FEW and contents[at].different > _DIFFERENT:
            roles[at] = Role.DETAILS if Role.TITLE in roles[:at] else Role.SECTION


def _settle_days(roles: list[Role], contents: Sequence[Content]) -> None:
    """Take the only day of a table for its deadline, unless states stand beside it."""
    if Role.DATE_DONE not in roles or Role.DEADLINE in roles:
        return
    at = roles.index(Role.DATE_DONE)
    if not {Role.STATE, Role.PERCENT, Role.RESULT} & set(roles) or not contents[at].filled:
        roles[at] = Role.DEADLINE
