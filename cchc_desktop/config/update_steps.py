"""What became of updates of this computer's program: the last one, kept beside the data.

A step is written before the installer starts, so that whichever version starts next knows what
was meant. Must not know how an update is checked or started, nor what is in the data.
"""

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

_LOG = logging.getLogger(__name__)

FOLDER: Final = "updates"
_FILE: Final = "step.json"
_LONGEST: Final = 64 * 1024


class Stage(StrEnum):
    """How far a step is. What is asked for is settled by the version that starts next."""

    ASKED = "asked"
    DONE = "done"
    BACK_ASKED = "back-asked"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class UpdateStep:
    """From one version to another. `copy` and `aside` are names of files in the folder.

    `seq` is the last change set before the update; `aside` holds what was entered since. `before`
    is the step that counts again when this one does not come about.
    """

    former: str
    new: str
    at: str
    copy: str
    seq: int
    stage: str
    aside: str = ""
    before: "UpdateStep | None" = None


def update_folder(root: Path) -> Path:
    """Return where a data folder keeps what updates need."""
    return root / FOLDER


def has_step(root: Path) -> bool:
    """Tell at a glance whether there was ever an update."""
    # Not `Path.exists`, which raises where a name is none: opening the folder says that better.
    return os.path.exists(update_folder(root) / _FILE)  # noqa: PTH110 - see above


def last_step(root: Path) -> UpdateStep | None:
    """Return the last step; None when there was none, or its file says nothing sensible."""
    try:
        with (update_folder(root) / _FILE).open(encoding="utf-8") as file:
            return _step(json.loads(file.read(_LONGEST)))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, RecursionError) as fault:
        _LOG.warning("the last update's step was not read: %s", type(fault).__name__)
        return None


def keep_step(root: Path, step: UpdateStep) -> None:
    """Write a step whole: a power cut leaves the former one or this."""
    folder = update_folder(root)
    folder.mkdir(exist_ok=True)
    beside = folder / f"{_FILE}.new"
    with beside.open("w", encoding="utf-8") as out:
        json.dump(asdict(step), out, ensure_ascii=False, indent=2)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(folder / _FILE)


def forget_step(root: Path) -> None:
    """Let the last step not have been asked for, as when the installer could not be started."""
    step = last_step(root)
    if step is not None and step.before is not None:
        keep_step(root, step.before)
    else:
        (update_folder(root) / _FILE).unlink(missing_ok=True)


def copy_to_put_back(root: Path, running: str) -> Path | None:
    """Return the copy that a program that is the former one again puts back before anything."""
    step = last_step(root)
    if step is None or step.stage != Stage.BACK_ASKED or step.former != running:
        return None
    return update_folder(root) / step.copy


def _step(stored: Any) -> UpdateStep:
    if not isinstance(stored, Mapping):
        raise TypeError("no mapping")
    known = {one.name for one in fields(UpdateStep)}
    told = {name: value for name, value in stored.items() if name in known}
    if told.get("before") is not None:
        told["before"] = _step({**told["before"], "before": None})
    step = UpdateStep(**told)
    texts = (step.former, step.new, step.at, step.copy, step.aside)
    if not all(isinstance(one, str) for one in texts) or type(step.seq) is not int:
        raise TypeError("not of its types")
    if any(one != Path(one).name for one in (step.copy, step.aside)):
        raise ValueError("a file elsewhere")
    Stage(step.stage)
    return step
