"""Numbers that a list skips or repeats: said, and left as they are.

Must not know what the list is of.
"""

from collections.abc import Iterator
from typing import Final

from cchc_desktop.documents.narrative.outline import Node, list_place
from cchc_desktop.domain.draft import DoubtDraft

_WITHOUT_STROKE: Final = ("d", "e")
"""Many lists go on with "e" after "d": they know no "đ"."""


def numbering_doubts(root: Node) -> tuple[DoubtDraft, ...]:
    """Return a doubt for each number that is missing from a list or is there twice."""
    return tuple(
        doubt for node in (root, *root.below()) for doubt in _of_list(node)
    )  # fmt: skip


def _of_list(parent: Node) -> Iterator[DoubtDraft]:
    former: Node | None = None
    for node in parent.children:
        if former is not None:
            (stem, last), (same, count) = list_place(former), list_place(node)
            facts = {"before": former.code, "after": node.code}
            where = parent.title[:80]
            if stem != same or not last or not count:
                pass
            elif count == last:
                yield DoubtDraft("narrative-doubts.number-repeated", facts, where)
            elif count > last + 1 and (former.code, node.code) != _WITHOUT_STROKE:
                yield DoubtDraft("narrative-doubts.number-skipped", facts, where)
        former = node
