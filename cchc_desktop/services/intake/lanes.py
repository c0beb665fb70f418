"""Sums for thousands of titles at once: each title is a lane, a bit of whole numbers.

One number names all who hold something. What weight that has is added to all their sums in a few
operations on whole numbers, however many they are. Pure; must not know what is summed.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache


class LaneSums:
    """For each lane, lane 0 the lowest bit, the sum of the weights of what it holds."""

    def __init__(self, everyone: int, held: Iterable[tuple[int, int]]) -> None:
        """Add up; `held` are numbers that name the lanes holding something, with its weight."""
        self._common = 0
        columns: list[list[int]] = [[]]
        for lanes, weight in held:
            if lanes == everyone:
                self._common += weight
                continue
            while weight >> len(columns):
                columns.append([])
            for place in _few_bits(weight):
                columns[place].append(lanes)
        self._planes = _added(columns)

    def falling(self, among: int) -> Iterator[tuple[int, int]]:
        """Give the sums that some of the lanes have, the highest first, with the lanes of each."""
        while among:
            lanes, total = among, self._common
            for place in range(len(self._planes) - 1, -1, -1):
                higher = lanes & self._planes[place]
                if higher:
                    lanes = higher
                    total += 1 << place
            yield total, lanes
            among ^= lanes


def _added(columns: list[list[int]]) -> list[int]:
    """Add the numbers of each column lane by lane; what is carried goes to the next column.

    Three of a lane's bits make one bit here and one in the next column. One bit is left of each.
    """
    planes: list[int] = []
    column, carried = columns[0], list[int]()
    while column or len(planes) < len(columns):
        while len(column) > 1:
            one, other, third = column.pop(), column.pop(), column.pop() if column else 0
            odd = one ^ other
            column.append(odd ^ third)
            carried.append(one & other | odd & third)
        planes += column or [0]
        column, carried = carried, []
        if len(planes) < len(columns):
            column += columns[len(planes)]
    return planes


def lanes_of(numbers: Sequence[int]) -> int:
    """Return the number that has these bits."""
    made = bytearray(max(numbers, default=0) // 8 + 1)
    for one in numbers:
        made[one >> 3] |= 1 << (one & 7)
    return int.from_bytes(made, "little")


@lru_cache(maxsize=1024)
def _few_bits(number: int) -> tuple[int, ...]:
    return tuple(each_lane(number))


def each_lane(lanes: int) -> Iterator[int]:
    """Give the bits of a number, the lowest first."""
    while lanes:
        lowest = lanes & -lanes
        yield lowest.bit_length() - 1
        lanes ^= lowest
