"""Plans by chance, in the shapes that offices give their appendices, each with what it says.

A plan knows its rows as they are printed and, of every task, what a careful person reads.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_VERBS = (
    "Ban hành", "Rà soát", "Tổ chức", "Cập nhật", "Kiểm tra", "Niêm yết", "Số hóa", "Đánh giá",
    "Tập huấn", "Duy trì", "Nâng cao chất lượng", "Theo dõi, đôn đốc",
)  # fmt: skip
_THINGS = (
    "quy trình tiếp công dân tại trụ sở phường",
    "hồ sơ lưu trữ lĩnh vực hộ tịch, đất đai, xây dựng",
    "kỹ năng giao tiếp cho công chức trực quầy",
    "bảng hướng dẫn nộp hồ sơ trực tuyến ở nhà văn hóa khu phố",
    "kế hoạch số 21/KH-UBND ngày 12 tháng 01 năm 2026 của phường",
    "mô hình “Ngày thứ Bảy vì dân”, “Chính quyền thân thiện”",
    "hệ thống quản lý chất lượng theo TCVN ISO 9001:2015",
    "chỉ số hài lòng của người dân, tổ chức đối với sự phục vụ",
    "việc chấp hành kỷ luật, kỷ cương hành chính",
)
_ENDS = (
    "", "", " đạt từ 95% trở lên", ", gắn với trách nhiệm của người đứng đầu",
    " (tối thiểu 02 cuộc/năm)", ": thực hiện tại 100% khu phố", " giai đoạn 2026 - 2030",
    "; kịp thời tháo gỡ khó khăn, vướng mắc",
)  # fmt: skip
_UNITS = (
    "Văn phòng HĐND và UBND phường", "Phòng Kinh tế, Hạ tầng và Đô thị", "Trạm Y tế phường",
    "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công phường", "Công an phường",
    "Hội Liên hiệp Phụ nữ phường", "Tổ Công nghệ số cộng đồng", "Trường Mầm non Hoa Sen",
    "Ban Quản lý chợ", "Các khu phố", "Đoàn Thanh niên phường",
)  # fmt: skip
_PRODUCTS = (
    "Kế hoạch", "Báo cáo", "Quyết định", "Biên bản kiểm tra", "Thông báo kết luận", "Hồ sơ",
    "Danh mục được công bố", "Phần mềm được đưa vào sử dụng", "100% hồ sơ được số hóa",
    "Lớp tập huấn", "Tin, bài, phóng sự",
)  # fmt: skip
_STEPS = (
    "Lập danh sách, phân công người phụ trách",
    "Gửi lấy ý kiến các đơn vị trước khi trình ký",
    "Kiểm tra đột xuất tại ít nhất 30% đơn vị",
    "Đăng tải công khai trên trang thông tin điện tử",
    "Niêm yết mã QR tra cứu tại nơi tiếp nhận hồ sơ",
    "Khen thưởng kịp thời; xử lý nghiêm vi phạm",
)
_WHEN = (
    "Quý I/2026", "Trước ngày 15/6/2026", "Thường xuyên", "Hằng quý", "Tháng 6 và tháng 12",
    "Quý II năm 2026", "Trong năm 2026", "Hoàn thành trước 30/9/2026", "Từ tháng 01 đến tháng 12",
)  # fmt: skip
_BEGINS = ("Tháng 02", "05/01/2026", "Quý I", "15/3/2026")
_NOTES = ("", "", "Nhiệm vụ mới", "Chuyển tiếp từ năm trước", "Theo mẫu")
_GROUPS = (
    "Công tác chỉ đạo, điều hành", "Cải cách thể chế", "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy hành chính nhà nước", "Xây dựng, phát triển chính quyền số",
)  # fmt: skip
_ROMAN = ("I", "II", "III", "IV", "V")
_GROUPS_OF_PLAN = 3
_FEWEST, _MOST = 3, 5  # tasks of a group
_NO_UNIT = 0.12


@dataclass(frozen=True)
class Shape:
    """What an appendix looks like.

    `columns` are captions with what stands below them; `over` are captions that stand over a
    first to a last column. A number is told by `code`: "n", "g.n", "-", or "" for none.
    Groups are "merged" over all columns, or have their number and title in the "columns".
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    code: str
    groups: str
    over: tuple[tuple[int, int, str], ...] = ()
    apart: str = "; "
    """What stands between units; a line feed puts each on a line of its own."""
    bullet: str = "- "


SHAPES = (
    Shape(
        "numbered",
        (("STT", "code"), ("Nhiệm vụ", "title"), ("Sản phẩm", "products"),
         ("Cơ quan chủ trì", "lead_units"), ("Cơ quan phối hợp", "partner_units"),
         ("Thời hạn", "deadline")),
        "n", "columns",
    ),
    Shape(
        "without numbers",
        (("Nội dung", "title"), ("Biện pháp thực hiện", "details"),
         ("Người phụ trách", "lead_units"), ("Bộ phận phối hợp", "partner_units"),
         ("Thời gian", "deadline")),
        "", "merged", apart=", ",
    ),
    Shape(
        "number before the title",
        (("Nội dung công việc", "numbered title"), ("Đơn vị chủ trì", "lead_units"),
         ("Đơn vị phối hợp", "partner_units"), ("Thời gian thực hiện", "deadline"),
         ("Kết quả", "products")),
        "n", "merged", apart=", ", bullet="",
    ),
    Shape(
        "eight columns under two rows of captions",
        (("TT", "code"), ("Nội dung công việc", "title"), ("Kết quả đầu ra", "products"),
         ("Chủ trì", "lead_units"), ("Phối hợp", "partner_units"), ("Bắt đầu", "start"),
         ("Kết thúc", "deadline"), ("Ghi chú", "note")),
        "g.n", "columns", over=((3, 4, "Cơ quan thực hiện"), (5, 6, "Thời gian thực hiện")),
        apart="\n- ",
    ),
    Shape(
        "bullets for numbers",
        (("TT", "code"), ("Công việc", "title"), ("Giải pháp thực hiện", "details"),
         ("Đơn vị chủ trì", "lead_units"), ("Đơn vị phối hợp", "partner_units"),
         ("Mốc thời gian", "deadline")),
        "-", "columns", apart=", ", bullet="+ ",
    ),
)  # fmt: skip
_WIDTHS = {
    "code": 0.05, "title": 0.28, "numbered title": 0.30, "details": 0.22, "products": 0.15,
    "lead_units": 0.15, "partner_units": 0.17, "deadline": 0.11, "start": 0.08, "note": 0.09,
}  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What a careful person reads of a task."""

    code: str
    said: dict[str, tuple[str, ...]]
    group: str


@dataclass
class UnseenPlan:
    """A plan: its captions, its rows, what it says. A row of one cell goes over all columns."""

    shape: Shape
    rows: list[list[str]] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)
    wanted: list[Wanted] = field(default_factory=list)

    @property
    def widths(self) -> list[float]:
        """The shares of the columns."""
        own = [_WIDTHS[what] for _, what in self.shape.columns]
        return [width / sum(own) for width in own]

    @property
    def captions(self) -> list[str]:
        return [caption for caption, _ in self.shape.columns]

    def head(self) -> list[list[tuple[int, int, str]]]:
        """Give the rows of captions: of each its first column, how many it covers, its words."""
        alone = [(at, 1, caption) for at, caption in enumerate(self.captions)]
        if not self.shape.over:
            return [alone]
        covered = {at for first, last, _ in self.shape.over for at in range(first, last + 1)}
        wide = [(first, last - first + 1, words) for first, last, words in self.shape.over]
        upper = sorted(wide + [one for one in alone if one[0] not in covered])
        return [upper, [one for one in alone if one[0] in covered]]


def unseen_plans(seed: int, shapes: Sequence[Shape] = SHAPES) -> Iterator[UnseenPlan]:
    """Give a plan of each shape."""
    for number, shape in enumerate(shapes):
        yield _Maker(random.Random(1000 * seed + number), shape).plan()


class _Maker:
    def __init__(self, chance: random.Random, shape: Shape) -> None:
        self._chance, self._shape = chance, shape

    def plan(self) -> UnseenPlan:
        plan = UnseenPlan(self._shape)
        titles = self._chance.sample(_GROUPS, _GROUPS_OF_PLAN)
        for count, title in enumerate(titles, 1):
            self._begin_group(plan, _ROMAN[count - 1], title)
            for number in range(1, self._chance.randint(_FEWEST, _MOST) + 1):
                self._add_task(plan, count, number, _ROMAN[count - 1])
        return plan

    def _begin_group(self, plan: UnseenPlan, code: str, title: str) -> None:
        plan.bold.add(len(plan.rows))
        if self._shape.groups == "merged":
            plan.rows.append([f"{code}. {title}"])
            return
        told = {"code": code, "title": title}
        plan.rows.append([told.get(what, "") for _, what in self._shape.columns])

    def _add_task(self, plan: UnseenPlan, group: int, number: int, under: str) -> None:
        code = {"n": f"{number}", "g.n": f"{group}.{number}", "-": "-", "": ""}[self._shape.code]
        said = self._said()
        texts = {
            "code": code,
            "numbered title": f"{code}. {said['title'][0]}",
            "start": self._chance.choice(_BEGINS),
            **{what: said[what][0] for what in ("title", "deadline", "note")},
            **{what: self._units(said[what]) for what in ("lead_units", "partner_units")},
            **{what: self._listed(said[what]) for what in ("details", "products")},
        }
        shown = {what.removeprefix("numbered ") for _, what in self._shape.columns}
        plan.rows.append([texts[what] for _, what in self._shape.columns])
        kept = {what: words for what, words in said.items() if what in shown}
        plan.wanted.append(Wanted(code, kept, under))

    def _said(self) -> dict[str, tuple[str, ...]]:
        pick = self._chance.choice
        title = f"{pick(_VERBS)} {pick(_THINGS)}{pick(_ENDS)}"
        if self._chance.random() < 0.3:
            title += f"; {pick(_VERBS).lower()} {pick(_THINGS)}"
        units = self._chance.sample(_UNITS, self._chance.choice((2, 2, 3, 5)))
        leads = 2 if len(units) > 3 and self._chance.random() < 0.4 else 1
        partners = units[leads:] if self._chance.random() > _NO_UNIT else []
        return {
            "title": (title,),
            "details": tuple(self._chance.sample(_STEPS, pick((1, 2, 3)))),
            "products": tuple(self._chance.sample(_PRODUCTS, pick((1, 1, 2, 3)))),
            "lead_units": tuple(units[:leads]),
            "partner_units": tuple(partners),
            "deadline": (pick(_WHEN),),
            "note": (pick(_NOTES),),
        }

    def _units(self, units: Sequence[str]) -> str:
        apart = self._shape.apart
        listed = apart.join(units)
        return f"- {listed}" if apart == "\n- " and len(units) > 1 else listed

    def _listed(self, things: Sequence[str]) -> str:
        if len(things) == 1:
            return things[0]
        return "\n".join(f"{self._shape.bullet}{one}" for one in things)
