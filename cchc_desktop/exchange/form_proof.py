"""The hidden part of an Excel form: the whole form as its maker knew it, signed, as lines of text.

Lines of plain letters survive whatever program saves the workbook. Must not know workbooks.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Sequence
from typing import Final

from cchc_desktop.exchange.canonical import NotCanonicalError, canonical, read_canonical
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.form_model import Form, FormSignature, form_value, read_form_value
from cchc_desktop.exchange.keys import SigningKey, is_signed
from cchc_desktop.exchange.manifest import LEAST_READER, NewerFormatError

MARK: Final = "cchc form"
_VERSION: Final = "1.0"
_MAJOR: Final = 1
_WRITTEN: Final = re.compile(rf"{MARK} ([0-9]{{1,4}})\.[0-9]{{1,4}}")
_PURPOSE: Final = b"cchc form 1\n"
_HEAD: Final = 3
_LONGEST_VERSION: Final = 40
_LINE: Final = 20_000
_MOST_FORM: Final = 32 * 2**20


class FormLinesError(ValueError):
    """These lines are no form."""


def form_lines(form: Form, key: SigningKey) -> list[str]:
    """Write a form as lines: what it is, the signer's key, the signature, then the form itself."""
    value = {"format": _VERSION, "least_reader": LEAST_READER, **form_value(form)}
    try:
        data = canonical(value, _MOST_FORM)
        read_form_value(value)
    except (NotCanonicalError, ValueError, TypeError) as error:
        raise ExchangeError("exchange-content-refused", {"part": str(form.id)}) from error
    text = base64.b64encode(zlib.compress(data, 9)).decode()
    rest = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    return [f"{MARK} {_VERSION}", key.public.hex(), key.sign(_PURPOSE + data).hex(), *rest]


def read_form_lines(lines: Sequence[str]) -> tuple[Form, FormSignature, bytes | None]:
    """Read a form again; FormLinesError or NewerFormatError when that cannot be."""
    if len(lines) <= _HEAD or (found := _WRITTEN.fullmatch(lines[0].strip())) is None:
        raise FormLinesError("no form")
    public, signature = (line.strip() for line in lines[1:_HEAD])
    data = _unpacked("".join(line.strip() for line in lines[_HEAD:]))
    try:
        value = read_canonical(data, _MOST_FORM)
    except NotCanonicalError as error:
        raise FormLinesError("no JSON") from error
    if int(found[1]) > _MAJOR:
        raise NewerFormatError(str(value.get("least_reader", found[1]))[:_LONGEST_VERSION])
    try:
        form = read_form_value(value)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise FormLinesError("no form of the format") from error
    return form, *_judged(public, signature, data)


def _judged(public: str, signature: str, data: bytes) -> tuple[FormSignature, bytes | None]:
    if not public and not signature:
        return FormSignature.NONE, None
    try:
        key, said = bytes.fromhex(public), bytes.fromhex(signature)
    except ValueError:
        return FormSignature.BAD, None
    held = is_signed(key, said, _PURPOSE + data)
    return (FormSignature.GOOD, key) if held else (FormSignature.BAD, None)


def _unpacked(text: str) -> bytes:
    opener = zlib.decompressobj()
    try:
        data = opener.decompress(base64.b64decode(text, validate=True), _MOST_FORM + 1)
    except (zlib.error, binascii.Error, ValueError) as error:
        raise FormLinesError("lines that do not unpack") from error
    if len(data) > _MOST_FORM or not opener.eof:
        raise FormLinesError("lines that unpack to too much, or too little")
    return data
