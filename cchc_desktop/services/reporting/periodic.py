"""The periodic report (bao-cao): a letterhead, the outline's chapters, what goes below.

Each chapter says what a person wrote in it, else what is drafted. Must not know how a chapter is
drafted, nor how a report is drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cchc_desktop.reports import forms
from cchc_desktop.reports.model import Appendix, Heading, Kind, Paragraph, Part, Report
from cchc_desktop.services.occasion_words import period_words
from cchc_desktop.services.reporting.drafting import draft
from cchc_desktop.services.reporting.material import Material
from cchc_desktop.services.reporting.outline import CLOSING, OPENING, Chapter
from cchc_desktop.services.reporting.plan_words import plans_in_full
from cchc_desktop.services.reporting.stationery import Signed, Stationery
from cchc_desktop.services.reporting.wording import next_words, say, upper_first

KIND: Final = "BC"
_NEXT: Final = "{next}"
_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class ChapterText:
    """A chapter as the report has it; `drafted` is what it would say had nobody written in it."""

    chapter: Chapter
    title: str
    text: str
    drafted: str
    written: bool


def chapters_of(material: Material, outline: Sequence[Chapter]) -> list[ChapterText]:
    """Return all that is written in a report: the opening, the chapters, the closing."""
    frame = [Chapter(OPENING, 0, ""), *outline, Chapter(CLOSING, 0, "")]
    drafts = {OPENING: _opening(material), CLOSING: _closing(material)}
    return [_chapter(one, material, drafts) for one in frame]


def make_report(
    material: Material,
    outline: Sequence[Chapter],
    paper: Stationery,
    signed: Signed,
    appendices: Sequence[Appendix] = (),
) -> Report:
    """Make the report; its appendices come with it only where one file is to hold all."""
    facts = material.facts
    subject = {"period": period_words(facts.period), "unit": facts.unit}
    recipients = tuple(dict.fromkeys(filter(None, (one.recipient for one in facts.owed))))
    chapters = chapters_of(material, outline)
    opening, *inner, closing = chapters
    return Report(
        kind=Kind.REPORT,
        head=paper.head(KIND, signed),
        issuer=paper.issuer,
        title=say("title"),
        subject=say("subject-of-unit" if facts.unit else "subject", **subject),
        recipients=recipients,
        body=(*_paragraphs(opening.text), *_parts(inner), *_paragraphs(closing.text)),
        signature=paper.signature(),
        copies=paper.copies(recipients),
        appendices=tuple(appendices),
    )


def _chapter(chapter: Chapter, material: Material, drafts: dict[str, str]) -> ChapterText:
    drafted = drafts[chapter.code] if chapter.code in drafts else draft(chapter.code, material)
    written = material.words.get(chapter.code)
    title = chapter.title.replace(_NEXT, next_words(material.facts.period))
    text = drafted if written is None else written
    return ChapterText(chapter, title, text, drafted, written is not None)


def numbered(chapters: Sequence[ChapterText]) -> Iterator[tuple[str, ChapterText]]:
    """Give chapters with the numbers they are printed under; "" for those that say nothing."""
    first, second = 0, 0
    for at, one in enumerate(chapters):
        if not _says_something(chapters, at):
            yield "", one
        elif one.chapter.level == 1:
            first, second = first + 1, 0
            yield roman(first), one
        else:
            second += 1
            yield str(second), one


def _parts(chapters: Sequence[ChapterText]) -> Iterator[Part]:
    """Give the chapters that say something, numbered as they follow each other."""
    for number, one in numbered(chapters):
        if number:
            yield Heading(min(one.chapter.level, 2), one.title, number)
            yield from _paragraphs(one.text)


def _says_something(chapters: Sequence[ChapterText], at: int) -> bool:
    """Say whether a chapter has words of its own or below it."""
    one = chapters[at]
    if one.text.strip() or one.chapter.level != 1:
        return bool(one.text.strip())
    below = []
    for other in chapters[at + 1 :]:
        if other.chapter.level == 1:
            break
        below.append(other)
    return any(other.text.strip() for other in below)


def _paragraphs(text: str) -> list[Paragraph]:
    lines = filter(None, map(str.strip, text.splitlines()))
    return [Paragraph.of(line) for line in lines]


def roman(number: int) -> str:
    made = ""
    for value, sign in _ROMAN:
        made += sign * (number // value)
        number %= value
    return made


def _opening(material: Material) -> str:
    facts = material.facts
    plans = plans_in_full(facts.plans)
    code = "opening-of-unit" if facts.unit else "opening"
    return say(
        code if plans else "opening-without-plan",
        plans=plans,
        office=facts.office if plans else upper_first(facts.office),
        unit=facts.unit,
        period=period_words(facts.period),
        first=forms.day_in_sentence(facts.data_first),
        last=forms.day_in_sentence(facts.data_last),
    )


def _closing(material: Material) -> str:
    facts = material.facts
    said = {"period": period_words(facts.period), "office": facts.office}
    if facts.owed and facts.owed[0].recipient:
        return say("closing-to", recipient=facts.owed[0].recipient, **said)
    return say("closing", **said)
