"""Measuring in pairs: ours and the yardstick in turn, so that a noisy machine hits both alike.

Absolute figures are printed, never asserted; only the median of the ratios is held.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One cost: what it is, the budget, the ratios of the pairs and the medians behind them."""

    name: str
    budget: float
    ratio: float
    ours: float
    yardstick: float
    unit: str = "s"

    @property
    def held(self) -> bool:
        return self.ratio <= self.budget

    def __str__(self) -> str:
        verdict = "ok  " if self.held else "OVER"
        return (
            f"{verdict} {self.name}: {self.ratio:.2f} times, at most {self.budget:g}"
            f"  ({self.ours:.4g} {self.unit} against {self.yardstick:.4g} {self.unit})"
        )


def paired(
    name: str,
    budget: float,
    ours: Callable[[], float],
    yardstick: Callable[[], float],
    *,
    pairs: int = 5,
) -> Measured:
    """Run both in turn after one unmeasured pair; each returns what it cost.

    A round over its budget is run again, twice at most, and the best round counts: a busy machine
    can only make the ratio of two short processes worse than it is.
    """
    yardstick()
    ours()
    best = _round(name, budget, ours, yardstick, pairs)
    for _ in range(2):
        if best.held:
            break
        best = min(best, _round(name, budget, ours, yardstick, pairs), key=lambda one: one.ratio)
    return best


def _round(
    name: str,
    budget: float,
    ours: Callable[[], float],
    yardstick: Callable[[], float],
    pairs: int,
) -> Measured:
    costs = [(ours(), yardstick()) for _ in range(pairs)]
    return Measured(
        name,
        budget,
        statistics.median(one / other for one, other in costs),
        statistics.median(one for one, _ in costs),
        statistics.median(other for _, other in costs),
    )


def seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def process_seconds(arguments: Sequence[str]) -> float:
    """Return the processor time of a whole process: steadier than the clock on a shared machine."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # An installed program has its bytecode; compiling ours at each start, and not the yardstick's
    # libraries, would measure the shell this was called from.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = _children_seconds()
    subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, *arguments],
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=60,
    )
    return _children_seconds() - before


def _children_seconds() -> float:
    """Return the processor time of finished children; on Windows, which counts none, the clock."""
    if sys.platform == "win32":
        return time.perf_counter()
    import resource  # noqa: PLC0415 - not there on Windows

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
