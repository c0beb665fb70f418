"""The top of a document: the two columns, title, addressees; and the top of an appendix.

Every place follows from the numbers of the layout. Must not know what comes below.
"""

from cchc_desktop.reports import forms
from cchc_desktop.reports.layout import letter, words
from cchc_desktop.reports.layout.paper import ASCENT, SINGLE
from cchc_desktop.reports.measuring import Letters
from cchc_desktop.reports.model import Appendix, Report
from cchc_desktop.reports.pdf.pages import Pages


def draw_head(report: Report, pages: Pages) -> None:
    """Draw all that stands above the text, and leave the pages' place where the text begins."""
    baseline = _columns(report, pages)
    if words.title(report):
        baseline = _title(report, pages, baseline)
        to_below = letter.TO_BELOW_SUBJECT
    else:
        baseline = _about(report, pages, baseline)
        to_below = letter.TO_BELOW_ABOUT
    below = to_below
    if report.recipients:
        baseline = _addressees(report, pages, baseline + to_below)
        below = letter.TEXT_BELOW_TO
    first = baseline + below - ASCENT * letter.TEXT_SIZE - letter.PARAGRAPH_GAP
    pages.down(first - pages.y)


def _columns(report: Report, pages: Pages) -> float:
    """Draw the two columns; returns the baseline of the number."""
    family, sheet = pages.family, pages.sheet
    sizes, above, own = letter.head_sizes(
        [forms.plain(row) for row in report.head.above],
        [forms.plain(row) for row in report.head.own],
        lambda text, size, bold: family.of(bold=bold).width(text, size),
    )
    left, right = sheet.left + letter.LEFT_MIDDLE, sheet.left + letter.RIGHT_MIDDLE
    first = sheet.top + ASCENT * sizes.nation
    second = first + SINGLE * sizes.motto
    baseline, width = first, 0.0
    for at, (row, letters) in enumerate(
        [*((row, family.regular) for row in above), *((row, family.bold) for row in own)]
    ):
        baseline = first + at * (second - first)
        width = pages.centred(row, left, baseline, letters, sizes.own)
    share = letter.OWN_RULE_SHARE * width
    _rule(pages, left, baseline + letter.RULE_BELOW, share)
    pages.centred(words.NATION, right, first, family.bold, sizes.nation)
    motto = pages.centred(words.MOTTO, right, second, family.bold, sizes.motto)
    _rule(pages, right, second + letter.RULE_BELOW, motto)
    number = max(baseline, second) + letter.NUMBER_BELOW
    pages.centred(words.number_row(report.head), left, number, family.regular, letter.NUMBER_SIZE)
    pages.centred(words.day_row(report.head), right, number, family.italic, sizes.motto)
    return number


def _rule(pages: Pages, middle: float, y: float, length: float) -> None:
    pages.rule(middle - length / 2, y, length, letter.RULE_THICKNESS)


def _about(report: Report, pages: Pages, baseline: float) -> float:
    """Draw what a letter is about, under its number."""
    size, letters = letter.ABOUT_SIZE, pages.family.regular
    said = words.subject(report)
    if not said:
        return baseline
    baseline += letter.ABOUT_GAP
    middle = pages.sheet.left + letter.LEFT_MIDDLE
    for row in letter.even_rows(said, letter.ABOUT_WIDTH, lambda text: letters.width(text, size)):
        baseline += letter.ABOUT_PITCH
        pages.centred(row, middle, baseline, letters, size)
    return baseline


def _title(report: Report, pages: Pages, baseline: float) -> float:
    bold, size, middle = pages.family.bold, letter.TITLE_SIZE, pages.sheet.text_middle
    baseline += letter.TITLE_BELOW
    width = pages.centred(words.title(report), middle, baseline, bold, size)
    if said := words.subject(report):
        baseline += letter.SUBJECT_BELOW - letter.SUBJECT_PITCH
        for row in letter.even_rows(
            said, letter.SUBJECT_WIDTH, lambda text: bold.width(text, size)
        ):
            baseline += letter.SUBJECT_PITCH
            width = pages.centred(row, middle, baseline, bold, size)
    length = letter.SUBJECT_RULE_SHARE * width
    _rule(pages, middle, baseline + letter.SUBJECT_RULE_BELOW, length)
    return baseline


def _addressees(report: Report, pages: Pages, baseline: float) -> float:
    """Draw "Kính gửi:" with one name beside it, or with a row a name under its colon."""
    letters, size = pages.family.regular, letter.TEXT_SIZE
    rows = words.addressees(report)
    if len(rows) == 1:
        return _one_addressee(f"{words.TO} {rows[0]}", pages, baseline)
    colon = letters.width(words.TO.removesuffix(":"), size)
    room = pages.sheet.text_width - letter.TEXT_INDENT - colon
    wrapped = [letters.wrap(row, room * 1000 / size) for row in rows]
    widest = max(wide for lines in wrapped for _, wide in lines) * size / 1000
    x = pages.sheet.left + max(letter.TEXT_INDENT, (pages.sheet.text_width - colon - widest) / 2)
    pages.text(words.TO, x, baseline, letters, size)
    for lines in wrapped:
        for at, (line, _) in enumerate(lines):
            baseline += letter.SUBJECT_PITCH if at else letter.TO_PITCH
            pages.text(line, x + colon, baseline, letters, size)
    return baseline


def _one_addressee(said: str, pages: Pages, baseline: float) -> float:
    letters, size = pages.family.regular, letter.TEXT_SIZE
    room = pages.sheet.text_width - 2 * letter.TEXT_INDENT
    rows = letter.even_rows(said, room, lambda text: letters.width(text, size))
    for at, row in enumerate(rows):
        baseline += letter.SUBJECT_PITCH if at else 0.0
        pages.centred(row, pages.sheet.text_middle, baseline, letters, size)
    return baseline


def draw_appendix_head(report: Report, appendix: Appendix, pages: Pages) -> None:
    family, middle = pages.family, pages.sheet.text_middle
    pages.bookmark(f"{words.appendix_label(appendix)}. {forms.plain(appendix.name)}".strip(". "), 0)
    size, baseline = letter.APPENDIX_SIZE, pages.sheet.top + ASCENT * letter.APPENDIX_SIZE
    pages.centred(words.appendix_label(appendix), middle, baseline, family.bold, size)
    rows: list[tuple[str, Letters]] = [
        (words.appendix_name(appendix), family.bold),
        (words.appendix_reference(report, appendix), family.italic),
    ]
    for text, letters in rows:
        for row in letter.even_rows(
            text,
            pages.sheet.text_width,
            lambda said: letters.width(said, size),  # noqa: B023 - used at once
        ):
            baseline += letter.APPENDIX_PITCH
            pages.centred(row, middle, baseline, letters, size)
    pages.down(baseline + letter.TABLE_BELOW_REFERENCE - pages.y)
