"""Where in a document something stands, in words: "Trang 3, bảng 1, dòng 5".

Must not know what stands there.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cchc_desktop.documents.blocks import Notice
from cchc_desktop.domain.draft import DoubtDraft
from resources.words import knows, sentence

_PARTS = ("page", "table", "row")


def place_words(at: Mapping[str, Any]) -> str:
    """Say a place by its page, table and row, as far as they are known."""
    said = [sentence(f"intake-places.{one}", at) for one in _PARTS if at.get(one)]
    words = ", ".join(said)
    return words[:1].upper() + words[1:]


def located(doubt: DoubtDraft) -> DoubtDraft:
    """Let a doubt say in words where its reader noted it."""
    return doubt if doubt.where else replace(doubt, where=place_words(doubt.facts))


def notice_words(notice: Notice) -> tuple[str, Mapping[str, Any]]:
    """Return the code of a notice's sentence and its facts; those of readers have a table."""
    code = notice.code if knows(notice.code) else f"document-notices.{notice.code}"
    return code, notice.facts
