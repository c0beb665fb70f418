"""What a report tells beyond what a list of tasks shows. Plain SQL through `db.plain`.

Keys are bytes and days text, as in `db.queries.task_lines`. Must not know which of several
entries counts, nor what a report says of any of it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from db.plain import Ask

Key = bytes


class ProofFact(NamedTuple):
    """A document that proves a part's result."""

    assignment_id: Key
    quarter: str
    number: str | None
    issued_on: str | None
    title: str


class TextFact(NamedTuple):
    """What a plan says of a task beyond its title, and how the task is tied to others."""

    note: str | None
    funding: str | None
    carries_out_id: Key | None
    withdrawn_on: str | None
    withdrawn_why: str | None
    withdrawn_by: str | None
    withdrawn_by_on: str | None


class UnitPlace(NamedTuple):
    level: str
    parent_id: Key | None
    position: int


def worries(ask: Ask, last_quarter: str) -> dict[Key, tuple[str, str]]:
    """Return difficulty and proposal of the entries that have either, up to a quarter."""
    query = (
        "SELECT id, coalesce(difficulty, ''), coalesce(proposal, '') FROM progress"
        " WHERE NOT gone AND quarter <= ? AND (difficulty IS NOT NULL OR proposal IS NOT NULL)"
    )
    return {row[0]: (row[1], row[2]) for row in ask(query, (last_quarter,))}


def proofs(ask: Ask, last_quarter: str) -> Iterator[ProofFact]:
    """Return the documents given up to the end of a quarter, in the order they were given."""
    query = (
        "SELECT assignment_id, quarter, number, issued_on, title FROM evidence"
        " WHERE NOT gone AND quarter <= ? ORDER BY born, title, id"
    )
    return (ProofFact._make(row) for row in ask(query, (last_quarter,)))


def task_texts(ask: Ask) -> dict[Key, TextFact]:
    query = (
        "SELECT id, note, funding, carries_out_id, withdrawn_on, withdrawn_why,"
        " withdrawn_by_number, withdrawn_by_on FROM task"
        " WHERE NOT gone"
    )
    return {row[0]: TextFact._make(row[1:]) for row in ask(query, ())}


def details(ask: Ask) -> Iterator[tuple[Key, str]]:
    """Return the details of tasks, each with its task, in their order."""
    query = (
        "SELECT task_id, text FROM task_item WHERE NOT gone AND kind = 'detail'"
        " ORDER BY task_id, position"
    )
    return ((row[0], row[1]) for row in ask(query, ()))


def carried_over(ask: Ask, state: str) -> frozenset[Key]:
    """Return the tasks that go on with one of which a part was closed in this state."""
    query = (
        "SELECT t.id FROM task t JOIN assignment a ON a.task_id = t.continues_id"
        " JOIN progress e ON e.assignment_id = a.id"
        " WHERE NOT t.gone AND NOT a.gone AND NOT e.gone AND e.state = ?"
    )
    return frozenset(row[0] for row in ask(query, (state,)))


def unit_places(ask: Ask) -> dict[Key, UnitPlace]:
    query = "SELECT id, level, parent_id, position FROM unit WHERE NOT gone"
    return {row[0]: UnitPlace._make(row[1:]) for row in ask(query, ())}


def table_fields(ask: Ask) -> dict[str, str]:
    """Return, by the code of a statistics table, the field it counts in."""
    rows = ask("SELECT code, field FROM indicator_table WHERE NOT gone", ())
    return {row[0]: row[1] for row in rows}
