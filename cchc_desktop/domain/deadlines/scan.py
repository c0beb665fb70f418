"""The one walk over the tokens: terms where a production finds one, words and breaks elsewhere.

Knows the order in which productions are tried, not what follows from a term. Must not know plans.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from cchc_desktop.domain.deadlines import anchors, events, limits, recurring
from cchc_desktop.domain.deadlines.reader import Reader
from cchc_desktop.domain.deadlines.spelling import Fit
from cchc_desktop.domain.deadlines.terms import Term
from cchc_desktop.domain.deadlines.tokens import Shape, Token

Production = Callable[[Reader], Term | tuple[Term, bool] | None]
PRODUCTIONS: tuple[Production, ...] = (
    events.aside,
    anchors.working_hours,
    anchors.day_of_period,
    anchors.days_from_end,
    anchors.week_of_period,
    anchors.end_of_period,
    recurring.every_list,
    recurring.frequency,
    recurring.report_periods,
    limits.following_years,
    limits.from_to,
    limits.serial,
    limits.dated,
    events.signing,
    events.wait,
    events.cause,
    events.leaning,
    events.ongoing,
    events.haste,
    limits.year_summed_up,
    limits.odd_year,
)
_NAMES_A_DOCUMENT = frozenset({"số", "điều", "khoản", "mục", "điểm", "chương", "phụ lục"})
_BULLETS = frozenset("-+•*–·▪●")


class Gap(Enum):
    """What parts two terms."""

    LIST = auto()
    """A comma, a bracket, a slash, "và"."""
    COLON = auto()
    BREAK = auto()
    """A semicolon, a bullet, the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens that are no time."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Break:
    """A sign between words."""

    gap: Gap
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Item:
    """A term with its tokens; `limited` when a word says that it bounds the work."""

    term: Term
    first: int
    last: int
    limited: bool
    loose: tuple[tuple[int, Fit], ...] = ()


Element = Words | Break | Item


def scan(tokens: tuple[Token, ...]) -> list[Element]:
    """Walk over the tokens once."""
    reader = Reader(tokens)
    found: list[Element] = []
    while (token := reader.peek()) is not None:
        begins = token.starts_line or (isinstance(found[-1], Break) and found[-1].gap is Gap.BREAK)
        numbering = _numbering(reader, begins=begins)
        element = numbering or _term(reader) or _separator(reader, token, found)
        if element is None:
            _add_word(reader, token, found)
        else:
            found.append(element)
    return found


def _term(reader: Reader) -> Item | None:
    at, token = reader.at, reader.peek()
    before = reader.peek(-1) if at else None
    if token is None or token.shape in {Shape.SIGN, Shape.DOCUMENT}:
        return None
    if before is not None and (before.folded in _NAMES_A_DOCUMENT or _inside(reader, before)):
        return None
    for production in PRODUCTIONS:
        reader.loose.clear()
        found = reader.attempt(production)
        if found is not None and reader.at > at:
            term, limited = found if isinstance(found, tuple) else (found, True)
            return Item(term, at, reader.at, limited, tuple(reader.loose))
        reader.at = at
    return None


def _inside(reader: Reader, before: Token) -> bool:
    """Tell a number that is the rest of another: the 9 of "15/9/2024"."""
    token = reader.peek()
    number = token is not None and token.shape is Shape.NUMBER and not token.spaced
    return number and before.folded in {"/", "-", "."} and not before.spaced


def _numbering(reader: Reader, *, begins: bool) -> Break | None:
    """Take "1." before an item, and "a)" wherever it stands."""
    token, sign, after = reader.peek(), reader.peek(1), reader.peek(2)
    if token is None or sign is None or after is None or not after.spaced:
        return None
    letter = len(token.text) == 1 and token.text.isalpha() and token.spaced
    number = token.shape is Shape.NUMBER
    lettered = letter and sign.folded == ")"
    if not lettered and not (begins and (letter or number) and sign.folded in {".", ")"}):
        return None
    reader.at += 2
    return Break(Gap.BREAK, reader.at - 2, reader.at)


def _separator(reader: Reader, token: Token, found: list[Element]) -> Break | None:
    gap = _gap(reader, token)
    if (
        gap is None
        and token.folded in {"và", "hoặc"}
        and found
        and not isinstance(found[-1], Words)
    ):
        gap = Gap.LIST
    if gap is None:
        return None
    reader.at += 1
    return Break(gap, reader.at - 1, reader.at)


def _gap(reader: Reader, token: Token) -> Gap | None:
    if token.shape is not Shape.SIGN:
        return None
    after = reader.peek(1)
    apart = after is None or after.spaced
    bullet = token.folded in _BULLETS and token.spaced and (apart or token.starts_line)
    if token.folded == ";" or bullet or (token.folded == "." and apart):
        return Gap.BREAK
    if token.folded == ":":
        return Gap.COLON
    return Gap.LIST if token.folded in {",", "(", ")", "/", "+", "&"} else None


def _add_word(reader: Reader, token: Token, found: list[Element]) -> None:
    at = reader.at
    reader.at += 1
    new_line = token.starts_line and token.text[:1].isupper()
    if found and new_line:
        found.append(Break(Gap.BREAK, at, at))
    last = found[-1] if found else None
    if isinstance(last, Words):
        found[-1] = Words(last.first, reader.at)
    else:
        found.append(Words(at, reader.at))
