"""The signature of a package: over its manifest, and over every byte that was packed before it.

Must not know whose key it is.
"""

from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from cchc_desktop.exchange.canonical import NotCanonicalError, canonical, read_canonical
from cchc_desktop.exchange.keys import SigningKey

MOST_SIGNATURE: Final = 1024
_ALGORITHM: Final = "Ed25519"
# What a signature is for is part of what is signed: no other signature of the key passes for one.
_PURPOSE: Final = b"cchc package 1\n"


class SignatureError(ValueError):
    """This signature does not hold, or is none."""


def signature_of(key: SigningKey, packed: bytes, manifest: bytes) -> bytes:
    """Sign two SHA-256 sums: of the packed bytes, and of the manifest."""
    return canonical(
        {
            "algorithm": _ALGORITHM,
            "packed": packed.hex(),
            "public_key": key.public.hex(),
            "signature": key.sign(_PURPOSE + packed + manifest).hex(),
        }
    )


def check_signature(data: bytes, packed: bytes, manifest: bytes) -> bytes:
    """Return the public key whose signature this is; SignatureError when it does not hold."""
    try:
        value = read_canonical(data, MOST_SIGNATURE)
        if value.keys() != {"algorithm", "packed", "public_key", "signature"}:
            raise SignatureError("not a signature")
        public = _bytes(value["public_key"], 32)
        if value["algorithm"] != _ALGORITHM or _bytes(value["packed"], 32) != packed:
            raise SignatureError("changed after it was signed")
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(_bytes(value["signature"], 64), _PURPOSE + packed + manifest)
    except (NotCanonicalError, InvalidSignature) as error:
        raise SignatureError("changed after it was signed") from error
    return public


def _bytes(value: object, length: int) -> bytes:
    try:
        data = bytes.fromhex(value) if isinstance(value, str) else b""
    except ValueError:
        data = b""
    if len(data) != length or data.hex() != value:
        raise SignatureError("not a signature")
    return data
