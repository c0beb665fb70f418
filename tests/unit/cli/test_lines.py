"""Every command and option of the public interface is understood; wrong lines get one sentence."""

import re
import shlex

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cchc_desktop.cli import directory, helping, line
from cchc_desktop.cli.grammar import WrongLine
from cchc_desktop.cli.main import WRONG_LINE, main
from resources import words

RIGHT = """
init --office "UBND phường Hoa Sen"
init --office "UBND phường Hoa Sen" --level commune --parent "UBND tỉnh Bình Minh" --place "Hoa Sen"
init --join may-hai.cchc
init --join may-hai.cchc --passphrase-file khoa.txt
intake ke-hoach.docx
intake ke-hoach.docx --from 2026-08-01 --to 2027-07-31 --json
intake ke-hoach.docx --year 2026
plan import ke-hoach.pdf --year 2026
plan import ke-hoach.pdf --from 2026-01-01 --to 2026-12-31 --amends 05/KH-UBND
plan import theo-doi.xlsx --amends 05/KH-UBND --take-progress
plan import theo-doi.xlsx --take-progress --period 2026Q1
plan list
plan list --json
plan show 05/KH-UBND
plan show 05/KH-UBND --json
plan continue 05/KH-UBND --year 2027
plan continue 05/KH-UBND --from 2026-08-01 --to 2027-07-31
deadlines
deadlines --from 2026-01-01 --to 2026-12-31 --signed-on 2026-01-15 --json
deadlines --year 2026
tasks
tasks --plan 05/KH-UBND --period 2026Q1 --state overdue --unit "Văn phòng" --json
tasks --person "Trần Thị Hà" --search "ke hoach" --today 2026-11-20
task add --plan 05/KH-UBND --title "Kiểm tra công vụ"
task add --title T --code 1.2 --section II --detail X --detail Y
task add --plan P --title T --deadline "Quý II" --lead A --lead B --partner C --product D --person E
task edit 3fa9 --title "Kiểm tra công vụ"
task edit 3fa9 --deadline "Trước ngày 15/6" --lead A --partner B --partner C --product D --person E
task edit 3fa9 --deadline ""
task edit 3fa9 --code 1.2 --section II --detail X --partner ""
task withdraw 3fa9 --why "Không còn phù hợp"
doubts
doubts --json
doubts settle 3fa9
doubts settle 3fa9 --value 2026-06-30
unit add "Trường Tiểu học Hoa Sen"
unit add "Trường Tiểu học Hoa Sen" --level school --parent A --member-of B --member-of C
unit add "Trường Tiểu học Hoa Sen" --from 2026-07-01
unit list
unit list --json
progress set 3fa9 --period 2026Q1 --state in-progress
progress set 3fa9 --period 2026Q1 --state done --percent 100 --done-on 2026-03-20 --result A
progress set 3fa9 --period 2026Q1 --state paused --difficulty A --proposal B --unit C
progress set 3fa9 --period 2026Q2 --state ongoing --evidence a.pdf --evidence "05/BC-UBND"
progress set 3fa9 --period 2026Q2 --state done --occurrence 2026-05
progress set 3fa9 --period 2026Q2 --state done --occurrence 2026-W18
progress set 3fa9 --period 2026Q2 --state done --occurrence 2026-05-15
target list
target list --json
target set 3fa9 --period 2026Q1 --value 98.5
target set 3fa9 --period 2026Q1 --value 98,5 --numerator 197 --denominator 200 --unit A
indicator list
indicator list --json
indicator set 2.1 --period 2026Q1 --value -3
indicator set 2.1 --period 2026Q1 --value 14 --unit A
remind
remind --now 2026-03-01T07:30 --json
remind --done 3fa9 --now 2026-03-01
remind --snooze 3fa9 --until 2026-03-05 --now 2026-03-01T07:30+07:00
calendar --out lich.ics
calendar --out lich.ics --period 2026H1
report 2026Q1 --kind bao-cao --out bao-cao.pdf
report 2026H1 --kind phu-luc --out phu-luc.docx --plan P --unit U --today 2026-06-20
report 2026M9 --kind tong-hop --out tong-hop.xlsx
report 2026Q1 --kind don-doc --out don-doc.pdf
report 2026Q1 --kind chi-tieu --out chi-tieu.xlsx
report 2026Q1 --kind bieu-so-lieu --out bieu.XLSX
report 2026 --kind ke-hoach --out ke-hoach.docx
issue 2026Q1 --kind bao-cao --number 15/BC-UBND --date 2026-03-10
issue 2026Q1 --kind bao-cao --number 16 --date 2026-03-12 --plan P --replaces 15
issued list
issued list --json
issued open 15 --out bao-cao.pdf
issued open 15 --year 2026 --out bao-cao.pdf
exchange assign --to "Trường Tiểu học Hoa Sen" --out giao.cchc
exchange assign --to U --out giao.cchc --plan P
exchange return --period 2026Q1 --out tra.cchc
exchange return --period 2026Q1 --out tra.cchc --plan P
exchange sync --out may-hai.cchc
exchange sync --out may-hai.cchc --for-join --passphrase-file khoa.txt
exchange form --to U --period 2026Q1 --out bieu.xlsx
exchange inspect tra.cchc
exchange inspect tra.cchc --json
exchange merge a.cchc b.cchc c.xlsx
exchange merge a.cchc --as U --confirm 12 --json
exchange undo 3fa9
exchange list
exchange list --json
exchange status 2026Q1
exchange status 2026Q1 --today 2026-03-20 --json
exchange key
exchange key --save khoa --passphrase-file p.txt
exchange key --recover khoa --passphrase-file p.txt
exchange key --replace
exchange trust a.cchc --fingerprint "12345 67890" --note "Chị Mai"
exchange answer 3fa9 --accept
exchange answer 3fa9 --return "Thiếu số liệu"
exchange receipt --to U --out hoi-dap.cchc
exchange reopen U --period 2026Q1 --why "Mất mạng"
exchange meet thu-muc
exchange differences
exchange differences --json
exchange choose abc --value 2
exchange proposals
exchange proposals --json
exchange propose T --field deadline --value "Quý III" --why "Chờ hướng dẫn"
exchange decide 3fa9 --accept
exchange decide 3fa9 --decline "Không phù hợp"
undo
undo 12
redo
history
history 3fa9 --json
check
check --json
backup
backup --out sao.zip
backups
backups --json
restore sao.zip
support --out ho-tro.zip
"""

# What is wrong about a line, and a word of the sentence that says so.
WRONG = [
    ("", "cchc --help"),
    ("khong-co", "khong-co"),
    ("tsks", "tasks"),
    ("--nhanh", "--nhanh"),
    ("plan", "continue"),
    ("plan lst", "list"),
    ("tasks --stat done", "--state"),
    ("tasks --json=1", "--json"),
    ("tasks --json --json", "--json"),
    ("tasks --data x", "--data"),
    ("tasks thừa", "thừa"),
    ("tasks --state xong", "carried-over"),
    ("tasks --today 20/11/2026", "2026-02-05"),
    ("tasks --today 2026-02-30", "2026-02-30"),
    ("tasks --today 20260230", "20260230"),
    ("tasks --today 0001-01-01", "0001-01-01"),
    ("tasks --period 2026Q5", "2026Q1"),
    ("tasks --period", "--period"),
    ("tasks --period --json", "--period"),
    ("tasks --plan ''", "--plan"),
    ("task add --plan P", "--title"),
    ("task edit", "NHIỆM-VỤ"),
    ("task edit 3fa9", "--title"),
    ("task withdraw 3fa9", "--why"),
    ("init", "--office"),
    ("init --office A --join B", "--join"),
    ("init --join B --level commune", "--level"),
    ("init --office A --passphrase-file B", "--join"),
    ("init --office A --level village", "commune"),
    ("intake a.docx --from 2026-01-01", "--to"),
    ("intake a.docx --to 2026-01-01", "--from"),
    ("intake a.docx --from 2026-12-31 --to 2026-01-01", "31/12/2026"),
    ("intake a.docx --year 2026 --from 2026-01-01 --to 2026-12-31", "--year"),
    ("intake a.docx --year 26", "26"),
    ("plan continue P", "--year"),
    ("progress set 3fa9 --period 2026Q1", "--state"),
    ("progress set 3fa9 --period 2026Q1 --state overdue", "not-started"),
    ("progress set 3fa9 --period 2026Q1 --state done --percent 4.5", "4.5"),
    ("progress set 3fa9 --period 2026Q1 --state done --percent năm", "năm"),
    ("target set 3fa9 --period 2026Q1", "--value"),
    ("target set 3fa9 --period 2026Q1 --value 1 --numerator 2", "--denominator"),
    ("indicator set A --period 2026Q1 --value NaN", "NaN"),
    ("indicator set A --period 2026Q1 --value 1.234.567", "1.234.567"),
    ("remind --snooze A", "--until"),
    ("remind --until 2026-01-01", "--snooze"),
    ("remind --done A --snooze B --until 2026-01-01", "--done"),
    ("remind --now hôm-qua", "2026-02-05T07:30"),
    ("report 2026Q1 --out a.pdf", "--kind"),
    ("report 2026Q1 --kind thu --out a.pdf", "bao-cao"),
    ("report 2026Q1 --kind bao-cao --out a.odt", ".docx"),
    ("report --kind bao-cao --out a.pdf", "KỲ"),
    ("calendar --out a.txt", ".ics"),
    ("exchange sync --out a --for-join", "--passphrase-file"),
    ("exchange merge", "TỆP"),
    ("exchange merge a --confirm nhiều", "nhiều"),
    ("issued open 1 --year hai --out a", "hai"),
    ("restore ''", "TỆP"),
    ("undo 3fa9", "3fa9"),
    ("undo 0", "LẦN-GHI"),
]

ENGLISH = re.compile(
    r"\b(the|is|are|of|and|or|not|invalid|usage|error|argument|option|required|choice|expected"
    r"|unrecognized|missing|unknown|command|value|file|help)\b(?![-”.])",
    re.IGNORECASE,
)
LINES = {words: shlex.split(words) for words in RIGHT.strip().splitlines()}


@pytest.mark.parametrize("written", LINES)
def test_every_line_of_the_interface_is_understood(written: str):
    command, following = directory.find(LINES[written])
    args = line.read(command, following)
    assert written.startswith(command.words)
    assert len(args) == len(command.places) + len(command.options)


def test_every_command_and_option_stands_in_the_lines_above():
    for name, command in directory.all_commands().items():
        lines = [tokens for tokens in LINES.values() if directory.find(tokens)[0].words == name]
        tried = {token for tokens in lines for token in tokens}
        assert lines, name
        assert {option.name for option in command.options} <= tried, name


@pytest.mark.parametrize(("written", "says"), WRONG)
def test_a_wrong_line_is_status_2_with_one_vietnamese_sentence(
    written: str, says: str, capsys: pytest.CaptureFixture[str]
):
    assert main(shlex.split(written)) == WRONG_LINE
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert says in told.err
    assert not ENGLISH.search(re.sub(r"--[a-z-]+", "", told.err))


def test_values_arrive_read():
    command, following = directory.find(
        shlex.split("target set 3fa9 --period 2026Q1 --value=-1,5 --numerator 3 --denominator 4")
    )
    args = line.read(command, following)
    assert args["target"] == "3fa9"
    assert str(args["period"]) == "2026Q1"
    assert str(args["value"]) == "-1.5"
    assert args["unit"] is None


def test_after_two_dashes_and_after_an_equals_sign_words_stand_for_themselves():
    command, following = directory.find(["unit", "add", "--parent=--cha", "--", "--con"])
    args = line.read(command, following)
    assert (args["name"], args["parent"]) == ("--con", "--cha")


def test_a_long_slip_is_quoted_in_part(capsys: pytest.CaptureFixture[str]):
    assert main(["tasks", "--period", "9" * 5000]) == WRONG_LINE
    assert len(capsys.readouterr().err) < 400


def test_what_is_no_text_is_refused(capsys: pytest.CaptureFixture[str]):
    assert main(["tasks", "--search", "\udcff"]) == WRONG_LINE
    assert "UTF-8" in capsys.readouterr().err


def test_signs_that_steer_a_terminal_are_not_repeated(capsys: pytest.CaptureFixture[str]):
    assert main(["\x1b[2J\nxong"]) == WRONG_LINE
    told = capsys.readouterr().err
    assert "\x1b" not in told
    assert told.count("\n") == 1


_WORDS = st.one_of(
    st.sampled_from(sorted({token for tokens in LINES.values() for token in tokens})),
    st.text(max_size=12),
    st.sampled_from(["--", "-", "-h", "--help", "--data", "--=", "\udc80", "\0", "=", "２０２６"]),
)


@given(st.lists(_WORDS, max_size=8))
def test_no_line_however_odd_is_more_than_understood_wrong_or_a_question(argv: list[str]):
    command, slip = None, None
    try:
        command, following = directory.find(argv)
        args = line.read(command, following)
    except WrongLine as wrong:
        slip = wrong
    except line.HelpAsked as asked:
        assume(helping.about(asked.words))
    else:
        assert set(args) == {one.key for one in (*command.places, *command.options)}
    # The catalogue logs what it cannot say, and an unexpected line in the log fails a test.
    assert slip is None or words.sentence(slip.code, slip.facts)
