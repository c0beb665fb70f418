"""Scenes of the place Đơn vị: units, groups, people, and every question asked there."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QAbstractButton

from ui.shots.facts import GROUP
from ui.shots.studio import Opened, Show, Studio, in_dialog, settle
from ui.units.page import UnitsPage
from ui.units.units_part import UnitsPart

Act = Callable[[UnitsPage], object]


def _page(opened: Opened) -> UnitsPage:
    opened.window.show_place("units")
    page = opened.window.place("units").findChild(UnitsPage)
    if not isinstance(page, UnitsPage):
        msg = "the place was not filled"
        raise TypeError(msg)
    settle()
    return page


def _scene(act: Act) -> Callable[[Studio, Show], None]:
    def scene(studio: Studio, show: Show) -> None:
        with studio.opened("grown") as opened:
            act(_page(opened))
            settle()
            show(opened.window)

    return scene


def _asked(prepare: Act, what: str, about: Callable[[UnitsPart], object] | None = None) -> "_Made":
    """Make a scene of what the panel asks for: `what` names the deed, `about` gives its subject."""

    def scene(studio: Studio, show: Show) -> None:
        with studio.opened("grown") as opened:
            page = _page(opened)
            prepare(page)
            subject = None if about is None else about(page.units)
            panel = page.units.panel
            in_dialog(lambda: panel.asked.emit(what, subject), show)

    return scene


_Made = Callable[[Studio, Show], None]


def _choose(page: UnitsPage, beginning: str) -> None:
    node = next(one for one in page.units.nodes if one.name.startswith(beginning))
    page.units.tree.choose(node.id)


def _unit(page: UnitsPage) -> None:
    _choose(page, "Trung tâm Dịch vụ tổng hợp")


def _department(page: UnitsPage) -> None:
    _choose(page, "Phòng Kinh tế")


def _changed(page: UnitsPage) -> None:
    page.which.choose("all")
    _choose(page, "Đội Quản lý")


def _group(page: UnitsPage) -> None:
    _choose(page, GROUP)


def _schools(page: UnitsPage) -> None:
    node = next(one for one in page.units.nodes if one.is_group and one.name != GROUP)
    page.units.tree.choose(node.id)


def _people(page: UnitsPage) -> None:
    page.section.choose("people")


def _not_found(page: UnitsPage) -> None:
    page.search.setText("bến xe")


def _first_member(part: UnitsPart) -> object:
    return None if part.details is None else part.details.members[0]


def _first_name(part: UnitsPart) -> object:
    return None if part.details is None else part.details.names[0]


def _new_unit(studio: Studio, show: Show) -> None:
    with studio.opened("grown") as opened:
        page = _page(opened)
        in_dialog(page.add.click, show)


def _new_person(studio: Studio, show: Show) -> None:
    with studio.opened("grown") as opened:
        page = _page(opened)
        _people(page)
        in_dialog(page.add.click, show)


def _leaving(studio: Studio, show: Show) -> None:
    with studio.opened("grown") as opened:
        page = _page(opened)
        _people(page)
        leaves: QAbstractButton = page.people.person.leaves
        in_dialog(leaves.click, show)


SCENES: Final[dict[str, _Made]] = {
    "units": _scene(lambda _page: None),
    "units-unit": _scene(_unit),
    "units-changed": _scene(_changed),
    "units-group": _scene(_group),
    "units-schools": _scene(_schools),
    "units-people": _scene(_people),
    "units-not-found": _scene(_not_found),
    "units-new": _new_unit,
    "units-rename": _asked(_department, "rename"),
    "units-succession": _asked(_department, "succeed"),
    "units-joining": _asked(_department, "join"),
    "units-name": _asked(_unit, "edit-name", _first_name),
    "units-member": _asked(_group, "add-member"),
    "units-member-days": _asked(_schools, "member-days", _first_member),
    "people-new": _new_person,
    "people-leaving": _leaving,
}
