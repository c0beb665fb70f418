"""A line of the task list says the same whatever is read with it."""

from contextlib import ExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from builders.effort import effort
from builders.invented import Invented, days, invent, tasks
from builders.offices import an_office
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar.periods import parse
from cchc_desktop.domain.status import Shown
from cchc_desktop.services.task_list.listing import TaskFilter, list_tasks


@effort(8, 1)
@given(tasks, st.lists(days, max_size=2), days)
def test_one_line_is_read_as_all_are(invented: list[Invented], followed: list[date], today: date):
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(TemporaryDirectory()))
        desk = stack.enter_context(an_office(scratch / "data")).desk
        invent(desk, invented, followed)
        whole = list_tasks(desk, today=today)
        assert len(whole) == len(invented)
        assert whole == sorted(whole, key=lambda line: line.place)
        for line in whole:
            wanted = TaskFilter(only=frozenset({line.id}))
            assert list_tasks(desk, wanted, today) == [line]
        period = parse("2026Q3")
        running = list_tasks(desk, TaskFilter(period=period), today)
        some = frozenset(line.id for line in whole[::2])
        both = list_tasks(desk, TaskFilter(period=period, only=some), today)
        assert both == [line for line in running if line.id in some]
        late = list_tasks(desk, TaskFilter(state=Shown.OVERDUE), today)
        assert late == [line for line in whole if line.state is Shown.OVERDUE]
