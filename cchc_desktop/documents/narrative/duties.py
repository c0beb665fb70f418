"""What the text asks of each unit: headings that name one, "Sở Tư pháp: …", "Giao Sở Nội vụ …".

Must not know tasks, nor how units are stored.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from cchc_desktop.documents.narrative.markers import Rank
from cchc_desktop.documents.narrative.outline import Node, Said
from cchc_desktop.documents.narrative.roles import Role, role_of
from cchc_desktop.documents.narrative.subjects import (
    does,
    headed_by,
    named_before_colon,
    subject_of,
)
from cchc_desktop.documents.tables.units_in_cells import Known
from cchc_desktop.domain.draft import DoubtDraft, UnitDutyDraft

_LEAD_IN: Final = re.compile(r"(?:sau|dưới đây|cụ thể|như sau|sau đây)?\s*:\s*$", re.IGNORECASE)
_ASIDE: Final = re.compile(
    r"\(?\s*(?:Trong quá trình|Trên đây là|Nội dung chi tiết|\(?Chi tiết|\(?Có phụ lục"
    r"|\(?Đính kèm|\(?Kèm theo|Phụ lục|Lưu ý)\b|.{0,40}(?:theo|tại) phụ lục.{0,60}(?:đính kèm"
    r"|kèm theo)",
    re.IGNORECASE,
)
_SHORT_HEADING: Final = 120
_SHORT_WHO: Final = 60


@dataclass(slots=True)
class Duties:
    """What was found, and the nodes whose words are duties and therefore no tasks."""

    places: dict[int, int]
    """Where each node stands in the order of reading."""
    placed: list[tuple[int, UnitDutyDraft]] = field(default_factory=list)
    nodes: set[int] = field(default_factory=set)
    owners: dict[int, str] = field(default_factory=dict)
    """Who a node is about, by the node's identity."""
    doubts: list[DoubtDraft] = field(default_factory=list)

    @property
    def drafts(self) -> tuple[UnitDutyDraft, ...]:
        return tuple(draft for _, draft in sorted(self.placed, key=lambda one: one[0]))


def duties_of(root: Node, known: Known) -> Duties:
    """Read the duties of the chapters for them, and of headings inside task chapters."""
    found = Duties({id(node): at for at, node in enumerate((root, *root.below()))})
    for chapter in _roots(root):
        _of_chapter(found, chapter, known)
    for node in (root, *root.below()):
        if node.role is Role.TASKS and id(node) not in found.nodes:
            for child in _named_among(node.children, known):
                _headed(found, child, headed_by(child.title, known))
    return found


def _roots(root: Node) -> Iterator[Node]:
    """Return the topmost nodes that are for duties."""
    left = list(reversed(root.children))
    while left:
        node = left.pop()
        if node.role is Role.DUTIES:
            yield node
        else:
            left.extend(reversed(node.children))


def _named_among(children: Sequence[Node], known: Known) -> list[Node]:
    """Return the items of a task chapter that name units: most of a list, or who must act."""
    named = [child for child in children if headed_by(child.title, known) and _has_more(child)]
    if len(named) > 1 and 2 * len(named) >= len(children):
        return named
    return [child for child in named if child.title.endswith(":") or "trách nhiệm" in child.title]


def _has_more(node: Node) -> bool:
    return bool(node.children or node.said)


def _of_chapter(found: Duties, chapter: Node, known: Known) -> None:
    found.nodes.add(id(chapter))
    _of_paragraphs(found, chapter, known)
    left = [chapter]
    while left:
        parent = left.pop()
        beside_units = any(headed_by(child.title, known) for child in parent.children)
        again = []
        for node in parent.children:
            if node.role not in (Role.DUTIES, Role.TASKS):
                continue
            found.nodes.add(id(node))
            if beside_units and (who := _short_heading(node)) and not headed_by(who, known):
                _headed(found, node, who)
            elif not _of_item(found, node, known):
                again.append(node)
        left.extend(reversed(again))


def _short_heading(node: Node) -> str:
    """Return a heading that must be who, standing among units: "Cha mẹ học sinh"."""
    who = node.title.strip(" :.")
    short = len(who) <= _SHORT_WHO and _has_more(node) and not does(who)
    return who if short and role_of(who) is Role.OTHER else ""


def _of_item(found: Duties, node: Node, known: Known) -> bool:
    """Read one item; False when the items below it are to be read each by itself."""
    if who := headed_by(node.title, known):
        _headed(found, node, who)
        return True
    who, what = named_before_colon(node.title, known)
    if who:
        _add(found, node, who, [what, *_items(node)])
        return True
    if _names_inside(node, known):
        _of_paragraphs(found, node, known)
        return False
    if not _ASIDE.match(node.title) and (who := subject_of(node.title, known)):
        own = [] if _LEAD_IN.search(node.title) and _has_more(node) else [node.title]
        _add(found, node, who, [*own, *_items(node)])
        return True
    if not node.children and not _ASIDE.match(node.title):
        _nobody(found, node)
    _of_paragraphs(found, node, known)
    return False


def _nobody(found: Duties, node: Node) -> None:
    facts = {"text": node.title[:120]}
    found.doubts.append(
        DoubtDraft("narrative-doubts.duty-without-unit", facts, node.code, "assignments")
    )


def _names_inside(node: Node, known: Known) -> bool:
    """Tell whether what stands below is parted by units."""
    for child in node.children:
        if headed_by(child.title, known) or named_before_colon(child.title, known)[0]:
            return True
    named = [one for one in node.said if _names(one, known)]
    return len(named) > 1 and 2 * len(named) >= len(node.said)


def _names(one: Said, known: Known) -> str:
    return named_before_colon(one.text, known)[0] or headed_by(one.text, known)


def _of_paragraphs(found: Duties, node: Node, known: Known) -> None:
    """Read paragraphs of which each may name its unit, or a heading the unit of those below."""
    drafts: list[UnitDutyDraft] = []
    who, rank = "", Rank.NONE
    items: list[str] = []
    for one in node.said:
        named, what = named_before_colon(one.text, known)
        heading = "" if named else headed_by(one.text, known)
        if named or heading:
            drafts.append(UnitDutyDraft(who, tuple(items)))
            who, rank, items = named or heading, one.rank, [what] if named else []
        elif who and (rank is Rank.NONE or one.rank > rank):
            items += [one.text] if _is_item(one) else []
        else:
            subject = _subject_of(one, known)
            drafts += [UnitDutyDraft(who, tuple(items)), UnitDutyDraft(subject, (one.text,))]
            who, items = "", []
    drafts.append(UnitDutyDraft(who, tuple(items)))
    place = found.places[id(node)]
    found.placed += [(place, draft) for draft in drafts if draft.unit and draft.items]


def _subject_of(one: Said, known: Known) -> str:
    if _ASIDE.match(one.text) or one.text.endswith(":"):
        return ""
    return subject_of(one.text, known)


def _headed(found: Duties, node: Node, who: str) -> None:
    _add(found, node, who, list(_items(node)))


def _add(found: Duties, node: Node, who: str, items: Sequence[str]) -> None:
    if not who or not items:
        return
    found.placed.append((found.places[id(node)], UnitDutyDraft(who, tuple(items))))
    for one in (node, *node.below()):
        found.nodes.add(id(one))
        found.owners.setdefault(id(one), who)


def _items(node: Node) -> Iterator[str]:
    """Return what is asked below a heading, an item each; titles of groups are none."""
    yield from (one.text for one in node.said if _is_item(one))
    for child in node.below():
        if not _is_group(child):
            yield child.title
        yield from (one.text for one in child.said if _is_item(one))


def _is_item(one: Said) -> bool:
    """Tell a duty from a sentence that only leads to those below it."""
    leads_on = one.rank is Rank.NONE or len(one.text) < _SHORT_HEADING
    return not (leads_on and _LEAD_IN.search(one.text)) and not _ASIDE.match(one.text)


def _is_group(node: Node) -> bool:
    ended = node.title.rstrip().endswith((".", ";"))
    return _has_more(node) and len(node.title) < _SHORT_HEADING and not ended
