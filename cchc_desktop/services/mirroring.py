"""Files of other offices: taking one in, taking it back.

Must not know how a file is packed or proved.
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cchc_desktop.domain.merge.mirror import Snapshot, standing
from cchc_desktop.services.indexing import indexed_writing
from db.changes import Act, Writer
from db.mirror import (
    Shown,
    Told,
    Word,
    add_words,
    knows_file,
    note_words,
    records_of,
    told_elsewhere,
    told_of,
)
from db.mirror import show_records as show_chosen
from db.models.exchange import Package
from db.session import Store
from db.voided import ReportFile, is_voided, voided_by


@dataclass(frozen=True, slots=True)
class Incoming:
    """What an office's file says: the vector of its computers, and records by table and id."""

    id: uuid.UUID
    office_id: uuid.UUID
    kind: str
    sequence: int
    vector: Mapping[str, int]
    sha256: str
    signature: str
    records: Mapping[str, Mapping[uuid.UUID, Mapping[str, str]]]
    period: str | None = None
    scope: Mapping[str, Any] = field(default_factory=dict)
    told: Mapping[str, Any] = field(default_factory=dict)  # what else is kept of the file
    may_be_behind: bool = True
    """Whether its office may have gone back to an older copy: False where it is known not to."""

    @property
    def report(self) -> ReportFile:
        return ReportFile(self.office_id, self.period, self.scope, self.vector)


def take_in(store: Store, file: Incoming, act: Act) -> None:
    """Believe a file, or believe it again."""
    with indexed_writing(store, replace(act, origin="file")) as writer:
        believe(writer, file)


def believe(writer: Writer, file: Incoming) -> None:
    """Believe a file within a write that may be about more than its records."""
    writer.defer_references()
    show_entered(writer, enter_file(writer, file))


@dataclass(frozen=True, slots=True)
class Entered:
    """A file that is kept and the records it tells of; with its words, where it `is_new` here."""

    file: Incoming
    records: Sequence[tuple[str, uuid.UUID]]
    words: Sequence[Word] = ()
    is_new: bool = False


def enter_file(writer: Writer, file: Incoming) -> Entered:
    """Keep a file and its words, believed from now on."""
    words = [
        Word(file.id, entity, key, body)
        for entity, bodies in file.records.items()
        for key, body in bodies.items()
    ]
    if knows_file(writer.connection, file.id):
        writer.change(Package, file.id, active=True)
        note_words(writer, words)
        return Entered(file, records_of(writer.connection, file.id))
    _note_file(writer, file)
    add_words(writer, words)
    return Entered(file, [(one.entity, one.key) for one in words], words, is_new=True)


def show_entered(writer: Writer, entered: Entered) -> None:
    """Make the rows of a file's records follow; its word stands where no other file has one."""
    file, alone = entered.file, set[uuid.UUID]()
    behind = file.may_be_behind and is_voided(writer.connection, file.report)
    if entered.is_new and not behind:
        keys = {one.key for one in entered.words}
        alone = keys - told_elsewhere(writer.connection, file.id, keys)
    by_entity: defaultdict[str, dict[uuid.UUID, Shown]] = defaultdict(dict)
    for one in entered.words:
        if one.key in alone:
            by_entity[one.entity][one.key] = Shown(file.office_id, one.body)
            writer.unsettle(one.entity, one.key)
    for entity, shown in by_entity.items():
        show_chosen(writer, entity, shown)
    speaks = bool(voided_by(writer.connection, file.report))
    hanging = records_of(writer.connection, file.id) if speaks else entered.records
    show_records(writer, [one for one in hanging if one[1] not in alone])


def _note_file(writer: Writer, file: Incoming) -> None:
    row = {
        "id": file.id,
        "direction": "in",
        "kind": file.kind,
        "office_id": file.office_id,
        "period": file.period,
        "sequence": file.sequence,
        "vector": dict(file.vector),
        "scope": dict(file.scope),
        "sha256": file.sha256,
        "signature": file.signature,
        "at": writer.act.at,
        "active": True,
    }
    writer.add_many(Package, [{**row, **file.told}])


def take_back(store: Store, package: uuid.UUID, act: Act) -> None:
    """Show again what was shown before the file came."""
    with indexed_writing(store, replace(act, origin="file")) as writer:
        writer.change(Package, package, active=False)
        show_records(writer, records_of(writer.connection, package))


def show_records(writer: Writer, records: Iterable[tuple[str, uuid.UUID]]) -> None:
    """Make mirrored rows follow from the files that are believed now."""
    by_entity: defaultdict[str, list[uuid.UUID]] = defaultdict(list)
    for entity, key in records:
        by_entity[entity].append(key)
    for entity, keys in by_entity.items():
        told = told_of(writer.connection, entity, keys)
        shown: dict[uuid.UUID, Shown] = {}
        for key in keys:
            word = _believed(told.get(key, ()))
            if word is not None:
                shown[key] = Shown(word.office, json.loads(word.body))
            writer.unsettle(entity, key)
        # Last, since it knows of new rows that there is nothing to be judged.
        show_chosen(writer, entity, shown)


def _believed(told: Sequence[Told]) -> Told | None:
    """Return the word to be shown; where one file alone speaks there is nothing to weigh."""
    if len(told) < 2:
        return next(iter(told), None)
    words = {str(one.package): one for one in told}
    chosen = standing(Snapshot(file, one.vector, one.body) for file, one in words.items())
    return words[chosen[0].file]
