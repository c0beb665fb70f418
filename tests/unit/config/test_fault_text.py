"""A fault in a file that is sent: all of the way to it, and none of its words."""

import sqlite3

import pytest

from cchc_desktop.config.fault_text import fault_text

TITLE = "Rà soát thủ tục"


def _fail(error: BaseException) -> None:
    raise error


def _caught(first: BaseException, then: BaseException | None = None) -> str:
    """Raise one, and another while it is handled; return what is told of the last."""
    try:
        try:
            _fail(first)
        except BaseException as error:  # noqa: BLE001 - whatever it is
            _fail(then or error)
    except BaseException as error:  # noqa: BLE001
        return fault_text(error)
    return ""


class _OfOurs(Exception):  # noqa: N818
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@pytest.mark.parametrize(
    "error",
    [
        KeyError(TITLE),
        UnicodeDecodeError("utf-8", TITLE.encode(), 0, 1, TITLE),
        ExceptionGroup(TITLE, [ValueError(TITLE), OSError(5, TITLE)]),
        SyntaxError(TITLE, (TITLE, 1, 1, TITLE)),
        _OfOurs(TITLE),
    ],
)
def test_no_words_of_a_fault_are_told(error: BaseException):
    error.add_note(TITLE)
    told = _caught(error)
    assert type(error).__name__ in told
    assert not any(word in told for word in TITLE.split())


def test_codes_and_numbers_are():
    assert _caught(OSError(28, TITLE)).endswith("OSError: errno=28\n")
    assert _caught(_OfOurs("disk-full")).endswith("_OfOurs: code=disk-full\n")
    with pytest.raises(sqlite3.OperationalError) as caught:
        sqlite3.connect(":memory:").execute("SELECT thu_tuc")
    assert fault_text(caught.value).endswith("OperationalError: sqlite_errorname=SQLITE_ERROR\n")


def test_what_came_before_is_told_before():
    told = _caught(ValueError(TITLE), KeyError(TITLE))
    assert told.index("ValueError") < told.index("During handling") < told.index("KeyError")
    assert told.count("Traceback") == 2


def test_a_chain_that_bites_its_tail_ends():
    one, other = ValueError(), KeyError()
    one.__context__, other.__context__ = other, one
    assert fault_text(one).count("KeyError") == 1
