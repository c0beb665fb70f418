"""Words in cells: nothing is lost while it fits, and what does not fit ends in an ellipsis."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ui.table.words import elided, forget, wrap

WORDS = st.text(alphabet="aăâđêôơưệộ ", max_size=120).map(str.split).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=WORDS, width=st.integers(40, 400))
def test_every_letter_is_on_some_line(text: str, width: int):
    assert "".join(wrap(text, "body", width)).replace(" ", "") == text.replace(" ", "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=WORDS, most=st.integers(1, 4))
def test_never_more_lines_than_allowed(text: str, most: int):
    lines = wrap(text, "body", 90, most)
    assert len(lines) <= most
    whole = "".join(wrap(text, "body", 90)).replace(" ", "")
    if "".join(lines).replace(" ", "") != whole:
        assert lines[-1].endswith("…")


def test_what_was_cut_is_known():
    forget()
    wrap("Rà soát văn bản do phường ban hành còn hiệu lực", "body", 60, 1)
    wrap("Ngắn", "body", 200, 1)
    assert elided() == ["Rà soát văn bản do phường ban hành còn hiệu lực"]


@pytest.mark.parametrize("text", ["", "\n", "một\nhai"])
def test_line_breaks_are_kept(text: str):
    forget()
    assert wrap(text, "body", 200) == text.split("\n")
