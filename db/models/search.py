"""The words of a task as they are searched: folded text beside the full-text index over it."""

import uuid

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.schema import Base


class TaskText(Base):
    """`no` is the index's row number; a rowid of its own would not survive a VACUUM."""

    __tablename__ = "task_text"
    no: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("task.id"), unique=True)
    folded: Mapped[str]
