"""The introduction sheet of the own office; its key is made at the first need.

Must not know how the sheet is shown or printed.
"""

from cchc_desktop.exchange.introduction import Introduction, introduction
from cchc_desktop.exchange.package import Party
from cchc_desktop.services.desk import Desk
from cchc_desktop.services.exchange.office_key import signing_key
from cchc_desktop.services.unit_book import UnitBook


def own_introduction(desk: Desk) -> Introduction:
    key = signing_key(desk)
    with desk.store.reading() as connection:
        name = UnitBook.read(connection).name(desk.unit_id, desk.today)
    return introduction(Party(desk.unit_id, name), key.public)
