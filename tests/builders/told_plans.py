"""Plans of invented offices told in running text, each with what it says, word by word.

Made by chance from words of its own: whoever reads such a plan has never seen it. Three houses
write differently: a ward, a school, a department of a province.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tests.builders.told_words import (
    COUNTED,
    DEEDS,
    GROUPS,
    HIGH,
    HOWS,
    LOW,
    LOWS,
    NAMES,
    PLACES,
    REPORTS,
    SHARES,
    THINGS,
    VERBS,
    Check,
)

Report = tuple[str, str, str]
"""How often, the rule of its day, who receives it."""


@dataclass
class Told:
    """What the document says, and the lines in which it says so."""

    number: str = ""
    issuer: str = ""
    place: str = ""
    issued_on: date = date(2026, 1, 1)
    subject: str = ""
    signer: str = ""
    recipients: list[str] = field(default_factory=list)
    targets: list[tuple[str, tuple[Check, ...]]] = field(default_factory=list)
    tasks: list[tuple[str, str]] = field(default_factory=list)
    duties: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class House:
    """How one kind of office writes: its head, its units, and the shape of its chapters."""

    heads: tuple[str, ...]
    issuer: str
    abbreviation: str
    units: tuple[str, ...]
    receiver: str
    post: str
    write: Callable[["_Writing"], None]


class _Writing:
    """A plan while it is written, with the chance by which words are chosen."""

    def __init__(self, chance: random.Random, house: House, told: Told) -> None:
        self.chance, self.house, self.told = chance, house, told
        self._deeds = chance.sample(DEEDS, len(DEEDS))
        self._tasks = iter(self._all_tasks())

    def say(self, *lines: str) -> None:
        self.told.lines += lines

    def target(self, code: str) -> None:
        """Say a target, under its code or bullet."""
        text, checks = self._target()
        self.told.targets.append((text.rstrip("."), checks))
        self.say(f"{code} {text}")

    def _target(self) -> tuple[str, tuple[Check, ...]]:
        kind = self.chance.random()
        if kind < 0.2:
            words, unit = self.chance.choice(COUNTED)
            count = self.chance.randint(1, 6)
            return f"{words.format(f'{count:02}')}.", ((">=", str(count), unit),)
        pool, ways = (HIGH, SHARES) if kind < 0.8 else (LOW, LOWS)
        share = self.chance.randint(60, 98) if pool is HIGH else self.chance.randint(1, 9)
        said, check = self.chance.choice(ways)(share)
        return f"{self.chance.choice(pool)} {said}.", (check,)

    def task(self, code: str, written: str) -> None:
        text = next(self._tasks)
        self.told.tasks.append((code, text))
        self.say(f"{written} {text}.")

    def _all_tasks(self) -> Iterator[str]:
        pairs = [(verb, thing) for verb in VERBS for thing in THINGS]
        self.chance.shuffle(pairs)
        for verb, thing in pairs:
            yield f"{verb} {thing} {self.chance.choice(HOWS)}"

    def deeds(self, least: int = 1) -> list[str]:
        count = self.chance.randint(least, 3)
        return [f"{one}." for one in self.chance.sample(self._deeds, count)]

    def units(self, count: int) -> list[str]:
        return self.chance.sample(self.house.units, count)

    def duty(self, unit: str, items: Sequence[str]) -> None:
        self.told.duties.append((unit, tuple(one.rstrip(".") for one in items)))

    def report(self, lead_in: str) -> None:
        often, frequency, rule = self.chance.choice(REPORTS)
        day = self.chance.randint(5, 25)
        due = rule.format(day=f"{day:02}")
        receiver = self.house.receiver
        self.say(f"{lead_in} {often} báo cáo kết quả thực hiện gửi {receiver} {due}.")
        self.told.reports.append((frequency, f"before-day:{day:02}/last-month", receiver))


def _ward(writing: _Writing) -> None:
    writing.say("I. MỤC ĐÍCH, YÊU CẦU", "Nâng cao chất lượng phục vụ người dân, doanh nghiệp.")
    writing.say("II. CHỈ TIÊU")
    for at in range(1, writing.chance.randint(3, 7)):
        writing.target(f"{at}.")
    writing.say("III. NHIỆM VỤ, GIẢI PHÁP")
    for at, group in enumerate(writing.chance.sample(GROUPS, 3), 1):
        writing.say(f"{at}. {group}")
        for below in range(1, writing.chance.randint(3, 5)):
            writing.task(f"{at}.{below}", f"{at}.{below}.")
    writing.say("IV. TỔ CHỨC THỰC HIỆN")
    for at, unit in enumerate(writing.units(3), 1):
        items = writing.deeds()
        writing.say(f"{at}. {unit}", *(f"- {one}" for one in items))
        writing.duty(unit, items)
    writing.say("V. CHẾ ĐỘ BÁO CÁO")
    writing.report("Các bộ phận")


def _school(writing: _Writing) -> None:
    writing.say("A. MỤC TIÊU", "1. Mục tiêu chung", "Xây dựng nền nếp làm việc khoa học.")
    writing.say("2. Mục tiêu cụ thể")
    for _ in range(writing.chance.randint(2, 5)):
        writing.target("-")
    writing.say("B. NHIỆM VỤ TRỌNG TÂM")
    for at in range(1, writing.chance.randint(5, 10)):
        writing.task(str(at), f"{at}.")
    writing.say("C. PHÂN CÔNG THỰC HIỆN")
    for unit in writing.units(3):
        items = writing.deeds()
        writing.say(f"- {unit}: {' '.join(items)}")
        writing.duty(unit, [" ".join(items)])
    writing.say("D. CHẾ ĐỘ THÔNG TIN, BÁO CÁO")
    writing.report("Các tổ chuyên môn")


def _department(writing: _Writing) -> None:
    writing.say("I. MỤC TIÊU", "1. Mục tiêu chung", "Xây dựng nền hành chính hiện đại.")
    writing.say("2. Chỉ tiêu cụ thể")
    for letter in "abcde"[: writing.chance.randint(2, 5)]:
        writing.target(f"{letter})")
    writing.say("II. NỘI DUNG VÀ GIẢI PHÁP")
    for at, group in enumerate(writing.chance.sample(GROUPS, 3), 1):
        writing.say(f"{at}. {group}")
        for letter in "abcd"[: writing.chance.randint(2, 4)]:
            writing.task(letter, f"{letter})")
    writing.say("III. TỔ CHỨC THỰC HIỆN")
    for at, unit in enumerate(writing.units(3), 1):
        items = writing.deeds(2)
        letters = zip("abc", items, strict=False)
        writing.say(f"{at}. {unit} có trách nhiệm:", *(f"{one}) {item}" for one, item in letters))
        writing.duty(unit, items)
    writing.say("4. Chế độ báo cáo")
    writing.report("Các phòng, đơn vị")


WARD: Final = House(
    ("ỦY BAN NHÂN DÂN", "PHƯỜNG {PLACE}"),
    "ỦY BAN NHÂN DÂN PHƯỜNG {PLACE}",
    "KH-UBND",
    (
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Phòng Văn hóa - Xã hội",
        "Trung tâm Phục vụ hành chính công",
        "Công an phường",
        "Các khu phố",
    ),
    "Sở Nội vụ",
    "CHỦ TỊCH",
    _ward,
)
SCHOOL: Final = House(
    ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG TIỂU HỌC {PLACE}"),
    "TRƯỜNG TIỂU HỌC {PLACE}",
    "KH-TH",
    (
        "Tổ Văn phòng",
        "Tổ chuyên môn khối 1, 2, 3",
        "Công đoàn trường",
        "Đoàn Thanh niên",
        "Bộ phận thư viện, thiết bị",
    ),
    "Phòng Giáo dục và Đào tạo",
    "HIỆU TRƯỞNG",
    _school,
)
DEPARTMENT: Final = House(
    ("ỦY BAN NHÂN DÂN TỈNH {PLACE}", "SỞ CÔNG THƯƠNG"),
    "SỞ CÔNG THƯƠNG",
    "KH-SCT",
    (
        "Văn phòng Sở",
        "Thanh tra Sở",
        "Phòng Quản lý năng lượng",
        "Phòng Kế hoạch - Tài chính",
        "Trung tâm Khuyến công",
        "Chi cục Quản lý thị trường",
    ),
    "Sở Nội vụ",
    "GIÁM ĐỐC",
    _department,
)
HOUSES: Final = {"ward": WARD, "school": SCHOOL, "department": DEPARTMENT}


def a_told_plan(house: House, seed: int) -> Told:
    """Write a plan; the same seed writes the same one."""
    chance = random.Random(seed)
    place = chance.choice(PLACES)
    day = date(2026, chance.randint(1, 3), chance.randint(1, 28))
    told = Told(
        number=f"{chance.randint(1, 300)}/{house.abbreviation}",
        issuer=house.issuer.format(PLACE=place.upper()),
        place=place,
        issued_on=day,
        subject=f"Cải cách hành chính năm 2026 của {place}",
        signer=chance.choice(NAMES),
        recipients=[house.receiver, "Các bộ phận trực thuộc", "Lưu: VT"],
    )
    writing = _Writing(chance, house, told)
    writing.say(
        *(head.format(PLACE=place.upper()) for head in house.heads),
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"Số: {told.number}",
        f"{place}, ngày {day.day:02} tháng {day.month:02} năm {day.year}",
        "KẾ HOẠCH",
        told.subject,
        f"Căn cứ Kế hoạch số {chance.randint(1, 90)}/KH-UBND ngày 05 tháng 01 năm 2026 của tỉnh;",
        "Cơ quan xây dựng Kế hoạch cải cách hành chính năm 2026 như sau:",
    )
    house.write(writing)
    writing.say(
        "Trên đây là Kế hoạch cải cách hành chính năm 2026, đề nghị các bộ phận nghiêm túc thực"
        " hiện.",
        "Nơi nhận:",
        *(f"- {one};" for one in told.recipients[:-1]),
        f"- {told.recipients[-1]}.",
        house.post,
        told.signer,
    )
    return told
