"""Laws of reading running text: no text raises, and reading takes time in step with its length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from narrative_samples import ALL

from cchc_desktop.documents.blocks import Cell, Document, Kind, Paragraph, Row, Source, Table
from cchc_desktop.documents.narrative.found import NarrativeFound, understand_narrative
from cchc_desktop.documents.narrative.lines import lines_of

PIECES = st.sampled_from(
    [line for text in ALL.values() for line in text.splitlines() if line]
    + ["Nơi nhận:", "TM.", "Số: /", "I.", "1.", "a)", "-", "+", "%", "từ 5% trở lên", "PHỤ LỤC"]
    + [
        "báo cáo quý trước ngày 31/2",
        "(",
        "Giao",
        "Điều 1.",
        "\u0301",
        "ngày tháng năm",
        "KẾ HOẠCH",
    ]
)
TEXTS = st.one_of(PIECES, st.text(max_size=60), st.builds("{}{}".format, PIECES, PIECES))
PARAGRAPHS = st.builds(
    Paragraph,
    TEXTS,
    level=st.one_of(st.none(), st.integers(1, 6)),
    bold=st.booleans(),
    centred=st.booleans(),
)
ROWS = st.lists(TEXTS, min_size=1, max_size=4).map(
    lambda texts: Row(tuple(Cell(text, at) for at, text in enumerate(texts)))
)
TABLES = st.lists(ROWS, max_size=4).map(lambda rows: Table(tuple(rows), 4))
DOCUMENTS = st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=25).map(
    lambda blocks: Document(tuple(blocks), Source(Kind.DOCX))
)


def read(document: Document) -> NarrativeFound:
    return understand_narrative(document, has_task_table=False)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_no_document_raises_and_reading_again_says_the_same(document: Document):
    assert read(document) == read(document)


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_nothing_is_said_that_is_not_there(document: Document):
    found = read(document)
    whole = "".join("".join(line.text.split()) for line in lines_of(document))
    said = [task.title for task in found.tasks]
    said += [item for duty in found.assignments for item in duty.items]
    said += [text for task in found.tasks for text in task.more]
    assert not [text for text in said if "".join(text.split()) not in whole]


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_every_task_stands_in_a_section_that_is_there(document: Document):
    found = read(document)
    assert all(
        task.title and (task.section is None or task.section < len(found.sections))
        for task in found.tasks
    )


def plain(*lines: str) -> Document:
    return Document(tuple(map(Paragraph, lines)), Source(Kind.TEXT))


def seconds(document: Document) -> float:
    def once() -> float:
        begun = time.process_time()
        read(document)
        return time.process_time() - begun

    return min(once() for _ in range(3))


HOSTILE = {
    "plan after plan": lambda n: plain(*(ALL["ward"].splitlines() * (n // 60))),
    "schools": lambda n: plain(*(ALL["school"].splitlines() * (n // 40))),
    "one sentence in small letters": lambda n: plain(
        "I. NHIỆM VỤ", "1. Rà soát toàn bộ hồ sơ của năm trước đó,", *["và hồ sơ khác,"] * n
    ),
    "one paragraph of figures": lambda n: plain("I. CHỈ TIÊU", "1. " + "đạt 5% và nhóm 3 " * n),
    "digits": lambda n: plain("I. NHIỆM VỤ", "1" * n + "x", "1. " + "1." * n),
    "brackets and dots": lambda n: plain("I. NHIỆM VỤ", "1. (" + ". (" * n, "ngày " + ". " * n),
    "units in one list": lambda n: plain(
        "I. TỔ CHỨC THỰC HIỆN", "1. " + "Phòng Nội vụ, " * n, *["- Sở Nội vụ: làm việc"] * n
    ),
    "reports": lambda n: plain("I. BÁO CÁO", "1. " + "báo cáo quý trước ngày 05, ngày 06; " * n),
    "headings": lambda n: plain(*["NHIỆM VỤ TRỌNG TÂM"] * n),
    "titles": lambda n: plain(*["KẾ HOẠCH", "CẢI CÁCH HÀNH CHÍNH"] * n),
    "deep numbers": lambda n: plain("I. NHIỆM VỤ", *["1.1.1.1. Làm việc"] * n),
}


@pytest.mark.parametrize("shape", sorted(HOSTILE))
def test_reading_takes_time_in_step_with_the_length(shape: str):
    seconds(HOSTILE[shape](500))
    short, long = seconds(HOSTILE[shape](1_000)), seconds(HOSTILE[shape](4_000))
    assert long < 9 * short + 0.05
