"""How alike two titles are: by their words, the rare ones above all, and the pairs they stand in.

Pure; must not know what titles are of, nor what is done with what is alike.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import fsum, log

from cchc_desktop.domain.text import fold

Feature = str | tuple[str, str]
"""A word, or two that stand side by side."""


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
        words = 2 * self._weight(one.single & other.single) / total if total else 0.0
        if not (one.pairs and other.pairs):
            return words
        pairs = 2 * len(one.pairs & other.pairs) / (len(one.pairs) + len(other.pairs))
        return (words + pairs) / 2

    def rarity(self, word: str) -> float:
        return self._rarity.get(word, 1.0)

    def whole(self, words: frozenset[str]) -> float:
        """Return what the words of a title weigh, worked out once."""
        known = self._weighed.get(words)
        if known is None:
            known = self._weighed[words] = self._weight(words)
        return known

    def _weight(self, words: frozenset[str]) -> float:
        """Add up exactly: the same words weigh the same, whatever their order."""
        rarity = self._rarity
        return fsum([rarity.get(word, 1.0) for word in words])


def likeness(one: str, other: str) -> float:
    """Tell how alike two texts are, from 0 to 1: by their words and the pairs they stand in."""
    return Titles([]).likeness(Words.of(fold(one)), Words.of(fold(other)))
