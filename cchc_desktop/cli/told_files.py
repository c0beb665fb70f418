"""How files between offices stand in the answers of commands. Must not know any command."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cchc_desktop.services.desk import VIETNAM
from cchc_desktop.services.exchange.files import FileLine
from cchc_desktop.services.exchange.kinds import Counts, LeftOut, Line, Preview, Why
from resources.words import sentence, word

_COUNTED = ("new", "updated", "unchanged", "conflicts", "withdrawn")


def why_words(why: Why) -> str:
    return sentence(why.code, why.facts)


def file_json(one: Preview) -> Mapping[str, Any]:
    """Give a file that was looked at, or taken."""
    return {
        "id": None if one.id is None else str(one.id),
        "file": one.file,
        "kind": str(one.kind),
        "from": one.sender.name,
        "to": one.recipient.name if one.recipient else None,
        "period": one.period,
        "signature": str(one.signature),
        **_counts(one.counts),
        "left_out": _left_out(one.left_out),
        "already_taken": one.already_taken,
    }


def line_json(one: FileLine) -> Mapping[str, Any]:
    """Give a file of the history."""
    return {
        "id": str(one.id),
        "file": one.file,
        "kind": str(one.kind),
        "from": one.office,
        "to": one.us,
        "period": one.period,
        "signature": str(one.signature),
        **{name: one.counts.get(name, 0) for name in _COUNTED},
        "left_out": [
            {
                "what": _what(str(left["entity"]), int(left["count"])),
                "why": sentence(str(left["why"]), left.get("facts", {})),
            }
            for left in one.left_out
        ],
        "already_taken": False,
        "taken_on": one.at.astimezone(VIETNAM).date().isoformat(),
        "undone": one.undone,
    }


def file_row(one: Preview) -> Sequence[object]:
    counts = one.counts
    return (
        one.file,
        word("file-kinds", one.kind),
        one.sender.name,
        word("signatures", one.signature),
        counts.new,
        counts.updated,
        counts.conflicts,
        counts.withdrawn,
        sum(left.count for left in one.left_out),
    )


def line_row(one: FileLine) -> Sequence[object]:
    return (
        one.id.hex[:8],
        one.at.astimezone(VIETNAM).date(),
        word("file-kinds", one.kind),
        one.office,
        one.file,
        "✓" if one.undone else "",
    )


def change_rows(lines: Iterable[Line]) -> list[Sequence[object]]:
    """Give what a file changes, old beside new."""
    return [
        (
            word("file-marks", one.mark),
            word("file-records", one.entity),
            one.label,
            one.old,
            one.new,
        )
        for one in lines
    ]


def _counts(counts: Counts) -> dict[str, int]:
    return {name: getattr(counts, name) for name in _COUNTED}


def _left_out(left: Iterable[LeftOut]) -> list[dict[str, str]]:
    return [{"what": _what(one.entity, one.count), "why": why_words(one.why)} for one in left]


def _what(entity: str, count: int) -> str:
    return f"{count} {word('file-records', entity)}"
