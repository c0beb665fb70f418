"""What a plan rests on: its "Căn cứ …" and "Thực hiện …" with the documents they name.

Must not know the head nor the body.
"""

import re
from collections.abc import Sequence
from typing import Final

from cchc_desktop.documents.narrative.citations import cited_in
from cchc_desktop.documents.narrative.letters import UPPER
from cchc_desktop.documents.narrative.lines import Line
from cchc_desktop.documents.narrative.markers import words_of
from cchc_desktop.domain.draft import BasisDraft
from cchc_desktop.domain.text import fold

_OPENS: Final = re.compile(
    r"(?:Căn cứ|Thực hiện|Theo|Xét|Tiếp tục thực hiện|Tiếp tục triển khai|Triển khai|Trên cơ sở"
    r"|Thi hành|Xét đề nghị)\b"
)
_DECIDES: Final = re.compile(r"[\s,;.]*QUYẾT ĐỊNH\s*:?\s*$")
_ANNOUNCES: Final = re.compile(
    r"(?:như sau|sau đây|các nội dung sau)\s*[:.]?\s*$|(?:xây dựng|ban hành|lập|đề ra)\s"
    r"(?:\S+\s){0,5}(?:kế hoạch|chương trình)",
    re.IGNORECASE,
)
_SAYS_WHO: Final = re.compile(
    rf",\s+(?=[{UPPER}][^,;:]{{3,120}}\s(?:xây dựng|ban hành|lập|đề ra)\s)"
)
_TAIL: Final = 400
_FURNITURE: Final = ("quyet dinh", "kinh gui", "chu tich", "uy ban", "ubnd", "hoi dong")


def bases_of(lines: Sequence[Line]) -> tuple[BasisDraft, ...]:
    """Return the bases; a sentence that also announces the plan counts where there is no other."""
    found: list[str] = []
    announced: list[str] = []
    for line in lines:
        text = _DECIDES.sub("", words_of(line.text)).strip()
        if not text or not _OPENS.match(text):
            continue
        if text.endswith(";") or not _ANNOUNCES.search(text[-_TAIL:]):
            found.append(text)
        else:
            announced.append(text)
    if found:
        found += filter(None, map(_before_announcing, announced))
    else:
        found = [text for text in announced if cited_in(text)]
    return tuple(BasisDraft(text, cited_in(text)) for text in found)


def _before_announcing(text: str) -> str:
    """Return the basis that runs on into "…, Ủy ban nhân dân … ban hành Kế hoạch như sau:"."""
    cut = next(_SAYS_WHO.finditer(text), None)
    basis = text[: cut.start()].strip() if cut else ""
    proposed = basis.startswith(("Theo đề nghị", "Xét đề nghị", "Căn cứ"))
    return basis if proposed or cited_in(basis) else ""


def sentences_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return what is said before the first chapter beside the bases."""
    return tuple(line.text for line in lines if not fold(line.text).startswith(_FURNITURE))
