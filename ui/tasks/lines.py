"""What the page asks of a task and of a result; services give and take these. Must not know Qt."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

TaskId = Any


class TaskLine(Protocol):
    """One task as the list shows it: `cchc_desktop.services.task_list.listing.TaskLine`.

    Named by its shape, because that module loads the database and this one comes before it.
    """

    @property
    def id(self) -> TaskId: ...
    @property
    def plan(self) -> Any: ...
    @property
    def code(self) -> str | None: ...
    @property
    def section(self) -> str | None: ...
    @property
    def section_title(self) -> str | None: ...
    @property
    def field(self) -> str | None: ...
    @property
    def title(self) -> str: ...
    @property
    def products(self) -> Sequence[str]: ...
    @property
    def lead_units(self) -> Sequence[str]: ...
    @property
    def partner_units(self) -> Sequence[str]: ...
    @property
    def person(self) -> str | None: ...
    @property
    def deadline(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def due(self) -> date | None: ...
    @property
    def state(self) -> str: ...
    @property
    def percent(self) -> int | None: ...
    @property
    def last_result(self) -> str | None: ...
    @property
    def evidence(self) -> int: ...
    @property
    def doubts(self) -> Collection[str]:
        """Name the fields that a person still has to decide."""
        ...

    @property
    def in_quarter(self) -> bool: ...
    @property
    def withdrawn(self) -> bool: ...
    @property
    def place(self) -> Any: ...
    @property
    def plan_name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Result:
    """What a person notes of a task for the running quarter."""

    state: str
    percent: int | None
    result: str


@dataclass(frozen=True, slots=True)
class Closed:
    """Why nothing can be noted of a task here, in a sentence."""

    why: str


@dataclass(frozen=True, slots=True)
class TaskDoors:
    """What the page may ask for; refusals are raised. Until `ready`, only the list is to be had."""

    everything: Callable[[], Sequence[TaskLine]]
    find: Callable[[str], Collection[TaskId]]
    noted: Callable[[TaskId], Result | Closed | None]
    note: Callable[[TaskId, Result], None]
    today: Callable[[], date]
    quarter_words: Callable[[], str]
    open_sample: Callable[[], None]
    ready: Callable[[], bool]
    person: Callable[[], str]
    recall: Callable[[str], str]
    remember: Callable[[str, str], None]
