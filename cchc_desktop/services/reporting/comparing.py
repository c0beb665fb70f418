"""What two makings of a report say differently, in sentences: texts, rows, figures.

Must not know why they differ, nor which kind of report it is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Final

from cchc_desktop.reports.layout import words as said
from cchc_desktop.reports.model import (
    BarChart,
    Column,
    Heading,
    Part,
    Report,
    SectionRow,
    Table,
    text_of,
)
from resources.words import sentence, word

_LONGEST: Final = 90
_NAMING: Final = 2
"""So many columns name a row: its number and its text."""

Cells = tuple[str, ...]


def differences(before: Report, after: Report) -> list[str]:
    """Return a sentence for each thing that changed, in the order of reading."""
    if not before.following and not after.following:
        return list(dict.fromkeys(_of_documents(before, after)))
    former, present = ({_to(one): one for one in each.documents()} for each in (before, after))
    found: list[str] = []
    for whose in dict.fromkeys((*former, *present)):
        if whose in former and whose in present:
            found += _of_documents(former[whose], present[whose])
        else:
            code = "document-added" if whose in present else "document-gone"
            found.append(sentence(f"since-issue.{code}", {"to": whose}))
    return list(dict.fromkeys(found))


def _to(report: Report) -> str:
    """Return what tells letters of one run apart: to whom they go."""
    return "; ".join(report.recipients)


def _of_documents(old: Report, new: Report) -> Iterator[str]:
    yield from _of_head(old, new)
    yield from _of_parts(_all_parts(old), _all_parts(new))


def _of_head(old: Report, new: Report) -> Iterator[str]:
    pairs = {
        "issuer": (old.issuer, new.issuer),
        "subject": (old.subject, new.subject),
        "recipients": ("; ".join(old.recipients), "; ".join(new.recipients)),
        "signer": (_signer(old), _signer(new)),
        "copies": ("; ".join(old.copies), "; ".join(new.copies)),
    }
    for name, (was, now) in pairs.items():
        if was != now:
            facts = {"what": word("since-issue-heads", name), "before": was, "after": now}
            yield sentence("since-issue.head", facts)


def _signer(report: Report) -> str:
    signature = report.signature
    return " ".join((*signature.posts, signature.name)).strip() if signature else ""


def _all_parts(report: Report) -> list[tuple[str, Sequence[Part]]]:
    return [("", report.body), *((one.name, one.parts) for one in report.appendices)]


def _of_parts(
    old: Sequence[tuple[str, Sequence[Part]]], new: Sequence[tuple[str, Sequence[Part]]]
) -> Iterator[str]:
    before, after = dict(old), dict(new)
    for name in dict.fromkeys((*before, *after)):
        if name not in before or name not in after:
            code = "appendix-added" if name in after else "appendix-gone"
            yield sentence(f"since-issue.{code}", {"appendix": name})
            continue
        yield from _of_texts(_texts(before[name]), _texts(after[name]))
        yield from _of_tables(_tables(before[name]), _tables(after[name]))


# ---- texts --------------------------------------------------------------------------------------


def _texts(parts: Sequence[Part]) -> dict[str, Cells]:
    """Return the paragraphs below each heading."""
    found: dict[str, list[str]] = {}
    chapter, heading = "", ""
    for part in parts:
        if isinstance(part, Heading):
            chapter = part.text if part.level <= 1 else chapter
            heading = part.text if part.text == chapter else f"{chapter} - {part.text}".strip(" -")
            found.setdefault(heading, [])
        elif not isinstance(part, Table | BarChart):
            lines = found.setdefault(heading, [])
            lines += [text_of(line) for line in said.paragraphs(part)]
    return {name: tuple(lines) for name, lines in found.items()}


def _of_texts(old: Mapping[str, Cells], new: Mapping[str, Cells]) -> Iterator[str]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        facts = {"chapter": name or word("since-issue-heads", "frame")}
        if before is None or after is None:
            code = "chapter-added" if before is None else "chapter-gone"
            yield sentence(f"since-issue.{code}", facts)
        else:
            yield sentence("since-issue.chapter", facts)


# ---- tables -------------------------------------------------------------------------------------


def _tables(parts: Sequence[Part]) -> list[Table]:
    return [part for part in parts if isinstance(part, Table)]


def _of_tables(old: Sequence[Table], new: Sequence[Table]) -> Iterator[str]:
    for before, after in zip_longest(old, new):
        if before is None or after is None:
            code = "table-added" if before is None else "table-gone"
            held = after or before
            yield sentence(f"since-issue.{code}", {"table": held.name if held else ""})
        else:
            yield from _of_rows(before, after)


def _of_rows(old: Table, new: Table) -> Iterator[str]:
    before, after = _rows(old), _rows(new)
    captions = {_caption(column) for column in old.columns}
    for key in dict.fromkeys((*before, *after)):
        if key not in before or key not in after:
            code = "row-added" if key in after else "row-gone"
            yield sentence(f"since-issue.{code}", {"row": _short(key[1])})
            continue
        was, now = before[key], after[key]
        for caption, value in now.items():
            if caption in captions and was.get(caption, "") != value:
                yield _change(key[1], caption, was.get(caption, ""), value)


def _change(row: str, caption: str, before: str, after: str) -> str:
    facts = {
        "row": _short(row),
        "column": caption,
        "before": _short(before),
        "after": _short(after),
    }
    code = "cell" if before and after else "cell-filled" if after else "cell-emptied"
    return sentence(f"since-issue.{code}", facts)


def _rows(table: Table) -> dict[tuple[str, str, int], dict[str, str]]:
    """Return the cells of each row by what names it: its section, its text, which one of that."""
    found: dict[tuple[str, str, int], dict[str, str]] = {}
    section, met = "", Counter[tuple[str, str]]()
    for line in table.rows:
        if isinstance(line, SectionRow):
            section = line.text
            continue
        cells = [
            said.cell(value, column)
            for value, column in zip(line.cells, table.columns, strict=True)
        ]
        name = _name(cells)
        met[section, name] += 1
        found[section, name, met[section, name]] = {
            _caption(column): cell
            for column, cell in list(zip(table.columns, cells, strict=True))[1:]
            if cell != name
        }
    return found


def _name(cells: Sequence[str]) -> str:
    named = [cell for cell in cells[:_NAMING] if cell]
    return named[-1] if named else " ".join(cells[:1])


def _caption(column: Column) -> str:
    return f"{column.group}: {column.caption}" if column.group else column.caption


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + "…"
