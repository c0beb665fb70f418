"""Every doubt that the running text gives has its sentence, and no sentence is left over."""

import re
from pathlib import Path

from cchc_desktop.documents.narrative import found
from resources import words

SOURCES = Path(found.__file__).parent.glob("*.py")


def test_every_doubt_has_a_sentence_and_every_sentence_a_doubt():
    given = {
        code
        for file in SOURCES
        for code in re.findall(r'"narrative-doubts\.([a-z-]+)"', file.read_text("utf-8"))
    }
    assert given == set(words.table("narrative-doubts"))
