"""Which unit stands for which, and since when: entries that are one unit, and successors.

Two entries that turned out to be one unit are one on every day. A successor carries on from its
day: what is open then is its affair, what was done before stays with the former unit. Must not
know where either is stored, nor how units are called.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Succession:
    """From `on`, `heir` is what `former` was; of several heirs the first takes what is open."""

    former: uuid.UUID
    heir: uuid.UUID
    on: date
    kind: Kind
    position: int = 0


class Lineage:
    """All that is known of who follows whom."""

    def __init__(
        self, same_as: Mapping[uuid.UUID, uuid.UUID], successions: Iterable[Succession]
    ) -> None:
        self._same_as = dict(same_as)
        self._heirs: defaultdict[uuid.UUID, list[tuple[date, uuid.UUID]]] = defaultdict(list)
        self._beside: defaultdict[uuid.UUID, list[tuple[date, uuid.UUID]]] = defaultdict(list)
        for one in sorted(successions, key=lambda one: one.position):
            self._beside[self.true(one.former)].append((one.on, self.true(one.heir)))
            if one.position == 0:
                self._heirs[self.true(one.former)].append((one.on, self.true(one.heir)))
        for heirs in self._heirs.values():
            heirs.sort()

    def __bool__(self) -> bool:
        """Say whether any unit stands for another at all."""
        return bool(self._same_as or self._heirs)

    def involved(self) -> frozenset[uuid.UUID]:
        """Return every unit that stands for another, or for which another stands."""
        pairs = [*self._same_as.items()]
        pairs += [(former, heir) for former, heirs in self._beside.items() for _, heir in heirs]
        return frozenset(unit for pair in pairs for unit in pair)

    def true(self, unit: uuid.UUID) -> uuid.UUID:
        """Follow an entry that turned out to be another one."""
        seen = {unit}
        while (other := self._same_as.get(unit)) is not None and other not in seen:
            seen.add(other)
            unit = other
        return unit

    def entries_of(self, unit: uuid.UUID) -> frozenset[uuid.UUID]:
        """Return all entries of a unit, its own one too."""
        return frozenset({unit, *(one for one in self._same_as if self.true(one) == unit)})

    def forebears(self, unit: uuid.UUID) -> frozenset[uuid.UUID]:
        """Return all entries of a unit and of those whose work came, or will come, to it."""
        found: set[uuid.UUID] = set()
        waiting = [unit]
        while waiting:
            at = waiting.pop()
            if at in found:
                continue
            found.add(at)
            waiting.extend(
                former
                for former, heirs in self._heirs.items()
                if any(heir == at for _, heir in heirs)
            )
        return frozenset(entry for one in found for entry in self.entries_of(one))

    def holder(self, unit: uuid.UUID, day: date) -> uuid.UUID:
        """Return the unit that on a day is what this one was, itself if it still is there."""
        at = self.true(unit)
        since = date.min
        seen: set[tuple[date, uuid.UUID]] = set()
        while True:
            hops = [
                hop
                for hop in self._heirs.get(at, ())
                if since <= hop[0] <= day and (hop[0], at) not in seen
            ]
            if not hops:
                return at
            on, heir = hops[0]
            seen.add((on, at))
            at, since = heir, on

    def successors(self, unit: uuid.UUID, day: date) -> list[uuid.UUID]:
        """Return the units that on a day are what this one was: itself while it is there.

        All of those into which it was split, for a report about a period is owed by each.
        """
        found: dict[uuid.UUID, None] = {}
        waiting = [(self.true(unit), date.min)]
        seen: set[tuple[uuid.UUID, date]] = set()
        while waiting:
            at, since = waiting.pop(0)
            ends = (on for on, _ in self._heirs.get(at, ()) if since <= on <= day)
            on = next((one for one in ends if (at, one) not in seen), None)
            if on is None:
                found[at] = None
                continue
            seen.add((at, on))
            waiting += [(heir, on) for when, heir in self._beside[at] if when == on]
        return list(found)

    def is_alive(self, unit: uuid.UUID, day: date) -> bool:
        """Say whether a unit is there on a day: not another's entry, and not succeeded yet."""
        return self.holder(unit, day) == unit

    def end_of(self, unit: uuid.UUID) -> date | None:
        """Return the first day on which a unit is no more, as far as is known."""
        days = [on for on, _ in self._heirs.get(unit, ())]
        return next((on for on in reversed(days) if not self.is_alive(unit, on)), None)


def worked_until(closed: Sequence[tuple[date | None, date]], today: date) -> date:
    """Return the day whose holder a part belongs to.

    `closed` are the days done and the quarters' ends of what closed the part, nothing when it is
    still open: what is open belongs to whoever carries it on today.
    """
    if not closed:
        return today
    done_on, quarter_end = closed[-1]
    return min(done_on or quarter_end, today)
