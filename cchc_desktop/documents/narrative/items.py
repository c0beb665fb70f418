"""The numbered items of task chapters: tasks where no table holds them, else beside the table.

A group of items with no words of its own is their section and no item. Must not know duties of
units beyond which items they took.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cchc_desktop.documents.narrative.markers import Rank
from cchc_desktop.documents.narrative.outline import Node
from cchc_desktop.documents.narrative.roles import Role
from cchc_desktop.documents.narrative.statements import stated_in
from cchc_desktop.documents.tables.groups import field_of
from cchc_desktop.documents.tables.units_in_cells import Known
from cchc_desktop.domain.draft import NarrativeDraft, SectionDraft, Source, TaskDraft


@dataclass(frozen=True, slots=True)
class Item:
    """An item with what stands below it, and the group or chapter it belongs to."""

    code: str | None
    title: str
    more: tuple[str, ...]
    section: Node
    page: int | None = None


_LEAD_IN: Final = re.compile(r"(?:như sau|sau đây|sau|cụ thể|gồm|là)?\s*:\s*$", re.IGNORECASE)
_TWO_SENTENCES: Final = re.compile(r"[^\W\d]{2,}[.]\s+[^\W\d_a-z]")
_ASIDE: Final = re.compile(
    r"\(?\s*(?:Nội dung )?(?:chi tiết )?(?:tại|theo)?\s*(?:các )?phụ lục.{0,120}$"
    r"|\(?.{0,60}phụ lục.{0,60}(?:đính kèm|kèm theo)\W*$",
    re.IGNORECASE,
)
_SENTENCE: Final = 100


def items_of(root: Node, taken: Collection[int]) -> tuple[Item, ...]:
    """Return the items of the task chapters, without those that are duties of units."""
    return tuple(
        item
        for node in _chapters(root)
        for item in _of_group(node, node, taken)
    )  # fmt: skip


def all_items(root: Node, taken: Collection[int]) -> tuple[Item, ...]:
    """Return the items of a plan whose chapters do not say which holds the tasks."""
    free = [node for node in (root, *root.children) if node.role is Role.OTHER]
    chapters = [node for node in free if node is root or node.is_chapter]
    return tuple(item for node in chapters for item in _of_group(node, node, taken))


def _chapters(root: Node) -> Iterator[Node]:
    """Return the topmost parts that are for tasks."""
    left = list(reversed(root.children))
    while left:
        node = left.pop()
        if node.role is Role.TASKS:
            yield node
        else:
            left.extend(reversed(node.children))


def _of_group(group: Node, section: Node, taken: Collection[int]) -> Iterator[Item]:
    """Go through a group and the groups in it, in the order of reading."""
    found = False
    left = [(child, section) for child in reversed(group.children)]
    while left:
        node, above = left.pop()
        if id(node) in taken or node.role is not group.role:
            continue
        found = True
        if node.is_chapter and not node.children and node.said:
            yield from _of_bullets(node)
        elif _is_item(node):
            yield _item(node, above)
        left.extend((child, node) for child in reversed(node.children))
    if not found and id(group) not in taken:
        yield from _of_bullets(group)


def _is_item(node: Node) -> bool:
    if node.is_chapter:
        said = node.title.endswith((".", ";")) and node.rank is not Rank.ARTICLE
        return said and not node.children
    return not node.children or _has_own_words(node)


def _item(node: Node, section: Node) -> Item:
    more = tuple(one.text for one in node.said if not _ASIDE.match(one.text))
    return Item(node.code or None, node.title, more, section, node.where.page)


def _has_own_words(node: Node) -> bool:
    """Tell a group that says something itself from a mere heading."""
    if any(not _LEAD_IN.search(one.text) and one.rank is Rank.NONE for one in node.said):
        return True
    if _LEAD_IN.search(node.title) or node.strong:
        return bool(_TWO_SENTENCES.search(node.title)) and not node.strong
    return len(node.title) > _SENTENCE and node.title.endswith((".", ";"))


def _of_bullets(group: Node) -> Iterator[Item]:
    """Return the bullets as items where nothing is numbered, or else the paragraphs.

    What stands under a bullet belongs to it.
    """
    bullets = any(one.rank is Rank.BULLET for one in group.said)
    opens = Rank.BULLET if bullets or group.role is not Role.TASKS else Rank.NONE
    title, more = "", list[str]()
    for one in group.said:
        if one.rank is opens and not (opens is Rank.NONE and _is_aside(one.text)):
            if title:
                yield Item(None, title, tuple(more), group, group.where.page)
            title, more = one.text, []
        elif title:
            more.append(one.text)
    if title:
        yield Item(None, title, tuple(more), group, group.where.page)


def _is_aside(text: str) -> bool:
    return bool(_LEAD_IN.search(text) or _ASIDE.match(text))


def tasks_of(
    items: Sequence[Item], known: Known
) -> tuple[tuple[TaskDraft, ...], tuple[SectionDraft, ...]]:
    """Make tasks of the items, with the sections they stand in."""
    sections: dict[int, int] = {}
    drafts: list[SectionDraft] = []
    tasks = []
    for item in items:
        place = sections.get(id(item.section))
        if place is None and item.section.title:
            place = sections[id(item.section)] = len(drafts)
            title = item.section.title.strip(" :.")
            drafts.append(SectionDraft(title, item.section.code or None, field_of(title)))
        texts, stated = stated_in((item.title, *item.more), known)
        tasks.append(
            TaskDraft(
                texts[0] or item.title,
                code=item.code,
                section=place,
                products=tuple(stated.products),
                lead_units=tuple(stated.leads),
                partner_units=tuple(stated.partners),
                deadline=stated.deadline,
                funding=stated.funding,
                source=Source(page=item.page) if item.page else None,
                more=tuple(filter(None, texts[1:])),
            )
        )
    return tuple(tasks), tuple(drafts)


def narrative_of(items: Sequence[Item]) -> tuple[NarrativeDraft, ...]:
    """Make items that stand beside a table of tasks."""
    return tuple(
        NarrativeDraft(
            item.title,
            item.code,
            item.section.code or None,
            more=item.more,
        )
        for item in items
    )
