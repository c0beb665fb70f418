"""All scenes by name; the pictures take their names from here."""

from collections.abc import Callable
from typing import Final

from ui.shots import (
    of_entry,
    of_exchange,
    of_frame,
    of_intake,
    of_overview,
    of_papers,
    of_plans,
    of_questions,
    of_reporting,
    of_settings,
    of_support,
    of_targets,
    of_tasks,
    of_units,
)
from ui.shots.studio import Show, Studio

Scene = Callable[[Studio, Show], None]
SCENES: Final[dict[str, Scene]] = {
    **of_frame.SCENES,
    **of_tasks.SCENES,
    **of_questions.SCENES,
    **of_entry.SCENES,
    **of_units.SCENES,
    **of_settings.SCENES,
    **of_plans.SCENES,
    **of_intake.SCENES,
    **of_targets.SCENES,
    **of_overview.SCENES,
    **of_reporting.SCENES,
    **of_papers.SCENES,
    **of_exchange.SCENES,
    **of_support.SCENES,
}
# What folds when the words grow is also taken at larger text.
FOLDING: Final = (
    "first-start",
    "tasks",
    "tasks-result-form",
    "tasks-late",
    "entry",
    "entry-typing",
    "units",
    "units-people",
    "settings-office",
    "settings-duties",
    "plan-from-above",
    "plan-document",
    "intake",
    "intake-document",
    "targets",
    "statistics",
    "overview",
    "exchange",
    "exchange-tab",
    "exchange-arrived",
    "exchange-differences",
    "exchange-known",
    "reporting",
    "reporting-former",
    "reporting-pages",
)
