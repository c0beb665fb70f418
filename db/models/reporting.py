"""Who owes which report to whom and when, its words, its receipt, and what was issued."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from db.models.schema import Base, Kept, refers


class ReportDuty(Kept, Base):
    """A report owed again and again; one duty may cover many plans."""

    __tablename__ = "report_duty"
    unit_id: Mapped[uuid.UUID] = refers("unit.id")  # who owes it
    recipient_id: Mapped[uuid.UUID | None] = refers("unit.id", nullable=True)
    recipient: Mapped[str | None]
    frequency: Mapped[str]  # quarter | half | nine-months | year | month
    period_part: Mapped[str | None]  # which one of the year: Q1, H1, M9, Y; empty for each
    due_rule: Mapped[str]
    cutoffs: Mapped[str]
    text: Mapped[str | None]
    confirmed: Mapped[bool] = mapped_column(default=True)
    last_day: Mapped[date | None]  # after it the report is owed no more


class ReportDutyPlan(Kept, Base):
    __tablename__ = "report_duty_plan"
    duty_id: Mapped[uuid.UUID] = refers("report_duty.id")
    plan_id: Mapped[uuid.UUID] = refers("plan.id")


class ReportSlot(Kept, Base):
    """One report owed: due, on time until, locked after are kept apart; empty follows the rule."""

    __tablename__ = "report_slot"
    duty_id: Mapped[uuid.UUID] = refers("report_duty.id")
    unit_id: Mapped[uuid.UUID] = refers("unit.id")
    period: Mapped[str]
    data_from: Mapped[date | None]
    data_to: Mapped[date | None]
    due: Mapped[date | None]
    on_time_until: Mapped[date | None]
    locked_after: Mapped[date | None]
    reopened_why: Mapped[str | None]


class SlotReceipt(Kept, Base):
    """A unit's report came: on paper or in a file, with the date of its covering letter."""

    __tablename__ = "slot_receipt"
    slot_id: Mapped[uuid.UUID] = refers("report_slot.id")
    received_on: Mapped[date]
    letter_number: Mapped[str | None]
    letter_on: Mapped[date | None]
    accepted: Mapped[bool | None]
    reasons: Mapped[str | None]
    package_id: Mapped[uuid.UUID | None]  # the file in which it came


class Narrative(Kept, Base):
    """The words of one chapter of one period's report."""

    __tablename__ = "narrative"
    slot_id: Mapped[uuid.UUID] = refers("report_slot.id")
    chapter: Mapped[str]
    text: Mapped[str]


class IssuedReport(Kept, Base):
    """A report as it was signed: its model and the PDF itself."""

    __tablename__ = "issued_report"
    kind: Mapped[str]
    period: Mapped[str]
    plan_id: Mapped[uuid.UUID | None] = refers("plan.id", nullable=True)
    number: Mapped[str]
    issued_on: Mapped[date]
    replaces_id: Mapped[uuid.UUID | None] = refers("issued_report.id", nullable=True)
    model: Mapped[dict[str, Any]]
    attachment_id: Mapped[uuid.UUID] = refers("attachment.id")
