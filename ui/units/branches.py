"""The tree before it is drawn: units under their parents, groups with their members.

A unit stands once under its parent, and once in each of its groups. Must not know any view.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


class Node(Protocol):
    """A unit as the tree needs it."""

    @property
    def id(self) -> uuid.UUID: ...
    @property
    def name(self) -> str: ...
    @property
    def is_group(self) -> bool: ...
    @property
    def parent(self) -> uuid.UUID | None: ...
    @property
    def members(self) -> Collection[uuid.UUID]: ...
    @property
    def alive(self) -> bool: ...
    @property
    def since(self) -> date | None: ...
    @property
    def ended(self) -> date | None: ...
    @property
    def is_own(self) -> bool: ...
    @property
    def sought(self) -> str: ...


@dataclass(slots=True, eq=False)
class Branch:
    """One row of the tree: a heading, or a unit at one of its places."""

    title: str
    node: Node | None = None
    above: "Branch | None" = None
    at: int = 0
    found: bool = True  # what the search asked for, not only the way to it
    below: list["Branch"] = field(default_factory=list)

    def put(self, branch: "Branch") -> None:
        branch.above, branch.at = self, len(self.below)
        self.below.append(branch)

    def walk(self) -> Iterator["Branch"]:
        yield self
        for one in self.below:
            yield from one.walk()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which units are wanted; `words` are folded, each has to be in what a unit is called."""

    words: str = ""
    ended_too: bool = False

    def fits(self, node: Node) -> bool:
        return all(word in node.sought for word in self.words.split())


def grown(nodes: Sequence[Node], wanted: Wanted, units: str, groups: str) -> Branch:
    """Return the root of the tree: the heading of the units, then that of the groups."""
    there = [node for node in nodes if node.alive or wanted.ended_too]
    known = {node.id: node for node in there}
    children: defaultdict[uuid.UUID | None, list[Node]] = defaultdict(list)
    for node in there:
        if not node.is_group:
            children[_parent(node, known)].append(node)
    home = _ways_home(there, known)
    children[None].sort(key=lambda node: node.id not in home)
    root = Branch("")
    one = _heading(units, [_unit(node, children, wanted, set()) for node in children[None]])
    two = _heading(groups, [_group(node, known, wanted) for node in there if node.is_group])
    for heading in (one, two):
        if heading.below:
            root.put(heading)
    return root


def _ways_home(nodes: Sequence[Node], known: dict[uuid.UUID, Node]) -> set[uuid.UUID]:
    """Return the own office and all above it: its tree stands first."""
    at = next((node.id for node in nodes if node.is_own), None)
    found: set[uuid.UUID] = set()
    while at is not None and at not in found:
        found.add(at)
        at = _parent(known[at], known)
    return found


def _parent(node: Node, known: dict[uuid.UUID, Node]) -> uuid.UUID | None:
    above = known.get(node.parent) if node.parent else None
    return above.id if above is not None and not above.is_group else None


def _heading(title: str, branches: Sequence[Branch | None]) -> Branch:
    out = Branch(title, found=False)
    for one in branches:
        if one is not None:
            out.put(one)
    return out


def _unit(
    node: Node,
    children: dict[uuid.UUID | None, list[Node]],
    wanted: Wanted,
    seen: set[uuid.UUID],
) -> Branch | None:
    """Return a unit with what is wanted below it; nothing when neither is wanted."""
    out = Branch(node.name, node, found=wanted.fits(node))
    for child in children.get(node.id, ()):
        if child.id not in seen:
            below = _unit(child, children, wanted, seen | {node.id})
            if below is not None:
                out.put(below)
    return out if out.found or out.below else None


def _group(group: Node, known: dict[uuid.UUID, Node], wanted: Wanted) -> Branch | None:
    out = Branch(group.name, group, found=wanted.fits(group))
    for key in group.members:
        member = known.get(key)
        if member is not None and (out.found or wanted.fits(member)):
            out.put(Branch(member.name, member, found=wanted.fits(member)))
    return out if out.found or out.below else None
