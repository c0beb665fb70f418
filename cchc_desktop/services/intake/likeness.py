"""How alike two titles are, and which of many are as alike as that: few are compared in full.

Pure; must not know what titles are of, nor what is done with what is alike.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from math import log
from typing import Any, Final

from cchc_desktop.domain.text import fold

_HALF: Final = 0.5
_SLACK: Final = 1e-9
"""What figures may be off by that were added in another order."""
Feature = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a folded title and the pairs they stand in."""

    single: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, folded: str) -> "Words":
        words = folded.split()
        return cls(frozenset(words), frozenset(pairwise(words)))

    def features(self) -> Iterator[Feature]:
        return chain(self.single, self.pairs)


class Titles:
    """All titles together: a rare word says more than one that most of them have."""

    def __init__(self, titles: Sequence[Words]) -> None:
        held = Counter(word for title in titles for word in title.single)
        self._rarity = {word: log(1 + len(titles) / count) for word, count in held.items()}
        self._weighed: dict[frozenset[str], float] = {}

    def likeness(self, one: Words, other: Words) -> float:
        total = self.whole(one.single) + self.whole(other.single)
        words = 2 * self.weight(one.single & other.single) / total if total else 0.0
        if not (one.pairs and other.pairs):
            return words
        pairs = 2 * len(one.pairs & other.pairs) / (len(one.pairs) + len(other.pairs))
        return (words + pairs) / 2

    def whole(self, words: frozenset[str]) -> float:
        """Return what the words of a title weigh, worked out once."""
        known = self._weighed.get(words)
        if known is None:
            known = self._weighed[words] = self.weight(words)
        return known

    def weight(self, words: frozenset[str]) -> float:
        rarity = self._rarity
        return sum([rarity.get(word, 1.0) for word in words])

    def heaviest(self, words: frozenset[str]) -> list[float]:
        """Return what so many words of a title weigh at most, from none to all of them."""
        weights = sorted((self._rarity.get(word, 1.0) for word in words), reverse=True)
        return list(accumulate(weights, initial=0.0))


class Near:
    """Many titles by what they hold; finds those that are at least so like another one."""

    def __init__(self, titles: Titles, known: Mapping[int, Words], least: float) -> None:
        self._titles, self._known, self._least = titles, known, least
        self._holders: Final[defaultdict[Feature, list[int]]] = defaultdict(list)
        # A title of one word stands in no pair and is compared by its word alone.
        self._alone: Final[defaultdict[str, list[int]]] = defaultdict(list)
        self._sizes: Final = {
            at: (one.single, len(one.pairs), titles.whole(one.single)) for at, one in known.items()
        }
        self._fewest: Final[dict[int, Mapping[int, float]]] = {}
        for at, title in known.items():
            for feature in title.features():
                self._holders[feature].append(at)
            if not title.pairs:
                for word in title.single:
                    self._alone[word].append(at)

    def alike(self, title: Words) -> Iterator[tuple[float, int]]:
        """Give every title that is so alike, with how much."""
        if not title.pairs or self._least <= _HALF:
            yield from self._compared(title, self._holding(title.features(), self._holders))
            return
        yield from self._alike_by_pairs(title)
        yield from self._compared(title, self._holding(title.single, self._alone))

    def _alike_by_pairs(self, title: Words) -> Iterator[tuple[float, int]]:
        """Give the titles that are so alike and hold pairs.

        Words make up at most half of a likeness, so a share of 2 * least - 1 of the pairs must be
        common to both: they are counted for all titles at once. What is left for the words to make
        up, so many words as are common must be able to weigh. Few titles are compared to the end.
        """
        titles, sizes, single, own = self._titles, self._sizes, title.single, len(title.pairs)
        found = Counter(chain.from_iterable(self._holders.get(pair, ()) for pair in title.pairs))
        weight, heaviest = titles.whole(single), titles.heaviest(single)
        fewest, wanted = self._fewest_pairs(own), 2 * self._least - _SLACK
        for at, shared in [one for one in found.items() if one[1] >= fewest[one[0]]]:
            words, pairs, whole = sizes[at]
            of_pairs = 2 * shared / (own + pairs)
            total = weight + whole
            least_weight = (wanted - of_pairs) * total / 2
            if weight < least_weight or whole < least_weight:
                continue
            common = single & words
            if heaviest[len(common)] < least_weight:
                continue
            score = (2 * titles.weight(common) / total + of_pairs) / 2
            if score >= self._least:
                yield score, at

    def _fewest_pairs(self, own: int) -> Mapping[int, float]:
        """Return how many pairs a title of so many must have in common with each one there is."""
        known = self._fewest.get(own)
        if known is None:
            share = 2 * self._least - 1 - _SLACK
            known = self._fewest[own] = {
                at: share * (own + pairs) / 2 for at, (_, pairs, _) in self._sizes.items()
            }
        return known

    def nearest(self, title: Words, most: int) -> Iterator[tuple[float, int]]:
        """Give the titles that are so alike among the `most` that share what is rarest."""
        there = [one for one in title.features() if one in self._holders]
        rarest = sorted(there, key=lambda one: (len(self._holders[one]), str(one)))
        found: Counter[int] = Counter()
        for feature in rarest:
            found.update(self._holders[feature])
            if len(found) >= most:
                break
        yield from self._compared(title, (at for at, _ in found.most_common(most)))

    @staticmethod
    def _holding(words: Iterable[Any], holders: Mapping[Any, list[int]]) -> set[int]:
        return set(chain.from_iterable(holders.get(word, ()) for word in words))

    def _compared(self, title: Words, ats: Iterable[int]) -> Iterator[tuple[float, int]]:
        for at in ats:
            score = self._titles.likeness(title, self._known[at])
            if score >= self._least:
                yield score, at


def likeness(one: str, other: str) -> float:
    """Tell how alike two texts are, from 0 to 1: by their words and the pairs they stand in."""
    return Titles([]).likeness(Words.of(fold(one)), Words.of(fold(other)))
