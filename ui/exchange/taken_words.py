"""What is said at the foot once files were taken in. Must not know a widget."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cchc_desktop.services.exchange.kinds import Preview
from cchc_desktop.services.exchange.taking import Taken
from ui.exchange.wording import capital, does_words, kind_words

translate = QCoreApplication.translate


def taken_words(good: Sequence[Taken], left: int, seen: Sequence[Preview]) -> str:
    """Say what was taken in and how many files still wait; `seen` was shown before."""
    if len(good) == 1:
        found = _as_seen(good[0].preview, seen)
        said = translate("Exchange", "Đã nhận {} của {}: {}.").format(
            kind_words(found.kind, found.period), found.sender.name, does_words(found)
        )
    elif good:
        said = translate("Exchange", "Đã nhận {} tệp.").format(len(good))
    else:
        said = translate("Exchange", "Chưa nhận tệp nào.")
    if left:
        said = translate("Exchange", "{} Còn {} tệp chưa nhận.").format(said, left)
    return capital(said)


def _as_seen(taken: Preview, seen: Sequence[Preview]) -> Preview:
    """Return what was shown of a file before it was taken, line by line."""
    same = (one for one in seen if one.id == taken.id and one.counts == taken.counts)
    return next(same, taken)
