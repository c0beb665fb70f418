"""Names that differ in one letter: one of them is probably a slip of the other.

Numbers and letters that stand alone tell units apart ("Quận 1" and "Quận 3", "Tổ A" and "Tổ B"),
so a difference there is no slip. Must not know which names are right, nor whose they are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from cchc_desktop.domain.text import nfc

# "Văn hoá" and "Văn hóa" are one word: which letter bears the tone is no slip.
_TONE_BEFORE = {
    "oá": "óa",
    "oà": "òa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "oé": "óe",
    "oè": "òe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
    "uý": "úy",
    "uỳ": "ùy",
    "uỷ": "ủy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}
_TONE_BEHIND = re.compile(rf"(?:{'|'.join(_TONE_BEFORE)})\b")

_SHORTEST = 5
"""Letters a name needs before one of them may be a slip: "Sở Y tế" has that many."""


class NearNames:
    """Some names, each found by every name that is one letter away from it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_shape: defaultdict[str, set[str]] = defaultdict(set)
        for name in names:
            for shape in _shapes(_plain(name)):
                self._by_shape[shape].add(name)

    def near(self, name: str) -> list[str]:
        """Return the names that differ from this one in one letter, in order."""
        plain = _plain(name)
        found = {other for shape in _shapes(plain) for other in self._by_shape.get(shape, ())}
        return sorted(other for other in found if is_slip(name, other))


def is_slip(name: str, other: str) -> bool:
    """Say whether two names are one letter apart, a changed, lost, added or swapped one."""
    one, two = _plain(name), _plain(other)
    if one == two or min(len(one), len(two)) < _SHORTEST:
        return False
    start = _common(one, two)
    end = _common(one[start:][::-1], two[start:][::-1])
    left, right = one[start : len(one) - end], two[start : len(two) - end]
    if not _one_letter(left, right):
        return False
    return not (_stands_alone(one, start, len(left)) or _stands_alone(two, start, len(right)))


def _one_letter(left: str, right: str) -> bool:
    if not (left + right).replace(" ", "").isalpha():
        return False
    swapped = len(left) == len(right) == 2 and left == right[::-1]
    return swapped or (len(left) <= 1 and len(right) <= 1 and " " not in left + right)


def _stands_alone(text: str, start: int, length: int) -> bool:
    """Say whether the letters that differ are a word of one letter, or of a Roman numeral."""
    begun = text.rfind(" ", 0, start) + 1
    ended = text.find(" ", start + length)
    word = text[begun : len(text) if ended < 0 else ended]
    return len(word) <= 1 or set(word) <= set("ivx") or any(sign.isdigit() for sign in word)


def _common(one: str, two: str) -> int:
    count = 0
    for first, second in zip(one, two, strict=False):
        if first != second:
            break
        count += 1
    return count


def _plain(name: str) -> str:
    """Give what is compared: small composed letters and digits, single spaces between words."""
    text = _TONE_BEHIND.sub(lambda found: _TONE_BEFORE[found[0]], nfc(name).lower())
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())


def _shapes(plain: str) -> Iterator[str]:
    """Give what a name has in common with every name one letter away: it less one letter."""
    yield plain
    for at in range(len(plain)):
        yield plain[:at] + plain[at + 1 :]
