"""Starting, as whole processes: the first painted window, the usable one, and `cchc tasks`."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cchc_desktop.services.plans.storing import store_plan
from tests.benchmarks.pairing import Measured, paired, process_seconds
from tests.benchmarks.storing import a_draft
from tests.builders.offices import an_office

TASKS = 500
HERE = Path(__file__).parent
CLI = "import sys; from cchc_desktop.cli.main import main; sys.exit(main())"


def measure(scale: int = TASKS) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        with an_office(data) as office:
            store_plan(office.desk, a_draft(scale), date(2026, 1, 1), date(2026, 12, 31))
            database = str(office.folder.database)

        def bare() -> float:
            return process_seconds([str(HERE / "bare_window.py")])

        for milestone, budget in (("painted", 1.3), ("usable", 2.5)):
            ours = [str(HERE / "our_window.py"), milestone, str(data)]
            yield paired(
                f"start until {milestone}, {scale} tasks",
                budget,
                lambda ours=ours: process_seconds(ours),  # type: ignore[misc]
                bare,
                pairs=9,
            )
        yield paired(
            f"cchc tasks, {scale} tasks",
            2.0,
            lambda: process_seconds(["-c", CLI, "--data", str(data), "tasks"]),
            lambda: process_seconds([str(HERE / "bare_query.py"), database]),
            pairs=9,
        )
