"""Files from and to other offices: what arrived, what it says, what others propose, trust."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.schema import Base, Kept, refers


class Package(Kept, Base):
    """A file taken in or sent; its id follows from its content, the same on every computer."""

    __tablename__ = "package"
    direction: Mapped[str]  # in | out
    kind: Mapped[str]
    office_id: Mapped[uuid.UUID]  # of the sender when in, of the recipient when out
    period: Mapped[str | None]
    sequence: Mapped[int]
    vector: Mapped[dict[str, Any]]
    scope: Mapped[dict[str, Any]]
    sha256: Mapped[str]
    signature: Mapped[str]
    at: Mapped[datetime]
    active: Mapped[bool]  # no longer so once taken back
    file_name: Mapped[str | None]
    office_name: Mapped[str | None]  # as the file names that office
    public_key: Mapped[str | None]
    counts: Mapped[dict[str, Any] | None]  # what the preview counted, kept for the history
    left_out: Mapped[list[Any] | None]
    more: Mapped[dict[str, Any] | None]  # what a newer program put beside, to be passed on


class MirrorRecord(Base):
    """One record as one file said it. The row shown is a pure function of the active ones."""

    __tablename__ = "mirror_record"
    __table_args__ = ({"sqlite_with_rowid": False},)
    row: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    package_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("package.id"), primary_key=True, index=True
    )
    entity: Mapped[str]
    body: Mapped[dict[str, Any]]


class CededRecord(Base):
    """An own record as it was before the first signed file of its plan's issuer took it over.

    Taking that file back makes it ours again, as it was.
    """

    __tablename__ = "ceded_record"
    __table_args__ = ({"sqlite_with_rowid": False},)
    row: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    package_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("package.id"), primary_key=True, index=True
    )
    entity: Mapped[str]
    body: Mapped[dict[str, Any]]


class Receipt(Kept, Base):
    """What is told back to a sender: when a file came, accepted or returned with reasons."""

    __tablename__ = "receipt"
    package_id: Mapped[uuid.UUID] = mapped_column(index=True)
    office_id: Mapped[uuid.UUID]
    accepted: Mapped[bool | None]  # empty: it came, nobody has judged it yet
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    at: Mapped[datetime]


class Proposal(Kept, Base):
    """What somebody wants changed in a record another office keeps."""

    __tablename__ = "proposal"
    entity: Mapped[str]
    entity_id: Mapped[uuid.UUID] = mapped_column(index=True)
    field: Mapped[str]
    value: Mapped[dict[str, Any]]
    from_office_id: Mapped[uuid.UUID]
    reason: Mapped[str | None]
    at: Mapped[datetime | None]


class ProposalAnswer(Kept, Base):
    """What the office that keeps a record said to a proposal about it."""

    __tablename__ = "proposal_answer"
    proposal_id: Mapped[uuid.UUID] = mapped_column(index=True)
    accepted: Mapped[bool]
    reason: Mapped[str | None]
    at: Mapped[datetime]


class TrustKey(Kept, Base):
    """A public key accepted as an office's own, from when and on whose word."""

    __tablename__ = "trust_key"
    office_id: Mapped[uuid.UUID] = mapped_column(index=True)
    public_key: Mapped[str]
    fingerprint: Mapped[str]
    accepted_at: Mapped[datetime]
    how: Mapped[str]  # own | first | above | old-key | telephone | sheet
    note: Mapped[str | None]  # who confirmed it, on which number
    # Its own id: it is believed no more, and no other has taken its place.
    replaced_by_id: Mapped[uuid.UUID | None] = refers("trust_key.id", nullable=True)
