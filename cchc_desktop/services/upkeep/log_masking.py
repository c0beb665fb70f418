"""Lets of a log only what tells of the program: times, codes, counts, places in the source.

The log is written without texts and names, but an error's own words may quote any. So nothing
passes that is not known to be harmless; what an office's data holds never does. Must not know
where logs lie or who reads them.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Final, Self

from cchc_desktop.domain.text import fold, nfc

HIDDEN: Final = "…"
_RECORD: Final = re.compile(
    r"(?P<head>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ (?:cchc_desktop|db|ui|resources|"
    r"sqlalchemy|alembic|apscheduler|PIL|py)[\w.]*) (?P<words>.*)",
    re.ASCII,
)
_FRAME: Final = re.compile(
    r'\s*File "(?P<file>[^"]*)", line (?P<line>\d+)(?:,)? in (?P<name>[<>\w.]+)', re.ASCII
)
_FAULT: Final = re.compile(
    r"(?P<kind>[A-Za-z_][\w.]*(?:Error|Exception|Fault|Warning|Refusal|Cancelled|Interrupt|Exit))"
    r"(?P<rest>:.*)?",
    re.ASCII,
)
_FIXED: Final = re.compile(
    r"Traceback \(most recent call last\):"
    r"|During handling of the above exception, another exception occurred:"
    r"|The above exception was the direct cause of the following exception:"
    r"|Fatal Python error: (?:Segmentation fault|Aborted|Bus error|Floating-point exception"
    r"|Illegal instruction)"
    r"|Windows fatal exception: (?:code 0x[0-9a-f]+|access violation|stack overflow)"
    r"|(?:Current thread|Thread) 0x[0-9a-f]+ \(most recent call first\):"
    r"|\s*<no Python frame>"
)
# Where the program's own source begins in a path; what stands before names a person's folders.
_SOURCE: Final = re.compile(
    r"(?:^|.*[\\/])(?P<tail>(?:cchc_desktop|db|ui|resources|site-packages|lib[\\/]python3\.\d+)"
    r"[\\/][\w\\/.-]+\.pyc?)$",
    re.ASCII,
)
_HARMLESS: Final = re.compile(
    r"[a-z0-9_.,:;=+()%\[\]<>#*-]+|[A-Z][a-z]*(?:[A-Z][a-z]*)+(?:::\w+)*:?"
)
_WORD: Final = re.compile(r"\w+")
_SHORTEST: Final = 3


class Secrets:
    """Texts that must not pass: known by their single words, or by any two words that follow."""

    def __init__(self) -> None:
        self._alone: Final[set[str]] = set()
        self._pairs: Final[set[tuple[str, str]]] = set()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        made = cls()
        for text in texts:
            words = _words(text)
            if len(words) == 1 and len(words[0]) >= _SHORTEST and not words[0].isdecimal():
                made._alone.add(words[0])
            made._pairs.update(pairwise(words))
        return made

    def hidden_in(self, words: list[str]) -> set[int]:
        """Return the places of the words that belong to a secret."""
        found = {at for at, word in enumerate(words) if word in self._alone}
        for at, pair in enumerate(pairwise(words)):
            if pair in self._pairs:
                found |= {at, at + 1}
        return found


def masked(lines: Iterable[str], secrets: Secrets | None, people: Collection[str]) -> Iterator[str]:
    """Yield what may be sent. Without `secrets` (the data is not to be read) no words pass.

    `people` names who uses this computer: user, computer, folders above the data.
    """
    private = {word for text in people for word in _words(text)}
    dropped = 0
    for line in lines:
        kept = _kept(line.rstrip("\r\n"), secrets, private)
        if kept is None:
            dropped += 1
            continue
        if dropped:
            yield f"  {HIDDEN} {dropped}"
            dropped = 0
        yield kept
    if dropped:
        yield f"  {HIDDEN} {dropped}"


def _kept(line: str, secrets: Secrets | None, private: Collection[str]) -> str | None:
    """Return what may pass of a line; None when nothing may."""
    if _FIXED.fullmatch(line):
        return line
    if found := _RECORD.fullmatch(line):
        words = HIDDEN if secrets is None else _harmless(found["words"], secrets, private)
        return f"{found['head']} {words}"
    if found := _FRAME.fullmatch(line):
        return f"  File {_source(found['file'])}, line {found['line']}, in {found['name']}"
    if found := _FAULT.fullmatch(line):
        return found["kind"] + (f": {HIDDEN}" if found["rest"] else "")
    return None


def _source(path: str) -> str:
    found = _SOURCE.fullmatch(path)
    return found["tail"].replace("\\", "/") if found else HIDDEN


def _harmless(text: str, secrets: Secrets, private: Collection[str]) -> str:
    tokens = text.split()
    # Each token's words, and of which token each is.
    words = [(at, word) for at, token in enumerate(tokens) for word in _words(token)]
    hidden = {words[place][0] for place in secrets.hidden_in([word for _, word in words])}
    hidden |= {at for at, word in words if word in private}
    hidden |= {at for at, token in enumerate(tokens) if not _HARMLESS.fullmatch(token)}
    out: list[str] = []
    for at, token in enumerate(tokens):
        if at not in hidden:
            out.append(token)
        elif not out or out[-1] != HIDDEN:
            out.append(HIDDEN)
    return " ".join(out)


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(nfc(text))]
