"""The searched words of tasks follow what was written, in the same transaction.

Must not know which verb wrote.
"""

import uuid
from collections.abc import Iterable

from cchc_desktop.domain.text import fold
from db import search
from db.changes import Writer


def refresh_search(writer: Writer) -> None:
    """Fold the words of the tasks a set touched and hand them to the index."""
    keys = search.tasks_touched(writer.connection, writer.touched)
    if keys:
        index_tasks(writer, keys)


def index_tasks(writer: Writer, keys: Iterable[uuid.UUID]) -> None:
    wanted = list(keys)
    words = search.words_of(writer.connection, wanted)
    folded = [(key, fold(" ".join(words[key]))) for key in wanted if key in words]
    search.put_texts(writer.connection, folded)
    search.drop_texts(writer.connection, [key for key in wanted if key not in words])
