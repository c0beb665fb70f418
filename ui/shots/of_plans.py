"""Scenes of plans: the office's own being made, a plan's facts and documents, the list of plans."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Final

from cchc_desktop.services.plan_proposal import Way
from cchc_desktop.services.plan_shelf import shelf
from ui.plans.own_plan_dialog import OwnPlanDialog
from ui.plans.plan_dialog import PlanDialog
from ui.plans.switcher import PlanSwitcher
from ui.shots.studio import Opened, Show, Studio, Which, in_dialog, settle, show_alone


def _making(way: Way, which: Which, studio: Studio, show: Show) -> None:
    with studio.opened(which) as opened:
        show_alone(OwnPlanDialog(opened.acts, way), show)


def _giving_up(studio: Studio, show: Show) -> None:
    with studio.opened("grown") as opened:
        dialog = OwnPlanDialog(opened.acts, Way.ABOVE)

        def leave(shown: object) -> None:
            del shown
            dialog.table.drop()
            in_dialog(dialog.reject, show)

        show_alone(dialog, leave)


def _own_plan(opened: Opened) -> uuid.UUID:
    plans = (plan for year in shelf(opened.acts.desk) for plan in year.plans)
    return next(plan.id for plan in plans if plan.own and not plan.implicit)


def _facts(part: str, studio: Studio, show: Show) -> None:
    with studio.opened("grown") as opened:
        dialog = PlanDialog(opened.acts, _own_plan(opened))
        dialog.parts.choose(part)
        show_alone(dialog, show)


def _version(studio: Studio, show: Show) -> None:
    with studio.opened("grown") as opened:
        dialog = PlanDialog(opened.acts, _own_plan(opened))

        def ask(shown: object) -> None:
            del shown
            dialog.parts.choose("versions")
            in_dialog(dialog.versions.start.click, show)

        show_alone(dialog, ask)


def _correction(studio: Studio, show: Show) -> None:
    with studio.opened("grown") as opened:
        dialog = PlanDialog(opened.acts, _own_plan(opened))

        def ask(shown: object) -> None:
            del shown
            dialog.parts.choose("versions")
            in_dialog(dialog.versions.correct.click, show)

        show_alone(dialog, ask)


def _list(studio: Studio, show: Show) -> None:
    with studio.opened("grown") as opened:
        switcher = opened.window.findChild(PlanSwitcher)
        if isinstance(switcher, PlanSwitcher):
            switcher.open_list()
        settle()
        show(opened.window)


SCENES: Final[dict[str, Callable[[Studio, Show], None]]] = {
    "plan-from-above": partial(_making, Way.ABOVE, "grown"),
    "plan-from-above-none": partial(_making, Way.ABOVE, "sample"),
    "plan-from-last-year": partial(_making, Way.LAST_YEAR, "sample"),
    "plan-from-nothing": partial(_making, Way.NOTHING, "sample"),
    "plan-giving-up": _giving_up,
    "plan-document": partial(_facts, "document"),
    "plan-texts": partial(_facts, "texts"),
    "plan-versions": partial(_facts, "versions"),
    "plan-new-version": _version,
    "plan-version-corrected": _correction,
    "plan-list": _list,
}
