"""What an update or a way back came to, settled and told at the next start.

What lies in the folder of updates for a step that no longer counts is dropped here. Must not know
how a step began, nor how it is worded.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from cchc_desktop.config.installing import clear_away
from cchc_desktop.config.paths import PROGRAM
from cchc_desktop.config.update_steps import (
    Stage,
    UpdateStep,
    copy_to_put_back,
    forget_step,
    keep_step,
    last_step,
    update_folder,
)
from cchc_desktop.config.version import VERSION
from cchc_desktop.exchange.update_file import ENDING
from cchc_desktop.services.upkeep.copies import held, restore
from db.errors import translating

# What is written whole has another name meanwhile, which a power cut may leave.
_OURS: Final = (ENDING, ".db", ".exe", ".part", ".tmp", ".new")


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the last step came to. `code` is a sentence of the catalogue."""

    code: str
    step: UpdateStep
    aside: Path | None = None


def finish_way_back(root: Path, at: datetime, running: str = VERSION) -> None:
    """Put the data of the former version back, if this is that version again.

    What is there is set aside once more by the putting back itself. Where this fails nothing has
    changed, and the next start tries again.
    """
    copy = copy_to_put_back(root, running)
    step = last_step(root)
    if copy is None or step is None:
        return
    with held(root) as folder:
        restore(folder, copy, at)
    with translating(root):
        keep_step(root, replace(step, stage=Stage.BACK))


def arrive(root: Path, running: str = VERSION) -> Arrival | None:
    """Settle what was asked for before this start; None when there is nothing to tell."""
    step = last_step(root)
    if step is None or step.stage == Stage.DONE:
        return None
    with translating(root):
        told = _settle(root, step, running)
        drop_needless(root, running)
    clear_away()
    return told


def kept_name(version: str) -> str:
    """Name the file of a version as it is kept."""
    return f"{PROGRAM} {version}{ENDING}"


def drop_needless(root: Path, running: str) -> None:
    """Drop what no step needs any more. What was saved for a person stays."""
    place, step = update_folder(root), last_step(root)
    needed = {kept_name(running)}
    if step is not None:
        needed |= {step.copy, kept_name(step.former), kept_name(step.new)}
    for path in [*place.iterdir()]:
        if path.name.endswith(_OURS) and path.name not in needed:
            path.unlink(missing_ok=True)


def _settle(root: Path, step: UpdateStep, running: str) -> Arrival:
    match step.stage:
        case Stage.ASKED if step.new == running:
            keep_step(root, replace(step, stage=Stage.DONE, before=None))
            return Arrival("update-made", step)
        case Stage.BACK_ASKED:
            keep_step(root, replace(step, stage=Stage.DONE, aside=""))
            return Arrival("way-back-not-made", step)
        case Stage.BACK:
            forget_step(root)
            return Arrival("way-back-made", step, update_folder(root) / step.aside)
        case _:
            forget_step(root)
            return Arrival("update-not-made", step)
