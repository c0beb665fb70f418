"""Makes the file by which offices without internet get a new version, and the key that signs it.

    python dev.py release -- --new-key FILE
    python dev.py release -- --key FILE --notes FILE [--installer FILE] [--least VERSION]

The private half never lies inside the project: whoever has it can make every office's program run
what he likes. Must not know how a program takes an update in.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from cchc_desktop.exchange.keys import SigningKey
from cchc_desktop.exchange.update_file import ENDING, News, read_update, write_update
from cchc_desktop.services.upkeep.updating import release_keys
from installer.product import ROOT, read_product

KEYS: Final = ROOT / "resources" / "release-keys.txt"
_OWNER_ONLY: Final = 0o600


def new_key(private: Path, keys: Path = KEYS) -> bytes:
    """Draw a key: the private half into a file of its own, the public one into the program."""
    _refuse_inside(private)
    key = SigningKey.generate()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL  # a key that is there is never written over
    with os.fdopen(os.open(private, flags, _OWNER_ONLY), "w", encoding="ascii") as file:
        file.write(f"{key.private().hex()}\n")
    with keys.open("a", encoding="ascii") as file:
        file.write(f"{key.public.hex()}\n")
    return key.public


def read_key(private: Path) -> SigningKey:
    _refuse_inside(private)
    return SigningKey.from_private(bytes.fromhex(private.read_text("ascii").strip()))


def make_update(
    out: Path, installer: Path, news: News, key: SigningKey, keys: Sequence[bytes]
) -> Path:
    """Write the file and read it again as an office would; a key no program knows is refused."""
    if key.public not in keys:
        raise SystemExit(f"no program would take this: {key.public.hex()} is not in {KEYS.name}")
    if not any(line.strip() for line in news.notes):
        raise SystemExit("say in the notes what is new: people read it before they install")
    write_update(out, installer, news, key)
    read_update(out, keys)
    return out


def notes_of(text: str) -> tuple[str, ...]:
    """Return what is new: a line each, with or without a dash before it."""
    lines = (line.strip().removeprefix("-").strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def _refuse_inside(private: Path) -> None:
    if private.resolve().is_relative_to(ROOT):
        raise SystemExit(f"{private} lies inside the project: a private key never does")


def main(words: Sequence[str] | None = None) -> int:
    product = read_product()
    parser = argparse.ArgumentParser(
        prog="dev.py release --", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--new-key", type=Path, metavar="FILE")
    parser.add_argument("--key", type=Path, metavar="FILE")
    parser.add_argument("--installer", type=Path, default=ROOT / "dist" / product.installer)
    parser.add_argument("--notes", type=Path, metavar="FILE", help="UTF-8, Vietnamese, one a line")
    parser.add_argument("--least", default="0", help="oldest version to update from")
    parser.add_argument("--day", type=date.fromisoformat, default=datetime.now(UTC).date())  # noqa: TID251
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    given = parser.parse_args(words)
    if given.new_key:
        sys.stdout.write(f"{new_key(given.new_key, KEYS).hex()}\n")
        return 0
    if not given.key or not given.notes:
        parser.error("--key and --notes are needed, or --new-key")
    notes = notes_of(given.notes.read_text("utf-8"))
    news = News(product.version, given.least, given.day, notes)
    out = given.out / f"{product.name} {product.version}{ENDING}"
    made = make_update(out, given.installer, news, read_key(given.key), release_keys())
    sys.stdout.write(f"{made}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
