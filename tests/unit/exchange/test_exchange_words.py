"""Every refusal of the room has its sentence, however the code is raised; none says a dialect."""

import re
from pathlib import Path

import pytest

import cchc_desktop.exchange
from resources.words import knows, sentence

ROOM = Path(cchc_desktop.exchange.__file__).parent
CODES = sorted(
    {
        code
        for file in ROOM.glob("*.py")
        for code in re.findall(r'"((?:exchange|form)-[a-z-]+)"', file.read_text("utf-8"))
    }
)
FACTS = {
    "name": "bao-cao.cchc",
    "folder": "E:",
    "part": "data/task.jsonl",
    "version": "3.1",
    "task": "Ban hành kế hoạch",
    "column": "Tình trạng",
    "text": "gần xong",
}


def test_the_search_for_codes_finds_what_there_is():
    assert {"exchange-damaged", "exchange-newer", "form-row-mixed"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_one_sentence_that_its_facts_fill(code: str):
    assert knows(code)
    said = sentence(code, FACTS)
    assert code not in said
    assert "{" not in said
    assert said.endswith(".")
    if code.startswith("exchange-"):
        assert re.search(r"giữ nguyên|Chưa có gì được ghi", said), said
