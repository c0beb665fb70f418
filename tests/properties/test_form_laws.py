"""The laws of Excel forms: untouched is no change, k edits are k changes, order is nothing."""

import random
import unicodedata
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.domain.status import State
from cchc_desktop.exchange.errors import ExchangeError
from cchc_desktop.exchange.form_model import FIELDS, FormRow, FormSignature, FormValues, cell_text
from cchc_desktop.exchange.form_words import STATES
from tests.builders.filled_forms import FORM, a_form, an_id, filled, in_order, read

LETTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("=+-@'\"\n\t_x0041_ếĐ<&>")
TEXTS = st.text(LETTERS, max_size=30)
SAID = TEXTS.filter(cell_text)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
VALUES = st.builds(
    FormValues,
    state=st.none() | st.sampled_from(list(State)),
    percent=st.none() | st.integers(0, 100),
    done_on=st.none() | DAYS,
    result=st.none() | TEXTS,
    difficulty=st.none() | TEXTS,
    proposal=st.none() | TEXTS,
    evidence=st.none() | TEXTS,
)
ROWS = st.lists(
    st.builds(FormRow, id=st.uuids(), code=TEXTS, title=SAID, deadline=TEXTS, base=VALUES),
    min_size=1,
    max_size=5,
    unique_by=lambda row: row.id,
)
# Every example writes, opens and saves a workbook.
quick = settings(max_examples=20) if settings.default.max_examples < 500 else settings()


@quick
@given(ROWS, st.lists(TEXTS, max_size=2), st.randoms(use_true_random=False))
def test_an_untouched_form_changes_nothing_however_sorted(
    rows: list[FormRow], plans: list[str], order: random.Random
):
    form = replace(FORM, rows=tuple(rows), plans=tuple(plans))
    with TemporaryDirectory() as folder:
        path = a_form(Path(folder), form)
        again = path.read_bytes()
        assert a_form(Path(folder), form).read_bytes() == again
        found = read(path)
        assert found.form == form
        in_order(path, order.sample(range(len(rows)), len(rows)))
        sorted_ = read(path)
    for each in (found, sorted_):
        assert each.signature is FormSignature.GOOD
        assert each.form.rows == form.rows
        assert not each.edits
        assert not each.troubles


def _typed(name: str) -> st.SearchStrategy[Any]:
    match name:
        case "state":
            return st.sampled_from(list(STATES.values()))
        case "percent":
            return st.integers(0, 100)
        case "done_on":
            return DAYS
        case _:
            return SAID.filter(lambda text: "\x0b" not in text and text.isprintable())


CELLS = st.tuples(st.sampled_from(FORM.rows), st.sampled_from(FIELDS)).flatmap(
    lambda cell: st.tuples(st.just((cell[0].id, cell[1])), _typed(cell[1]))
)


@quick
@given(st.lists(CELLS, max_size=8, unique_by=lambda cell: cell[0]), st.permutations(range(4)))
def test_k_edits_are_k_changes_wherever_the_rows_stand(
    cells: list[tuple[Any, Any]], order: list[int]
):
    typed = dict(cells)
    with TemporaryDirectory() as folder:
        path = filled(in_order(a_form(Path(folder)), order), typed)
        found = read(path)
        again = read(path)
    bases = {row.id: row.base for row in FORM.rows}
    expected: dict[Any, dict[str, Any]] = {}
    for (id_, name), value in typed.items():
        meant = _meant(name, value)
        if meant != _base(getattr(bases[id_], name)):
            expected.setdefault(id_, {})[name] = meant
    assert found.edits == expected
    assert not found.troubles
    assert again == found


def _meant(name: str, value: Any) -> Any:
    if name == "state":
        return next(str(state) for state, said in STATES.items() if said == value)
    return cell_text(value) if isinstance(value, str) else value


def _base(value: Any) -> Any:
    return cell_text(value) if isinstance(value, str) else value


@quick
@given(st.lists(st.sampled_from([(row.id, name) for row in FORM.rows for name in FIELDS])))
def test_an_emptied_cell_changes_nothing(cells: list[tuple[Any, str]]):
    with TemporaryDirectory() as folder:
        found = read(filled(a_form(Path(folder)), dict.fromkeys(cells)))
    assert not found.edits
    assert not found.troubles


@cache
def untouched() -> bytes:
    with TemporaryDirectory() as folder:
        return a_form(Path(folder)).read_bytes()


@given(st.data())
def test_damage_is_a_refusal_or_no_damage(draw: st.DataObject):
    """Parts of a workbook that nobody reads may change; nothing else than a refusal may come."""
    data = untouched()
    at = draw.draw(st.integers(0, len(data) - 1))
    end = draw.draw(st.integers(at, len(data)))
    changed = draw.draw(
        st.sampled_from(
            [
                data[:at],
                data[at:],
                data[:at] + data[end:],
                data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :],
            ]
        )
    )
    try:
        found = read(changed)
    except ExchangeError:
        return
    assert found.form == FORM
    assert found.signature is FormSignature.GOOD


def test_a_title_is_known_however_its_letters_are_composed(tmp_path: Path):
    row = FORM.rows[0]
    path = filled(a_form(tmp_path), {(row.id, "title"): unicodedata.normalize("NFD", row.title)})
    assert not read(path).troubles


@pytest.mark.parametrize("number", [0, 1, 300])
def test_a_form_has_as_many_rows_as_the_unit_has_tasks(tmp_path: Path, number: int):
    rows = tuple(FormRow(an_id(at), f"{at}", f"Nhiệm vụ số {at}") for at in range(number))
    found = read(a_form(tmp_path, replace(FORM, rows=rows)))
    assert found.form.rows == rows
    assert not found.edits
