"""Everything an office knows as lines of a file, and back: for its own other computers.

Must not know how two states become one.
"""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cchc_desktop.exchange.package import Opened
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.rows import Row
from cchc_desktop.services.office_sync import OfficeState
from db.fitting import misfit
from db.mirror import Word
from db.queries.exchange import columns
from db.versions import Birth, RowState, Version, kept_entities

BIRTH, ROW, WORD = "birth", "row", "word"


def office_records(state: OfficeState) -> dict[str, list[Row]]:
    """Return what an office knows as lines."""
    return {
        BIRTH: [
            {
                "id": f"{one.replica}:{one.counter}",
                "replica": one.replica,
                "counter": one.counter,
                "at": one.at.isoformat(),
                "who": one.who,
                "verb": one.verb,
                "facts": dict(one.facts),
            }
            for one in state.births
        ],
        ROW: [_row_line(one) for one in state.rows],
        WORD: [
            {
                "id": one.key.hex,
                "package": one.package.hex,
                "entity": one.entity,
                "body": dict(one.body),
            }
            for one in state.words
        ],
    }


def state_in(opened: Opened) -> OfficeState:
    """Return what a file of our own office says; refused when any of it cannot be kept."""
    try:
        births = [_birth(line) for line in opened.records(BIRTH)]
        rows = [_row(line) for line in opened.records(ROW)]
        words = [_word(line) for line in opened.records(WORD)]
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise RefusedError("exchange-rows-refused", {"file": ""}) from error
    known = set(kept_entities())
    for row in rows:
        values = {name: json.loads(text) for name, text in row.cells.items()}
        if row.entity not in known or misfit(row.entity, values) is not None:
            raise RefusedError("exchange-rows-refused", {"file": row.entity})
    return OfficeState(births, rows, words, dict(opened.manifest.vector))


def _row_line(state: RowState) -> Row:
    return {
        "id": state.key.hex,
        "entity": state.entity,
        "cells": dict(state.cells),
        "births": dict(state.births),
        "versions": {
            name: {
                "values": dict(one.values),
                "vector": dict(one.vector),
                "bases": sorted(one.bases),
            }
            for name, one in state.versions.items()
        },
    }


def _birth(line: Mapping[str, Any]) -> Birth:
    at = datetime.fromisoformat(line["at"])
    if at.tzinfo is None:
        raise ValueError(at)
    return Birth(
        str(line["replica"]),
        int(line["counter"]),
        at,
        str(line["who"]),
        str(line["verb"]),
        dict(line["facts"]),
    )


def _row(line: Mapping[str, Any]) -> RowState:
    entity = str(line["entity"])
    known = set(columns(entity))
    cells = {str(name): str(text) for name, text in line["cells"].items() if name in known}
    versions = {
        str(name): Version(
            {str(dot): str(text) for dot, text in one["values"].items()},
            {str(replica): int(counter) for replica, counter in one["vector"].items()},
            frozenset(map(str, one["bases"])),
        )
        for name, one in line["versions"].items()
    }
    births = {str(replica): int(counter) for replica, counter in line["births"].items()}
    if not births or any(not one.values for one in versions.values()):
        raise ValueError(entity)
    return RowState(entity, uuid.UUID(hex=line["id"]), cells, versions, births)


def _word(line: Mapping[str, Any]) -> Word:
    return Word(
        uuid.UUID(hex=line["package"]),
        str(line["entity"]),
        uuid.UUID(hex=line["id"]),
        {str(name): str(text) for name, text in line["body"].items()},
    )
