"""Tables and running text of one document become one draft."""

from cchc_desktop.documents.blocks import Notice
from cchc_desktop.documents.reading import read_document
from cchc_desktop.documents.tables.columns import Role
from cchc_desktop.documents.understanding import Understood, understand
from cchc_desktop.domain.ticket import Ticket
from tests.builders.plan_files import PLAN, as_text, as_word
from tests.builders.word_files import a_paragraph, a_word_file


def understood(data: bytes) -> Understood:
    return understand(read_document(data, "ke-hoach", Ticket()))


def test_with_a_table_its_rows_are_the_tasks_and_the_text_is_beside_them():
    found = understood(as_word())
    assert len(found.draft.tasks) == 4
    assert [one.title for one in found.draft.sections] == [
        "CHỈ ĐẠO, ĐIỀU HÀNH",
        "CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
    ]
    assert found.draft.document.number == "12/KH-UBND"
    assert (found.years, found.school_year) == ((2026, 2026), False)
    assert [one.unit for one in found.draft.assignments] == ["Phòng Văn hóa - Xã hội"]


def test_without_a_table_the_numbered_items_are_the_tasks():
    items = ("II. NHIỆM VỤ TRỌNG TÂM", "1. Sửa đèn đường.", "2. Sửa cổng chào khu phố.")
    found = understood(a_word_file(*map(a_paragraph, (*PLAN.top, *items))))
    assert [one.code for one in found.draft.tasks] == ["1", "2"]
    assert found.draft.narrative == ()
    assert found.draft.layout == ()


def test_beside_a_table_they_are_the_narrative():
    items = ("II. NHIỆM VỤ TRỌNG TÂM", "1. Sửa đèn đường.", "2. Sửa cổng chào khu phố.")
    text = "\n\n".join((*PLAN.top, *items)).encode()
    table = as_text().partition("PHỤ LỤC".encode())[2]
    found = understood(text + b"\n\n" + table)
    assert len(found.draft.tasks) == 4
    assert [one.code for one in found.draft.narrative] == ["1", "2"]


def test_roles_of_a_person_are_read_at_once():
    document = read_document(as_word(), "ke-hoach", Ticket())
    (table,) = understand(document).tables
    roles = table.roles.with_role(2, Role.NOTE)
    task = understand(document, roles={table.place: roles}).draft.tasks[0]
    assert (task.note, task.products) == ("Kế hoạch", ())


def test_what_the_reader_noticed_is_handed_on():
    total = ("", "Tổng cộng", "", "", "", "")
    found = understood(as_word(PLAN.plus(total)))
    assert len(found.draft.tasks) == 4
    assert [type(one) for one in found.notices] == [Notice]


def test_a_saved_clipboard_is_read_as_what_was_copied():
    header = "Version:1.0\r\nStartHTML:0000000100\r\nSourceURL:file:///ke-hoach.docx\r\n"
    rows = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in PLAN.grid)
    page = f"{header}<html><body><table>{rows}</table></body></html>".encode()
    assert understood(page).draft.document.subject == ""
    assert len(understood(page).draft.tasks) == 4


def test_saved_rows_with_quoted_cells_stay_whole():
    quoted = [(*row[:2], f'"- {row[2]}\n- Báo cáo"', *row[3:]) for row in PLAN.rows if row[5]]
    text = "\n".join("\t".join(row) for row in (PLAN.head, *quoted)).encode()
    tasks = understood(text).draft.tasks
    assert [one.code for one in tasks] == ["1", "2", "1", "2"]
    assert tasks[0].products == ("Kế hoạch", "Báo cáo")
