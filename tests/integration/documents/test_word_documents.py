"""Word documents become blocks as they print, with every change accepted."""

from cchc_desktop.documents.blocks import Paragraph
from tests.builders.seen_blocks import grid, read, texts, the_table
from tests.builders.word_files import (
    a_cell,
    a_paragraph,
    a_row,
    a_run,
    a_table,
    a_word_file,
)

NUMBERED = """
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>
  <w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>
  <w:lvlText w:val="%1.%2."/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
  <w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def listed(text: str, num: int, level: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return a_paragraph(text, place)


def test_automatic_numbers_stand_in_the_text():
    document = read(
        a_word_file(
            listed("Mục tiêu", 1),
            listed("Chung", 1, 1),
            listed("Riêng", 1, 1),
            listed("Phần nhỏ", 1, 2),
            listed("Nhiệm vụ", 1),
            listed("Đầu tiên", 1, 1),
            listed("Tiếp sau", 1, 1),
            parts={"numbering": NUMBERED},
        )
    )
    assert texts(document) == [
        "I. Mục tiêu",
        "1.1. Chung",
        "1.2. Riêng",
        "a) Phần nhỏ",
        "II. Nhiệm vụ",
        "2.1. Đầu tiên",
        "2.2. Tiếp sau",
    ]
    paragraphs = list(document.paragraphs)
    assert paragraphs[1].marker == "1.1."
    assert paragraphs[3].indent == 2


def test_a_list_that_starts_anew_counts_from_its_own_number():
    document = read(
        a_word_file(
            listed("Một", 1),
            listed("Năm", 3),
            listed("Sáu", 3),
            parts={"numbering": NUMBERED},
        )
    )
    assert texts(document) == ["I. Một", "V. Năm", "VI. Sáu"]


def test_bullets_of_any_font_are_seen():
    document = read(
        a_word_file(
            listed("Văn phòng;", 2), listed("Tổ Một cửa", 2, 1), parts={"numbering": NUMBERED}
        )
    )
    assert texts(document) == ["- Văn phòng;", "+ Tổ Một cửa"]


def test_a_number_alone_in_a_cell_is_its_text():
    """The column STT is often nothing but automatic numbers."""
    rows = [a_row(a_cell(listed("", 1)), "Rà soát"), a_row(a_cell(listed("", 1)), "Công khai")]
    document = read(a_word_file(a_table(*rows), parts={"numbering": NUMBERED}))
    assert grid(the_table(document)) == [["I.", "Rà soát"], ["II.", "Công khai"]]


def test_a_style_brings_level_look_and_number():
    styles = """
    <w:style w:type="paragraph" w:styleId="A1"><w:name w:val="heading 1"/>
     <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:jc w:val="center"/></w:pPr>
     <w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="A2"><w:basedOn w:val="A1"/>
     <w:rPr><w:i/></w:rPr></w:style>
    """
    document = read(
        a_word_file(
            a_paragraph("Mục tiêu", '<w:pStyle w:val="A2"/>'),
            a_paragraph("Thường"),
            parts={"styles": styles, "numbering": NUMBERED},
        )
    )
    heading, plain = document.paragraphs
    assert (heading.text, heading.level) == ("I. Mục tiêu", 1)
    assert heading.bold
    assert heading.italic
    assert heading.centred
    assert (plain.level, plain.bold) == (None, False)


def test_bold_means_all_of_the_letters():
    lead = a_run("1.1. ", "<w:b/>") + a_run("Rà soát")
    whole = a_run("I. ", "<w:b/>") + a_run(" ") + a_run("Mục tiêu", "<w:b/>")
    document = read(a_word_file(a_paragraph(inside=lead), a_paragraph(inside=whole)))
    assert [one.bold for one in document.paragraphs] == [False, True]


def test_tracked_changes_are_taken_as_accepted():
    inside = (
        a_run("Báo cáo ")
        + f'<w:del w:id="1">{a_run("hằng tháng")}</w:del>'
        + f'<w:ins w:id="2">{a_run("hằng quý")}</w:ins>'
        + f'<w:moveFrom w:id="3">{a_run(" về phường")}</w:moveFrom>'
        + f'<w:moveTo w:id="4">{a_run(" về Văn phòng")}</w:moveTo>'
    )
    gone = a_row("2", "Dòng bị xóa", properties='<w:del w:id="5"/>')
    former = "<w:rPrChange w:id='6'><w:rPr><w:vanish/></w:rPr></w:rPrChange><w:b/>"
    document = read(
        a_word_file(
            a_paragraph(inside=inside),
            a_paragraph(inside=a_run("Còn nguyên", former)),
            a_table(a_row("1", "Dòng còn lại"), gone),
        )
    )
    assert texts(document) == ["Báo cáo hằng quý về Văn phòng", "Còn nguyên"]
    assert grid(the_table(document)) == [["1", "Dòng còn lại"]]
    assert [one.code for one in document.warnings] == ["tracked-changes-accepted"]


def test_a_paragraph_whose_end_was_taken_out_goes_on():
    document = read(
        a_word_file(
            a_paragraph("Rà soát ", '<w:rPr><w:del w:id="1"/></w:rPr>'), a_paragraph("quy trình")
        )
    )
    assert texts(document) == ["Rà soát quy trình"]


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{a_paragraph('Trong khung')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(a_word_file(a_paragraph(inside=a_run("Ngoài khung") + drawing)))
    assert texts(document) == ["Ngoài khung", "Trong khung"]
    assert list(document.paragraphs)[1].where.part == "text-box"


def test_what_nobody_sees_is_not_read():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{a_run("7")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    inside = a_run("Trang ") + field + a_run("ghi chú ẩn", "<w:vanish/>") + a_run("\u00ad\u200b.")
    assert texts(read(a_word_file(a_paragraph(inside=inside)))) == ["Trang 7."]


def test_signs_keep_their_meaning():
    inside = (
        a_run("từ")
        + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
        + a_run("98%")
        + "<w:r><w:br/><w:noBreakHyphen/><w:tab/></w:r>"
        + a_run("cuối")
        + '<w:r><w:sym w:font="Lạ" w:char="F0AA"/></w:r>'
    )
    assert texts(read(a_word_file(a_paragraph(inside=inside)))) == ["từ≥98%\n-\tcuối"]


def test_footnotes_come_last_and_say_so():
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{a_paragraph("Theo văn bản cũ")}</w:footnote>'
    )
    document = read(a_word_file(a_paragraph("Chính"), parts={"footnotes": notes}))
    assert texts(document) == ["Chính", "2 Theo văn bản cũ"]
    assert list(document.paragraphs)[1].where.part == "footnote"


def test_pages_are_counted_as_word_noted_them():
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    rows = [a_row("1", "Rà soát"), a_row(a_cell(a_paragraph(inside=turn + a_run("2"))), "Số hóa")]
    document = read(a_word_file(a_paragraph("Đầu"), a_table(*rows), a_paragraph("Cuối")))
    assert [block.where.page for block in document.blocks] == [1, 1, 2]


def test_words_of_old_fonts_are_converted_run_by_run():
    old = a_run("Céng hßa", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')
    new = a_run(" và Công khai", '<w:rFonts w:ascii="Times New Roman"/>')
    capitals = a_run("kÕ ho¹ch", '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>')
    document = read(a_word_file(a_paragraph(inside=old + new), a_paragraph(inside=capitals)))
    assert texts(document) == ["Cộng hòa và Công khai", "KẾ HOẠCH"]
    (notice,) = document.warnings
    assert notice.code == "old-letters-converted"
    assert notice.facts == {"before": "Céng hßa", "after": "Cộng hòa"}


def test_the_strict_dialect_is_read_too():
    plain = a_word_file(a_paragraph("Rà soát"))
    strict = _repacked(
        plain,
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert texts(read(strict)) == ["Rà soát"]


def test_properties_that_stand_unusually_are_read_all_the_same():
    odd = (
        '<w:p><w:pPr>\n<w:jc w:val="center"/></w:pPr>\n<w:r>\n<w:rPr><w:b/></w:rPr>'
        "<w:t>Giữa</w:t></w:r></w:p>"
    )
    (paragraph,) = read(a_word_file(odd)).paragraphs
    assert paragraph == Paragraph("Giữa", bold=True, centred=True, where=paragraph.where)


def _repacked(data: bytes, old: bytes, new: bytes) -> bytes:
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(held, "w") as target,
    ):
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return held.getvalue()
