"""Reading deadline phrases stays linear: 10 kB against twice 5 kB of the same kind."""

import random
from collections.abc import Iterator
from datetime import date

from cchc_desktop.domain.deadlines import read
from tests.benchmarks.pairing import Measured, paired, seconds

LENGTH = 10_000
_FIRST, _LAST = date(2026, 1, 1), date(2026, 12, 31)
_PIECES = (
    "Quý I năm 2026; ",
    "trước ngày 05 hằng tháng, ",
    "từ ngày 01/3/2026 đến ",
    "thường xuyên ",
    "- Báo cáo trong tháng 11 năm 2026 ",
    "sau 15 ngày làm việc kể từ ngày ",
    "((((",
    "1/1/1/1/",
    "Quý Quý Quý ",
)


def measure() -> Iterator[Measured]:
    chance = random.Random(3)
    long = "".join(chance.choices(_PIECES, k=LENGTH))[:LENGTH]
    half = long[: LENGTH // 2]

    def of(phrase: str) -> float:
        return seconds(lambda: read(phrase, _FIRST, _LAST))

    yield paired(
        "reading a deadline phrase of 10 kB, against two of 5 kB",
        1.5,
        lambda: of(long),
        lambda: of(half) + of(half),
        pairs=7,
    )
