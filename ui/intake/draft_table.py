"""The draft as a table: what would be taken in, row by row, with what is still asked of it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from cchc_desktop.documents.tables.columns import Role, Roles
from cchc_desktop.documents.tables.understanding import TableFound
from cchc_desktop.services.intake.questions import TITLE, Question
from cchc_desktop.services.intake.review import PROGRESS, UNIT_FIELDS
from cchc_desktop.services.intake.rows import joined, split
from ui.intake.draft_columns import ALWAYS, READ_FROM, Helps, draft_columns, written
from ui.intake.draft_line import DraftLine
from ui.intake.filtering import Kind, matches
from ui.intake.row_menu import row_menu
from ui.intake.wording import role_words, tasks_words
from ui.intake.working import Working
from ui.table.column import SectionLine
from ui.table.view import LineView

_NO_SECTION: Final = "-"
_WITH_ALL: Final = 1600
_WITH_PRODUCTS: Final = 1340
_BESIDE_PAPER: Final = 1080


class DraftTable(LineView):
    """Shows the working's lines and writes into it; says where the cursor stands."""

    asked = Signal(object)
    role_chosen = Signal(int, object)
    roles_asked = Signal()
    doubt_wanted = Signal(bool)

    def __init__(self, working: Working, helps: Helps) -> None:
        super().__init__(draft_columns(helps))
        self._working = working
        self._closed: set[str] = set()
        self._folded: frozenset[str] = frozenset()
        self._read_from: dict[str, tuple[int, str]] = {}
        self._table: TableFound | None = None
        self.kind = Kind.ALL
        self.enter_edits = True
        self.setAccessibleName(self.tr("Các nhiệm vụ đọc được từ văn bản"))
        self._head.say_below(self._below)
        self._head.setSectionsMovable(False)
        self.edited.connect(self._write)
        self.section_turned.connect(self._turn_section)
        self.cell_chosen.connect(self._tell_asked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_row_menu)
        self.deeds: Final = self._make_deeds()

    def _make_deeds(self) -> dict[str, QAction]:
        """Return what is done with rows, by name; the keys work while the table has the focus."""
        deeds: dict[str, tuple[str, str, Callable[[], None]]] = {
            "join": (self.tr("Nối vào dòng trên"), "Ctrl+J", self.join),
            "split": (self.tr("Tách thành hai"), "Ctrl+D", self.split),
            "drop": (self.tr("Bỏ dòng này"), "Delete", partial(self.keep, kept=False)),
            "take": (self.tr("Lấy lại dòng này"), "Insert", partial(self.keep, kept=True)),
        }
        made = {}
        for key, (words, keys, do) in deeds.items():
            action = made[key] = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(do)
            self.addAction(action)
        return made

    # --- what is shown

    def show_working(self) -> None:
        """Show the lines as they are now."""
        lines = self._working.lines()
        self.replace(list(self._grouped(lines)))
        self._show_filled(lines)

    def _grouped(self, lines: list[DraftLine]) -> Iterator[SectionLine | DraftLine]:
        sections = self._working.review.draft.sections
        wanted = [line for line in lines if matches(line, self.kind, self._working.is_open)]
        run: list[DraftLine] = []
        at: int | None = -1
        for line in [*wanted, None]:
            section = line.said.task.section if line is not None else -1
            if section != at:
                yield from self._run(sections, at, run)
                at, run = section, []
            if line is not None:
                run.append(line)

    def _run(
        self, sections: Any, at: int | None, run: list[DraftLine]
    ) -> Iterator[SectionLine | DraftLine]:
        if not run:
            return
        key = _NO_SECTION if at is None else f"{at}/{run[0].id}"
        if sections:
            named = self.tr("Không thuộc phần nào") if at is None else _title(sections[at])
            kept = sum(line.said.kept for line in run)
            opened = key not in self._closed
            yield SectionLine(f"section {key}", named, tasks_words(kept), open=opened)
            if not opened:
                return
        yield from run

    def _show_filled(self, lines: list[DraftLine]) -> None:
        """Show the columns in which the document says something, as far as there is room."""
        asked = {one.field for line in lines for one in line.asked}
        filled = frozenset[str]().union(*(line.filled for line in lines))
        for key in READ_FROM:
            if key in ALWAYS:
                continue
            shown = key in asked or (key in filled and key not in self._folded)
            if shown == self.isColumnHidden(self.column_at(key)):
                self.show_column(key, shown=shown)

    def fit(self, effective: float) -> None:
        """Give the columns less room where there is less, and fold those that can wait."""
        narrow = {"lead_units": 124, "partner_units": 120, "products": 112, "deadline": 104}
        narrow["details"] = 132
        wide = {"lead_units": 184, "partner_units": 184, "products": 176, "deadline": 136}
        wide["details"] = 200
        normal = {"due": 92, "code": 56}
        self.suggest_widths((wide if effective >= _WITH_ALL else narrow) | normal)
        folds = _BESIDE_PAPER <= effective < _WITH_PRODUCTS
        folded = frozenset({"products", "partner_units", "details"} if folds else ())
        if folded != self._folded:
            self._folded = folded
            self._show_filled(self._working.lines())

    # --- where the columns come from

    def show_roles(self, table: TableFound | None) -> None:
        """Say of each column which column of the document it is read from."""
        self._table = table
        found: dict[str, tuple[int, str]] = {}
        if table is not None:
            for key, roles in READ_FROM.items():
                for at in table.roles.where(*roles):
                    found.setdefault(key, (at, table.roles.columns[at].caption))
        if found != self._read_from:
            self._read_from = found
            self._head.viewport().update()

    def _below(self, key: str) -> tuple[str, bool]:
        if key == "due":
            phrase = self._read_from.get("deadline")
            return (self.tr("hiểu từ cột {}").format(phrase[0] + 1) if phrase else "", False)
        found = self._read_from.get(key)
        if found is None:  # running text has no columns; a narrow head has no room to say so
            is_said = self._table is not None and key != "code"
            return self.tr("không có cột") if is_said else "", self._table is not None
        at, caption = found
        if key == "code":
            return self.tr("cột {}").format(at + 1), True
        words = caption.rpartition(" – ")[2] or self.tr("không tên")
        return self.tr("cột {}: {}").format(at + 1, words), True

    def _section_clicked(self, at: int) -> None:
        self._open_roles(self.lines.columns[at].key)

    def open_head_menu(self) -> None:
        self._open_roles(self.current_column())

    def _open_head_menu(self, place: QPoint) -> None:
        at = self._head.logicalIndexAt(place)
        if at >= 0:
            self._open_roles(self.lines.columns[at].key)

    def _open_roles(self, key: str) -> None:
        """Offer the roles of the column of the document that stands behind a head."""
        found = self._read_from.get("deadline" if key == "due" else key)
        if self._table is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if found is not None:
            self._add_roles(menu, self._table.roles, found[0])
            menu.addSeparator()
        menu.addAction(self.tr("Vai trò của mọi cột…"), self.roles_asked.emit)
        at = self.column_at(key)
        corner = QPoint(self._head.sectionViewportPosition(at), self._head.height())
        menu.popup(self._head.mapToGlobal(corner))

    def _add_roles(self, menu: QMenu, roles: Roles, at: int) -> None:
        menu.setAccessibleName(self.tr("Vai trò của cột {}").format(at + 1))
        for role in Role:
            action = menu.addAction(role_words(role))
            action.setCheckable(True)
            action.setChecked(roles.columns[at].role is role)
            action.triggered.connect(partial(self._choose_role, at, role))

    def _choose_role(self, at: int, role: Role, _checked: object = None) -> None:
        self.role_chosen.emit(at, role)

    # --- what is asked

    def next_doubt(self, *, backwards: bool = False) -> bool:
        """Leave it to the page: what is asked of the whole plan stands elsewhere."""
        self.doubt_wanted.emit(not backwards)
        return True

    def question(self) -> Question | None:
        """Return what is asked of the current cell; of another of its line where that has none."""
        line = self.current_line()
        if not isinstance(line, DraftLine):
            return None
        key = self.current_column()
        return line.about("deadline" if key == "due" else key) or next(iter(line.asked), None)

    def _tell_asked(self) -> None:
        self.asked.emit(self.question())

    def go_to(self, question: Question) -> bool:
        """Put the cursor on what is asked; its group is opened for that."""
        if self.lines.row_of(question.line) is None and self._closed:
            self._closed.clear()
            self.show_working()
        key = "due" if question.field == "deadline" else question.field
        if self.lines.column_of(key) is None:
            key = TITLE
        self.show_column(key, shown=True)
        found = self.choose(question.line, key)
        self._tell_asked()
        return found

    # --- what is done with rows

    def keep(self, *, kept: bool) -> None:
        """Leave the selected rows out, or take them in again."""
        keys = {line.id for line in self.selected_lines() if isinstance(line, DraftLine)}
        self._working.put(self._working.review.keeping(keys, kept=kept))

    def join(self) -> None:
        line = self.current_line()
        if isinstance(line, DraftLine):
            above = self._working.review.former(line.id)
            self._working.put(joined(self._working.review, line.id))
            if above is not None:
                self.choose(above.id, TITLE)

    def split(self) -> None:
        """Make two rows of one, and type into the second."""
        line = self.current_line()
        if isinstance(line, DraftLine):
            made = self._working.review.next_id()
            self._working.put(split(self._working.review, line.id))
            if self.choose(made, TITLE):
                self.edit_current()

    def _open_row_menu(self, place: QPoint) -> None:
        line = self.current_line()
        if isinstance(line, DraftLine):
            row_menu(self, line, self.deeds).popup(self.viewport().mapToGlobal(place))

    def _turn_section(self, key: str) -> None:
        self._closed ^= {key.removeprefix("section ")}
        self.show_working()

    # --- typing

    def _write(self, line: DraftLine, key: str, value: Any) -> None:
        said = written(line, key, value)
        review = self._working.review
        asked = line.about(key)
        if key in UNIT_FIELDS and asked is not None and asked.about:
            known = {one.word: one.value for one in value if one.value is not None}
            came = [name for name in said if name not in line.said.says(key)]
            went = [name for name in line.said.says(key) if name not in said]
            if went == [asked.about] and len(came) == 1:
                # The same words name the same unit wherever the plan says them.
                unit = known.get(came[0])
                self._working.put(
                    review.renaming_unit(asked.about, came[0])
                    if unit is None
                    else review.meaning_unit(asked.about, unit)
                )
                return
        if key in PROGRESS or said != line.said.says(key):
            self._working.put(review.with_field(line.id, key, said))


def _title(section: Any) -> str:
    return f"{section.code}. {section.title}" if section.code else section.title
