"""Which of many titles are most like another one, without comparing it with each of them.

Titles of about one size stand together. For all of these at once it is summed up how like the
other one they are at most; in the order of that they are compared, until no better one can come.
Pure; must not know what titles are of.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import islice
from math import ceil, log
from typing import Final

from cchc_desktop.services.intake.lanes import LaneSums, each_lane, lanes_of
from cchc_desktop.services.intake.likeness import Feature, Titles, Words

_STEP: Final = log(1.35)
"""By how much the pairs of titles of one size differ: the less, the closer the sums."""
_GRAIN: Final = 16
"""How many parts of a pair's weight are told apart: fewer are quicker and rougher."""
_SLACK: Final = 1e-9
"""What figures may be off by that were worked out in another way."""
_TWO: Final = 2
Scored = tuple[float, int]
"""How alike, and the number of a title."""


class Near:
    """Many titles, each by its number. One that is taken away is found no more."""

    def __init__(self, titles: Titles, known: Mapping[int, Words]) -> None:
        self._titles, self._known = titles, known
        alike: defaultdict[int, list[int]] = defaultdict(list)
        for at, one in sorted(known.items()):
            alike[_size(len(one.pairs))].append(at)
        self._kin: Final = [_Kin(titles, known, ats) for ats in alike.values()]
        self._home: Final = {
            at: (kin, 1 << lane) for kin in self._kin for lane, at in enumerate(kin.ats)
        }

    def take(self, at: int) -> None:
        """Take a title away."""
        kin, lane = self._home[at]
        kin.free &= ~lane

    def is_free(self, at: int) -> bool:
        kin, lane = self._home[at]
        return bool(kin.free & lane)

    def nearest(self, title: Words, most: int, least: float, enough: int) -> list[Scored]:
        """Return so many titles that are at least so alike, the most alike first.

        Of those that are equally so, the first numbers. No more than `enough` are compared: those
        that may be the most alike.
        """
        found: list[Scored] = []
        floor = least
        for ceiling, at in islice(self._falling(title), enough):
            if ceiling < floor:
                break
            score = self._like(title, at)
            if score >= least:
                insort(found, (-score, at))
                del found[most:]
                floor = -found[-1][0] if len(found) == most else least
        return [(-score, at) for score, at in found]

    def first_and_rival(
        self, title: Words, least: float, close: float
    ) -> tuple[Scored, int | None] | None:
        """Return the title most like this one, and another that is hardly less so, if any is.

        None where none is at least so alike.
        """
        found: list[Scored] = []
        floor = least
        for ceiling, at in self._falling(title):
            if ceiling < floor:
                break
            insort(found, (-self._like(title, at), at))
            del found[_TWO:]
            best = -found[0][0]
            if best >= least:
                floor = best if _are_close(found, close) else best - close
        if not found or -found[0][0] < least:
            return None
        score, at = found[0]
        return (-score, at), found[1][1] if _are_close(found, close) else None

    def has_other(self, title: Words, besides: int, above: float) -> bool:
        """Tell whether another title than one is more like this one than so much."""
        for ceiling, at in self._falling(title):
            if ceiling < above:
                return False
            if at != besides and self._like(title, at) > above:
                return True
        return False

    def _like(self, title: Words, at: int) -> float:
        return self._titles.likeness(title, self._known[at])

    def _falling(self, title: Words) -> Iterator[Scored]:
        """Give how like this one each title is at most, the highest first.

        Those of one size are looked at when nothing that is known of others can be higher.
        """
        waiting: list[tuple[float, int, int]] = []
        sums: dict[int, Iterator[Scored]] = {}
        for number, kin in enumerate(self._kin):
            heappush(waiting, (-kin.highest(self._titles, title), number, 0))
        while waiting:
            ceiling, number, lanes = heappop(waiting)
            kin = self._kin[number]
            for lane in each_lane(lanes):
                yield -ceiling, kin.ats[lane]
            if number not in sums:
                sums[number] = kin.falling(self._titles, title)
            for lower, others in sums[number]:
                heappush(waiting, (-lower, number, others))
                break


class _Kin:
    """Titles of about one size. The lane of each is its place among them."""

    def __init__(self, titles: Titles, known: Mapping[int, Words], ats: Sequence[int]) -> None:
        self.ats: Final = ats
        self.free = self._all = (1 << len(ats)) - 1
        pairs = [len(known[at].pairs) for at in ats]
        weights = [titles.whole(known[at].single) for at in ats]
        self._pairs: Final = min(pairs), max(pairs)
        self._weights: Final = min(weights), max(weights)
        held: defaultdict[Feature, list[int]] = defaultdict(list)
        for lane, at in enumerate(ats):
            for feature in known[at].features():
                held[feature].append(lane)
        # Words of one phrase are held by the same titles, and are added up as one.
        groups: dict[tuple[int, ...], int] = {}
        self._group: Final[dict[Feature, int]] = {
            feature: groups.setdefault(tuple(lanes), len(groups)) for feature, lanes in held.items()
        }
        self._lanes: Final = [lanes_of(lanes) for lanes in groups]

    def highest(self, titles: Titles, title: Words) -> float:
        """Return how like a title one of this size is at most."""
        words = _most_common(titles.whole(title.single), *self._weights)
        if not self._stand_in_pairs(title):
            return 2 * words + _SLACK
        return words + _most_common(len(title.pairs), *self._pairs) + _SLACK

    def falling(self, titles: Titles, title: Words) -> Iterator[tuple[float, int]]:
        """Give how like a title those left are at most, the highest first, with their lanes."""
        if not title.single:
            return
        by_pairs = self._stand_in_pairs(title)
        parts = len(title.pairs) + self._pairs[0] if by_pairs else len(title.single)
        unit = 1 / (parts * _GRAIN)
        share = (1 if by_pairs else 2) / (titles.whole(title.single) + self._weights[0])
        group = self._group
        weights: defaultdict[int, int] = defaultdict(int)
        for word in title.single & group.keys():
            weights[group[word]] += ceil(titles.rarity(word) * share / unit)
        if by_pairs:
            for pair in title.pairs & group.keys():
                weights[group[pair]] += _GRAIN
        sums = LaneSums(self._all, [(self._lanes[one], what) for one, what in weights.items()])
        for total, lanes in sums.falling(self.free):
            yield total * unit + _SLACK, lanes

    def _stand_in_pairs(self, title: Words) -> bool:
        """Tell whether pairs are compared: a title of one word has none."""
        return bool(title.pairs) and bool(self._pairs[0])


def _are_close(found: Sequence[Scored], close: float) -> bool:
    return len(found) == _TWO and -found[1][0] > -found[0][0] - close


def _most_common(own: float, least: float, most: float) -> float:
    """Return the greatest share that two sizes can have in common; theirs lies between two."""
    other = min(max(own, least), most)
    return min(own, other) / (own + other) if own + other else 0.0


def _size(number: float) -> int:
    return round(log(number) / _STEP) if number else -1
