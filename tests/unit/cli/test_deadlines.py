"""`cchc deadlines`: one answer a line read, in the words of the interface."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.cli import main
from cchc_desktop.domain.deadlines import DoubtCode
from resources import words

YEAR = ["--from", "2026-01-01", "--to", "2026-12-31"]


def _told(
    monkeypatch: pytest.MonkeyPatch, typed: bytes, *options: str, status: int = main.DONE
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed)))
    assert main.main(["deadlines", *options]) == status


def test_the_answers_have_the_keys_of_the_interface(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    typed = "Quý I năm 2026\r\n\nHằng quý\nTrước ngày 15/6\nThường xuyên".encode()
    _told(monkeypatch, typed, *YEAR, "--json")
    answers: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert [one["text"] for one in answers] == [
        "Quý I năm 2026",
        "",
        "Hằng quý",
        "Trước ngày 15/6",
        "Thường xuyên",
    ]
    assert [one["kind"] for one in answers] == [
        "fixed",
        "unclear",
        "recurring",
        "fixed",
        "ongoing",
    ]
    assert all(list(one) == ["text", "kind", "milestones", "doubt"] for one in answers)
    assert answers[0]["milestones"] == [
        {"label": "", "start": "2026-01-01", "due": "2026-03-31", "rule": None}
    ]
    assert [one["rule"] for one in answers[2]["milestones"]] == ["quarterly"] * 4
    assert answers[3]["milestones"][0]["due"] == "2026-06-14"
    assert answers[0]["doubt"] is None
    assert answers[1]["doubt"].startswith("Chưa ghi thời hạn.")


@pytest.mark.parametrize(
    ("typed", "count"),
    [(b"", 0), (b"\n", 1), (b"\n\n", 2), (b"a", 1), (b"a\n", 1), (b"\xef\xbb\xbfa\r\nb", 2)],
)
def test_every_line_has_one_answer(
    typed: bytes,
    count: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    _told(monkeypatch, typed, *YEAR, "--json")
    assert len(json.loads(capsys.readouterr().out)) == count


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n")), max_size=5))
def test_whatever_is_typed_there_are_as_many_answers_as_lines(lines: list[str]):
    with pytest.MonkeyPatch.context() as patch:
        out = io.StringIO()
        patch.setattr("sys.stdout", out)
        _told(patch, "".join(f"{line}\n" for line in lines).encode(), *YEAR, "--json")
        assert len(json.loads(out.getvalue())) == len(lines)


def test_the_signing_dates_what_is_counted_from_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    typed = "sau 10 ngày kể từ ngày ký".encode()
    _told(monkeypatch, typed, "--year", "2026", "--json")
    assert [one["due"] for one in json.loads(capsys.readouterr().out)[0]["milestones"]] in (
        [],
        [None],
    )
    _told(monkeypatch, typed, "--year", "2026", "--signed-on", "2026-03-02", "--json")
    assert json.loads(capsys.readouterr().out)[0]["milestones"][0]["due"] == "2026-03-12"


def test_people_get_a_table(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    _told(monkeypatch, "Hằng quý\nnăm tiếp theo".encode(), "--year", "2026")
    told = capsys.readouterr().out
    assert "30/6/2026" in told
    assert "“năm tiếp theo” không chỉ ra một ngày" in " ".join(told.split())


def test_what_is_no_text_is_refused_with_its_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    _told(monkeypatch, b"Qu\xfd I\n", status=main.REFUSED)
    told = capsys.readouterr()
    assert told.out == ""
    assert "Dòng 1" in told.err
    _told(monkeypatch, "Quý I\n".encode() + b"\xff", status=main.REFUSED)
    assert "Dòng 2" in capsys.readouterr().err


@pytest.mark.parametrize("code", DoubtCode)
def test_every_doubt_has_its_sentence(code: DoubtCode):
    assert words.knows(f"deadline-doubts.{code}")
