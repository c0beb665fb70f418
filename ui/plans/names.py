"""Who can be named while a plan is made: units, our own first, and the people of the office."""

from collections.abc import Sequence
from functools import cached_property

from cchc_desktop.services.desk import Desk
from cchc_desktop.services.plans.proposing import people_names
from cchc_desktop.services.units import list_units
from ui.table.editors.kinds import Candidate


class Names:
    """Read when first asked for; a window that is open shows what was there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def units(self) -> Sequence[Candidate]:
        return self._units

    def people(self) -> Sequence[Candidate]:
        return self._people

    @cached_property
    def _units(self) -> Sequence[Candidate]:
        lines = list_units(self._desk)
        own = next((one.name for one in lines if one.id == self._desk.unit_id), "")
        ordered = sorted(lines, key=lambda one: (one.name != own, one.parent != own))
        return [Candidate(one.id, one.name, one.parent or "", one.spellings) for one in ordered]

    @cached_property
    def _people(self) -> Sequence[Candidate]:
        return [Candidate(name, name) for name in people_names(self._desk)]
