"""JSON in the one way a package writes it, so that equal values are equal bytes.

Keys sorted, no spaces, UTF-8 without escapes for letters; numbers are whole ones a database can
hold, or short decimals without an exponent. Must not know what the values mean.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

MOST_DEPTH: Final = 32
MOST_LINE: Final = 4 * 2**20
_MOST_INTEGER: Final = 2**63 - 1
# One that is never closed reaches to the end: nothing makes this look at a byte twice.
_STRINGS: Final = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_LONG_NUMBER: Final = re.compile(rb"[-\d]\d{18}")
_NUMBER: Final = re.compile(rb"[-\d]+")
_MOST_DIGITS: Final = 20
_OPENING, _CLOSING = frozenset(b"[{"), frozenset(b"]}")

_encode: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, check_circular=False
).encode


class NotCanonicalError(ValueError):
    """These bytes are not JSON as a package writes it, or hold more than a package may."""


def canonical(value: Mapping[str, Any], most: int = MOST_LINE) -> bytes:
    """Write an object; NotCanonicalError when it holds what a package may not."""
    try:
        data = _encode(value).encode()
    except (ValueError, TypeError, RecursionError) as error:
        raise NotCanonicalError("a value that JSON does not have") from error
    if len(data) > most:
        raise NotCanonicalError("a line too long")
    if _is_suspect(data):
        read_canonical(data, most)
    return data


def read_canonical(data: bytes, most: int = MOST_LINE) -> dict[str, Any]:
    """Read an object that `canonical` wrote; anything else is NotCanonicalError.

    Writing what was read must give the same bytes: this alone refuses doubled keys, other spellings
    of a number, lone surrogates and whatever two readers could understand differently.
    """
    if len(data) > most:
        raise NotCanonicalError("a line too long")
    suspect = _is_suspect(data)
    if suspect:
        _check_bare(_STRINGS.sub(b"", data))
    try:
        value = json.loads(data)
        again = _encode(value).encode()
    except (ValueError, RecursionError) as error:
        raise NotCanonicalError("not JSON") from error
    if again != data or not isinstance(value, dict):
        raise NotCanonicalError("JSON written another way")
    if suspect:
        _check_numbers(value)
    return value


def _is_suspect(data: bytes) -> bool:
    """Tell cheaply whether a line may be too deep or hold too large a number."""
    deep = data.count(b"{") + data.count(b"[") > MOST_DEPTH
    return deep or _LONG_NUMBER.search(data) is not None


def _check_bare(bare: bytes) -> None:
    """Check a line without its strings, before a parser sees it."""
    if _depth(bare) > MOST_DEPTH:
        raise NotCanonicalError("nested too deeply")
    if any(len(found[0]) > _MOST_DIGITS for found in _NUMBER.finditer(bare)):
        raise NotCanonicalError("a number too long")


def _depth(bare: bytes) -> int:
    most = depth = 0
    for byte in bare:
        if byte in _OPENING:
            depth += 1
            most = max(most, depth)
        elif byte in _CLOSING:
            depth -= 1
    return most


def _check_numbers(value: object) -> None:
    match value:
        case int() if not -_MOST_INTEGER <= value <= _MOST_INTEGER:
            raise NotCanonicalError("a number too large")
        case dict():
            for one in value.values():
                _check_numbers(one)
        case list():
            for one in value:
                _check_numbers(one)
        case _:
            pass
