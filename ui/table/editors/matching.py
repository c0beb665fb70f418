"""Which names are meant by what was typed so far: any spelling, any word, with or without marks."""

from collections.abc import Sequence
from typing import Final

from cchc_desktop.domain.text import fold, nfc
from ui.table.editors.values import Candidate

MOST: Final = 8


class Names:
    """The candidates with their folded spellings; made when an editor opens."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._names = [
            (one, [fold(text).split() for text in (one.word, *one.spellings)]) for one in candidates
        ]
        self._by_key: dict[str, list[Candidate]] = {}
        for one, spellings in self._names:
            for words in spellings:
                self._by_key.setdefault(" ".join(words), []).append(one)

    def exact(self, text: str) -> Candidate | None:
        """Return the one this text names in full; the same letters with marks go before others."""
        found = self._by_key.get(fold(text), [])
        written = nfc(text).casefold()
        for one in found:
            if written in (spelling.casefold() for spelling in (one.word, *one.spellings)):
                return one
        return found[0] if found else None

    def matching(self, text: str, most: int = MOST) -> list[Candidate]:
        """Return those of which each typed word begins a word; better ones first."""
        typed = fold(text).split()
        ranked = [
            (rank, at, one)
            for at, (one, spellings) in enumerate(self._names)
            if (rank := min(_rank(typed, words) for words in spellings)) < _NOT
        ]
        ranked.sort(key=lambda found: found[:2])
        return [one for _, _, one in ranked[:most]]


_NOT: Final = 3


def _rank(typed: Sequence[str], words: Sequence[str]) -> int:
    """0: begins with what was typed; 1: its words in that order; 2: in any; 3: not at all."""
    joined = " ".join(words)
    if joined.startswith(" ".join(typed)):
        return 0
    rest = iter(words)
    if all(any(word.startswith(start) for word in rest) for start in typed):
        return 1
    left = list(words)
    for start in typed:
        hit = next((word for word in left if word.startswith(start)), None)
        if hit is None:
            return _NOT
        left.remove(hit)
    return 2


def part_at(text: str, caret: int) -> tuple[int, int]:
    """Return where the name under the caret stands between its semicolons."""
    start = text.rfind(";", 0, caret) + 1
    end = text.find(";", caret)
    end = len(text) if end < 0 else end
    while start < end and text[start] == " ":
        start += 1
    return start, end


def parts(text: str) -> list[str]:
    """Return the names in a text, each once, without empty ones."""
    return list(dict.fromkeys(name for one in text.split(";") if (name := nfc(one))))
