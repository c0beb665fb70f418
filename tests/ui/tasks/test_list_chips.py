"""The lists behind chips: worked out when they are opened, and true to what is shown then."""

import pytest
from PySide6.QtWidgets import QListWidget

from tests.builders.task_window import AtTasks
from ui.parts.pick_list import PickList


def _open(at: AtTasks, kind: str) -> PickList:
    chip = at.page.chips.lists[kind]
    chip.open_list(chip)
    (popup,) = chip.window().findChildren(PickList)
    return popup


@pytest.mark.parametrize("kind", ["unit", "field"])
def test_a_choice_leaves_as_many_tasks_as_its_list_says(at: AtTasks, kind: str):
    at.page.chips.flags["quarter"].click()
    popup = _open(at, kind)
    choices = popup.findChild(QListWidget)
    assert choices.count() > 1
    item = choices.item(0)
    words, said = item.text().removesuffix(")").rsplit("  (", 1)
    item.setCheckState(item.checkState().Checked)
    assert len(at.page.listing.wanted()) == int(said) > 0
    assert at.page.chips.lists[kind].isChecked()
    assert words.startswith(at.page.chips.lists[kind].accessibleName().rstrip("…"))


def test_a_list_opened_again_shows_what_is_chosen(at: AtTasks):
    chip = at.page.chips.lists["field"]
    chip.picked.emit(frozenset({"procedures"}))
    choices = _open(at, "field").findChild(QListWidget)
    checked = [
        choices.item(row).text()
        for row in range(choices.count())
        if choices.item(row).checkState() == choices.item(row).checkState().Checked
    ]
    assert [text.startswith(chip.accessibleName().rstrip("…")) for text in checked] == [True]
