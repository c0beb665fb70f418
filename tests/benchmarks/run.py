"""`python dev.py bench`: measures every promised cost and fails when one is over its budget."""

import sys
from collections.abc import Callable, Iterator

from tests.benchmarks import (
    consolidating,
    listing,
    reading_documents,
    reading_phrases,
    scrolling,
    searching,
    starting,
    storing,
    taking_in,
    writing_reports,
)
from tests.benchmarks.pairing import Measured

SUBJECTS: tuple[Callable[[], Iterator[Measured]], ...] = (
    starting.measure,
    storing.measure,
    searching.measure,
    listing.measure,
    reading_phrases.measure,
    scrolling.measure,
    reading_documents.measure,
    writing_reports.measure,
    taking_in.measure,
    consolidating.measure,
)


def main() -> int:
    over = []
    for subject in SUBJECTS:
        for measured in subject():
            sys.stdout.write(f"{measured}\n")
            sys.stdout.flush()
            if not measured.held:
                over.append(measured.name)
    passed = len(over) == 0
    sys.stdout.write("All costs are held.\n" if passed else f"Over budget: {'; '.join(over)}\n")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
