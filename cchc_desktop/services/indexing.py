"""The searched words of tasks follow what was written, in the same transaction.

Must not know which verb wrote.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from cchc_desktop.domain.text import fold
from db import search
from db.changes import Act, Writer
from db.session import Store


@contextmanager
def indexed_writing(store: Store, act: Act) -> Iterator[Writer]:
    """Open a write whose set is found by its words, as its rows are shown in the end."""
    with store.writing(act) as writer:
        yield writer
        writer.settle()
        refresh_search(writer)


def refresh_search(writer: Writer) -> None:
    """Fold the words of the tasks a set touched and hand them to the index."""
    keys = search.tasks_touched(writer)
    if not keys:
        return
    words = search.words_of(writer.connection, keys)
    search.put_texts(writer.connection, [(key, fold(words[key])) for key in words])
    search.drop_texts(writer.connection, keys - words.keys())
