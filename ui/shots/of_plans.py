"""Scenes of plans: the office's own being made, a plan's facts and documents, the list of plans."""

import uuid
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from cchc_desktop.domain.draft import Document, DoubtDraft, PlanDraft, TaskDraft
from cchc_desktop.services.doubts.open import DEADLINES_MISSING
from cchc_desktop.services.plans.proposal import Way
from cchc_desktop.services.plans.shelf import shelf
from cchc_desktop.services.plans.storing import store_plan
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


_ASKED: Final = (
    DoubtDraft(DEADLINES_MISSING, {"count": 3}, field="deadline"),
    DoubtDraft("narrative-doubts.number-blank", {"text": "Số:      /KH-UBND"}, field="number"),
    DoubtDraft(
        "narrative-doubts.beside-last-year",
        {"text": "Chỉ số hài lòng của người dân cao hơn năm trước"},
        "mục 2.4",
        "targets",
    ),
    DoubtDraft("narrative-doubts.number-skipped", {"before": "2", "after": "4"}),
)


def _doubted(opened: Opened) -> uuid.UUID:
    """Take in a plan in which something is to be looked at as a whole."""
    subject = "Cải cách hành chính năm 2026 trên địa bàn phường Hoa Sen"
    document = Document(subject, kind="KẾ HOẠCH", issued_on=date(2026, 1, 20))
    tasks = tuple(TaskDraft(title, str(at)) for at, title in enumerate(_UNDATED, 1))
    draft = PlanDraft(document, tasks=tasks, doubts=_ASKED)
    stored = opened.acts.do(
        lambda: store_plan(opened.acts.desk, draft, date(2026, 1, 1), date(2026, 12, 31))
    )
    assert isinstance(stored, uuid.UUID)  # noqa: S101 - a scene without its plan shows nothing
    return stored


def _in_doubt(studio: Studio, show: Show) -> None:
    with studio.opened("grown") as opened:
        show_alone(PlanDialog(opened.acts, _doubted(opened), "doubts"), show)


def _told_above_the_list(studio: Studio, show: Show) -> None:
    with studio.opened("grown") as opened:
        _doubted(opened)
        settle()
        show(opened.window)


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


_UNDATED: Final = (
    "Niêm yết công khai thủ tục hành chính tại bộ phận một cửa",
    "Tổ chức đối thoại với người dân về thủ tục hành chính",
    "Khảo sát mức độ hài lòng của người dân, tổ chức",
)

SCENES: Final[dict[str, Callable[[Studio, Show], None]]] = {
    "plan-from-above": partial(_making, Way.ABOVE, "grown"),
    "plan-from-above-none": partial(_making, Way.ABOVE, "sample"),
    "plan-from-last-year": partial(_making, Way.LAST_YEAR, "sample"),
    "plan-from-nothing": partial(_making, Way.NOTHING, "sample"),
    "plan-giving-up": _giving_up,
    "plan-document": partial(_facts, "document"),
    "plan-texts": partial(_facts, "texts"),
    "plan-versions": partial(_facts, "versions"),
    "plan-in-doubt": _in_doubt,
    "plan-none-in-doubt": partial(_facts, "doubts"),
    "tasks-plan-in-doubt": _told_above_the_list,
    "plan-new-version": _version,
    "plan-version-corrected": _correction,
    "plan-list": _list,
}
