"""What SQLite and the system report, sorted into misfortunes and bugs."""

import errno
import sqlite3

import pytest

from db.errors import Fault, StoreFault, kind_of, translating


def reported(name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError(name)
    error.sqlite_errorname = name
    return error


class WrappedError(Exception):
    def __init__(self, orig: BaseException) -> None:
        self.orig = orig


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("SQLITE_BUSY", Fault.DATABASE_BUSY),
        ("SQLITE_BUSY_SNAPSHOT", Fault.DATABASE_BUSY),
        ("SQLITE_LOCKED", Fault.DATABASE_BUSY),
        ("SQLITE_FULL", Fault.DISK_FULL),
        ("SQLITE_READONLY_DIRECTORY", Fault.FOLDER_READ_ONLY),
        ("SQLITE_READONLY_DBMOVED", Fault.FOLDER_LOST),
        ("SQLITE_CORRUPT_INDEX", Fault.DATABASE_DAMAGED),
        ("SQLITE_NOTADB", Fault.DATABASE_DAMAGED),
        ("SQLITE_CANTOPEN_ISDIR", Fault.FOLDER_LOST),
        ("SQLITE_IOERR_FSYNC", Fault.DISK_TROUBLE),
        ("SQLITE_IOERR_SHORT_READ", Fault.DATABASE_DAMAGED),
        ("SQLITE_ERROR", None),
        ("SQLITE_CONSTRAINT_UNIQUE", None),
    ],
)
def test_what_sqlite_reports(name: str, fault: Fault | None):
    assert kind_of(reported(name)) is fault
    assert kind_of(WrappedError(reported(name))) is fault


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, Fault.DISK_FULL),
        (errno.EACCES, Fault.FOLDER_READ_ONLY),
        (errno.EROFS, Fault.FOLDER_READ_ONLY),
        (errno.ENOENT, Fault.FOLDER_LOST),
        (errno.ENOTDIR, Fault.NOT_A_FOLDER),
        (errno.EINVAL, None),
    ],
)
def test_what_the_system_reports(number: int, fault: Fault | None):
    assert kind_of(OSError(number, "x")) is fault


def test_a_file_that_another_program_holds_on_windows():
    error = PermissionError(errno.EACCES, "x")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert kind_of(error) is Fault.DATABASE_BUSY


def test_translating_names_the_path_and_keeps_the_cause():
    cause = OSError(errno.ENOSPC, "x")
    with pytest.raises(StoreFault) as caught, translating("D:\\CCHC"):
        raise cause
    assert (caught.value.code, caught.value.facts) == (Fault.DISK_FULL, {"path": "D:\\CCHC"})
    assert caught.value.__cause__ is cause


def test_translating_leaves_bugs_and_told_misfortunes_alone():
    told = StoreFault(Fault.COPY_MISSING, path="a")
    for error in (ValueError("x"), told):
        with pytest.raises(type(error)) as caught, translating("b"):
            raise error
        assert caught.value is error
