"""What the office settles for itself: settings, days off, views, doubts; this computer's marks."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from db.models.schema import Base, Kept, refers


class Setting(Kept, Base):
    """An office's own fact by name: which unit it is, who signs, lead times. One row a key."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[dict[str, Any]]


class DayOverride(Kept, Base):
    """A day the office has off, or works, other than the calendar says."""

    __tablename__ = "day_override"
    day: Mapped[date] = mapped_column(unique=True)
    working: Mapped[bool]
    name: Mapped[str]


class SavedView(Kept, Base):
    __tablename__ = "saved_view"
    place: Mapped[str]
    name: Mapped[str]
    position: Mapped[int]
    body: Mapped[dict[str, Any]]
    person_id: Mapped[uuid.UUID | None] = refers("person.id", nullable=True)  # whose alone it is


class Doubt(Kept, Base):
    """Something a person has to decide: a code with facts; the sentence is made when shown."""

    __tablename__ = "doubt"
    entity: Mapped[str]
    entity_id: Mapped[uuid.UUID] = mapped_column(index=True)
    field: Mapped[str | None]
    code: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None]


class ReminderAct(Kept, Base):
    """A reminder put off or done with; the office's computers share it."""

    __tablename__ = "reminder_act"
    reminder: Mapped[str] = mapped_column(index=True)
    act: Mapped[str]
    at: Mapped[datetime]
    until: Mapped[datetime | None]


class ReminderShown(Base):
    """A reminder was shown on this computer; stays here."""

    __tablename__ = "reminder_shown"
    reminder: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    at: Mapped[datetime]
