"""What people do in Word and nobody sees in print: links, fields, content controls, automatic
numbers and tracked changes inside tables."""

from tests.builders.seen_blocks import grid, read, texts, the_table
from tests.builders.word_files import a_cell, a_paragraph, a_row, a_run, a_table, a_word_file

DECIMAL = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def numbered(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def test_automatic_numbers_in_cells_are_the_codes_of_rows():
    rows = [
        a_row(a_cell(a_paragraph("", numbered(level))), title)
        for level, title in ((0, "Rà soát"), (1, "Lập danh mục"), (1, "Niêm yết"), (0, "Số hóa"))
    ]
    found = the_table(read(a_word_file(a_table(*rows), parts={"numbering": DECIMAL})))
    assert [row[0] for row in grid(found)] == ["1.", "a)", "b)", "2."]


def test_links_and_fields_give_their_words_and_not_their_codes():
    def field(code: str, shown: str) -> str:
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f"<w:r><w:instrText>{code}</w:instrText></w:r>"
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    link = f'<w:hyperlink w:anchor="x">{a_run("Cổng Dịch vụ công")}</w:hyperlink>'
    simple = f'<w:fldSimple w:instr="REF muc2">{a_run("mục 2")}</w:fldSimple>'
    nested = field("HYPERLINK &quot;x&quot;", a_run("xem ") + field("REF muc3", a_run("mục 3")))
    inside = a_run("Nộp qua ") + link + a_run(", ") + simple + a_run("; ") + nested
    document = read(a_word_file(a_paragraph(inside=inside)))
    assert texts(document) == ["Nộp qua Cổng Dịch vụ công, mục 2; xem mục 3"]


def test_content_controls_stand_around_blocks_rows_cells_and_words():
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    cell = control(a_cell("Văn phòng"))
    row = "<w:tr>" + a_cell("1") + a_cell("Rà soát") + cell + "</w:tr>"
    words = a_paragraph(inside=a_run("Năm ") + control(a_run("2026")))
    document = read(
        a_word_file(
            control(a_paragraph("PHỤ LỤC")),
            words,
            control(a_table(row, control(a_row("2", "Số hóa", "Trạm Y tế")))),
        )
    )
    assert texts(document) == ["PHỤ LỤC", "Năm 2026"]
    assert grid(the_table(document)) == [
        ["1", "Rà soát", "Văn phòng"],
        ["2", "Số hóa", "Trạm Y tế"],
    ]


def test_cells_that_were_taken_out_or_put_in_are_taken_as_accepted():
    gone = a_cell("Cột bị xóa", '<w:cellDel w:id="1" w:author="a"/>')
    new = a_cell("Cột mới", '<w:cellIns w:id="2" w:author="a"/>')
    document = read(a_word_file(a_table(a_row("1", gone, new), a_row("2", new))))
    assert grid(the_table(document)) == [["1", "Cột mới"], ["2", "Cột mới"]]
    assert [one.code for one in document.warnings] == ["tracked-changes-accepted"]


def test_rows_that_were_put_in_or_taken_out_are_told():
    new = a_row("2", "Dòng mới", properties='<w:ins w:id="1"/>')
    document = read(a_word_file(a_table(a_row("1", "Rà soát"), new)))
    assert grid(the_table(document)) == [["1", "Rà soát"], ["2", "Dòng mới"]]
    assert [one.code for one in document.warnings] == ["tracked-changes-accepted"]


def test_words_that_a_merge_covers_are_not_read_for_nobody_sees_them():
    table = a_table(
        a_row("1", "Rà soát", a_cell("Văn phòng", '<w:vMerge w:val="restart"/>')),
        a_row("2", "Số hóa", a_cell("Trạm cũ", "<w:vMerge/>")),
    )
    found = grid(the_table(read(a_word_file(table))))
    assert found[0][2] == found[1][2] == "Văn phòng"


def test_a_row_may_end_early():
    table = a_table(
        a_row("1", "Rà soát", "Văn phòng"),
        a_row("2", "Số hóa", properties='<w:gridAfter w:val="1"/>'),
        a_row("3", "Niêm yết", "Trạm Y tế"),
    )
    assert grid(the_table(read(a_word_file(table))))[1:] == [
        ["2", "Số hóa", "·"],
        ["3", "Niêm yết", "Trạm Y tế"],
    ]


def test_breaks_and_spaces_of_a_cell_become_plain_ones():
    broken = a_paragraph(
        inside=a_run("- Kế hoạch;") + "<w:r><w:br/></w:r>" + a_run("- Báo\u00a0cáo\u00ad.")
    )
    table = a_table(a_row("1", a_cell(broken)), a_row("2", "Hồ sơ"))
    assert grid(the_table(read(a_word_file(table))))[0][1] == "- Kế hoạch;\n- Báo cáo."
