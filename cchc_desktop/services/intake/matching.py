"""Which rows of a document are which tasks of a stored plan: by title, then code and title.

What two tasks could claim alike is left open, with both named. Pure; must not know documents nor
how plans are stored.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from cchc_desktop.domain.text import fold
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.intake.likeness import Titles, Words
from cchc_desktop.services.intake.nearness import Near

_SURE = 0.75
"""How alike two titles are that say the same in other words."""
_SAME_CODE = 0.5
"""How alike they are at least where the code is the same, in the same section."""
_MAYBE = 0.45
"""From here on it is worth asking."""
_CLOSE = 0.1
"""By how much one candidate must be more like it than the next."""
_MOST_NAMED = 4
_ENOUGH = 40
"""With how many tasks a row is compared that is surely none of them."""
_Claim = tuple[float, int, int, int | None]
"""How alike, below zero; a row, the task that it is most like, and one that is hardly less so."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a row or a task says that it may be known by."""

    title: str
    code: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The task that a row is; None for a new one. `candidates` are those it may be: ask."""

    task: uuid.UUID | None = None
    candidates: tuple[uuid.UUID, ...] = ()


def match_tasks(
    rows: Sequence[Told], there: Sequence[tuple[uuid.UUID, Told]], ticket: Ticket | None = None
) -> list[Match]:
    """Say of each row which task it is. No task is two rows."""
    known, tasks = [_Known(one) for one in rows], [(key, _Known(one)) for key, one in there]
    titles = [one.words for one in (*known, *(task for _, task in tasks))]
    matching = _Matching(known, tasks, Titles(titles), ticket or Ticket())
    matching.by_keys(lambda one: (one.title, one.code, one.section))
    matching.by_keys(lambda one: (one.title, one.section))
    matching.by_keys(lambda one: (one.title, one.code))
    matching.by_keys(lambda one: one.title)
    matching.by_code()
    matching.by_likeness()
    return matching.found()


class _Known:
    """A row or a task, its texts folded once."""

    def __init__(self, told: Told) -> None:
        self.title = fold(told.title)
        self.code = fold(told.code)
        self.section = fold(told.section)
        self.words = Words.of(self.title)


@dataclass(slots=True)
class _Matching:
    rows: Sequence[_Known]
    there: Sequence[tuple[uuid.UUID, _Known]]
    titles: Titles
    ticket: Ticket
    paired: dict[int, int] = field(default_factory=dict)
    asked: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def found(self) -> list[Match]:
        return [self._match(place) for place in range(len(self.rows))]

    def _match(self, place: int) -> Match:
        if place in self.paired:
            return Match(self.there[self.paired[place]][0])
        return Match(candidates=tuple(self.there[at][0] for at in self.asked.get(place, ())))

    def _at_each(self, places: Sequence[int]) -> Iterator[int]:
        for done, place in enumerate(places):
            self.ticket.step(done, len(places), "comparing-plans")
            yield place

    def _left_rows(self) -> list[int]:
        return [place for place in range(len(self.rows)) if place not in self.paired]

    def _left_there(self) -> list[int]:
        taken = set(self.paired.values())
        return [at for at in range(len(self.there)) if at not in taken]

    def by_keys(self, key: Callable[[_Known], Hashable]) -> None:
        """Pair what has a key in common; several of one key in their order, if equally many."""
        rows, there = self._grouped(key)
        for value, places in rows.items():
            ats = there.get(value, [])
            if len(places) == len(ats):
                self.paired.update(zip(places, ats, strict=True))

    def _grouped(
        self, key: Callable[[_Known], Hashable]
    ) -> tuple[dict[Hashable, list[int]], dict[Hashable, list[int]]]:
        rows: defaultdict[Hashable, list[int]] = defaultdict(list)
        there: defaultdict[Hashable, list[int]] = defaultdict(list)
        for place in self._left_rows():
            rows[key(self.rows[place])].append(place)
        for at in self._left_there():
            there[key(self.there[at][1])].append(at)
        return rows, there

    def by_code(self) -> None:
        """Pair what has its code and section in common, and a title that is much alike."""
        rows, there = self._grouped(lambda one: (one.code, one.section))
        for value, places in rows.items():
            ats = there.get(value, [])
            coded = self.rows[places[0]].code
            if coded and len(places) == len(ats) == 1:
                place, at = places[0], ats[0]
                if self._alike(place, at) >= _SAME_CODE:
                    self.paired[place] = at

    def by_likeness(self) -> None:
        """Pair the most alike first; what two could claim alike, or hardly one, is asked."""
        left = self._left_rows()
        tasks = Near(self.titles, {at: self.there[at][1].words for at in self._left_there()})
        rows = Near(self.titles, {place: self.rows[place].words for place in left})
        waiting: list[_Claim] = []
        for place in self._at_each(left):
            self._claim(waiting, tasks, place)
        while waiting:
            score, place, at, rival = heappop(waiting)
            if not tasks.is_free(at) or not (rival is None or tasks.is_free(rival)):
                self._claim(waiting, tasks, place)
            elif rival is None and not rows.has_other(self._words_at(at), place, -score - _CLOSE):
                self.paired[place] = at
                tasks.take(at)
                rows.take(place)
        self._ask(tasks)

    def _claim(self, waiting: list[_Claim], tasks: Near, place: int) -> None:
        """Let a row wait for the task that it is most like of those that are left."""
        found = tasks.first_and_rival(self.rows[place].words, _SURE, _CLOSE)
        if found is not None:
            (score, at), rival = found
            heappush(waiting, (-score, place, at, rival))

    def _ask(self, tasks: Near) -> None:
        """Name for each row that is left the tasks that are left and may be it."""
        for place in self._at_each(self._left_rows()):
            found = tasks.nearest(self.rows[place].words, _MOST_NAMED, _MAYBE, _ENOUGH)
            self.asked[place] = tuple(at for _, at in found)

    def _words_at(self, at: int) -> Words:
        return self.there[at][1].words

    def _alike(self, place: int, at: int) -> float:
        return self.titles.likeness(self.rows[place].words, self.there[at][1].words)
