"""The first file from above makes a working office on an empty computer, in one step.

Must not know where the data folder lies, nor how it is wired.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.domain.units import Level, match_key
from cchc_desktop.exchange.keys import Fingerprint, fingerprint
from cchc_desktop.exchange.package import Kind, Opened
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.joining import Candidate, candidates_in
from cchc_desktop.services.exchange.opening import Arrived, arrivals_beside
from cchc_desktop.services.exchange.told_rows import Sifted, told_by
from cchc_desktop.services.office import OfficeForm
from db.queries.exchange import value_of


@dataclass(frozen=True, slots=True)
class FirstFile:
    """What a file says of whom it is meant for: who sends it, and whom a person may be.

    `mark` is what the sender reads out over the telephone, to be sure that the file is its own.
    """

    sender: str
    units: tuple[str, ...]
    mark: Fingerprint


def first_file(paths: Iterable[Path], ticket: Ticket) -> FirstFile:
    """Say which units the file from above among these is meant for."""
    with arrivals_beside(paths, ticket) as arrived:
        opened, candidates, _ = _assigning(arrived)
    units = tuple(sorted(one.name for one in candidates))
    return FirstFile(opened.manifest.sender.name, units, fingerprint(opened.public_key))


def form_from(paths: Iterable[Path], as_unit: str | None, ticket: Ticket) -> OfficeForm:
    """Return what the office is to be made with: as the file from above names and places it."""
    with arrivals_beside(paths, ticket) as arrived:
        _, candidates, sifted = _assigning(arrived)
    if as_unit is not None:
        key = match_key(as_unit)
        named = [one for one in candidates if key in {match_key(name) for name in one.names}]
        if len(named) != 1:
            facts = {"text": as_unit, "units": sorted(one.name for one in candidates)}
            raise RefusedError("exchange-no-such-recipient", facts)
        candidates = named
    if len(candidates) != 1:
        raise RefusedError("exchange-which-unit", {"units": sorted(one.name for one in candidates)})
    chosen = candidates[0]
    unit = sifted.of("unit").get(chosen.id, {})
    level, place = value_of(unit, "level"), value_of(unit, "place")
    return OfficeForm(
        chosen.name,
        Level(level) if level in tuple(Level) else Level.COMMUNE,
        place=str(place or ""),
    )


def _assigning(arrived: list[Arrived]) -> tuple[Opened, list[Candidate], Sifted]:
    """Return the first file from above, its candidates and its records."""
    for one in arrived:
        opened = one.opened
        if opened is None or opened.manifest.kind is not Kind.ASSIGN:
            continue
        if opened.manifest.recipient is not None:
            sifted = told_by(opened)
            found = candidates_in(sifted, opened.manifest.recipient)
            return opened, found, sifted
    refused = next((one.refused for one in arrived if one.refused), None)
    if refused is not None:
        raise RefusedError(refused.code, refused.facts)
    raise RefusedError("exchange-no-office-yet")
