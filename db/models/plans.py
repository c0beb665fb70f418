"""Plans and what their documents hold: versions, bases, chapters, sections, duties in words."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from db.models.schema import Base, Kept, refers


class Plan(Kept, Base):
    """A lineage of documents; who signed it (issuer) is apart from who keeps it (steward)."""

    __tablename__ = "plan"
    issuer_id: Mapped[uuid.UUID | None] = refers("unit.id", nullable=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    implicit: Mapped[bool] = mapped_column(default=False)  # "Nhiệm vụ phát sinh" of a year
    carries_out_id: Mapped[uuid.UUID | None] = refers("plan.id", nullable=True)
    continues_id: Mapped[uuid.UUID | None] = refers("plan.id", nullable=True)
    identity: Mapped[str | None]  # what makes two takings-in of one document the same plan
    report_words: Mapped[dict[str, Any] | None]


class PlanVersion(Kept, Base):
    """One signed document of a plan. `change` is original, amending, adding or replacing."""

    __tablename__ = "plan_version"
    plan_id: Mapped[uuid.UUID] = refers("plan.id")
    position: Mapped[int]
    change: Mapped[str]
    kind: Mapped[str]
    number: Mapped[str | None]
    issuer: Mapped[str | None]
    place: Mapped[str | None]
    issued_on: Mapped[date | None]
    subject: Mapped[str]
    signer: Mapped[str | None]
    signer_post: Mapped[str | None]
    signs_as: Mapped[str | None]
    recipients: Mapped[list[Any]] = mapped_column(default=list)
    layout: Mapped[list[Any]] = mapped_column(default=list)  # captions and roles of the appendix
    attachment_id: Mapped[uuid.UUID | None] = refers("attachment.id", nullable=True)


class Basis(Kept, Base):
    __tablename__ = "basis"
    plan_id: Mapped[uuid.UUID] = refers("plan.id")
    position: Mapped[int]
    text: Mapped[str]
    cited: Mapped[list[Any]] = mapped_column(default=list)  # numbers and dates named in the text


class Chapter(Kept, Base):
    __tablename__ = "chapter"
    plan_id: Mapped[uuid.UUID] = refers("plan.id")
    position: Mapped[int]
    code: Mapped[str | None]
    title: Mapped[str]
    text: Mapped[str]


class Section(Kept, Base):
    """A group of tasks; `field` is the reform field it counts in."""

    __tablename__ = "section"
    plan_id: Mapped[uuid.UUID] = refers("plan.id")
    position: Mapped[int]
    code: Mapped[str | None]
    title: Mapped[str]
    field: Mapped[str] = mapped_column(default="other")


class NarrativeItem(Kept, Base):
    """A numbered item of the task chapter, beside the appendix that holds the tasks."""

    __tablename__ = "narrative_item"
    plan_id: Mapped[uuid.UUID] = refers("plan.id")
    position: Mapped[int]
    code: Mapped[str | None]
    section: Mapped[str | None]
    title: Mapped[str]
    details: Mapped[list[Any]] = mapped_column(default=list)


class UnitDuty(Kept, Base):
    """What a plan's text asks of one unit, one row an item."""

    __tablename__ = "unit_duty"
    plan_id: Mapped[uuid.UUID] = refers("plan.id")
    unit_id: Mapped[uuid.UUID | None] = refers("unit.id", nullable=True)
    unit_words: Mapped[str]
    position: Mapped[int]
    text: Mapped[str]


class PhraseReading(Kept, Base):
    """What a person settled a deadline phrase of a plan to mean."""

    __tablename__ = "phrase_reading"
    plan_id: Mapped[uuid.UUID] = refers("plan.id")
    phrase: Mapped[str]  # folded
    kind: Mapped[str]
    milestones: Mapped[list[Any]] = mapped_column(default=list)
    event_on: Mapped[date | None]
