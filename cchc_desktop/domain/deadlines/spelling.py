"""How near a written word comes to a key word: exactly, without its marks, or by a slip.

Must not know the grammar. A slip is what typing and OCR do to one word: a wrong mark, or one
letter wrong. Words that exist in their own right are never taken for a slip of another.
"""

import unicodedata
from enum import IntEnum
from functools import cache

_SHORTEST_WRONG_MARK = 3
SLIPPABLE = frozenset({"tháng", "ngày", "trước", "thường", "xuyên"})
_WORDS_OF_THEIR_OWN = frozenset(
    """
    hạng háng hãng hàm hàng hằng quỹ quỳ quý quí nằm nắm nạm năm thắng thẳng thăng thằng tháng
    thành thanh thánh thạnh thuộc thước thượng thương thưởng ngây ngáy ngày ngân ngăn ngắn nga nay
    này đền đèn đen đến chăm đấu đậu đâu cười cưới kỳ kì trước từ tư
    """.split(),  # noqa: SIM905  (a list of words is read as one)
)


class Fit(IntEnum):
    """How a written word stands to a key word."""

    EXACT = 0
    UNMARKED = 1
    SLIP = 2


def folded(text: str) -> str:
    """Give the text in composed letters without case."""
    return unicodedata.normalize("NFC", text.casefold())


def plain(text: str) -> str:
    """Give the text without case and marks; đ is d."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def key_plain(key: str) -> str:
    """Give a key word of the grammar without its marks: there are few, so each is kept."""
    return plain(key)


def fit(word: str, word_plain: str, key: str) -> Fit | None:
    """Say how a folded word stands to a key word; None when it is another word."""
    if word == key:
        return Fit.EXACT
    bare = key_plain(key)
    if word_plain == bare:
        return _other_marks(word, bare, key)
    near = key in SLIPPABLE and word not in _WORDS_OF_THEIR_OWN
    return Fit.SLIP if near and _one_letter_off(word_plain, bare) else None


def _other_marks(word: str, bare: str, key: str) -> Fit | None:
    if key == bare:  # a key word without marks ("khi", "sau") is not its marked neighbour
        return None
    if word == bare:
        return Fit.UNMARKED
    if word in _WORDS_OF_THEIR_OWN or len(bare) < _SHORTEST_WRONG_MARK:
        return None
    return Fit.SLIP


def _one_letter_off(word: str, key: str) -> bool:
    if abs(len(word) - len(key)) > 1:
        return False
    same = 0
    for left, right in zip(word, key, strict=False):
        if left != right:
            break
        same += 1
    if len(word) == len(key):
        return word[same + 1 :] == key[same + 1 :]
    longer, shorter = (word, key) if len(word) > len(key) else (key, word)
    return longer[same + 1 :] == shorter[same:]
