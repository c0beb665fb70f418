"""Every sentence and word the core says to people, in Vietnamese, found by a code.

The words stand in `vi/*.toml`: a text is found by its code, a text in a table by the table's name
and its key. Must not know who shows a sentence, nor decide anything. Saying something never
fails: what has no words yet gets a general sentence and a line in the log.
"""

import logging
import string
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from typing import Any

import resources

_LOG = logging.getLogger(__name__)
_VIETNAM = timezone(timedelta(hours=7))
_UNKNOWN = "Việc này chưa làm được (mã {code}). Chi tiết có trong tệp nhật ký."
_PADDED_MONTHS = 2  # offices write 05/02/2026, but 05/6/2026


def sentence(code: str, facts: Mapping[str, Any] | None = None) -> str:
    """Say what a code and its facts mean."""
    template = _find(code)
    if template is None:
        _LOG.error("no words for the code %r", code)
        return _UNKNOWN.format(code=code)
    try:
        return _FORMATTER.vformat(template, (), facts or {})
    except (LookupError, ValueError, TypeError, AttributeError):
        _LOG.exception("the facts of %r do not fit its words", code)
        return _UNKNOWN.format(code=code)


def deed(verb: str, facts: Mapping[str, Any]) -> str:
    """Say what a change set did, from its verb and facts; an undo names what it took back."""
    if "verb" in facts:
        facts = {**facts, "deed": inner_deed(facts["verb"], facts.get("facts") or {})}
    return sentence(f"verbs.{verb}", facts)


def inner_deed(verb: str, facts: Mapping[str, Any]) -> str:
    """Say what a change set did as a part of a longer sentence."""
    said = deed(verb, facts)
    return said[:1].lower() + said[1:]


def word(table: str, key: str) -> str:
    """Give the word for one of a closed set of keys, such as a state; the key itself if none."""
    found = _find(f"{table}.{key}")
    if found is None:
        _LOG.error("no word for %r in %r", key, table)
        return key
    return found


def knows(code: str) -> bool:
    """Tell whether there are words for a code (`table.key` for a word in a table)."""
    return _find(code) is not None


def table(name: str) -> dict[str, str]:
    """Give all words of a table by their keys."""
    prefix = f"{name}."
    return {
        code.removeprefix(prefix): text
        for code, text in _words().items()
        if code.startswith(prefix)
    }


def shown(value: object) -> str:
    """Write a fact as an office writes it: 05/02/2026, 4.106, 48,5; lists joined by commas."""
    match value:
        case None:
            return ""
        case bool():
            return "có" if value else "không"
        case int() | float() | Decimal():
            return _number(value)
        case date():
            return _moment(value) if isinstance(value, datetime) else _day(value)
        case Collection() if not isinstance(value, str):
            return ", ".join(shown(item) for item in value)
        case _:
            return str(value)


def _moment(moment: datetime) -> str:
    local = moment.astimezone(_VIETNAM) if moment.tzinfo else moment
    return f"{local:%H:%M} ngày {_day(local)}"


def _day(day: date) -> str:
    month = f"{day.month:02}" if day.month <= _PADDED_MONTHS else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def _number(number: float | Decimal) -> str:
    exact = Decimal(str(number))
    if not exact.is_finite():
        return str(number)
    plain = f"{exact:,f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.translate({ord(","): ".", ord("."): ","})


def _kept_day(value: object) -> str:
    return _day(date.fromisoformat(value)) if isinstance(value, str) and value else shown(value)


def _together(values: Collection[object]) -> str:
    *first, last = map(shown, values)
    return f"{', '.join(first)} {word('joining', 'and')} {last}" if first else last


_MANNERS: Mapping[str, Callable[[Any], str]] = {
    "plain": str,
    "day": _kept_day,
    "together": _together,
}


class _Formatter(string.Formatter):
    """Fills templates.

    They say `{due}` for a fact as offices write it, `{year:plain}` for it as it is, and
    `{state:states}` for its word in the table `states`; `{on:day}` for a day that is kept as text,
    `{units:together}` for a list as one says it: "A, B và C".
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        if not format_spec:
            return shown(value)
        manner = _MANNERS.get(format_spec)
        return manner(value) if manner else word(format_spec, str(value))


_FORMATTER = _Formatter()


def _find(code: str) -> str | None:
    """Look first where the code's table stands: reading all words takes as long as a list."""
    table, _, key = code.partition(".")
    found = _words_of(table).get(code) if key else None
    return _words().get(code) if found is None else found


@cache
def _words() -> Mapping[str, str]:
    return _read(_texts())


@cache
def _words_of(table: str) -> Mapping[str, str]:
    head = f"\n[{table}]\n"
    return _read({name: text for name, text in _texts().items() if head in f"\n{text}"})


@cache
def _texts() -> Mapping[str, str]:
    """Give each file's text by its name."""
    found = {}
    for file in sorted(resources.path("words", "vi").glob("*.toml")):
        try:
            found[file.name] = file.read_text(encoding="utf-8")
        except (OSError, ValueError):
            _LOG.exception("words not read: %s", file.name)
    return found


def _read(texts: Mapping[str, str]) -> dict[str, str]:
    import tomllib  # noqa: PLC0415 a command that says nothing need not read any words

    found: dict[str, str] = {}
    for name, text in texts.items():
        try:
            _gather(tomllib.loads(text), "", found)
        except ValueError:
            _LOG.exception("words not read: %s", name)
    return found


def _gather(table: Mapping[str, Any], name: str, into: dict[str, str]) -> None:
    for key, value in table.items():
        full = f"{name}.{key}" if name else key
        if isinstance(value, str):
            into[full] = value
        else:
            _gather(value, full, into)
