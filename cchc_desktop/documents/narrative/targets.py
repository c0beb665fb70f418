"""The targets of a plan: the items of its target chapters, each with the figures it asks for.

Where a plan has no such chapter, sentences of its tasks that ask for a figure are proposed and
doubted as one. Must not know tasks beyond their text.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from cchc_desktop.documents.narrative.checks import checks_in
from cchc_desktop.documents.narrative.markers import Rank
from cchc_desktop.documents.narrative.outline import Node
from cchc_desktop.documents.narrative.roles import Role
from cchc_desktop.domain.draft import DoubtDraft, TargetDraft

_BESIDE_BEFORE: Final = re.compile(
    r"(?:cao|thấp|tốt|nhiều|ít|tăng|giảm)\s*(?:hơn)?\s*(?:so với|hơn)\s*(?:kết quả\s*)?(?:của\s*)?"
    r"(?:năm|quý|kỳ|cùng kỳ)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"(?<=[.;])\s+")


def targets_of(root: Node) -> tuple[tuple[TargetDraft, ...], tuple[DoubtDraft, ...]]:
    """Return the targets, and what a person should look at."""
    within = {id(node): parent.role for parent in (root, *root.below()) for node in parent.children}
    found = [
        target
        for node in root.below()
        if node.role is Role.TARGETS
        for target in _of_node(node, opens=within[id(node)] is not Role.TARGETS)
    ]
    doubts: list[DoubtDraft] = []
    if not found:
        found = list(_measured_aims(root)) or list(_in_passing(root))
        if found:
            facts = {"count": len(found)}
            doubts.append(DoubtDraft("narrative-doubts.targets-in-passing", facts, field="targets"))
    doubts += _beside_last_year(found)
    return tuple(found), tuple(doubts)


def _of_node(node: Node, *, opens: bool) -> Iterator[TargetDraft]:
    """Return an item with its words as one target, and the bullets below it as targets.

    A heading that `opens` the targets is none itself.
    """
    said = list(node.said)
    if not (node.is_chapter or opens):
        own = [] if node.children else list(takewhile(lambda one: one.rank is Rank.NONE, said))
        said = said[len(own) :]
        text = " ".join((node.title, *(one.text for one in own)))
        if _is_said(text):
            yield TargetDraft(text, node.code or None, checks_in(text))
    for one in said:
        if one.rank is not Rank.NONE or checks_in(one.text):
            yield TargetDraft(one.text, None, checks_in(one.text))


def _is_said(text: str) -> bool:
    return any(map(str.isalpha, text))


def _measured_aims(root: Node) -> Iterator[TargetDraft]:
    """Aims that ask for a figure, where a plan calls its targets aims."""
    for node in root.below():
        if node.role is Role.PURPOSE:
            texts = [] if node.is_chapter else [(node.title, node.code or None)]
            for text, code in [*texts, *((one.text, None) for one in node.said)]:
                if checks := checks_in(text):
                    yield TargetDraft(text, code, checks)


def _in_passing(root: Node) -> Iterator[TargetDraft]:
    """Sentences of tasks and duties that ask for a figure, each once."""
    told: set[str] = set()
    for node in (root, *root.below()):
        if node.role not in (Role.TASKS, Role.DUTIES):
            continue
        texts = [one.text for one in node.said]
        for text in texts if node.is_chapter else (node.title, *texts):
            for sentence in _SENTENCE.split(text):
                said = sentence.strip()
                if said.casefold() not in told and (checks := checks_in(said)):
                    told.add(said.casefold())
                    yield TargetDraft(said, None, checks)


def _beside_last_year(found: Iterable[TargetDraft]) -> Iterator[DoubtDraft]:
    """Doubt each "cao hơn năm trước": it has no figure until somebody fills in last year's."""
    for target in found:
        if not target.checks and _BESIDE_BEFORE.search(target.text):
            facts = {"text": target.text[:120]}
            where = target.code or ""
            yield DoubtDraft("narrative-doubts.beside-last-year", facts, where, "targets")
