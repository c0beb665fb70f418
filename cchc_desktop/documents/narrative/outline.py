"""The body as a tree: chapters, numbered items, and the paragraphs that stand under each.

Must not know what a chapter is for, beyond telling whether a line can be its title.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Self

from cchc_desktop.documents.blocks import NOWHERE, Place
from cchc_desktop.documents.narrative.letters import is_shouted
from cchc_desktop.documents.narrative.lines import Line
from cchc_desktop.documents.narrative.markers import Marker, Rank, marker_of, place_of
from cchc_desktop.documents.narrative.roles import Role, role_inside, role_of
from cchc_desktop.domain.draft import ChapterDraft


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph without its bullet; the rank tells which bullet it had."""

    text: str
    rank: Rank = Rank.NONE
    strong: bool = False


@dataclass(slots=True)
class Node:
    """A chapter or an item: its own words, what stands under it, and the items below it."""

    rank: Rank
    code: str
    title: str
    strong: bool = False
    bracket: bool = False
    where: Place = NOWHERE
    role: Role = Role.OTHER
    said: list[Said] = field(default_factory=list)
    children: list[Self] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """Of a chapter: all its text, line by line."""

    @property
    def is_chapter(self) -> bool:
        return self.rank <= Rank.ARTICLE

    def below(self) -> Iterator[Self]:
        """Go through all nodes below, in the order of reading."""
        left = list(reversed(self.children))
        while left:
            node = left.pop()
            yield node
            left.extend(reversed(node.children))


_LONGEST_TITLE: Final = 160
_SHORTEST_TITLE: Final = 4


def outline_of(lines: Sequence[Line]) -> Node:
    """Build the tree; its root stands for the whole body."""
    root = Node(Rank.PART, "", "")
    numbered = any(marker_of(line.text).rank <= Rank.ROMAN for line in lines)
    stack: list[Node] = [root]
    for line in lines:
        if line.footnote:
            _chapter(stack).lines.append(line.text)
            continue
        marker = marker_of(line.text)
        if not numbered and marker.rank is Rank.NONE and _is_heading(line):
            marker = Marker(Rank.ROMAN, "", line.text)
        if marker.is_item:
            _open(stack, marker, line)
        elif _is_rest_of_title(stack[-1], line):
            stack[-1].title = f"{stack[-1].title} {line.text}".strip()
        else:
            stack[-1].said.append(Said(marker.rest, marker.rank, line.strong))
            _chapter(stack).lines.append(line.text)
    _lift(root)
    _give_roles(root)
    return root


def _open(stack: list[Node], marker: Marker, line: Line) -> None:
    rank = _rank_here(stack, marker)
    while len(stack) > 1 and (stack[-1].rank >= rank or not _contains(stack[-1], marker, rank)):
        stack.pop()
    strong = line.strong or line.level is not None
    node = Node(rank, marker.code, marker.rest, strong, marker.bracket, line.where)
    if not node.is_chapter:
        _chapter(stack).lines.append(line.text)
    stack[-1].children.append(node)
    stack.append(node)


def _is_rest_of_title(node: Node, line: Line) -> bool:
    """Tell whether a title goes on in the next line, or stands alone there ("Chương I")."""
    if not node.is_chapter or node.said or node.children or not is_shouted(line.text):
        return False
    if len(node.title) > _LONGEST_TITLE:
        return False
    return marker_of(line.text).rank is Rank.NONE and (not node.title or is_shouted(node.title))


def _rank_here(stack: Sequence[Node], marker: Marker) -> Rank:
    """Tell the rank of what can be two things: "I." after "H.", "1)" below "1." or "a)"."""
    if marker.rank is Rank.ROMAN and marker.code == "I":
        capitals = [node for node in stack if node.rank is Rank.CAPITAL]
        if capitals and capitals[-1].code == "H":
            return Rank.CAPITAL
    if marker.rank is Rank.NUMBER and marker.bracket:
        if any(node.rank is Rank.LETTER for node in stack):
            return Rank.UNDER_LETTER
        inside = any(node.rank in (Rank.NUMBER, Rank.NUMBER_2, Rank.NUMBER_3) for node in stack)
        return Rank.LETTER if inside and not _is_sibling_bracket(stack) else Rank.NUMBER
    return marker.rank


def _is_sibling_bracket(stack: Sequence[Node]) -> bool:
    """Tell whether the open number was itself written with a bracket."""
    numbers = [node for node in stack if node.rank is Rank.NUMBER]
    return bool(numbers) and numbers[-1].bracket


def _contains(node: Node, marker: Marker, rank: Rank) -> bool:
    """Tell whether "2.1" can stand below an open number: below 2, never below 1."""
    if not Rank.NUMBER < rank <= Rank.NUMBER_5 or not Rank.NUMBER <= node.rank <= Rank.NUMBER_5:
        return True
    return marker.code.startswith(f"{node.code}.")


def _chapter(stack: Sequence[Node]) -> Node:
    return next((node for node in reversed(stack) if node.is_chapter), stack[0])


def _is_heading(line: Line) -> bool:
    text = line.text
    if not _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE or text.endswith((".", ";", ",")):
        return False
    return line.level is not None or is_shouted(text)


def _lift(root: Node) -> None:
    """Where no Roman numbers stand above, the numbers of a plan number its chapters."""
    if any(node.is_chapter for node in root.children):
        return
    titled = [node for node in root.children if node.rank is Rank.NUMBER]
    if sum(role_of(node.title) is not Role.OTHER and _is_title(node) for node in titled) < 2:
        return
    for node in titled:
        node.rank = Rank.ARTICLE
        node.lines = list(_lines_below(node))
    root.lines = [said.text for said in root.said]


def _is_title(node: Node) -> bool:
    short = len(node.title) <= _LONGEST_TITLE and not node.title.endswith((".", ";"))
    return short and (node.strong or is_shouted(node.title) or bool(node.children or node.said))


_SIGN: Final = {Rank.BULLET: "- ", Rank.PLUS: "+ "}


def _lines_below(node: Node) -> Iterator[str]:
    yield from (f"{_SIGN.get(said.rank, '')}{said.text}" for said in node.said)
    for one in node.below():
        close = ")" if one.rank >= Rank.LETTER else "."
        yield f"{one.code}{close} {one.title}"
        yield from (f"{_SIGN.get(said.rank, '')}{said.text}" for said in one.said)


def _give_roles(root: Node) -> None:
    left: list[tuple[Node, Node]] = [(root, child) for child in root.children]
    while left:
        parent, node = left.pop()
        if node.is_chapter:
            own = role_of(node.title)
            node.role = parent.role if own is Role.OTHER and parent is not root else own
        else:
            heading = bool(node.children or node.said)
            node.role = role_inside(node.title, parent.role) if heading else parent.role
        left.extend((node, child) for child in node.children)


def chapters_of(root: Node) -> tuple[ChapterDraft, ...]:
    """Return the chapters with all their text."""
    return tuple(
        ChapterDraft(node.title.strip(" :."), "\n".join(node.lines), node.code or None)
        for node in root.below()
        if node.is_chapter
    )


def list_place(node: Node) -> tuple[str, int]:
    """Tell in which list an item counts, and as which."""
    return place_of(node.code)
