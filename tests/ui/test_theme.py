"""The look can be read: contrast by WCAG, every role known, the stylesheet filled in."""

import re
import subprocess
import sys
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication

import resources
from ui.theme import look
from ui.theme.contrast import PAIRS, contrast, failures
from ui.theme.tokens import DARK, LIGHT, TYPE, Palette, Role


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_can_be_read_on_its_ground(palette: Palette):
    assert failures(palette) == []


def test_a_weak_ink_is_found():
    weak = {**LIGHT, "text3": "#B0B4BA"}
    assert any(line.startswith("text3 on surface") for line in failures(weak))


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_both_looks_have_every_role():
    roles = set(get_args(Role))
    assert set(LIGHT) == set(DARK) == roles
    assert {role for ink, ground, _ in PAIRS for role in (ink, ground)} <= roles


def test_the_stylesheet_names_only_what_there_is():
    source = resources.path("styles", "style.qss").read_text(encoding="utf-8")
    marks = set(re.findall(r"@([a-z_][a-z_0-9]*)", source))
    assert marks <= set(LIGHT)


def test_the_stylesheet_follows_the_text_scale(qapp: QApplication):
    look.apply(qapp, "dark", 1.5)
    sheet = look.stylesheet()
    assert "@" not in sheet
    assert f"background: {DARK['canvas']}" in sheet
    assert "font-size: 20px" in sheet  # 13 px at 150 %
    assert look.font("body").pixelSize() == 20


def test_leading_leaves_room_for_stacked_marks():
    assert all(leading / size >= 1.33 for size, _, leading in TYPE.values())


def test_the_look_changes_while_the_program_runs(qapp: QApplication):
    look.apply(qapp, "dark", 1.0)
    assert qapp.palette().window().color().name().upper() == DARK["canvas"]
    look.apply(qapp, "light", 1.0)
    assert qapp.palette().window().color().name().upper() == LIGHT["canvas"]


def test_the_program_begins_with_fusion_beneath_its_look():
    code = (
        "from ui.theme import look; app = look.begin('x'); "
        "print(app.style().name(), app.arguments()); look.apply(app)"
    )
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert told.stdout.split() == ["fusion", "['x']"]
