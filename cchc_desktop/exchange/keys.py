"""Keys: an office's own, its fingerprint for people, its sealed copy, and a change vouched for.

Must not know whose keys are trusted.
"""

import hashlib
import secrets
import struct
import unicodedata
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from cchc_desktop.exchange.canonical import NotCanonicalError, canonical, read_canonical
from cchc_desktop.exchange.errors import ExchangeError, told_from_reading
from cchc_desktop.exchange.fingerprint_words import WORDS
from cchc_desktop.exchange.placing import placed
from cchc_desktop.exchange.protecting import protected, unprotected

_CHANGE_PURPOSE: Final = b"cchc key change 1\n"
_PRINT_PURPOSE: Final = b"cchc fingerprint 1\n"
_GROUPS, _WORDS = 6, 8


class SigningKey:
    """An office's private key; nothing prints it by accident."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key: Final = key
        self.public: Final = key.public_key().public_bytes_raw()

    @classmethod
    def generate(cls) -> Self:
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_private(cls, private: bytes) -> Self:
        """Return the key of these 32 bytes; ExchangeError when they are none."""
        try:
            return cls(Ed25519PrivateKey.from_private_bytes(private))
        except ValueError as error:
            raise ExchangeError("exchange-key-unreadable") from error

    def private(self) -> bytes:
        return self._key.private_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        return self._key.sign(data)


def is_signed(public: bytes, signature: bytes, data: bytes) -> bool:
    """Tell whether the owner of a public key signed this."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


# ---- for people -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A public key as two people compare it: read out as digits, or as words."""

    digits: str
    words: tuple[str, ...]


def fingerprint(public: bytes) -> Fingerprint:
    """Return what stands for a public key; another key with the same cannot be made."""
    found = hashlib.sha256(_PRINT_PURPOSE + public).digest()
    number = int.from_bytes(found[:16])
    groups = []
    for _ in range(_GROUPS):
        number, group = divmod(number, 100_000)
        groups.append(f"{group:05}")
    return Fingerprint(" ".join(groups), tuple(WORDS[byte] for byte in found[16 : 16 + _WORDS]))


# ---- sealed with a pass phrase --------------------------------------------------------------

_SEAL: Final = struct.Struct("<8s3B16s12s")  # mark, log2 of scrypt's n, r, p, salt, nonce
_SEAL_MARK: Final = b"CCHCSEA1"
_COST, _BLOCK, _LANES = 16, 8, 1  # 64 MiB and a fifth of a second
_MOST_COST, _MOST_BLOCK, _MOST_LANES = 18, 8, 4


def seal(secret: bytes, passphrase: str) -> bytes:
    """Lock a secret with a pass phrase; what it took stands in front."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    head = _SEAL.pack(_SEAL_MARK, _COST, _BLOCK, _LANES, salt, nonce)
    key = _stretched(passphrase, salt, (_COST, _BLOCK, _LANES))
    return head + ChaCha20Poly1305(key).encrypt(nonce, secret, head)


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """Open what `seal` locked; another phrase and a changed byte are one refusal."""
    head, locked = sealed[: _SEAL.size], sealed[_SEAL.size :]
    if len(head) < _SEAL.size or not head.startswith(_SEAL_MARK):
        raise ExchangeError("exchange-seal-unreadable")
    _, cost, block, lanes, salt, nonce = _SEAL.unpack(head)
    bounds = ((cost, _MOST_COST), (block, _MOST_BLOCK), (lanes, _MOST_LANES))
    if not all(1 <= value <= most for value, most in bounds):
        raise ExchangeError("exchange-seal-unreadable")
    try:
        key = _stretched(passphrase, salt, (cost, block, lanes))
        return ChaCha20Poly1305(key).decrypt(nonce, locked, head)
    except InvalidTag as error:
        raise ExchangeError("exchange-passphrase-wrong") from error


def _stretched(passphrase: str, salt: bytes, costs: tuple[int, int, int]) -> bytes:
    # Keyboards differ in how they compose letters, and a file with the phrase ends in a line feed.
    text = unicodedata.normalize("NFC", passphrase).strip()
    cost, block, lanes = costs
    return Scrypt(salt=salt, length=32, n=2**cost, r=block, p=lanes).derive(text.encode())


# ---- kept in the user's profile --------------------------------------------------------------

_MOST_KEPT: Final = 64 * 2**10


def keep_private(path: Path, private: bytes) -> None:
    """Keep a private key where only this user reads it, locked by the system where it can."""
    with placed(path, 0o600) as file:
        file.write(protected(private))


def read_private(path: Path) -> bytes:
    """Return what `keep_private` kept."""
    with told_from_reading(path), path.open("rb") as file:
        kept = file.read(_MOST_KEPT)
    private = unprotected(kept)
    if private is None:
        raise ExchangeError("exchange-key-unreadable")
    return private


# ---- a change of keys -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeyChange:
    """That an office's key is another now, on the word of whoever holds the key `voucher`."""

    voucher: bytes
    new: bytes
    office: uuid.UUID | None


def signed_change(
    voucher: SigningKey, new_public: bytes, *, office: uuid.UUID | None = None
) -> bytes:
    """State a change: the old key speaks for its own office; another names whose key it is."""
    told = {
        "new": new_public.hex(),
        "office": None if office is None else str(office),
        "voucher": voucher.public.hex(),
    }
    signature = voucher.sign(_CHANGE_PURPOSE + canonical(told))
    return canonical({**told, "signature": signature.hex()})


def check_change(statement: bytes, trusted: Collection[bytes]) -> KeyChange:
    """Return a change that one of these keys vouches for; ExchangeError for any other."""
    try:
        told = read_canonical(statement, 4096)
        signature = bytes.fromhex(told.pop("signature"))
        voucher, new = (bytes.fromhex(told[name]) for name in ("voucher", "new"))
        office = None if told["office"] is None else uuid.UUID(told["office"])
        signed = _CHANGE_PURPOSE + canonical(told)
    except (NotCanonicalError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise ExchangeError("exchange-key-change-wrong") from error
    held = voucher in trusted and len(new) == 32 and is_signed(voucher, signature, signed)
    if not held:
        raise ExchangeError("exchange-key-change-wrong")
    return KeyChange(voucher, new, office)
