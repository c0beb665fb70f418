"""A phrase taken apart without a plan: its terms, its labels, how well it was spelt.

Must not know plans or dates.
"""

import unicodedata
from dataclasses import dataclass

from cchc_desktop.domain.deadlines.clauses import Clauses, clauses
from cchc_desktop.domain.deadlines.model import Doubt, DoubtCode
from cchc_desktop.domain.deadlines.reader import ROMAN
from cchc_desktop.domain.deadlines.scan import scan
from cchc_desktop.domain.deadlines.spelling import Fit
from cchc_desktop.domain.deadlines.terms import Term
from cchc_desktop.domain.deadlines.tokens import Shape, Token, tokenize


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a phrase says, whatever the plan."""

    clauses: Clauses
    slip: Doubt | None

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(entry.term for entry in self.clauses.entries)


def parse(phrase: str) -> Parsed:
    """Take a phrase apart."""
    text = unicodedata.normalize("NFC", phrase)
    tokens = tokenize(text)
    found = clauses(text, tokens, scan(tokens))
    return Parsed(found, _slip(tokens, found))


def _slip(tokens: tuple[Token, ...], found: Clauses) -> Doubt | None:
    """Find the first word that was read though it is misspelt.

    A phrase typed without any marks is no slip, unless it has one key word only: "Quy I" may be
    "Quý I" as OCR gives it.
    """
    loose = [one for entry in found.entries for one in entry.item.loose]
    wrong = [at for at, fit in loose if fit is Fit.SLIP]
    bare = sorted({at for at, fit in loose if fit is Fit.UNMARKED})
    told = [t for entry in found.entries for t in tokens[entry.item.first : entry.item.last]]
    alone = sum(t.shape is Shape.WORD and t.plain not in ROMAN for t in told) == 1
    marked = any(token.shape is Shape.WORD and token.folded != token.plain for token in tokens)
    if marked or alone:
        wrong += bare
    return Doubt(DoubtCode.SLIP, tokens[min(wrong)].text) if wrong else None
