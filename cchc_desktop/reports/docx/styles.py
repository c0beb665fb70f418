"""The styles a person finds in Word's list, each with the numbers of the layout.

Must not know what is written in them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from cchc_desktop.reports.docx.markup import Element, make, twips, w
from cchc_desktop.reports.layout import letter, paper
from cchc_desktop.reports.layout import tables as numbers
from cchc_desktop.reports.layout.paper import FAMILY

ROW: Final = letter.TITLE_SIZE * paper.SINGLE
"""A row of the head: both columns have it exactly, so that their baselines are level."""


@dataclass(frozen=True, slots=True)
class _Style:
    key: str
    name: str
    size: float
    look: str = ""
    """b, i or both."""
    align: str = "left"
    before: float = 0.0
    line: float = 0.0
    rule: str = "exact"
    indent: float = 0.0
    keep: bool = False
    level: int | None = None
    based: str = "Normal"


def _styles() -> Iterator[_Style]:
    pitch, gap, indent = letter.TEXT_PITCH, letter.PARAGRAPH_GAP, letter.TEXT_INDENT
    text = {"before": gap, "line": pitch, "rule": "atLeast", "indent": indent}
    size = letter.TEXT_SIZE
    yield _Style("CchcText", "Nội dung", size, align="both", **text)  # type: ignore[arg-type]
    yield _Style("CchcBasis", "Căn cứ", size, "i", align="both", **text)  # type: ignore[arg-type]
    yield _Style(
        "CchcCentred", "Nội dung ở giữa", size, align="center", before=gap, line=pitch,
        rule="atLeast",
    )  # fmt: skip
    yield _Style(
        heading_style(0),
        "Phần, chương",
        size,
        "b",
        "center",
        gap,
        pitch,
        "atLeast",
        keep=True,
        level=0,
    )
    for level in range(1, 4):
        yield _Style(
            heading_style(level),
            f"heading {level}",
            size,
            "b" if level < 3 else "",
            before=gap,
            line=pitch,
            rule="atLeast",
            indent=indent,
            keep=True,
            level=level - 1,
        )
    yield from _head_styles()
    yield from _end_styles()
    yield from _table_styles()


def _head_styles() -> Iterator[_Style]:
    number = letter.NUMBER_SIZE
    title = letter.TITLE_SIZE
    yield _Style("CchcOwn", "Cơ quan ban hành", number, "b", "center", line=ROW)
    yield _Style("CchcAbove", "Cơ quan chủ quản", number, "", "center", line=ROW)
    yield _Style("CchcNation", "Quốc hiệu", number, "b", "center", line=ROW)
    yield _Style("CchcMotto", "Tiêu ngữ", title, "b", "center", line=ROW)
    yield _Style("CchcNumber", "Số, ký hiệu", number, "", "center", line=ROW)
    yield _Style("CchcDay", "Địa danh, ngày tháng", title, "i", "center", line=ROW)
    yield _Style(
        "CchcAbout", "Về việc", letter.ABOUT_SIZE, "", "center", letter.ABOUT_GAP,
        letter.ABOUT_PITCH,
    )  # fmt: skip
    yield _Style("CchcRule", "Đường kẻ", 2, line=3)
    yield _Style("Title", "Title", title, "b", "center", letter.TITLE_BELOW - ROW, ROW, keep=True)
    yield _Style("Subtitle", "Subtitle", title, "b", "center", 3, ROW, keep=True)
    yield _Style("CchcTo", "Kính gửi", title, "", "left", 0, letter.TO_PITCH)
    yield _Style("Header", "header", paper.PAGE_NUMBER_SIZE, "", "center")


def _end_styles() -> Iterator[_Style]:
    post, pitch = letter.POST_SIZE, letter.POST_PITCH
    yield _Style("CchcPost", "Chức vụ", post, "b", "center", line=pitch, keep=True)
    yield _Style("CchcSigner", "Người ký", post, "b", "center", letter.ROOM_TO_SIGN - pitch, pitch)
    yield _Style("CchcCopies", "Nơi nhận", letter.COPIES_TITLE_SIZE, "bi", line=pitch, keep=True)
    yield _Style(
        "CchcCopy", "Danh sách nơi nhận", letter.COPIES_SIZE, line=letter.COPIES_PITCH, keep=True
    )
    size, row = letter.APPENDIX_SIZE, letter.APPENDIX_PITCH
    yield _Style("CchcAppendix", "Phụ lục", size, "b", "center", 0, row, keep=True, level=0)
    yield _Style("CchcAppendixName", "Tên phụ lục", size, "b", "center", 0, row, keep=True)
    yield _Style("CchcReference", "Kèm theo", size, "i", "center", 0, row, keep=True)
    yield _Style("CchcEnd", "Hết phần", 1, line=1)


def _table_styles() -> Iterator[_Style]:
    note, row = numbers.NOTE_SIZE, numbers.NOTE_PITCH
    yield _Style("CchcUnit", "Đơn vị tính", note, "i", "right", 0, row, keep=True)
    yield _Style("CchcNote", "Ghi chú bảng", note, "i", "left", 3, row, "atLeast")
    yield _Style("CchcChart", "Tên biểu đồ", numbers.CHART_TITLE_SIZE, "b", "center", 12, keep=True)
    for sizes in (numbers.IN_APPENDIX, numbers.IN_TEXT):
        size = sizes.size
        for align, word in (("left", "trái"), ("center", "giữa"), ("right", "phải")):
            yield _Style(cell_style(size, align), f"Ô bảng {size:g} {word}", size, "", align)
        yield _Style(f"CchcHead{size:g}", f"Đầu bảng {size:g}", size, "b", "center", keep=True)
        yield _Style(f"CchcSection{size:g}", f"Dòng nhóm {size:g}", size, "b", keep=True)


def heading_style(level: int) -> str:
    return f"Heading{level}" if level else "CchcChapter"


def cell_style(size: float, align: str) -> str:
    return f"CchcCell{size:g}{align}"


def set_styles(document: Any) -> None:
    """Give a document our styles in place of those of the same name."""
    held = document.styles.element
    known = {style.get(w("styleId")): style for style in held.findall(w("style"))}
    ours = {style.key for style in _styles()}
    for style in known.values():
        link = style.find(w("link"))
        if link is not None and link.get(w("val")) in ours:
            held.remove(style)  # the letters' half of a style that is ours now
    defaults = held.find(w("docDefaults"))
    held.replace(defaults, _defaults())
    for style in (_Style("Normal", "Normal", letter.TEXT_SIZE, based=""), *_styles()):
        made = _made(style)
        if style.key in known:
            held.replace(known[style.key], made)
        else:
            held.append(made)


def _defaults() -> Element:
    language = make("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA")
    looks = make("rPr", _fonts(), *_size(letter.TEXT_SIZE), language)
    return make(
        "docDefaults",
        make("rPrDefault", looks),
        make("pPrDefault", make("pPr", make("spacing", after="0", line="240", lineRule="auto"))),
    )


def _fonts() -> Element:
    return make("rFonts", ascii=FAMILY, hAnsi=FAMILY, eastAsia=FAMILY, cs=FAMILY)


def _size(points: float) -> list[Element]:
    half = str(round(points * 2))
    return [make("sz", val=half), make("szCs", val=half)]


def _made(style: _Style) -> Element:
    """Return a style; what it holds stands in the order that the schema asks for."""
    made = make("style", type="paragraph", styleId=style.key)
    if style.key == "Normal":
        made.set(w("default"), "1")
    if style.key.startswith("Cchc"):
        made.set(w("customStyle"), "1")
    made.append(make("name", val=style.name))
    if style.based:
        made.append(make("basedOn", val=style.based))
    made.append(make("qFormat"))
    made.append(make("pPr", *_layout(style)))
    looks = [make(name) for name in ("b", "i") if name in style.look]
    made.append(make("rPr", _fonts(), *looks, *_size(style.size)))
    return made


def _layout(style: _Style) -> Iterator[Element]:
    if style.keep:
        yield make("keepNext")
        yield make("keepLines")
    yield make("widowControl")
    attributes = {"before": twips(style.before), "after": "0"}
    if style.line:
        attributes |= {"line": twips(style.line), "lineRule": style.rule}
    yield make("spacing", **attributes)
    if style.indent:
        yield make("ind", firstLine=twips(style.indent))
    yield make("jc", val=style.align)
    if style.level is not None:
        yield make("outlineLvl", val=str(style.level))
