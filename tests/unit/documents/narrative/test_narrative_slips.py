"""Slips of lists, of narrow pages and of printed ones that change nothing of what a plan says."""

import pytest
from narrative_samples import codes, read_text, tasks

from cchc_desktop.documents.narrative.lines import Line
from cchc_desktop.documents.narrative.signature import foot_of

HEAD = "Số: 5/KH-UBND\n\nHoa Sen, ngày 3 tháng 2 năm 2026\n\nKẾ HOẠCH\n\nCải cách năm 2026\n\n"


def _listed(letters: str) -> str:
    items = "\n\n".join(f"{one}) Sửa biển báo số {at}." for at, one in enumerate(letters))
    return f"{HEAD}I. NHIỆM VỤ\n\n{items}"


@pytest.mark.parametrize(
    ("letters", "told"),
    [("abcde", []), ("abcdđe", []), ("abce", ["number-skipped"]), ("abcdg", ["number-skipped"])],
)
def test_a_list_may_do_without_the_letter_with_a_stroke(letters: str, told: list[str]):
    found = read_text(_listed(letters))
    assert codes(found) == told
    assert [code for code, _ in tasks(found)] == list(letters)


def test_a_title_that_stands_beside_the_date_is_parted_from_it():
    text = HEAD.replace("2026\n\nKẾ HOẠCH", "2026 KẾ HOẠCH")
    said = read_text(f"{text}I. NHIỆM VỤ\n\n1. Sửa biển báo.").document
    assert (said.kind, said.subject, said.place) == ("KẾ HOẠCH", "Cải cách năm 2026", "Hoa Sen")


@pytest.mark.parametrize(
    ("last", "recipients", "post", "signer"),
    [
        ("- Lưu: VT. HIỆU TRƯỞNG Bùi Văn Ước", "Lưu: VT", "HIỆU TRƯỞNG", "Bùi Văn Ước"),
        ("- Lưu: VT, KH. PHÓ CHỦ TỊCH", "Lưu: VT, KH", "PHÓ CHỦ TỊCH", None),
        ("- Lưu: VT, Chánh Văn phòng.", "Lưu: VT, Chánh Văn phòng", None, None),
    ],
)
def test_who_signs_is_no_recipient(
    last: str, recipients: str, post: str | None, signer: str | None
):
    foot = foot_of([Line("Nơi nhận:"), Line("- Sở Nội vụ;"), Line(last)])
    assert foot.recipients == ("Sở Nội vụ", recipients)
    assert (foot.signer_post, foot.signer) == (post, signer)
