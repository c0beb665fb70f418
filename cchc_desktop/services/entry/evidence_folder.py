"""A folder of documents taken in at one go: what each is called and which task it proves.

A proposal first: nothing is kept before a person has looked at it. Must not know how it is shown.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Final

from cchc_desktop.domain.calendar.periods import Period
from cchc_desktop.domain.text import fold, nfc
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.services.desk import Desk, Outcome
from cchc_desktop.services.entry.evidence_names import told_of
from cchc_desktop.services.entry.evidence_shelf import add_evidence
from cchc_desktop.services.entry.lines import EntryLine, EntryPlace
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.evidence import Given, GivenFile, Reference

_NO_DOCUMENTS: Final = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_MOST_FILES: Final = 500
_ALIKE: Final = 0.25
_LEAST_PAIRS: Final = 3
_AHEAD: Final = 1.25
_UNKNOWN: Final = 0.2  # what no title says tells little either way
_BARE: Final = re.compile(r"\d+")
_CODED: Final = r"(?<![\w.]){code}(?![\w]|\.\d)"
_NAMED: Final = r"(?:nv|nhiem vu|muc|stt)[\s_.-]*{code}(?![\w]|\.\d)"

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ProposedFile:
    """One file: what its document is called, and the line it is thought to prove, if any."""

    path: Path
    told: Reference
    place: EntryPlace | None


def files_in(folder: Path) -> list[Path]:
    """Return the documents in a folder and the folders in it; refuses one that has none."""
    try:
        found = sorted(path for path in folder.rglob("*") if _is_document(path))
    except OSError as error:
        raise RefusedError("evidence-unreadable", {"path": str(folder)}) from error
    if not found:
        raise RefusedError("folder-without-files", {"path": str(folder)})
    return found[:_MOST_FILES]


def propose_files(
    paths: Sequence[Path], lines: Collection[EntryLine], ticket: Ticket
) -> list[ProposedFile]:
    """Read each file's name, and the document itself, for what it is and which line it proves."""
    matching = _Matching([line for line in lines if line.writable])
    proposed = []
    for at, path in enumerate(paths, 1):
        ticket.step(at, len(paths), "reading-file")
        told = told_of(path, ticket)
        proposed.append(ProposedFile(path, told, matching.place_of(path, told)))
    return proposed


def keep_files(
    desk: Desk,
    period: Period,
    accepted: Sequence[ProposedFile],
    lines: Collection[EntryLine],
    files: Path,
) -> Outcome:
    """Keep the files whose line is known, all as one change set."""
    by_place = {line.id: line for line in lines}
    of_lines: dict[EntryPlace, list[Given]] = {}
    for one in accepted:
        if one.place in by_place:
            of_lines.setdefault(one.place, []).append(GivenFile(one.path, one.told))
    given = [(by_place[place], what) for place, what in of_lines.items()]
    return add_evidence(desk, period, given, files)


def _is_document(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$")) or path.name.lower() in _NO_DOCUMENTS
    return not hidden and path.is_file()


class _Matching:
    """Finds lines by their codes in a file's name, else by the words of their titles."""

    def __init__(self, lines: Sequence[EntryLine]) -> None:
        first: dict[str, EntryLine] = {}
        for line in lines:  # a line that is waited for goes before one that is told
            known = first.get(line.title)
            if known is None or (line.owed and line.lacks and not known.lacks):
                first[line.title] = line
        self._lines = list(first.values())
        codes = Counter(line.code for line in self._lines if line.code)
        self._coded = {
            line.code: line for line in self._lines if line.code and codes[line.code] == 1
        }
        self._pairs = {line.id: _pairs(line.title) for line in self._lines}
        self._told = Counter(pair for pairs in self._pairs.values() for pair in pairs)

    def place_of(self, path: Path, told: Reference) -> EntryPlace | None:
        coded = self._by_code(path)
        return coded if coded is not None else self._by_words(f"{path.stem} {told.title}")

    def _by_code(self, path: Path) -> EntryPlace | None:
        """Find a code: one of several parts anywhere, a bare number only where it is named."""
        name = nfc(path.stem)
        named = " ".join(fold(part) for part in re.split(r"(?<=\d)(?=\D)|(?<=\D)(?=\d)", name))
        for code in sorted(self._coded, key=len, reverse=True):
            bare = code.strip(".)")
            if _BARE.fullmatch(bare):
                found = re.search(_NAMED.format(code=re.escape(bare)), named)
            else:
                found = re.search(_CODED.format(code=re.escape(bare)), name)
            if found is not None:
                return self._coded[code].id
        return None

    def _by_words(self, text: str) -> EntryPlace | None:
        """Find the one title that has clearly more in common than the others."""
        asked = _pairs(text)
        if not asked:
            return None
        scored = sorted(
            ((self._likeness(asked, line.id), at) for at, line in enumerate(self._lines)),
            key=lambda one: (-one[0], one[1]),
        )
        best, at = scored[0] if scored else (0.0, -1)
        second = scored[1][0] if len(scored) > 1 else 0.0
        if best < _ALIKE or best < second * _AHEAD:
            return None
        return self._lines[at].id

    def _likeness(self, asked: Pairs, place: EntryPlace) -> float:
        """Weigh the word pairs in common: those that few titles have say most."""
        pairs = self._pairs[place]
        if len(pairs & asked) < _LEAST_PAIRS:
            return 0.0
        common, of_title, of_file = (
            sum(self._weight(pair) for pair in some) for some in (pairs & asked, pairs, asked)
        )
        return common / sqrt(of_title * of_file)

    def _weight(self, pair: tuple[str, str]) -> float:
        return 1 / self._told[pair] if self._told[pair] else _UNKNOWN


def _pairs(text: str) -> Pairs:
    return frozenset(_neighbours(fold(text.replace("_", " ").replace("-", " ")).split()))


def _neighbours(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    return pairwise(words)
