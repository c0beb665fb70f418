"""One field that several computers of an office may write: all it holds and all it has seen.

A write is a dot (replica, counter). Beside the dots a register knows bases: values the field had
when its row was created. Two computers that create the same row with the same value made the same
base, so nothing is asked of anybody. Must not know what a value means: values are canonical JSON.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

BASE = "="


@dataclass(frozen=True, slots=True)
class Register:
    """`values` by dot ("replica:counter", or "=json" for a base), each unseen by the others."""

    values: Mapping[str, str]
    vector: Mapping[str, int] = field(default_factory=dict)
    bases: frozenset[str] = frozenset()

    def has_seen(self, dot: str) -> bool:
        if dot.startswith(BASE):
            return dot[len(BASE) :] in self.bases
        replica, counter = parted(dot)
        return counter <= self.vector.get(replica, 0)

    @property
    def differing(self) -> list[str]:
        """Return the different values side by side, the shown one first."""
        ranked = sorted(self.values, key=_rank, reverse=True)
        return list(dict.fromkeys(self.values[dot] for dot in ranked))

    @property
    def shown(self) -> str:
        """Return the value to show: a pure function of the state, the same on every computer."""
        return self.differing[0]

    @property
    def shown_dot(self) -> str:
        return max(self.values, key=_rank)


def parted(dot: str) -> tuple[str, int]:
    replica, _, counter = dot.rpartition(":")
    return replica, int(counter)


def _rank(dot: str) -> tuple[bool, int, str]:
    """Written values go before bases; beyond that the order only has to be the same everywhere."""
    if dot.startswith(BASE):
        return (False, 0, dot)
    replica, counter = parted(dot)
    return (True, counter, replica)


def created(value: str) -> Register:
    """Return the register of a field nobody has changed since its row was created."""
    return Register({BASE + value: value}, {}, frozenset({value}))


def written(register: Register, replica: str, counter: int, value: str) -> Register:
    """Return the register after a write that has seen all the register holds."""
    vector = dict(register.vector)
    vector[replica] = max(counter, vector.get(replica, 0))
    return Register({f"{replica}:{counter}": value}, vector, register.bases)


def merged(mine: Register, theirs: Register) -> Register:
    """Keep a value iff the other side has it too, or has not seen it."""
    values = {
        dot: value
        for one, other in ((mine, theirs), (theirs, mine))
        for dot, value in one.values.items()
        if dot in other.values or not other.has_seen(dot)
    }
    return Register(values, joined((mine.vector, theirs.vector)), mine.bases | theirs.bases)


def joined(vectors: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return the pointwise greatest of vectors."""
    result: dict[str, int] = {}
    for vector in vectors:
        for replica, counter in vector.items():
            result[replica] = max(counter, result.get(replica, 0))
    return result


def covers(vector: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Say whether `vector` has seen all that `other` has."""
    return all(vector.get(replica, 0) >= counter for replica, counter in other.items())
