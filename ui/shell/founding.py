"""How a workplace comes to be where there is none: an office, the sample's office, a copy."""

from collections.abc import Sequence
from pathlib import Path

from cchc_desktop import bootstrap
from cchc_desktop.domain.ticket import Ticket
from cchc_desktop.domain.units import Level
from cchc_desktop.scheduling.clock import Clock
from cchc_desktop.services.errors import RefusedError
from cchc_desktop.services.exchange.taking import Ask, take
from cchc_desktop.services.office import OfficeForm
from cchc_desktop.services.sample.file import read_sample
from cchc_desktop.services.upkeep import copies
from ui.first_start.answers import Answers
from ui.shell.wiring import OfficeWorkplace


def create_workplace(root: Path, clock: Clock, answers: Answers) -> OfficeWorkplace:
    form = OfficeForm(
        name=answers.name,
        level=Level(answers.level),
        parent=answers.parent,
        place=answers.place,
        symbol=answers.mark,
        signer=answers.signer,
        signer_post=answers.post,
        signs_as=answers.signs_as,
        person=answers.person,
    )
    office = bootstrap.make_office(root, form, clock)
    return OfficeWorkplace(office, office.close)


def create_sample_workplace(root: Path, clock: Clock, person: str) -> OfficeWorkplace:
    """Make the invented ward's office, so that the sample stands apart from any real one."""
    sample = read_sample(clock.today().year)
    document = sample.plan["document"]
    answers = Answers(
        level=Level.COMMUNE,
        name=sample.office,
        parent=next(unit["parent"] for unit in sample.units if unit["name"] == sample.office),
        place=document["place"],
        mark="UBND",
        signer=document["signer"],
        post="Chủ tịch",
        signs_as="TM",
        person=person,
    )
    workplace = create_workplace(root, clock, answers)
    try:
        workplace.open_sample()
    except BaseException:
        workplace.close()
        raise
    return workplace


def found_workplace(
    root: Path, clock: Clock, files: Sequence[Path], unit: str, ticket: Ticket
) -> None:
    """Make the office of a unit from files from above, and take them in; all of it or nothing."""
    with bootstrap.open_or_found(root, files, unit, clock) as office:
        ask = Ask(as_unit=unit, lines=False)
        taken = take(office.desk, office.folder, files, ticket, ask)
        refused = [one.refused for one in taken if one.refused is not None]
        if len(refused) == len(taken):
            raise RefusedError(refused[0].code, refused[0].facts)


def join_workplace(root: Path, clock: Clock, file: Path, passphrase: str) -> None:
    """Make the data of an office's second computer."""
    bootstrap.join_office(root, file, passphrase, clock).close()


def restore_copy(root: Path, clock: Clock, copy: Path) -> None:
    """Put a copy in the place of what cannot be opened; that is set aside first."""
    with copies.held(root) as folder:
        copies.restore(folder, copy, clock.now())
