"""What helps whoever supports an office: versions, settings, what a check found, logs. No texts.

Tasks, names and the folders of a person stay at home: logs pass through `log_masking`, findings
lose what they name. Must not know who is shown it, nor where it is sent.
"""

import getpass
import platform
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from cchc_desktop.config import settings
from cchc_desktop.config.paths import DataFolder, log_folder
from cchc_desktop.config.portable import portable_folder
from cchc_desktop.config.update_steps import last_step
from cchc_desktop.config.version import VERSION
from cchc_desktop.exchange.placing import placed
from cchc_desktop.services.upkeep.copies import held
from cchc_desktop.services.upkeep.health import check
from cchc_desktop.services.upkeep.log_masking import HIDDEN, Secrets, masked
from db.copies import list_copies
from db.disk import REAL_DISK
from db.errors import StoreFault
from db.folder import Folder
from db.health import Finding, What
from db.migrations import KNOWN
from db.probe import reading, summary
from db.texts import ENGINE, every_text
from resources.words import sentence, shown, word

_LIBRARIES: Final = ("PySide6-Essentials", "SQLAlchemy", "alembic", "cryptography", "openpyxl")
_LOGS: Final = re.compile(r"(?:window|cchc)\.log(?:\.\d)?|crash(?:ed)?-\d+\.log")
_TAIL: Final = 512 * 1024
_MOST_LOGS: Final = 8
_MEGABYTE: Final = 2**20
# What these findings name is a document of the office.
_NAMED: Final = frozenset({What.ATTACHMENT_MISSING, What.ATTACHMENT_CHANGED})
Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Part:
    """One file of what is sent."""

    name: str
    text: str


def gather(root: Path, at: datetime, folder: Folder | None, window: Facts) -> list[Part]:
    """Gather all that may be sent. `folder` is the data where it is held, None where it is not.

    `window` is what the window knows of its surroundings: Qt, screens.
    """
    return [
        Part(_named("versions"), _told(_versions(root, at, window))),
        Part(_named("settings"), _told(_settings(root))),
        Part(_named("check"), "\n".join(_check(folder)) + "\n"),
        *_logs(root),
    ]


def gather_held(root: Path, at: datetime) -> list[Part]:
    """Gather without a window; a folder that cannot be held just now is told without a check."""
    try:
        folder = held(root)
    except StoreFault:
        return gather(root, at, None, {})
    with folder:
        return gather(root, at, folder, {})


def write_support(parts: Sequence[Part], out: Path) -> Path:
    """Write what was gathered, and shown, into one file; all of it or nothing."""
    with placed(out) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts:
            archive.writestr(part.name, part.text)
    return out


def _named(part: str) -> str:
    return f"{word('support-parts', part)}.txt"


def _told(facts: Iterator[tuple[str, object]]) -> str:
    return "".join(f"{name}: {shown(value)}\n" for name, value in facts)


# ---- versions and settings -------------------------------------------------------------------


def _versions(root: Path, at: datetime, window: Facts) -> Iterator[tuple[str, object]]:
    yield _fact("at"), at
    yield _fact("program"), VERSION
    yield _fact("system"), platform.platform()
    yield "Python", platform.python_version()
    yield "SQLite", ENGINE
    for library in _LIBRARIES:
        with suppress(PackageNotFoundError):  # a frozen program may carry no such note
            yield library, version(library)
    yield from window.items()
    yield _fact("built"), bool(getattr(sys, "frozen", False))
    yield _fact("on-stick"), portable_folder() is not None
    if step := last_step(root):
        yield _fact("update"), f"{step.former} → {step.new} ({step.stage})"
    yield from _data(root)


def _data(root: Path) -> Iterator[tuple[str, object]]:
    database = root / "cchc.db"
    try:
        with reading(database, in_use=True) as connection:
            seen = summary(connection)
    except StoreFault as fault:
        yield _fact("data"), fault.code
    else:
        yield _fact("data"), f"{seen.version}/{KNOWN}"
        yield _fact("plans"), seen.plans
        yield _fact("tasks"), seen.tasks
        yield _fact("size"), round(database.stat().st_size / _MEGABYTE, 1)
    yield _fact("copies"), len(list_copies(root, deep=False))
    yield _fact("free"), round(REAL_DISK.free_bytes(root) / _MEGABYTE)


def _fact(key: str) -> str:
    return word("support-facts", key)


def _settings(root: Path) -> Iterator[tuple[str, object]]:
    known = asdict(settings.load(DataFolder(root).settings))
    known["person"] = known["person"] is not None
    yield from known.items()


# ---- the check -------------------------------------------------------------------------------


def _check(folder: Folder | None) -> Iterator[str]:
    if folder is None:
        yield sentence("support-not-checked")
        return
    try:
        found = check(folder, in_use=True)
    except StoreFault as fault:
        yield f"{sentence('support-not-checked')} ({fault.code})"
        return
    if not found:
        yield sentence("support-sound")
    for one in found:
        yield sentence(f"findings.{one.what}", {"where": _where(one)})


def _where(finding: Finding) -> str:
    if finding.what in _NAMED or finding.what is What.DISK_NEARLY_FULL:
        return HIDDEN
    return finding.where


# ---- logs ------------------------------------------------------------------------------------


def _logs(root: Path) -> Iterator[Part]:
    secrets, people = _secrets(root), _people(root)
    for path in _log_files(root):
        try:
            lines = _tail(path)
        except OSError:
            continue  # one that another process is just turning over
        text = "\n".join(masked(lines, secrets, people))
        if text:
            yield Part(f"{word('support-parts', 'logs')}/{path.name}", f"{text}\n")


def _log_files(root: Path) -> list[Path]:
    places = {DataFolder(root).logs, log_folder(DataFolder(root))}
    found = [path for place in places if place.is_dir() for path in place.iterdir()]
    named = [path for path in found if _LOGS.fullmatch(path.name) and path.is_file()]
    newest = sorted(named, key=lambda path: path.stat().st_mtime, reverse=True)
    return newest[:_MOST_LOGS]


def _tail(path: Path) -> list[str]:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        text = file.read().decode("utf-8", errors="replace")
    return text.splitlines()[1 if size > _TAIL else 0 :]


def _secrets(root: Path) -> Secrets | None:
    """Return all texts of the data; None when it cannot be read, and then no words pass."""
    database = root / "cchc.db"
    try:
        return Secrets.of(every_text(database)) if database.exists() else Secrets.of(())
    except StoreFault:
        return None


def _people(root: Path) -> list[str]:
    found = [platform.node(), *root.parts[1:], *Path.home().parts[1:]]
    with suppress(OSError, KeyError):
        found.append(getpass.getuser())
    return found
