"""Figures as offices type them and Excel copies them."""

from decimal import Decimal

import pytest

from cchc_desktop.domain.indicators import Figure, FigureError
from cchc_desktop.domain.typed_figures import read_figure, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        (" 98,5% ", "98.5"),
        ("98.5", "98.5"),
        ("0.985", "0.985"),
        ("98.456%", "98.456"),
        ("1.240", "1240"),
        ("1,240", "1.240"),
        ("1 240", "1240"),
        ("1\u00a0240,25", "1240.25"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("-5", "-5"),
        ("\u22125", "-5"),
    ],
)
def test_a_number_is_read_as_an_office_writes_it(text: str, value: str):
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "…"])
def test_nothing_and_a_dash_are_no_figure(text: str):
    assert read_number(text) is None
    assert read_figure(text) is None


@pytest.mark.parametrize("text", ["chín", "1.2.3", "1.234.5", "1.234 567", "12 văn bản", "9" * 61])
def test_what_is_no_number_is_refused_with_its_words(text: str):
    with pytest.raises(FigureError) as caught:
        read_number(text)
    assert caught.value.code == "figure-unreadable"
    assert text.startswith(str(caught.value.facts["text"]))


def test_a_share_keeps_its_two_parts():
    figure = Figure(numerator=Decimal(3074), denominator=Decimal(3098))
    assert read_figure("3.074/3.098") == figure
    assert read_figure(" 3074 / 3098 ") == figure
    assert read_figure("98,5") == Figure(Decimal("98.5"))


@pytest.mark.parametrize("text", ["5/", "/5", "–/7"])
def test_half_a_share_is_refused(text: str):
    with pytest.raises(FigureError) as caught:
        read_figure(text)
    assert caught.value.code == "figure-half-a-share"
