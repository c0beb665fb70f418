"""Results and what proves them. Entries are only ever added."""

import uuid
from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from db.models.schema import Base, Kept, refers


class Progress(Kept, Base):
    """What one unit reports of its part in one quarter; a correction is a later entry."""

    __tablename__ = "progress"
    assignment_id: Mapped[uuid.UUID] = refers("assignment.id")
    quarter: Mapped[str]
    occurrence: Mapped[str | None]
    state: Mapped[str]
    percent: Mapped[int | None]
    done_on: Mapped[date | None]
    result: Mapped[str | None]
    difficulty: Mapped[str | None]
    proposal: Mapped[str | None]
    lane: Mapped[str] = mapped_column(default="own")  # own | on-behalf
    entered_at: Mapped[datetime]
    entered_by: Mapped[str]
    corrects_id: Mapped[uuid.UUID | None] = refers("progress.id", nullable=True, index=False)


class Evidence(Kept, Base):
    """A document that proves a result, with the file itself or without."""

    __tablename__ = "evidence"
    assignment_id: Mapped[uuid.UUID] = refers("assignment.id")
    quarter: Mapped[str]
    occurrence: Mapped[str | None]
    number: Mapped[str | None]
    issued_on: Mapped[date | None]
    title: Mapped[str]
    attachment_id: Mapped[uuid.UUID | None] = refers("attachment.id", nullable=True)


class Attachment(Kept, Base):
    """A stored file, known by its content."""

    __tablename__ = "attachment"
    sha256: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    size: Mapped[int]
